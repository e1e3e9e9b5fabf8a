import { captionPattern } from "../document";
import type { ReportFinding } from "../finding";
import type { Reading } from "../reading";

const consumption = /(?:用于[^，。；]{0,20}的|生产的|环节|产品的?)?([\p{Script=Han}A-Za-z]{1,8}?)(?:的)?(消耗量?|用量)/gu;
const energy = /^(?:能源|原料|物料|原材料|辅料|材料|能耗|资源|包装材料|原辅料)$/;

/** A table headed with one material whose cells speak of another: the text of the table it was copied from. */
export function* captionItem(reading: Reading): Iterable<ReportFinding> {
  const { document } = reading;
  for (const [at, block] of document.blocks.entries()) {
    if (block.kind !== "paragraph" || !captionPattern.test(block.text) || block.text.length > 60) continue;
    const heading = itemsIn(block.text)[0];
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

/** What stands between a caption and the next heading, three blocks at most: the table, and lines that a page break cut off from it. */
function nearbyTexts(blocks: Reading["document"]["blocks"], at: number): string[] {
  const texts: string[] = [];
  for (const block of blocks.slice(at + 1, at + 4)) {
    if (block.kind === "table") texts.push(...block.rows.flat());
    else if (block.heading || captionPattern.test(block.text)) break;
    else if (block.text.length < 160) texts.push(block.text);
  }
  return texts;
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
