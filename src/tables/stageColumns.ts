import { readHeading } from "./header";
import type { RawTable } from "./readBlock";
import { readUnit } from "./readUnit";
import type { UnitReading } from "./readUnit";
import { isStageName } from "./stage";
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
    const label = readHeading(column.heading).label || column.heading;
    const numbers = data.some(({ row }) => raw.view.at(row, column.index).number !== null);
    return numbers && (isStageName(label) || totalWord(label) !== null);
  });
  const named = stages.filter((column) => isStageName(readHeading(column.heading).label || column.heading));
  if (named.length < 2 || data.length > 30 || columns.some((column) => column.role === "factor" || column.role === "quantity")) return null;
  const side = turn(raw.view);
  const unitColumn = columns.find((column) => column.role === "unit" || column.role === "emissionUnit" || column.role === "factorUnit");
  const name = columns.find((column) => !stages.includes(column) && column.role === "name") ?? columns[0];
  return data.map(({ row }) => {
    const unit = unitOf(raw, row, unitColumn, name, stages[0] as Column);
    const label = name && !stages.includes(name) ? raw.view.at(row, name.index).text : "";
    const percent = unit?.kind === "percent" || /占比|比例|share|percent|%/i.test(label);
    const items: Row[] = stages.map((column) => {
      const text = readHeading(column.heading).label || column.heading;
      return { index: column.index, kind: totalWord(text) !== null && !named.includes(column) ? "total" : "item", name: text, stage: text, group: "" };
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

function unitOf(raw: RawTable, row: number, unitColumn: Column | undefined, name: Column | undefined, stage: Column): UnitReading | null {
  const own = unitColumn ? readUnit(raw.view.at(row, unitColumn.index).text) : null;
  const fromName = name ? readHeading(raw.view.at(row, name.index).text).unit : null;
  return own ?? stage.unit ?? fromName;
}
