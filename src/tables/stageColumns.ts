import { readHeading } from "./header";
import type { RawTable } from "./readBlock";
import { readUnit } from "./readUnit";
import type { UnitReading } from "./readUnit";
import { isModule, isStageName, modulesOf } from "./stage";
import type { Column, FootprintTable, Row } from "./table";
import { totalWord } from "./totals";
import { turn } from "./view";

/**
 * Result tables whose columns are the stages ("原材料生产 | 原材料运输 | 生产过程 | 总计") and whose rows are products: each row
 * becomes a table on its side, with the stages as its items. Null where the columns are no stages.
 */
export function stageColumns(raw: RawTable, columns: readonly Column[]): Omit<FootprintTable, "area">[] | null {
  const data = raw.rows.filter((row) => row.section === null);
  const stages = columns.filter((column) => {
    const label = labelOf(column);
    const numbers = data.some(({ row }) => raw.view.at(row, column.index).number !== null);
    return numbers && (isPart(label) || isWhole(label, columns));
  });
  // The stages are parts of a result that goes on to the year's emission: one table, as it stands.
  if (stages.some(isPartColumn)) return null;
  const named = stages.filter((column) => isPart(labelOf(column)));
  if (named.length < 2 || data.length > 30 || columns.some((column) => column.role === "factor" || column.role === "quantity")) return null;
  const side = turn(raw.view);
  const unitColumn = columns.find((column) => column.role === "unit" || column.role === "emissionUnit" || column.role === "factorUnit");
  const name = columns.find((column) => !stages.includes(column) && column.role === "name") ?? columns[0];
  return data.map(({ row }) => {
    const unit = unitOf(raw, row, unitColumn, name, stages[0] as Column);
    const label = name && !stages.includes(name) ? raw.view.at(row, name.index).text : "";
    const percent = unit?.kind === "percent" || /占比|比例|share|percent|%/i.test(label);
    const items: Row[] = stages.map((column) => {
      const text = labelOf(column);
      return { index: column.index, kind: isWhole(text, columns) && !named.includes(column) ? "total" : "item", name: text, stage: text, group: "" };
    });
    const made: Column[] = [
      { index: raw.heading.last, role: "name", confidence: 0.8, heading: "", unit: null, because: "content" },
      { index: row, role: percent ? "share" : "emission", confidence: 0.8, heading: label, unit, because: "content" },
    ];
    return {
      sheet: raw.view.sheet,
      kind: "result" as const,
      turned: !raw.view.turned,
      titles: raw.titles,
      heading: raw.heading,
      columns: made,
      rows: items,
      cell: (item: Row, column: Column) => side.at(item.index, column.index),
    };
  });
}

/** A stage beside the others whose sum stands in a column of its own (settleParts). */
export function isPartColumn({ role, because }: Column): boolean {
  return role === "other" && because === "arithmetic";
}

function isPart(label: string): boolean {
  return isStageName(label) || isModule(label);
}

/** A total, or "A1-A3" where each of the modules that it adds up has a column of its own. */
function isWhole(label: string, columns: readonly Column[]): boolean {
  const modules = modulesOf(label);
  const own = new Set(columns.map((column) => labelOf(column).trim().toUpperCase()));
  return modules.length > 0 ? modules.every((module) => own.has(module)) : totalWord(label) !== null;
}

function labelOf({ heading }: Column): string {
  return readHeading(heading).label || heading;
}

function unitOf(raw: RawTable, row: number, unitColumn: Column | undefined, name: Column | undefined, stage: Column): UnitReading | null {
  const own = unitColumn ? readUnit(raw.view.at(row, unitColumn.index).text) : null;
  const fromName = name ? readHeading(raw.view.at(row, name.index).text).unit : null;
  return own ?? stage.unit ?? fromName;
}
