import { allocate } from "../../src/footprint/allocate";
import { shares } from "../../src/footprint/shares";
import { stageTable } from "../../src/footprint/stages";
import { uniformDraws } from "../../src/interpretation/xoshiro";
import { Decimal } from "../../src/units";

const stages = ["原材料获取", "Production", "use", "产品运输", "something else"];

/**
 * Allocations, shares and stage tables over random rows, credits among them: the parts, as cells hold them, must add up exactly.
 * `ADD_UP_RUNS` says how many of each (100,000 where it is not set; a million take some minutes), `ADD_UP_SEED` which.
 * @throws Error with the rows that do not.
 */
export async function bench(): Promise<void> {
  const runs = Number(process.env.ADD_UP_RUNS ?? "100000");
  const draw = uniformDraws(Number(process.env.ADD_UP_SEED ?? "1"));
  const whole = (least: number, most: number) => least + Math.floor(draw() * (most - least + 1));
  const amount = (least: number) => new Decimal(whole(least, 10_000_000)).div(10 ** whole(0, 4));
  const rows = <T>(make: () => T) => Array.from({ length: whole(1, 12) }, make);
  const inCells = (parts: readonly Decimal[]) => parts.reduce((sum, part) => sum.plus(part.toNumber()), new Decimal(0));
  const hold = (what: string, sum: Decimal, wanted: Decimal | number, given: unknown) => {
    if (!sum.equals(wanted)) throw new Error(`${what}: ${sum.toString()} is not ${new Decimal(wanted).toString()} for ${JSON.stringify(given)}`);
  };
  let skipped = 0;
  for (let run = 0; run < runs; run++) {
    const total = amount(-10_000_000);
    const basis = rows(() => amount(1));
    hold("allocation", inCells(allocate(total, basis)), total.toNumber(), { total, basis });
    const values = rows(() => amount(-1_000_000));
    const sum = values.reduce((all, value) => all.plus(value), new Decimal(0));
    if (sum.isZero()) {
      skipped++;
      continue;
    }
    hold("shares", inCells(shares(values, whole(0, 6))), 100, values);
    const table = stageTable(values.map((value) => ({ stage: stages[whole(0, stages.length - 1)] as string, value })));
    hold("stages", inCells(table.map(({ emission }) => emission)), sum, values);
    hold("stage shares", inCells(table.map(({ share }) => share)), 100, values);
  }
  console.log(`${runs} allocations, share columns and stage tables add up exactly (${skipped} of a total of zero apart)`);
}
