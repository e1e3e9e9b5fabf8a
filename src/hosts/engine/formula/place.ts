import { columnLetters } from "./print";
import { rebuild, type Corner, type Formula } from "../../../tables/formula/tree";

/** "B3" for row 2, column 1. */
export function a1(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`;
}

/** A text that is the same for all cells whose formulas are the same relative to themselves: =A1*2 in B1 and =A2*2 in B2. */
export function relativeKey(formula: Formula, row: number, column: number, write: (formula: Formula) => string): string {
  const parts: string[] = [];
  const offset = (at: number | null, fixed: boolean, own: number) => (at === null ? "" : fixed ? `${at}` : `[${at - own}]`);
  const corner = (at: Corner) => `R${offset(at.row, at.rowFixed, row)}C${offset(at.column, at.columnFixed, column)}`;
  const shape = rebuild(formula, (part) => {
    if (part.kind !== "reference") return part;
    parts.push(`${corner(part.from)}${part.to ? `:${corner(part.to)}` : ""}`);
    return { kind: "name", sheet: part.sheet, name: "\u0001" };
  });
  return `${write(shape)}\u0002${parts.join(" ")}`;
}
