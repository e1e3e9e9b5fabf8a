import type { Language } from "../src/locales";
import { openEngine } from "../src/hosts/headless";
import type { EngineResult } from "../src/hosts/engine/engine";
import { isCellError } from "../src/tables/grid";
import type { CellValue } from "../src/tables/grid";
import type { CalculatedExample } from "./functionReference";
import type { Example } from "./metadata";

/** Calculates the examples of the documentation with the engine, as a cell would show them in that language. */
export async function calculateExamples(examples: readonly Example[], language: Language): Promise<CalculatedExample[]> {
  const engine = await openEngine(language);
  const calculated: CalculatedExample[] = [];
  for (const example of examples) calculated.push({ ...example, result: shownResult(await engine.calculate(example.formula)) });
  return calculated;
}

/** A result as the documentation shows it: "27144", or "{a,b;c,d}" for a spilled range: as an array constant is typed. */
export function shownResult({ value, spill, message }: EngineResult): string {
  if (spill === undefined || (spill.length === 1 && spill[0]!.length === 1)) return isCellError(value) ? `${value.error} ${message ?? ""}`.trim() : text(value, false);
  return `{${spill.map((row) => row.map((cell) => text(cell, true)).join(",")).join(";")}}`;
}

function text(value: CellValue, quoted: boolean): string {
  if (value === null) return "";
  if (isCellError(value)) return value.error;
  if (typeof value === "number") return String(Number(value.toPrecision(15)));
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return typeof value === "string" && quoted ? `"${value}"` : String(value);
}
