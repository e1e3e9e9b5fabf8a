import { plainText } from "../../../tables/plainText";
import { shorten } from "../document";
import type { ReportFinding } from "../finding";
import type { Reading } from "../reading";

/** Where a sentence names a product or material of its own accord. */
const slots = [
  /(?:降低|减少|改善|优化)(?:了)?([\p{Script=Han}A-Za-z]{2,12}?)产品?(?:的)?碳足迹/gu,
  /最(?:大|高)的(?:主要)?(?:是|为)([\p{Script=Han}]{2,8})(?=[。，,；;]|$)/gu,
  /(?:^|[。；，,])([\p{Script=Han}]{2,8}?)(?:产品)?的碳足迹(?:主要)?(?:来自|来源于|由|为)/gu,
  /the\s+(?:carbon\s+)?footprint\s+of\s+(?:the\s+|our\s+)([a-z][a-z -]{3,40}?)\s+(?:can|could|may|should|will)\s+be\s+(?:lower|reduc|cut)/gi,
  /(?:reduc\w*|lower\w*|cut\w*)\s+the\s+(?:carbon\s+)?footprint\s+of\s+(?:the\s+|our\s+)?([a-z][a-z -]{3,40}?)(?=[.,;]|\s+(?:by|through|and)\b|$)/gi,
  /the\s+(?:carbon\s+)?footprint\s+of\s+(?:the\s+|our\s+|one\s+)([a-z][a-z -]{3,40}?)\s+(?:is|was|amounts|equals)\b/gi,
  /(?:improve|reduce|lower|cut|optimi[sz]e)\s+the\s+(?:carbon\s+)?footprint\s+of\s+(?:the|our|each|every)\s+([a-z][a-z -]{3,40}?)(?=[.,;]|\s+(?:by|through|and|with|further|even|too|as|in)\b|$)/gi,
  /(?:本厂|本公司|本企业|我厂|我司|公司|企业)(?:所)?生产的([\p{Script=Han}]{2,8}?)(?=也|应|可|均|都|的|在|等|[，,。；;]|$)/gu,
  /(?:manufacturer|producer|maker|production|design)\s+of\s+(?:the|this|our)\s+([a-z][a-z -]{3,40}?)(?=[.,;]|\s+(?:should|can|could|may|will|is|has|must|to|by|in)\b)/gi,
  /(?:largest|biggest|main)\s+(?:contributor|source|share)\s+(?:is|are)\s+(?:the\s+)?([a-z][a-z -]{2,30}?)(?=[.,;]|$)/gi,
];
const general = /^(?:其|该|本|此|单位|企业|公司|产品|我司|自身|整体|全部|各|主要|总|the product|product|products|this product|its products?)|阶段|环节|过程|生命周期|能源|原材料|原料|原辅料|物料|运输|生产|包装|电力|electricity|raw materials?|transport|production|manufactur|energy|packaging|use phase|stage/i;

/** A product or material that one sentence speaks of and nothing else in the report knows: it was left from another report. */
export function* foreignNoun(reading: Reading): Iterable<ReportFinding> {
  const whole = plainText(reading.document.blocks.map((block) => (block.kind === "paragraph" ? block.text : block.rows.flat().join(" "))).join(" "));
  for (const { text, block } of reading.sentences) {
    for (const slot of slots) {
      for (const match of text.matchAll(slot)) {
        // "每个保温杯" is a cup, and "the finished racks" are racks.
        const noun = match[1]!.trim().replace(/^(?:每|该|本|此|单|一|1)(?:个|台|件|只|套|吨|千克|公斤|平方米|立方米|辆|支|片|双|块|根|瓶|箱|组|条)?/u, "");
        if (noun.length < 2 || general.test(noun) || occurrences(whole, plainText(noun)) > 1 || occurrences(whole, headOf(noun)) > 1) continue;
        yield {
          rule: "text.foreign", severity: "warning", place: reading.at(block),
          message: { en: `"${noun}" is named in "${shorten(text, 60)}" and nowhere else in the report, no table included. Was it left from another report?`, zh: `“${shorten(text, 60)}”中的“${noun}”在报告其他各处（包括各表）均未出现，是否为其他报告的残留？` },
        };
      }
    }
  }
}

/** The last word without its plural, which tells what the thing is; of Chinese the whole. */
function headOf(noun: string): string {
  if (/\p{Script=Han}/u.test(noun)) return plainText(noun);
  const last = plainText(noun).split(" ").at(-1) ?? "";
  return last.length > 4 ? last.replace(/(?:e?s)$/, "") : last;
}

function occurrences(whole: string, noun: string): number {
  return noun === "" ? 2 : whole.split(noun).length - 1;
}
