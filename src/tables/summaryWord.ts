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

/** "PCF per kWh", "每双鞋碳足迹": the unit may be anything. */
const perUnitLabel = /^(?:pcf|(?:product )?carbon footprint|footprint|ghg|co2e?|(?:ghg |carbon )?emissions?)\b.{0,20}\bper\b|^per [a-z0-9²³]{1,15}(?:\s*\(|$)|^(?:每|单位|单)\S{1,8}(?:碳足迹|碳排放|排放)/;

/** The kinds that stand as a line under a table: total, output, result per unit. */
export function summaryWord(text: string): "output" | "perUnit" | "total" | null {
  const kind = factKind(text) ?? (perUnitLabel.test(plainText(text)) ? "perUnit" : null);
  return kind === "output" || kind === "perUnit" || kind === "total" ? kind : null;
}
