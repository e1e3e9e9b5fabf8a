import { createLexicon } from "./lexicon";
import stages from "./vocabulary/stages.json";

/** The stages of a life cycle as reports name them. */
export type Stage = keyof typeof stages;

const lexicon = createLexicon<Stage>(stages);

/** The stage that a text names ("原辅料运输", "Inbound logistics"); undefined where it names none. */
export function stageOf(text: string): Stage | undefined {
  const best = lexicon.best(text.replace(/(阶段|环节|过程|部分|stage|phase)\s*$/i, ""));
  const found = best && best.confidence >= 0.3 ? best : lexicon.best(text);
  return found && found.confidence >= 0.3 ? found.kind : undefined;
}

/** The stage that a longer text speaks of, a title for example: only words of three characters and more count. */
export function stageIn(text: string): Stage | undefined {
  return stageOf(text) ?? lexicon.matches(text).find((match) => match.word.length >= 3)?.kind;
}

/** True where the text is hardly more than the stage's name. */
export function isStageName(text: string): boolean {
  const best = lexicon.best(text.replace(/(阶段|环节|过程|stage|phase)\s*$/i, ""));
  return best !== undefined && best.confidence >= 0.55;
}
