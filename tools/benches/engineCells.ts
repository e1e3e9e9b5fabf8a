import { openEngine } from "../../src/hosts/headless";
import type { EngineCell, EngineWorkbook } from "../../src/hosts/engine/engine";

const cells = 10_000;

/** 10,000 single PCF cells in the recalculation engine, against the same cells as native `=A1*B1`. */
export async function bench(): Promise<void> {
  const engine = await openEngine("en");
  const native = workbookOf((row) => `=A${row}*B${row}`);
  const ours = workbookOf((row) => `=PCF.MATERIAL(A${row},"kg",B${row},"kgCO2e/kg")`);
  const least = { native: Infinity, ours: Infinity };
  for (let run = 0; run < 4; run++) {
    least.native = Math.min(least.native, await processorTime(() => engine.recalculate(native)));
    least.ours = Math.min(least.ours, await processorTime(() => engine.recalculate(ours)));
  }
  const { material } = await import("../../functions");
  const calls = await processorTime(async () => {
    for (let row = 0; row < cells; row++) material([[row + 0.5]], [["kg"]], [[1.25]], [["kgCO2e/kg"]]);
  });
  console.log(`native =A1*B1        ${least.native.toFixed(0)} ms   ${((least.native * 1000) / cells).toFixed(1)} us a cell`);
  console.log(`PCF.MATERIAL         ${least.ours.toFixed(0)} ms   ${((least.ours * 1000) / cells).toFixed(1)} us a cell   ratio ${(least.ours / least.native).toFixed(2)}`);
  console.log(`our function alone   ${((calls * 1000) / cells).toFixed(1)} us a call (bar 10)`);
}

function workbookOf(formula: (row: number) => string): EngineWorkbook {
  const sheet: EngineCell[] = [];
  for (let row = 0; row < cells; row++) {
    sheet.push({ row, column: 0, value: row + 0.5 }, { row, column: 1, value: 1.25 }, { row, column: 2, value: null, formula: formula(row + 1) });
  }
  return { sheets: [{ name: "Sheet1", cells: sheet }], names: [], tables: [] };
}

/** Milliseconds of processor time, whatever else the machine is doing. */
async function processorTime(work: () => Promise<unknown>): Promise<number> {
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
