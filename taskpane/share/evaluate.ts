import * as functions from "../../functions";
import type { CellValue } from "../../src/tables/grid";
import type { Evaluate } from "../../src/workbook/freeze/freezeWorkbook";

const byName = new Map(Object.entries(functions).map(([name, call]) => [name.toUpperCase(), call as (...given: unknown[]) => unknown]));

/** Our functions as people type them. */
export const functionNames: readonly string[] = [...byName.keys()].map((name) => `PCF.${name}`);

/** A function that names a factor waits for the library, which may never come. */
const patienceMs = 5000;
const tooLate = Symbol("too late");

/** Calls a function as the cells do, with the workbook's own factors before the library's. */
export const evaluate: Evaluate = async (name, given) => {
  const call = byName.get(name);
  if (call === undefined || given.some((one) => one?.some((line) => line.some((cell) => typeof cell === "object" && cell !== null)))) return null;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  try {
    const answer = await Promise.race([call(...given.map((one) => one?.map((line) => [...line]) ?? null)), new Promise((resolve) => (waiting = setTimeout(resolve, patienceMs, tooLate)))]);
    if (answer === tooLate) return null;
    const rows = (Array.isArray(answer) ? answer : [[answer]]) as unknown[][];
    return rows.map((line) => line.map(plain));
  } catch {
    // A refusal is one error in one cell.
    return [[{ error: "#VALUE!" }]];
  } finally {
    clearTimeout(waiting);
  }
};

function plain(value: unknown): CellValue {
  if (value === null || typeof value === "number" || typeof value === "string" || typeof value === "boolean") return value;
  return { error: "#VALUE!" };
}
