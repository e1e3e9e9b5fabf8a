import type { Finding } from "./finding";

/** A contradiction has two ends and the audit cannot know which is wrong: the other one is pointed at too, as a remark. */
export function otherSide(finding: Finding): Finding {
  const [there, ...more] = finding.related ?? [];
  if (!there) return finding;
  const here = `${finding.sheet}!${finding.range}`;
  return {
    rule: finding.rule,
    severity: "info",
    ...there,
    message: { en: `The other side of ${here}: ${finding.message.en}`, zh: `与 ${here} 相互矛盾：${finding.message.zh}` },
    related: [{ sheet: finding.sheet, range: finding.range }, ...more],
  };
}
