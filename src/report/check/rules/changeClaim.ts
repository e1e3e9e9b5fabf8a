import { emissionsIn } from "../claims";
import { shorten } from "../document";
import type { ReportFinding } from "../finding";
import type { Reading } from "../reading";

const becomes = /变为|变成|降至|降为|减至|减少到|下降到|降低到|升至|增至|增加到|to\b|becomes?\b|falls?\b|drops?\b|rises?\b/i;
const percentAfter = /(\d+(?:\.\d+)?)\s*[%％]/;

/** "1000 tCO2e becomes 985 tCO2e, a change of 2.5 %": the three figures have to agree. */
export function* changeClaim(reading: Reading): Iterable<ReportFinding> {
  for (const { text, block } of reading.sentences) {
    const [one, two, ...more] = emissionsIn(text);
    if (!one || !two || more.length > 0 || !becomes.test(two.before.slice(one.before.length + one.text.length))) continue;
    const [before, after] = [one.value * one.scale, two.value * two.scale];
    const percent = percentAfter.exec(two.after);
    if (!percent || before === 0 || before === after || !/变化|降低|下降|减少|减排|增加|上升|降幅|增幅|chang|reduc|decreas|increas|lower|less|more|down|up\b|sav/i.test(text)) continue;
    const said = Number(percent[1]);
    const decimals = percent[1]!.split(".")[1]?.length ?? 0;
    const change = (100 * Math.abs(after - before)) / before;
    const slack = 0.5 * 10 ** -decimals + (100 * (0.5 * 10 ** -one.decimals * one.scale + 0.5 * 10 ** -two.decimals * two.scale)) / before;
    // Of the first figure, or of the second: either is a way to count.
    if (Math.abs(change - said) <= slack || Math.abs((change * before) / after - said) <= slack) continue;
    const wanted = `${Number(change.toPrecision(3))} %`;
    yield {
      rule: "sensitivity.mismatch", severity: "error", place: reading.at(block), expected: wanted,
      message: { en: `"${shorten(text, 60)}": from ${one.text} to ${two.text} is a change of ${wanted}.`, zh: `“${shorten(text, 60)}”：由 ${one.text} 到 ${two.text}，变化为 ${wanted}。` },
    };
  }
}
