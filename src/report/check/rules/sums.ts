import { columnOf } from "../../../tables/table";
import type { FootprintTable, Row } from "../../../tables/table";
import type { ReportFinding } from "../finding";
import type { Reading } from "../reading";
import { shorten } from "../document";

interface Group {
  readonly name: string;
  readonly rows: readonly { readonly name: string; readonly value: number; readonly decimals: number }[];
  readonly sum: number;
  readonly half: number;
  readonly block: number;
}

const emissionInText = /(?<![\d.])(\d{2,}(?:,\d{3})*\.\d+)\s*(?:k?g|t|吨|千克)?\s*CO/gi;

/** A sum in the text that is the rows of a table with one of them counted twice, or left out. */
export function* sums(reading: Reading): Iterable<ReportFinding> {
  const groups = groupsOf(reading);
  const known = new Set<string>(groups.flatMap(({ rows, sum }) => [...rows.map(({ value }) => value.toFixed(2)), sum.toFixed(2)]));
  const told = new Set<string>();
  for (const [block, one] of reading.document.blocks.entries()) {
    const text = one.kind === "paragraph" ? one.text : "";
    for (const match of text.matchAll(emissionInText)) {
      const value = Number(match[1]!.replace(/,/g, ""));
      if (told.has(match[1]!) || known.has(value.toFixed(2))) continue;
      for (const { name, rows, sum, half, block: table } of groups) {
        const twice = rows.find((row) => Math.abs(sum + row.value - value) <= half);
        const left = rows.find((row) => Math.abs(sum - row.value - value) <= half);
        const row = twice ?? left;
        if (!row || row.value <= half * 4) continue;
        told.add(match[1]!);
        const total = sum.toFixed(row.decimals);
        yield {
          rule: twice ? "sum.double" : "sum.range", severity: "error", place: reading.at(block), other: reading.at(table), expected: total,
          message: twice
            ? { en: `${match[1]!}: the rows ${name === "" ? "" : `of ${name} `}add up to ${total}; the difference is "${row.name}" (${row.value}), counted twice.`, zh: `${match[1]!}：${name}各行之和为 ${total}，相差的正是“${row.name}”（${row.value}），被计入两次。` }
            : { en: `${match[1]!}: the rows ${name === "" ? "" : `of ${name} `}add up to ${total}; "${row.name}" (${row.value}) was left out.`, zh: `${match[1]!}：${name}各行之和为 ${total}，漏计“${shorten(row.name, 20)}”（${row.value}）。` },
        };
        break;
      }
    }
  }
}

/** The emissions of each product of each table that calculates. */
function groupsOf(reading: Reading): Group[] {
  return reading.evidence.tables.flatMap((table) => {
    const column = columnOf(table, "emission");
    if (!column) return [];
    const byGroup = new Map<string, Row[]>();
    for (const row of table.rows) if (row.kind === "item") byGroup.set(row.group, [...(byGroup.get(row.group) ?? []), row]);
    return [...byGroup].flatMap(([name, rows]) => groupOf(reading, table, name, rows) ?? []);
  });
}

function groupOf(reading: Reading, table: FootprintTable, name: string, rows: readonly Row[]): Group | null {
  const column = columnOf(table, "emission")!;
  const read = rows.flatMap((row) => { const cell = table.cell(row, column); return cell.number === null ? [] : [{ name: row.name, value: cell.number, decimals: cell.decimals }]; });
  if (read.length < 3) return null;
  const half = read.reduce((sum, { decimals }) => sum + 0.5 * 10 ** -decimals, 0) + 1e-9;
  return { name, rows: read, sum: read.reduce((sum, { value }) => sum + value, 0), half, block: reading.laidOut.blockOfRow[table.area.top] ?? 0 };
}
