import { saysNone } from "./cell";
import type { Cell } from "./cell";
import type { Role } from "./header";
import { startsTable } from "./readBlock";
import type { RawTable } from "./readBlock";
import { readUnit } from "./readUnit";
import { isStageName, stageOf } from "./stage";
import { summaryWord } from "./summaryWord";
import type { Column, Row, RowKind } from "./table";
import { totalWord } from "./totals";

const labelRoles: ReadonlySet<Role> = new Set(["name", "stage", "product", "index", "other", "place", "mode", "gas"]);
const activityRoles: ReadonlySet<Role> = new Set(["quantity", "factor", "distance", "mass", "freight"]);

/** Says of each row whether it is an item, a sum, a line under the table, and which stage and product it belongs to. */
export function readRows(table: RawTable, columns: readonly Column[]): Row[] {
  const at = (row: number, column: Column | undefined): Cell | undefined => (column ? table.view.at(row, column.index) : undefined);
  const find = (role: Role) => columns.find((column) => column.role === role);
  const name = find("name");
  const stage = find("stage");
  const product = find("product");
  const factor = find("factor");
  const firstNumber = Math.min(
    ...columns.filter((column) => activityRoles.has(column.role) || column.role === "emission" || column.role === "share").map((column) => column.index),
    Infinity,
  );
  const rows: Row[] = [];
  let section = "";
  let heldStage = "";
  let heldProduct = "";
  let heldName = "";
  for (const raw of table.rows) {
    if (raw.section !== null) {
      section = raw.section;
      heldName = "";
      rows.push({ index: raw.row, kind: "section", name: raw.section, stage: "", group: "" });
      continue;
    }
    const cells = columns.map((column) => ({ column, cell: table.view.at(raw.row, column.index) }));
    const numbers = cells.filter(({ cell, column }) => column.role !== "index" && (cell.number !== null || (cell.formula !== null && cell.text === "")));
    const label = labelOf(table, raw.row, cells, firstNumber);
    const own = at(raw.row, name);
    const ownName =
      own && own.number === null && !saysNone(own) ? own.text : own && own.number !== null && own.text === "" ? String(own.value) : (own?.text ?? "");
    const factorCell = at(raw.row, factor);
    const bare =
      factorCell === undefined || factorCell.blank || saysNone(factorCell) || factorCell.number === null || covers(table, raw.row, factorCell, cells);
    const kind = kindOf({
      label,
      bare,
      numbers: numbers.length,
      cells,
      activity: cells.filter(({ column, cell }) => activityRoles.has(column.role) && cell.number !== null && cell.row === raw.row).length,
    });
    if (kind === null) continue;
    // "Production | 655 | tonnes" under the total is what the total is divided by; above it, it would be a stage.
    if (
      kind === "item" &&
      bare &&
      numbers.length === 1 &&
      numbers[0]?.column.role !== "emission" &&
      summaryWord(label) === "output" &&
      rows.some((row) => row.kind === "total")
    ) {
      rows.push({ index: raw.row, kind: "summary", name: label, stage: "", group: "" });
      continue;
    }
    if (kind === "item") {
      const stageCell = at(raw.row, stage);
      const stageText = stageCell === own ? "" : textOf(stageCell);
      const productText = textOf(at(raw.row, product));
      if (stageText !== "") heldStage = stageText;
      if (productText !== "") heldProduct = productText;
      if (ownName !== "") heldName = ownName;
    }
    const sectionIsStage = section !== "" && isStageName(section);
    rows.push({
      index: raw.row,
      kind,
      name: kind === "item" ? ownName || heldName || label : label || ownName,
      stage: heldStage || (sectionIsStage ? section : ""),
      group: (kind === "item" ? "" : textOf(at(raw.row, product))) || heldProduct || (section !== "" && !sectionIsStage ? section : ""),
    });
  }
  return withUnlabelledTotal(table, columns, rows);
}

function textOf(cell: Cell | undefined): string {
  return cell && cell.number === null && !saysNone(cell) ? cell.text : "";
}

/**
 * The label of a row: the first text of its left side that is a sum's or a summary's, else its first text. What a merged cell says for several rows
 * ("Production" over an item and its "Subtotal") is the label only of a row that has none of its own.
 */
function labelOf(table: RawTable, row: number, cells: readonly { column: Column; cell: Cell }[], firstNumber: number): string {
  const texts = cells
    .filter(({ column, cell }) => cell.number === null && cell.text !== "" && !saysNone(cell) && (labelRoles.has(column.role) || column.index < firstNumber))
    .filter(({ cell }) => readUnit(cell.text) === null)
    .map(({ cell }) => cell);
  const own = texts.filter((cell) => (table.view.turned ? cell.column : cell.row) === row);
  const named = own.length > 0 ? own : texts;
  // "Production | Subtotal": a stage is no output where the cell beside it says what the row is.
  const tells = ({ text }: Cell) => totalWord(text) !== null || (summaryWord(text) !== null && stageOf(text) === undefined);
  const sum = named.find(tells) ?? named.find(({ text }) => summaryWord(text) !== null);
  return (sum ?? texts[0])?.text ?? "";
}

