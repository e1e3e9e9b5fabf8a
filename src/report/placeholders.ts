import { itemKey } from "../audit/itemKey";
import { stageOf } from "../footprint/lifeCycle";
import { plainText } from "../tables/plainText";
import { Decimal } from "../units";
import type { InventoryRow } from "../workbook/inventory";
import { buildReport } from "./buildReport";
import { contextOf } from "./context";
import type { Context, ReportSources } from "./context";
import type { Line, ReportTable } from "./content";
import { rounded } from "./figures";
import { boundary, declared, headline, output, period, said, standards } from "./stated";
import type { TextField } from "./stated";
import type { Language } from "../locales";

/** What a placeholder of a company's template stands for. */
export type Filling = { readonly kind: "line"; readonly line: Line } | { readonly kind: "table"; readonly table: ReportTable };

const texts: readonly TextField[] = ["product", "specification", "producer", "goal", "functionalUnit", "region", "gwpSet", "cutOff", "allocation", "dataQuality", "author", "reviewer", "reportNumber", "date"];
const names = new Map([...texts, "boundary", "period", "standards", "output", "declaredUnit", "largestShare", "total", "unit", "perUnit", "largest"].map((name) => [name.toLowerCase(), name] as const));
/** Words for what nearly every inventory has, in either language. */
const sameThing: readonly (readonly string[])[] = [["electricity", "power", "电力", "电", "用电"], ["natural gas", "gas", "天然气", "燃气"], ["diesel", "柴油"], ["steam", "蒸汽"]];

/**
 * Answers placeholders: total, unit, perUnit, largest, share.<stage or item>, emission.<stage or item>, table.<id>
 * (stages, factors, calculation, hotspots, sensitivity, audit, declaration, sources, inventory.<stage>), and the fields of the study by their names.
 * Null for one that it does not know.
 */
export function placeholders(sources: ReportSources, language: Language): (key: string) => Filling | null {
  const context = contextOf(sources, language);
  const tables = new Map(buildReport(sources, language).blocks.flatMap((block) => (block.kind === "table" ? [[block.id.toLowerCase(), block] as const] : [])));
  const head = headline(context);
  const line = (value: Line | Line[number] | undefined): Filling | null => (value === undefined ? null : { kind: "line", line: Array.isArray(value) ? (value as Line) : [value as Line[number]] });
  return (given) => {
    const trimmed = given.trim();
    // As people write them: {{Total}}, {{functional_unit}}, {{per unit}}.
    const key = names.get(trimmed.toLowerCase().replace(/[\s_-]/g, "")) ?? trimmed;
    const [sort = "", ...rest] = key.split(".");
    const of = rest.join(".").trim();
    if (sort.toLowerCase() === "table") {
      const table = tables.get(of.toLowerCase());
      return table ? { kind: "table", table } : null;
    }
    const kind = sort.toLowerCase();
    if ((kind === "share" || kind === "emission") && of !== "") return line(part(context, of, kind));
    if (key === "product") return line(said(context, "product"));
    if (texts.includes(key as TextField)) return line(said(context, key as TextField));
    if (key === "boundary") return line(boundary(context));
    if (key === "period") return line(period(context));
    if (key === "standards") return line(standards(context));
    if (key === "output") return line(output(context));
    if (key === "declaredUnit") return line(declared(context));
    if (key === "largestShare") return line(head["share"]);
    return ["total", "unit", "perUnit", "largest"].includes(key) ? line(head[key]) : null;
  };
}

/** The share or emission of a stage (by its id or a name of it) or of the items of a name. */
function part(context: Context, name: string, sort: "share" | "emission"): Line[number] | undefined {
  const wanted = plainText(name);
  const stage = context.stages.find((each) => each.id === wanted || plainText(each.name) === wanted);
  const rows = stage?.rows ?? itemRows(context, wanted);
  const found = rows.length > 0 ? rows : (context.stages.find((each) => each.id !== null && each.id === stageOf(name))?.rows ?? []);
  if (found.length === 0) return undefined;
  const from = found.flatMap(({ emission }) => emission.places);
  const kg = found.reduce((sum, row) => sum.plus(row.kg), new Decimal(0));
  if (sort === "emission") return rounded(kg.dividedBy(context.scale), from);
  if (stage) return stage.share;
  const share = kg.times(100).dividedBy(context.inventory.kg);
  return { kind: "figure", text: share.toFixed(2, Decimal.ROUND_HALF_UP), value: share, from };
}

function itemRows({ inventory }: Context, wanted: string): readonly InventoryRow[] {
  const names = sameThing.find((each) => each.includes(wanted)) ?? [wanted];
  return inventory.rows.filter((row) => names.some((name) => plainText(row.name) === name || itemKey(row.name) === itemKey(name) || (names.length > 1 && plainText(row.name).startsWith(name))));
}
