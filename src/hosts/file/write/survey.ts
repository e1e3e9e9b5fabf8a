import { PcfError } from "../../../errors";
import type { Area } from "../../../tables/grid";
import { AreaSweep } from "../areaSweep";
import { shiftFormula } from "../dialect/shift";
import type { Metadata } from "../read/metadata";
import { scanSheet } from "../read/sheetScan";
import type { CellMark, SheetLayout } from "../read/sheetScan";
import { areaName, cellName, parseArea } from "../reference";
import { readText, writeText } from "../xml/text";
import { areaOf, keyOf, placeOf } from "./plan";
import type { SheetPlan } from "./plan";

/** An area that a formula in its first cell fills. */
interface Filled extends Area {
  readonly anchor: number;
  readonly kind: "array" | "dynamic" | "dataTable";
}

/** What a change of some cells means for the others, found before anything is written. */
export interface Survey {
  readonly layout: SheetLayout;
  /** Row numbers and where each row begins, in the order of the file. */
  readonly rows: ReadonlyMap<number, number>;
  /** Areas whose array formula goes or shrinks: what they filled and nothing fills now is cleared. */
  readonly stale: readonly Area[];
  /** Formula elements of cells that take over a shared formula whose first cell changes, by key. */
  readonly promoted: ReadonlyMap<number, string>;
}

interface Group {
  master: number;
  text: string;
  readonly members: number[];
}

/**
 * Reads a sheet once for its array formulas and shared formulas. Completes the plan: results spread over the cells that their array
 * fills; a spill with something in its way is blocked. Throws file.partOfArray for a change within an array.
 */
export function surveySheet(text: string, part: string, plan: SheetPlan, metadata: Metadata): Survey {
  const rows = new Map<number, number>();
  const filled: Filled[] = [];
  const groups = new Map<number, Group>();
  const inTheWay = plan.conflicts;
  const occupied: number[] = [];

  const layout = scanSheet(text, part, {
    row: (row) => {
      if (!rows.has(row.row)) rows.set(row.row, row.start);
    },
    cell: (cell) => {
      const key = keyOf(cell.row, cell.column);
      if (cell.formulaStart >= 0) readFormula(cell, key);
      const planned = plan.cells.get(key);
      if (planned?.kind === "filled" && (cell.formulaStart >= 0 || cell.valueStart >= 0 || cell.inlineText)) occupied.push(key);
    },
  });

  const replaced = filled.filter((area) => isReplaced(area.anchor));
  const sweep = new AreaSweep(filled, part);
  for (const key of [...plan.cells.keys()].sort((a, b) => a - b)) {
    const planned = plan.cells.get(key)!;
    const { row, column } = placeOf(key);
    const area = sweep.at(row, column);
    if (area && area.anchor !== key && !isReplaced(area.anchor) && (planned.kind === "value" || planned.kind === "formula")) {
      throw new PcfError("file.partOfArray", { sheet: plan.sheet, cell: cellName(row, column), area: areaName(area) });
    }
  }
  const going = new AreaSweep(replaced, part);
  for (const key of occupied.sort((a, b) => a - b)) {
    const planned = plan.cells.get(key);
    const { row, column } = placeOf(key);
    if (planned?.kind === "filled" && !going.at(row, column)) inTheWay.add(planned.anchor);
  }
  plan.block(inTheWay);
  return { layout, rows, stale: replaced, promoted: promote(groups, plan, layout.prefix) };

  /** An array formula that a change replaces, or whose result may be of another size. */
  function isReplaced(anchor: number): boolean {
    const planned = plan.cells.get(anchor);
    return planned !== undefined && (planned.kind !== "result" || planned.area !== undefined);
  }

  function readFormula(cell: CellMark, key: number): void {
    const area = cell.formulaReference === "" ? null : parseArea(cell.formulaReference);
    if (cell.formulaType === "dataTable" && area) filled.push({ ...area, anchor: key, kind: "dataTable" });
    else if (cell.formulaType === "array") readArray(cell, key, area ?? areaOf(cell.row, cell.column, undefined));
    else if (cell.formulaType === "shared") readShared(cell, key);
  }

  function readArray(cell: CellMark, key: number, area: Area): void {
    const isOpen = metadata.dynamic.has(cell.cellMetadata);
    filled.push({ ...area, anchor: key, kind: isOpen ? "dynamic" : "array" });
    const planned = plan.cells.get(key);
    if (planned?.kind !== "result") return;
    const values = planned.spill ?? [[planned.result]];
    planned.area = isOpen ? areaOf(cell.row, cell.column, values) : area;
    plan.fill(key, planned.area, values);
  }

  function readShared(cell: CellMark, key: number): void {
    const raw = readText(text.slice(cell.formulaOpenEnd, cell.formulaCloseStart));
    const group = groups.get(cell.sharedIndex) ?? { master: -1, text: "", members: [] };
    groups.set(cell.sharedIndex, group);
    if (raw === "") group.members.push(key);
    else {
      group.master = key;
      group.text = raw;
    }
  }
}

/** When the first cell of a shared formula changes, the next one that stays takes the formula over, moved to its own place. */
function promote(groups: ReadonlyMap<number, Group>, plan: SheetPlan, prefix: string): Map<number, string> {
  const promoted = new Map<number, string>();
  const stays = (key: number) => {
    const planned = plan.cells.get(key);
    return !planned || planned.kind === "result";
  };
  for (const [index, group] of groups) {
    if (group.master < 0 || stays(group.master)) continue;
    const rest = group.members.filter(stays);
    const next = rest[0];
    if (next === undefined) continue;
    const from = placeOf(group.master);
    const to = placeOf(next);
    const area = { top: Infinity, left: Infinity, bottom: 0, right: 0 };
    for (const key of rest) {
      const { row, column } = placeOf(key);
      area.top = Math.min(area.top, row);
      area.left = Math.min(area.left, column);
      area.bottom = Math.max(area.bottom, row);
      area.right = Math.max(area.right, column);
    }
    const formula = shiftFormula(group.text, to.row - from.row, to.column - from.column);
    promoted.set(next, `<${prefix}f t="shared" ref="${areaName(area)}" si="${index}">${writeText(formula)}</${prefix}f>`);
  }
  return promoted;
}
