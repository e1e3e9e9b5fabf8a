import { isCellError } from "../../src/tables/grid";
import type { CellValue, Grid } from "../../src/tables/grid";

/** What a cell of a sheet that was read holds, as a person sees it typed. */
export function contentOf(grids: readonly Grid[], sheet: string, row: number, column: number): CellValue | { readonly formula: string } {
  const grid = grids.find((one) => one.sheet === sheet);
  const formula = grid?.formulas[row - grid.top]?.[column - grid.left] ?? null;
  return formula === null ? (grid?.values[row - grid.top]?.[column - grid.left] ?? null) : { formula };
}

export function shownContent(content: CellValue | { readonly formula: string }, blank: string): string {
  if (content === null || content === "") return blank;
  if (typeof content === "object") return "formula" in content ? content.formula : content.error;
  return String(content);
}

export function sameContent(one: CellValue | { readonly formula: string }, other: CellValue | { readonly formula: string }): boolean {
  const plain = (content: typeof one) => (content !== null && typeof content === "object" ? ("formula" in content ? content.formula : isCellError(content) ? content.error : "") : (content ?? ""));
  return plain(one) === plain(other);
}
