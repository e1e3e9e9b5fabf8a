import type { SheetArea } from "../calculation/cells";
import type { Formula, Reference } from "../../../tables/formula/tree";

// These ask where a reference is, not what it holds, so =ROW(A1) in A1 is no circle.
const positional = new Set("ROW ROWS COLUMN COLUMNS AREAS SHEET SHEETS ISFORMULA FORMULATEXT ISREF".split(" "));

/** The areas a resolved formula names, whole rows and columns to the edges of the sheet. */
export function readsOf(formula: Formula, sheet: number, sheetNamed: (name: string) => number): SheetArea[] {
  const reads: SheetArea[] = [];
  const area = (reference: Reference): SheetArea => {
    const from = reference.from;
    const to = reference.to ?? from;
    const span = (a: number | null, b: number | null, last: number) => (a === null || b === null ? [0, last] : [Math.min(a, b), Math.max(a, b)]) as [number, number];
    const [top, bottom] = span(from.row, to.row, 1048575);
    const [left, right] = span(from.column, to.column, 16383);
    return { sheet: reference.sheet === null ? sheet : sheetNamed(reference.sheet), top, bottom, left, right };
  };
  const visit = (part: Formula | null): void => {
    switch (part?.kind) {
      case "reference":
        reads.push(area(part));
        return;
      case "call":
        part.arguments.forEach((argument, index) => {
          const bare = argument?.kind === "reference" && (positional.has(part.name) || (part.name === "OFFSET" && index === 0));
          if (!bare) visit(argument);
        });
        return;
      case "apply":
        visit(part.callee);
        part.arguments.forEach(visit);
        return;
      case "group":
      case "percent":
      case "spill":
      case "sign":
        visit(part.operand);
        return;
      case "binary":
        visit(part.left);
        visit(part.right);
        return;
      default:
        return;
    }
  };
  visit(formula);
  return reads;
}
