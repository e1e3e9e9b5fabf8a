import type { Factor } from "../../factors/factor";
import { cellAddress } from "../address";
import { withUnit } from "../arithmetic";
import { powerRows } from "../electricity";
import type { Rule } from "../rule";

const directOnly: ReadonlySet<string> = new Set(["grid-CO2", "grid-residual", "generation"]);

/** A grid's CO2 factor, made for the reports of companies, where a product's footprint needs the life-cycle factor. */
export const factorType: Rule = {
  id: "factor.type",
  *check(evidence) {
    const footprints = evidence.context.factors.filter((factor) => factor.boundary === "grid-footprint" && factor.supersededBy === "");
    for (const { entry, factor, owners } of powerRows(evidence)) {
      const owner = owners.find((each) => directOnly.has(each.boundary) || each.gases === "CO2");
      if (!owner || owners.some((each) => each.boundary === "grid-footprint")) continue;
      const better = newest(footprints.filter((each) => each.region.slice(0, 2) === owner.region.slice(0, 2)));
      if (!better) continue;
      yield {
        rule: "factor.type",
        severity: "info",
        sheet: entry.table.sheet,
        range: cellAddress(factor.cell),
        message: {
          en: `${entry.name}: ${withUnit(factor)} is ${owner.nameEn}: the CO2 of generation alone. A product footprint takes the life-cycle factor: ${better.value} ${better.unit} (${better.nameEn}).`,
          zh: `${entry.name}：${withUnit(factor)} 是“${owner.nameZh}”，只含发电直接 CO₂。产品碳足迹应采用电力碳足迹因子：${better.value} ${better.unit}（${better.nameZh}）。`,
        },
        expected: `${better.value} ${better.unit}`,
      };
    }
  },
};

/** The country's average of the newest year. */
function newest(factors: readonly Factor[]): Factor | undefined {
  return [...factors].filter((factor) => !/coal|gas|hydro|nuclear|wind|solar|photovoltaic|biomass|PV|CSP|transmission/i.test(factor.nameEn)).sort((a, b) => Number(b.dataYear) - Number(a.dataYear))[0];
}
