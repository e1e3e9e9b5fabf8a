import { PcfError } from "../errors";
import { say } from "../locales";
import type { Language } from "../locales";
import factorColumns from "./factorColumns.json";
import type { FactorsRead } from "./importFactors";

const name = { zh: "名称", en: "Name" } as const;

/** What is wrong with a table of factors, in the person's language: a field that no heading names is called as our own tables call it. */
export function sayProblem(problem: FactorsRead["problems"][number], language: Language): string {
  const parts = problem.parts as Partial<{ field: string; missing: readonly string[] }>;
  const called = (field: string) => (field === "name" ? name : factorColumns.columns.find((column) => column.field === field))?.[language] ?? field;
  const renamed = { ...parts, ...(parts.field !== undefined && { field: called(parts.field) }), ...(parts.missing !== undefined && { missing: parts.missing.map(called) }) };
  return say(new PcfError(problem.code, renamed as typeof problem.parts), language);
}
