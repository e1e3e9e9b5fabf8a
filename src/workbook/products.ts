import type { Entry } from "../audit/entry";
import type { Evidence } from "../audit/evidence";
import { plainText } from "../tables/plainText";
import { stageOf } from "../tables/stage";
import { columnOf } from "../tables/table";
import type { FootprintTable } from "../tables/table";
import { isInventory } from "./footprintRows";

/** One of the products that a workbook calculates, with the rows that are its own. */
export interface Product {
  readonly name: string;
  /** Sheets whose tables are of this product alone. */
  readonly sheets: ReadonlySet<string>;
  has(entry: Entry): boolean;
}

/**
 * The products of a workbook of several: by a column of products, or by tables that are called after a footprint each ("Footprint of the
 * pump", "Footprint of the valve") and end with a total of their own. Empty where there is one product.
 */
export function productsOf(evidence: Evidence): readonly Product[] {
  const byKey = new Map<string, { readonly name: string; readonly entries: Set<Entry> }>();
  for (const table of evidence.tables.filter((each) => isInventory(each, evidence))) {
    const whole = titledProduct(table);
    for (const entry of evidence.entries.get(table) ?? []) {
      if (entry.emissions.length === 0) continue;
      const name = columnOf(table, "product") && entry.row.group !== "" ? entry.row.group : whole;
      if (name === null) continue;
      const key = plainText(name);
      const known = byKey.get(key) ?? { name, entries: new Set<Entry>() };
      known.entries.add(entry);
      byKey.set(key, known);
    }
  }
  if (byKey.size < 2) return [];
  const sheetsOf = (entries: Iterable<Entry>) => new Set([...entries].map(({ table }) => table.sheet));
  return [...byKey].map(([key, { name, entries }]) => {
    const others = sheetsOf([...byKey].flatMap(([other, { entries: theirs }]) => (other === key ? [] : [...theirs])));
    return { name, sheets: new Set([...sheetsOf(entries)].filter((sheet) => !others.has(sheet))), has: (entry) => entries.has(entry) };
  });
}

const titlePatterns = [
  /^(?:附?表\s*[\d.\-–]*\s*)?(?:\d{4}\s*年度?\s*)?(.+?)(?:的)?(?:产品)?(?:的)?(?:生命周期)?(?:碳足迹|碳排放|碳足跡)/u,
  /\bfootprint\s+of\s+(?:the\s+|one\s+|an?\s+|1\s+)?(.+?)(?:\s*[(,:–-]|$)/i,
  /^(?:table\s*[\d.]+\s*[:.–-]?\s*)?(.+?)(?:'s)?[\s:,–-]+(?:product\s+)?(?:carbon\s+)?footprint\b/i,
];
const general = /^(?:产品|本产品|单位产品|公司|企业|各|总|全部|组织|product|the product|total|company|organi[sz]ation|life[- ]cycle|summary|our|annual)s?$/i;

/** The product that a table with a total of its own is called after; null for one that is called after a stage, or nothing. */
function titledProduct(table: FootprintTable): string | null {
  const column = columnOf(table, "emission");
  if (!column || !table.rows.some((row) => row.kind === "total" && table.cell(row, column).number !== null)) return null;
  for (const { text } of [...table.titles].reverse()) {
    const name = titlePatterns.map((pattern) => pattern.exec(text.trim())?.[1]?.trim()).find((each) => each !== undefined && each !== "");
    if (name !== undefined && !general.test(name) && stageOf(name) === undefined) return name;
  }
  return null;
}
