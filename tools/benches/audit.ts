import { auditSteps } from "../../src/audit/auditWorkbook";
import type { CellValue, Grid } from "../../src/tables/grid";
import { factorsOf } from "../../src/factors/libraryAsset";
import { readLibraryFolder } from "../../src/hosts/libraryFolder";

const sheets = 50;
const rows = 200;
const columns = 10;

/** 50 sheets with 100,000 filled cells through the audit, beside the time merely to read every cell as text and number; the longest step says how long a host is kept waiting. */
export async function bench(): Promise<void> {
  const context = { factors: factorsOf(readLibraryFolder()), pinned: [] };
  const grids = Array.from({ length: sheets }, (_, at) => made(at));
  auditOnce(grids.slice(0, 2), context);
  const reading = time(() => grids.reduce((sum, grid) => sum + read(grid), 0));
  const heap = process.memoryUsage().heapUsed;
  const cpu = process.cpuUsage();
  const { ms, longest, steps, findings, peak } = auditOnce(grids, context);
  const used = process.cpuUsage(cpu);
  console.log(`${sheets} sheets, ${sheets * rows * columns} filled cells: ${ms.toFixed(0)} ms (bar 3000; ${((used.user + used.system) / 1e3).toFixed(0)} ms of processor time), ${(ms / reading).toFixed(1)} times reading the cells (${reading.toFixed(0)} ms), ${findings} findings`);
  console.log(`${steps} steps, the longest ${longest.toFixed(0)} ms; heap ${(heap / 1e6).toFixed(0)} MB before, ${(peak / 1e6).toFixed(0)} MB at most (bar 500)`);
  await Promise.resolve();
}

function auditOnce(grids: readonly Grid[], context: Parameters<typeof auditSteps>[1]) {
  const start = performance.now();
  const steps = auditSteps(grids, context);
  let longest = 0;
  let count = 0;
  let peak = 0;
  for (;;) {
    const before = performance.now();
    const step = steps.next();
    longest = Math.max(longest, performance.now() - before);
    peak = Math.max(peak, process.memoryUsage().heapUsed);
    count++;
    if (step.done) return { ms: performance.now() - start, longest, steps: count, findings: step.value.length, peak };
  }
}

function time(work: () => number): number {
  const start = performance.now();
  if (work() < 0) throw new Error("never");
  return performance.now() - start;
}

/** The peer: every cell as text, and the number it may be. */
function read(grid: Grid): number {
  let filled = 0;
  for (const row of grid.values) for (const value of row) if (String(value).normalize("NFKC").trim() !== "" && !Number.isNaN(Number.parseFloat(String(value)))) filled++;
  return filled;
}

/** A calculation as a plant would have it: other items and figures on each sheet. */
function made(at: number): Grid {
  const heading = ["序号", "物料", "用量", "单位", "排放因子", "因子单位", "排放量(kgCO2e)", "来源", "供应商", "备注"];
  const items = ["钢板", "铝锭", "PP粒子", "瓦楞纸箱", "铜线", "电力", "橡胶件", "玻璃"];
  const body = Array.from({ length: rows - 2 }, (_, row): CellValue[] => {
    const amount = ((row * 7919 + at * 31) % 9973) + 1;
    const item = items[(row + at) % items.length] as string;
    const factor = item === "电力" ? 0.5703 : item === "铝锭" ? 9.8 : 2.3;
    const unit = item === "电力" ? "kWh" : "kg";
    return [row + 1, item, amount, unit, factor, `kgCO2e/${unit}`, Number((amount * factor).toFixed(4)), "供应商", `厂商${row % 40}`, `批次 ${at}-${row}`];
  });
  const total = Number(body.reduce((sum, row) => sum + (row[6] as number), 0).toFixed(4));
  const values: CellValue[][] = [heading, ...body, ["合计", "合计", "—", "—", "—", "—", total, "—", "—", "—"]];
  const same = <T>(value: T) => values.map((row) => row.map(() => value));
  return { sheet: `车间${at + 1}`, top: 0, left: 0, values, formulas: same(null), formats: same("General"), merges: [], tables: [], visibility: "visible" };
}
