import { createLexicon } from "./lexicon";
import { plainText } from "./plainText";
import stages from "./vocabulary/stages.json";

/** The stages of a life cycle as reports name them. */
export type Stage = keyof typeof stages;

const lexicon = createLexicon<Stage>(stages);

/** "Use" in a list of stages; in a longer text the word says nothing ("water use"). */
const wholeWords: Readonly<Record<string, Stage>> = { use: "use", usage: "use", 使用: "use" };

/** The stage that a text names ("原辅料运输", "Inbound logistics"); undefined where it names none. */
export function stageOf(text: string): Stage | undefined {
  const whole = wholeWords[bareName(text)];
  if (whole) return whole;
  const best = lexicon.best(text.replace(/(阶段|环节|过程|部分|stage|phase)\s*$/i, ""));
  const found = best && best.confidence >= 0.3 ? best : lexicon.best(text);
  return found && found.confidence >= 0.3 ? found.kind : undefined;
}

const titleWords = /^(附?表|table)\s*[\d.\-–]+|(产品)?碳足迹(贡献)?|碳排放|温室气体|排放量?|核算|计算|明细|过程表?|汇总|结果|数据|一览|清单|统计|环节|阶段|各|表|footprint|calculation|calculations|emissions?|carbon|ghg|sheet|by input|results?|summary|table|of|for|the|stage|phase/gi;

/** The stage that a title speaks of: what is left without the words that every title has, or a word of three characters and more. */
export function stageIn(text: string): Stage | undefined {
  // "物料与能源", "Materials and energy": a table of two stages is of neither.
  const parts = plainText(text)
    .replace(titleWords, " ")
    .split(/[与和及、&+\/]|\band\b|,/)
    .map((part) => stageOf(part.trim()))
    .filter((stage) => stage !== undefined);
  if (new Set(parts.map((stage) => (stage === "transport" ? "materialTransport" : stage))).size > 1) return undefined;
  // "Inbound transport of raw materials" is transport, whatever it carries.
  const [head = "", carried] = plainText(text).split(/ (?:of|for) /);
  const moved = carried === undefined ? undefined : stageOf(head);
  if (moved === "materialTransport" || moved === "distribution" || moved === "transport") return stageOf(text) ?? moved;
  const bare = plainText(text).replace(titleWords, " ").replace(/[:：,，()（）]/g, " ").replace(/\s+/g, " ").trim();
  return stageOf(bare) ?? stageOf(text) ?? lexicon.matches(text).find((match) => match.word.length >= 3)?.kind;
}

/** True where the text is hardly more than the stage's name. */
export function isStageName(text: string): boolean {
  if (wholeWords[bareName(text)]) return true;
  // "Production 生產": each language names the same one.
  const [, first, second] = /^([^\p{Script=Han}]*[a-z][^\p{Script=Han}]*?)\s*(\p{Script=Han}+)$/iu.exec(text.trim()) ?? /^(\p{Script=Han}+)\s*([a-z][^\p{Script=Han}]*)$/iu.exec(text.trim()) ?? [];
  if (first && second && isStageName(first) && isStageName(second)) return true;
  return [text.replace(/(阶段|环节|过程|stage|phase)\s*$/i, ""), text].some((each) => (lexicon.best(each)?.confidence ?? 0) >= 0.55);
}

function bareName(text: string): string {
  return plainText(text).replace(/\s*(阶段|环节|过程|stage|phase)\s*$/, "");
}

/** "A1", "C4": a module of an environmental product declaration (EN 15804). */
export function isModule(text: string): boolean {
  return /^[A-D][1-8]$/.test(text.trim());
}

/** "A1-A3", "Total A1 to A3": the modules that are added up, each by its code; none for any other text. */
export function modulesOf(text: string): readonly string[] {
  const [, letter = "", from = "", other = letter, to = ""] = /^(?:total\s+)?([A-D])([1-8])\s*(?:[-–—~至到+]|to)\s*([A-D])?([1-8])$/i.exec(text.trim()) ?? [];
  if (letter === "" || letter.toUpperCase() !== other.toUpperCase()) return [];
  return Array.from({ length: Math.max(0, Number(to) - Number(from) + 1) }, (_, at) => `${letter.toUpperCase()}${Number(from) + at}`);
}
