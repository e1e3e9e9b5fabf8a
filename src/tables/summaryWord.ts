import { createLexicon } from "./lexicon";
import { plainText } from "./plainText";
import facts from "./vocabulary/facts.json";

export type FactKind = keyof typeof facts;

const lexicon = createLexicon<FactKind>(facts);

/** What a label beside a value tells about the study: its output, its total, its boundary; null for what is none of these. */
export function factKind(text: string): FactKind | null {
  const plain = plainText(text).replace(/[(（[].*$/, "").trim();
  const best = lexicon.best(plain);
  return best && best.confidence >= 0.5 ? best.kind : null;
}

/** The kinds that stand as a line under a table: total, output, result per unit. */
export function summaryWord(text: string): "output" | "perUnit" | "total" | null {
  const kind = factKind(text);
  return kind === "output" || kind === "perUnit" || kind === "total" ? kind : null;
}
