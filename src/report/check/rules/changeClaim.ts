import { emissionsIn } from "../claims";
import { shorten } from "../document";
import type { ReportFinding } from "../finding";
import type { Reading } from "../reading";

const becomes = /变为|变成|降至|降为|减至|减少到|下降到|降低到|升至|增至|增加到|to\b|becomes?\b|falls?\b|drops?\b|rises?\b/i;
const percentAfter = /(\d+(?:\.\d+)?)\s*[%％]/;

/** "365.4 331.4 34.0 3.4": the row of a sensitivity analysis as a page that was copied as text leaves it. */
const copiedRow = /(?<![\d.])(\d+(?:\.\d+)?) +(\d+(?:\.\d+)?) +-?(\d+(?:\.\d+)?) +-?(\d+(?:\.\d+)?) ?%?(?![\d.])/g;

/** A change in a sentence, or in a row that has become text, against the figures that it lies between. */
export function* changeClaim(reading: Reading): Iterable<ReportFinding> {
  yield* inSentences(reading);
  const { blocks } = reading.document;
  for (const [at, block] of blocks.entries()) {
    const textOf = (each: (typeof blocks)[number]) => (each.kind === "paragraph" ? each.text : each.rows.map((row) => row.join(" ")).join("\n"));
    if (!/敏感|原总|减后|sensitiv|original total|new total/i.test(blocks.slice(Math.max(0, at - 2), at + 1).map(textOf).join(" "))) continue;
    for (const match of textOf(block).normalize("NFKC").matchAll(copiedRow)) {
      const [before, after, difference, said] = match.slice(1).map(Number) as [number, number, number, number];
      const decimals = match[4]!.split(".")[1]?.length ?? 0;
      const percent = (100 * difference) / before;
      if (before <= difference || Math.abs(Math.abs(before - after) - difference) > before * 1e-6 || Math.abs(percent - said) <= 0.5 * 10 ** -decimals + 0.005) continue;
      const wanted = `${Number(percent.toPrecision(3))} %`;
      yield {
        rule: "sensitivity.mismatch", severity: "error", place: reading.at(at), expected: wanted,
        message: { en: `${difference} of ${before} is ${wanted}, and ${said} % is written: the base is that of another line, or the share that of another total.`, zh: `${before} 中的 ${difference} 为 ${wanted}，而写作 ${said} %：基数与比例不属于同一总量。` },
      };
    }
  }
}

/** "1000 tCO2e becomes 985 tCO2e, a change of 2.5 %": the three figures have to agree. */
function* inSentences(reading: Reading): Iterable<ReportFinding> {
  for (const { text, block } of reading.sentences) {
    const [one, two, ...more] = emissionsIn(text);
    if (!one || !two || more.length > 0 || !becomes.test(two.before.slice(one.before.length + one.text.length))) continue;
    const [before, after] = [one.value * one.scale, two.value * two.scale];
    const percent = percentAfter.exec(two.after);
    if (!percent || before === 0 || before === after || !/变化|降低|下降|减少|减排|增加|增长|上升|升高|提高|降幅|增幅|chang|reduc|decreas|increas|lower|less|more|down|up\b|sav|ris|rais|grow|fall|drop|cut/i.test(text)) continue;
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
