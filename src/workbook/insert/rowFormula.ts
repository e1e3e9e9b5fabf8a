import { quoted } from "../../tables/formula/quoted";
import type { Category, Factor } from "../../factors/factor";
import { readUnit } from "../../tables/readUnit";
import type { Cell } from "../../tables/cell";
import type { Column } from "../../tables/table";
import { parseFactorUnit, parseOutputUnit, parseUnit, sameDimension } from "../../units/index";
import type { Unit } from "../../units/unit";
import { tried } from "../../errors";
import type { InsertNote } from "./note";
import type { RowColumns } from "./roles";

/** One line of a table as its formula needs it. */
export interface FormulaLine {
  readonly factor: Factor;
  readonly columns: RowColumns;
  cell(column: Column): Cell;
  /** How a formula in this line names the cell of a column: "B7", "[@数量]". */
  reference(column: Column): string;
  /** The factor as the formula has it: its id, or the cells that hold value and unit. */
  readonly given: { readonly id: string } | { readonly value: Column; readonly unit: Column | string };
}

const functions: Readonly<Record<Category, string>> = {
  material: "MATERIAL", packaging: "PACKAGING", transport: "TRANSPORT", electricity: "ELECTRICITY", heat: "HEAT", fuel: "FUEL", waste: "WASTE", water: "MATERIAL",
  process: "MATERIAL", spend: "MATERIAL", upstream: "EMISSION", refrigerant: "EMISSION", other: "EMISSION",
};

/** The function of the factors of a category: "MATERIAL". */
export function functionFor(category: Category): string {
  return functions[category];
}

/** The formula that multiplies a line's amount with the factor; null, with the reason, where the line does not say enough. */
export function rowFormula(line: FormulaLine): { readonly formula: string | null; readonly notes: readonly InsertNote[] } {
  const { factor, columns } = line;
  const per = tried(() => parseFactorUnit(factor.unit).per);
  const freight = per !== null && per.dimension.length === 1 && per.dimension.mass === 1;
  const called = freight && factor.category === "upstream" ? "TRANSPORT" : functions[factor.category];
  const byDistance = called === "TRANSPORT" && columns.distance !== undefined && columns.freight === undefined;
  const amount = called === "TRANSPORT" && columns.freight ? columns.freight : byDistance ? (columns.mass ?? columns.quantity) : (columns.quantity ?? columns.mass ?? columns.freight);
  if (amount === undefined) return { formula: null, notes: [{ code: "quantity.missing" }] };

  const cell = line.cell(amount);
  const unit = unitOf(line, amount, cell);
  if (unit === null) return { formula: null, notes: [{ code: "unit.missing", row: cell.row, column: cell.column, heading: amount.heading }] };
  const notes: InsertNote[] = [];
  // Only where mass and distance do not make the factor's unit between them.
  if (per !== null && !byDistance && unit.read !== null && !sameDimension(unit.read, per)) notes.push({ code: "unit.mismatch", row: cell.row, column: cell.column, unit: unit.read.symbol, per: per.symbol });

  const factorArguments = "id" in line.given ? [quoted(line.given.id), ""] : [line.reference(line.given.value), typeof line.given.unit === "string" ? quoted(line.given.unit) : line.reference(line.given.unit)];
  const distance = called === "TRANSPORT" ? [byDistance && columns.distance ? distanceOf(line, columns.distance) : ""] : [];
  const all = [line.reference(amount), unit.argument, ...distance, ...factorArguments, outputOf(line)];
  while (all.at(-1) === "") all.pop();
  return { formula: `=PCF.${called}(${all.join(",")})`, notes };
}

/** The unit of the amount: of its column of units, of its heading, or beside the number in the cell itself. Null where nobody says. */
function unitOf(line: FormulaLine, amount: Column, cell: Cell): { readonly argument: string; readonly read: Unit | null } | null {
  const column = line.columns.unit;
  if (column) return { argument: line.reference(column), read: tried(() => parseUnit(line.cell(column).text)) };
  if (amount.unit?.kind === "amount") return { argument: quoted(amount.unit.text), read: amount.unit.unit };
  if (cell.unit !== "") return { argument: "", read: tried(() => parseUnit(cell.unit)) };
  return null;
}

/** PCF.TRANSPORT takes kilometres; another unit of length in the heading goes with the number. */
function distanceOf(line: FormulaLine, column: Column): string {
  const unit = column.unit?.kind === "amount" ? column.unit.unit : null;
  return unit === null || unit.symbol === "km" ? line.reference(column) : `${line.reference(column)}&${quoted(` ${unit.symbol}`)}`;
}

/** The results are kilograms, unless the column says tonnes or grams. */
function outputOf(line: FormulaLine): string {
  const { emission, emissionUnit } = line.columns;
  if (emission?.unit?.kind === "emission") return outputText(emission.unit.text, emission.unit.unit);
  const unitCell = emissionUnit && line.cell(emissionUnit);
  const read = unitCell ? readUnit(unitCell.text) : null;
  return unitCell && read?.kind === "emission" ? outputText(unitCell.text, read.unit) : "";
}

function outputText(written: string, { scale }: Unit): string {
  if (scale.eq(1)) return "";
  if (scale.eq(1000)) return quoted("t");
  if (scale.eq("0.001")) return quoted("g");
  return tried(() => parseOutputUnit(written)) === null ? "" : quoted(written);
}
