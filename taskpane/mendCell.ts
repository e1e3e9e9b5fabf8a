import { quoted } from "../src/tables/formula/quoted";
import type { Category } from "../src/factors/factor";
import { categories } from "../src/factors/factor";
import { cellName } from "../src/workbook/cellName";
import { functionFor } from "../src/workbook/insert/rowFormula";
import type { Edit } from "../src/workbook/port";
import type { CellTrouble } from "./explainCell";

/** One thing that would take the error away, as an edit of the one cell where the mistake stands. */
export interface CellMend {
  readonly address: string;
  readonly from: string;
  readonly to: string;
  readonly edit: Edit;
}

/** Functions that take the same arguments, so that one can stand for another. */
const alike = /^(MATERIAL|PACKAGING|WASTE|ELECTRICITY|HEAT|EMISSION)$/;

/** What would mend the error; none where that is not certain, or would touch more than one place. Where several would do the person chooses. */
export function mendsOf({ cause, call, formula, place, read }: CellTrouble): readonly CellMend[] {
  if (cause === null || call === null) return [];
  const rewritten = (to: string): CellMend => ({ address: cellName(place.row, place.column), from: formula, to, edit: { ...place, content: { formula: to } } });

  if (cause.code === "factor.category") {
    const { category } = cause.parts as { readonly category: string };
    const wanted = categories.includes(category as Category) ? functionFor(category as Category) : null;
    const to = wanted !== null && alike.test(wanted) && alike.test(call) ? replacedOnce(formula, new RegExp(`PCF\\.${call}\\(`, "gi"), `PCF.${wanted}(`) : null;
    return to === null ? [] : [rewritten(to)];
  }

  const [given, instead] = wordsOf(cause);
  return instead.flatMap((word): readonly CellMend[] => {
    const cells = read.filter(({ value }) => String(value ?? "").trim() === given);
    const [cell] = cells;
    if (cell && cells.length === 1) return [{ address: cellName(cell.row, cell.column), from: given, to: String(word), edit: { sheet: cell.sheet, row: cell.row, column: cell.column, content: { value: word } } }];
    const to = cells.length > 0 || typeof word !== "string" ? null : replacedOnce(formula, literal(given), quoted(word));
    return to === null ? [] : [rewritten(to)];
  });
}

/** What was given, and what could stand there instead. */
function wordsOf({ code, parts }: NonNullable<CellTrouble["cause"]>): readonly [string, readonly (string | number)[]] {
  const { given = "", nearest = [], reading } = parts as { readonly given?: string; readonly nearest?: readonly string[]; readonly reading?: string };
  if (code === "unit.unknown") return [given.trim(), nearest.slice(0, 3)];
  if (code === "number.text" && reading !== undefined && Number.isFinite(Number(reading))) return [given.trim(), [Number(reading)]];
  return ["", []];
}

function literal(text: string): RegExp {
  return new RegExp(quoted(text).replace(/[.*+?^${}()|[\]\\/]/g, "\\$&"), "g");
}

/** null where it stands there not at all, or more than once. */
function replacedOnce(text: string, search: RegExp, by: string): string | null {
  return [...text.matchAll(search)].length === 1 ? text.replace(search, () => by) : null;
}
