import type { ReportFinding } from "../finding";
import type { Reading } from "../reading";
import { shorten } from "../document";

const digits = "零一二三四五六七八九十";
const announced = /(?:包括|包含|分为|由|有)(?:以下)?\s*([0-9]{1,2}|[一二三四五六七八九十两])\s*(?:个)?(?:部分|方面|阶段|环节|工序|步骤|项)(?:[组构]成)?\s*[:：]?/u;
const announcedEnglish = /(?:consists? of|comprises?|includes?|following)\s+(?:the\s+following\s+)?(two|three|four|five|six|seven|eight|\d{1,2})\s+(?:parts|stages|steps|items|phases)\s*[:：]/i;
/** "five materials: timber, nails and ink", "四种原料：钢、铝、铜". */
const inSentence = /(?:\b(two|three|four|five|six|seven|eight|\d{1,2})\s+(?:[a-z-]+\s+){0,2}[a-z]+s|([0-9]{1,2}|[一二三四五六七八九十两])\s*(?:个|种|项|类|大类|道|家)\p{Script=Han}{0,10})\s*[:：]\s*([^。；;:：]{4,200}?)(?:[。；;]|\.(?!\d)|$)/iu;
const numbers: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, 两: 2 };
const item = /^\s*[(（]?(\d{1,2})[)）.、]/;

/** "Four parts: (1) ... (2) ... (3) ...": a part was dropped and its number stayed. */
export function* partCount(reading: Reading): Iterable<ReportFinding> {
  const { blocks } = reading.document;
  for (const [at, block] of blocks.entries()) {
    if (block.kind !== "paragraph") continue;
    yield* countInSentence(reading, at, block.text);
    const match = announced.exec(block.text) ?? announcedEnglish.exec(block.text);
    if (!match) continue;
    const wanted = numberOf(match[1]!.toLowerCase());
    const inside = [...block.text.slice(match.index).matchAll(/[(（](\d{1,2})[)）]/g)].map((each) => Number(each[1]));
    const listed = counted(inside.length > 0 ? inside : after(blocks, at));
    if (listed < 2 || listed === wanted) continue;
    yield {
      rule: "text.count", severity: "warning", place: reading.at(at), expected: String(listed),
      message: { en: `"${shorten(match[0], 40)}", but ${listed} are listed.`, zh: `写为“${shorten(match[0], 40)}”，实际列出 ${listed} 项。` },
    };
  }
}

/** A list between the colon and the end of its sentence; what stands in brackets belongs to the item before. */
function* countInSentence(reading: Reading, at: number, text: string): Iterable<ReportFinding> {
  const match = inSentence.exec(text.normalize("NFKC"));
  if (!match || /[(（]1[)）]/.test(text)) return;
  const items = match[3]!.replace(/\([^()]*\)/g, "").split(/\s*(?:、|[,，](?:\s*and\b)?|\band\b|以及|和|及)\s*/u).filter((each) => each.trim() !== "");
  const wanted = numberOf((match[1] ?? match[2])!.toLowerCase());
  // A figure or a verb in an item: that is a sentence and no list.
  if (items.length < 2 || items.length === wanted || items.some((each) => each.length > 30 || /\d|\b(?:is|are|was|has|have)\b|等/.test(each))) return;
  yield {
    rule: "text.count", severity: "warning", place: reading.at(at), expected: String(items.length),
    message: { en: `"${shorten(match[0], 40)}", but ${items.length} are listed.`, zh: `写为“${shorten(match[0], 40)}”，实际列出 ${items.length} 项。` },
  };
}

function numberOf(text: string): number {
  const known = numbers[text] ?? (digits.includes(text) ? digits.indexOf(text) : undefined);
  return known ?? Number(text);
}

function after(blocks: Reading["document"]["blocks"], at: number): number[] {
  const found: number[] = [];
  for (const next of blocks.slice(at + 1)) {
    const number = next.kind === "paragraph" ? item.exec(next.text)?.[1] : undefined;
    if (number === undefined) break;
    found.push(Number(number));
  }
  return found;
}

/** 1, 2, 3 ... in order from the beginning. */
function counted(found: readonly number[]): number {
  let last = 0;
  for (const number of found) if (number === last + 1) last = number;
  return last;
}
