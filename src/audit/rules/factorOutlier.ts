import { cellAddress } from "../address";
import { show, withUnit } from "../arithmetic";
import type { Entry, FactorAmount } from "../entry";
import { isBeyond, kgPer, kindOfFreight, kindOfName } from "../kinds/kinds";
import type { Band, Kind } from "../kinds/kinds";
import { isFreight } from "../../tables/readUnit";
import { columnsOf, titleOf } from "../../tables/table";
import { bandsOf } from "../publishedValues";
import type { Evidence } from "../evidence";
import type { Finding } from "../finding";
import type { Rule } from "../rule";
import { whereUsed } from "../whereUsed";
import type { FactorRemark } from "../whereUsed";

/** A factor far outside the published values of its kind: 0.1 kgCO2e/kg for a steel part. */
export const factorOutlier: Rule = {
  id: "factor.outlier",
  check: (evidence) => whereUsed(remarks(evidence), evidence),
};

function* remarks({ entries, context }: Evidence): Iterable<FactorRemark> {
  const bands = bandsOf(context.factors);
  for (const [table, list] of entries) {
    for (const entry of list) {
      // What a treatment emits has nothing to do with what the thing was made with.
      if (entry.stage === "waste" || entry.stage === "endOfLife") continue;
      for (const factor of entry.factors) {
        if (!factor.unit || factor.value <= 0) continue;
        const kind = kindOfEntry(entry, factor);
        const band = kind && bands.of(kind, factor.unit.per.dimension);
        if (!kind || !band) continue;
        const kg = kgPer(factor.value, factor.unit);
        const far = kg < band.low / kind.below || kg > band.high * kind.above;
        if (!far && !isBeyond(kg, band)) continue;
        const finding: Finding = {
          rule: "factor.outlier",
          severity: far ? "warning" : "info",
          sheet: table.sheet,
          range: cellAddress(factor.cell),
          message: message(entry, factor, band, kg),
        };
        yield { entry, factor, finding };
      }
    }
  }
}

export function kindOfEntry(entry: Entry, factor: FactorAmount): Kind | undefined {
  const per = factor.unit?.per;
  // A fuel's methane is no thousandth of its CO2e.
  if (!per || columnsOf(entry.table, "gas").length > 0 || !/^CO2e?$/.test(factor.unit.emission.gas ?? "CO2e")) return undefined;
  if (!isFreight(per)) return kindOfName(materialOf(entry)) ?? kindOfName(entry.name);
  return kindOfFreight(entry.name, ...columnsOf(entry.table, "mode").map((column) => entry.table.cell(entry.row, column).text), titleOf(entry.table));
}

/** "Base plate | steel sheet": what a part is made of, where a column says so. */
function materialOf({ table, row }: Entry): string {
  const column = table.columns.find(({ role, heading }) => role === "other" && /材[质質料]|\bmaterials?\b/i.test(heading));
  return column ? table.cell(row, column).text : "";
}

function message(entry: Entry, factor: FactorAmount, band: Band, kg: number): { en: string; zh: string } {
  const unit = factor.unit as NonNullable<FactorAmount["unit"]>;
  const shown = (value: number) => show(Number(unit.per.scale.times(value).div(unit.emission.scale).toNumber().toPrecision(4)));
  const [low, high] = [shown(band.low), shown(band.high)];
  const times = kg < band.low ? band.low / kg : kg / band.high;
  const by = show(Number(times.toPrecision(2)));
  const sources = [...new Set([band.lowest.source, band.highest.source])].join("; ");
  return {
    en: `${entry.name}: ${withUnit(factor)}; published values for ${band.kind.en} lie between ${low} and ${high} ${unit.symbol} (${band.count} values; ${sources}). This one is ${by} times ${kg < band.low ? "below the lowest" : "above the highest"}.`,
    zh: `${entry.name}：${withUnit(factor)}；${band.kind.zh}的已发布数值在 ${low} 与 ${high} ${unit.symbol} 之间（${band.count} 个；${sources}）。该值${kg < band.low ? "低于最低值" : "高于最高值"} ${by} 倍。`,
  };
}
