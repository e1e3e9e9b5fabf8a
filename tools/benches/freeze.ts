import fc from "fast-check";
import { judge } from "../../test/workbook/freeze/judge";
import { workbooks } from "../../test/workbook/freeze/generated";

const batch = 100;

/**
 * Freezes generated workbooks, has LibreOffice calculate them from nothing and compares; thaws them again. `FREEZE_WORKBOOKS` says how
 * many (1,000 where it is not set), `FREEZE_SEED` which, `FREEZE_FROM` how many of them were judged before: a thousand take half an hour.
 */
export async function bench(): Promise<void> {
  const count = Number(process.env.FREEZE_WORKBOOKS ?? "1000");
  const seed = Number(process.env.FREEZE_SEED ?? "20261");
  const done = Number(process.env.FREEZE_FROM ?? "0");
  const files = fc.sample(workbooks, { numRuns: done + count, seed }).map((bytes, index) => [`${seed}-${index}`, bytes] as const).slice(done);
  let frozen = 0;
  let wrong = 0;
  const kept = new Set<string>();
  const start = performance.now();
  for (let from = 0; from < files.length; from += batch) {
    const verdict = await judge(new Map(files.slice(from, from + batch)));
    frozen += verdict.frozen;
    wrong += verdict.wrong.length;
    for (const formula of verdict.kept) kept.add(formula.replace(/\d+/g, "#"));
    for (const one of verdict.wrong.slice(0, 40)) console.log(one);
    console.log(`${Math.min(from + batch, files.length)} workbooks, ${frozen} formulas frozen, ${wrong} differences, ${((performance.now() - start) / 1000).toFixed(0)} s`);
  }
  console.log(`kept as values: ${[...kept].sort().join("  ")}`);
  if (wrong > 0) process.exitCode = 1;
}