/** A label merged over the factor's cell, or the only number of the row standing in it. */
function covers(table: RawTable, row: number, factorCell: Cell, cells: readonly { column: Column; cell: Cell }[]): boolean {
  const numeric = new Set(cells.filter(({ cell, column }) => cell.number !== null && column.role !== "index").map(({ cell }) => `${cell.row},${cell.column}`));
  return numeric.size === 1 && numeric.has(`${factorCell.row},${factorCell.column}`) && (table.view.turned ? factorCell.column : factorCell.row) === row;
}

function kindOf(seen: { label: string; bare: boolean; numbers: number; cells: readonly { column: Column; cell: Cell }[]; activity: number }): RowKind | null {
  if (seen.numbers === 0 && (seen.label === "" || startsTable(seen.label))) return null;
  const total = totalWord(seen.label);
  const summary = summaryWord(seen.label);
  // "Production" is a stage before it is an output. A result per unit may have the output that it is divided by in the same row.
  const most = summary === "perUnit" ? 2 : 1;
  if (summary !== null && summary !== "total" && seen.bare && seen.numbers <= most && !isStageName(seen.label)) return "summary";
  if (total !== null && seen.bare) return total === "subtotal" ? "subtotal" : "total";
  if (average.test(seen.label.trim())) return "summary";
  return "item";
}

const average = /^(average|mean|avg\.?|median|平均|平均值|均值|平均數|中位数)$/i;

/**
 * A last row that adds up the rows above it is their sum, whatever it is called ("All outputs", "Year", "Carbon footprint of the
 * kettle"): without a label under two rows, with one where its figure or its formula is their sum.
 */
function withUnlabelledTotal(table: RawTable, columns: readonly Column[], rows: Row[]): Row[] {
  const last = rows.filter((row) => row.kind !== "summary").at(-1);
  const items = rows.filter((row) => row.kind === "item");
  const emission = columns.find((column) => column.role === "emission");
  if (!last || last.kind !== "item" || !emission || items.length < 3) return rows;
  const own = columns.filter((column) => {
    const cell = table.view.at(last.index, column.index);
    return !cell.blank && (table.view.turned ? cell.column : cell.row) === last.index;
  });
  const factor = columns.find((column) => column.role === "factor");
  const name = columns.find((column) => column.role === "name");
  const bare = factor === undefined || own.every((column) => column !== factor);
  const nameless =
    name !== undefined &&
    own.every((column) => column !== name) &&
    factor !== undefined &&
    bare &&
    own.includes(emission) &&
    own.every((column) => table.view.at(last.index, column.index).number !== null || table.view.at(last.index, column.index).formula !== null);
  const asTotal = (label: string) => rows.map((row): Row => (row === last ? { ...last, kind: "total", name: label } : row));
  if ((own.length === 1 && own[0] === emission) || nameless) return asTotal("");
  const amount = columns.find((column) => column.role === "freight" || column.role === "quantity");
  // "All lanes | 8562432 | 10.65 | 91213": with the mean factor between two sums.
  const meant = bare || (amount !== undefined && addsUp(items.map((row) => table.view.at(row.index, amount.index))));
  const sums =
    meant && !rows.some((row) => row.kind === "total" || row.kind === "subtotal") && addsUp(items.map((row) => table.view.at(row.index, emission.index)));
  return sums ? asTotal(last.name) : rows;
}

/** The last cell is the sum of those before it, as printed or by its formula. */
function addsUp(cells: readonly Cell[]): boolean {
  const last = cells.at(-1);
  const parts = cells.slice(0, -1);
  if (!last || last.number === null || parts.some((cell) => cell.number === null) || parts.filter((cell) => cell.number !== 0).length < 2) return false;
  if (last.formula !== null && /^=\s*SUM\(/i.test(last.formula)) return true;
  const sum = parts.reduce((all, cell) => all + (cell.number ?? 0), 0);
  return (
    last.number !== 0 &&
    Math.abs(sum - last.number) <=
      Math.max(Math.abs(sum) * 1e-9, 0.5 * 10 ** -last.decimals + parts.reduce((all, cell) => all + 0.5 * 10 ** -cell.decimals, 0)) &&
    Math.abs(sum / last.number - 1) < 0.01
  );
}
