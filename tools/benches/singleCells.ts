import { openEngine } from "../../src/hosts/headless";
import type { EngineCell, EngineWorkbook } from "../../src/hosts/engine/engine";
import type { UniverEngine } from "../../src/hosts/engine/univerEngine";

const cells = 10_000;
const runs = 5;

/** 10,000 single PCF.MATERIAL cells in the recalculation engine, against 10,000 native =A1*B1 cells and against the same calls made directly. */
export async function bench(): Promise<void> {
  const engine = await openEngine("en");
  const { material } = await import("../../functions");
  const native = workbook((row) => `=A${row}*B${row}`);
  const custom = workbook((row) => `=PCF.MATERIAL(A${row},"kg",B${row},"kgCO2e/kg")`);
  await engine.recalculate(native);
  await engine.recalculate(custom);
  const nativeTime = await least(() => engine.recalculate(native));
  const customTime = await least(() => engine.recalculate(custom));
  const callTime = await least(() => {
    for (let row = 0; row < cells; row++) material([[amount(row)]], [["kg"]], [[15.6]], [["kgCO2e/kg"]]);
  });
  const each = (milliseconds: number) => ((milliseconds * 1000) / cells).toFixed(1);
  console.log(`native =A1*B1        ${nativeTime.toFixed(0)} ms   ${each(nativeTime)} µs a cell`);
  console.log(`PCF.MATERIAL         ${customTime.toFixed(0)} ms   ${each(customTime)} µs a cell   ratio ${(customTime / nativeTime).toFixed(2)}`);
  console.log(`the function itself  ${each(callTime)} µs; handing over and back beyond a native cell ${each(customTime - nativeTime - callTime)} µs; ours together ${each(customTime - nativeTime)} µs (bar 10)`);
  const large = await spent(() => engine.recalculate(workbook((row) => `=PCF.MATERIAL(A${row},"kg",B${row},"kgCO2e/kg")`, 100_000)));
  console.log(`100,000 of them      ${(large / 1000).toFixed(1)} s`);
}

const amount = (row: number) => ((row * 7919) % 1_000_003) / 100;

function workbook(formula: (row: number) => string, rows = cells): EngineWorkbook {
  const content: EngineCell[] = [];
  for (let row = 0; row < rows; row++) {
    content.push({ row, column: 0, value: amount(row) }, { row, column: 1, value: 15.6 }, { row, column: 2, value: null, formula: formula(row + 1) });
  }
  return { names: [], tables: [], sheets: [{ name: "Bench", cells: content }] };
}

async function least(work: () => ReturnType<UniverEngine["recalculate"]> | void): Promise<number> {
  let best = Infinity;
  for (let run = 0; run < runs; run++) best = Math.min(best, await spent(work));
  return best;
}

/** Processor time in milliseconds, whatever else the machine is doing. */
async function spent(work: () => ReturnType<UniverEngine["recalculate"]> | void): Promise<number> {
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
