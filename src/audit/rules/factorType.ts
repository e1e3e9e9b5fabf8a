import type { Factor } from "../../factors/factor";
import { cellAddress } from "../address";
import { withUnit } from "../arithmetic";
import { powerRows } from "../electricity";
import type { Entry, FactorAmount } from "../entry";
import type { Evidence } from "../evidence";
import type { Finding } from "../finding";
import type { Rule } from "../rule";
import { whereUsed } from "../whereUsed";
import type { FactorRemark } from "../whereUsed";

const directOnly: ReadonlySet<string> = new Set(["grid-CO2", "grid-residual", "generation"]);

/** A grid's CO2 factor, made for the reports of companies, where a product's footprint needs the life-cycle factor. */
export const factorType: Rule = {
  id: "factor.type",
  check: (evidence) => whereUsed(remarks(evidence), evidence),
};

function* remarks(evidence: Evidence): Iterable<FactorRemark> {
  const footprints = evidence.context.factors.filter((factor) => factor.boundary === "grid-footprint" && factor.supersededBy === "");
  for (const { entry, factor, owners } of powerRows(evidence)) {
    const owner = owners.find((each) => directOnly.has(each.boundary) || each.gases === "CO2");
    if (!owner || owners.some((each) => each.boundary === "grid-footprint")) continue;
    const better = newest(footprints.filter((each) => each.region.slice(0, 2) === owner.region.slice(0, 2)));
    if (better) yield { entry, factor, finding: ofRow(entry, factor, owner, better) };
  }
}

function ofRow(entry: Entry, factor: FactorAmount, owner: Factor, better: Factor): Finding {
  const [given, instead] = [withUnit(factor), `${better.value} ${better.unit}`];
  return {
    rule: "factor.type",
    severity: "info",
    sheet: entry.table.sheet,
    range: cellAddress(factor.cell),
    message: {
      en: `${entry.name}: ${given} is ${owner.nameEn}: the CO2 of generation alone. A product footprint takes the life-cycle factor: ${instead} (${better.nameEn}).`,
      zh: `${entry.name}：${given} 是“${owner.nameZh}”，只含发电直接 CO₂。产品碳足迹应采用电力碳足迹因子：${instead}（${better.nameZh}）。`,
    },
    expected: instead,
  };
}

/** The country's average of the newest year. */
function newest(factors: readonly Factor[]): Factor | undefined {
  return [...factors]
    .filter((factor) => !/coal|gas|hydro|nuclear|wind|solar|photovoltaic|biomass|PV|CSP|transmission/i.test(factor.nameEn))
    .sort((a, b) => Number(b.dataYear) - Number(a.dataYear))[0];
}
