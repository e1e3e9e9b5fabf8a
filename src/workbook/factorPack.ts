import { writeCsv } from "../factors/csv";
import type { Factor } from "../factors/factor";
import { factorFields, textOf } from "./factorsSheet";

/** Factors as csv with the table's fields: what an export and a team's factor pack are, read again by csvTable and importFactors. */
export function factorsCsv(factors: readonly Factor[]): string {
  const rows = factors.map((factor) => factorFields.map((field) => (field === "value" ? factor.value : guarded(textOf(factor, field)))));
  return writeCsv([[...factorFields], ...rows]);
}

/** The csv as a file: its byte order mark tells Excel that it is UTF-8, which a Chinese Excel does not guess. */
export function factorPack(factors: readonly Factor[]): string {
  return `\uFEFF${factorsCsv(factors)}`;
}

/** Spreadsheets run a csv cell that begins like a formula: an apostrophe before it keeps it text, and is taken off again on reading. */
function guarded(text: string): string {
  return /^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

/** The text as it was before it was guarded. */
export function unguarded(text: string): string {
  return /^''*[=+\-@\t\r]/.test(text) ? text.slice(1) : text;
}
