import type { Report } from "./content";

/** What a report marks as still to be stated, each once, in the order of the report. */
export function missingIn({ blocks }: Report): string[] {
  const inlines = blocks.flatMap((block) => (block.kind === "text" || block.kind === "item" ? block.line : block.kind === "table" ? block.rows.flat(2) : []));
  return [...new Set(inlines.flatMap((each) => (typeof each !== "string" && each.kind === "gap" ? [each.text] : [])))];
}
