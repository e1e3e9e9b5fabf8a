import type { ReportFinding } from "../finding";
import type { Reading } from "../reading";
import { shorten } from "../document";

/** "From cradle to gate" and "until distribution is complete" in one breath: at the gate the product has not left. */
export function* boundaryText(reading: Reading): Iterable<ReportFinding> {
  for (const { text, block } of reading.sentences) {
    const gate = /摇篮[^。]{0,3}(?:到|至)[^。]{0,3}大门|cradle[- ]to[- ]gate/i.test(text);
    const beyond = /(?:到|至|涵盖[^。]{0,20}|包括[^。]{0,30})(?:分销|销售|使用|废弃)(?:完成|阶段|过程|环节|处置)?|(?:through|including|until|up to)\s+(?:the\s+)?(?:distribution|use|disposal|end of life)/i.exec(text);
    if (!gate || !beyond || /(?:不|未)(?:包括|包含|涵盖)|exclud|(?:or|或)/i.test(text)) continue;
    yield {
      rule: "boundary.text", severity: "warning", place: reading.at(block),
      message: { en: `"${shorten(text, 60)}": a footprint from cradle to gate ends at the gate, and this one goes on ("${beyond[0]}").`, zh: `“${shorten(text, 60)}”：从摇篮到大门止于出厂，而此处又含“${beyond[0]}”。` },
    };
  }
}
