import { captionOf } from "../document";
import type { ReportFinding } from "../finding";
import type { Reading } from "../reading";

const consumption = /(?:用于[^，。；]{0,20}的|生产的|环节|产品的?)?([\p{Script=Han}A-Za-z]{1,8}?)(?:的)?(消耗量?|用量)/gu;
const energy = /^(?:能源|原料|物料|原材料|辅料|材料|能耗|资源|包装材料|原辅料)$/;

/** A table headed with one material whose cells speak of another: the text of the table it was copied from. */
export function* captionItem(reading: Reading): Iterable<ReportFinding> {
  const { document } = reading;
  for (const [at, block] of document.blocks.entries()) {
    if (block.kind !== "table") continue;
    const caption = captionOf(document, at);
    const heading = itemsIn(caption)[0];
    if (heading === undefined) continue;
    const nearby = nearbyTexts(document.blocks, at);
    const others = [...new Set(nearby.flatMap(itemsIn))].filter((item) => !alike(item, heading));
    const own = nearby.some((text) => text.includes(heading));
    for (const other of others) {
      if (!own && !nearby.some((text) => alike(text, heading))) continue;
      yield {
        rule: "label.exchanged", severity: "warning", place: reading.at(at),
        message: { en: `The table is headed "${heading}", and its text speaks of "${other}". Was it copied from the table of ${other}?`, zh: `表题为“${heading}”，表内文字却写“${other}”，是否由“${other}”的表复制而来？` },
      };
    }
  }
}

/** The table's cells and the lines that a page break cut off from it. */
function nearbyTexts(blocks: Reading["document"]["blocks"], at: number): string[] {
  const block = blocks[at];
  const cells = block?.kind === "table" ? block.rows.flat() : [];
  const next = blocks[at + 1];
  return [...cells, ...(next?.kind === "paragraph" && !next.heading && next.text.length < 120 ? [next.text] : [])];
}

function itemsIn(text: string): string[] {
  return [...text.replace(/^\s*续?表\s*[\d\-–.]+\s*/u, "").matchAll(consumption)].map((match) => last(match[1]!)).filter((item) => item !== "" && !energy.test(item));
}

/** "产品包装环节纸箱" is the item "纸箱". */
function last(text: string): string {
  return text.replace(/^.*(?:环节|阶段|过程|系列|产品|生产|产量|的|与)/u, "");
}

function alike(one: string, other: string): boolean {
  return one.includes(other) || other.includes(one);
}
