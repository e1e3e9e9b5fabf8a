import type { Factor } from "./factor";
import { allGwp } from "./gwp";
import type { Gwp } from "./gwp";
import reports from "./gwp/reports.json";
import type { SourceOfFactors } from "./libraryAsset";

const refrigerant = /^(?:R|HFC|HCFC|CFC|HFO|HCFO)-/;

/**
 * The GWPs of gases and refrigerant blends as factors, kgCO2e per kg let out over 100 years, so that they are searched, picked and pinned
 * like all others. The newest report comes first; a gas that it has supersedes the same gas of the older ones.
 */
export function gwpFactors(): readonly SourceOfFactors[] {
  const newest = new Set(allGwp("AR6").map(({ gas }) => gas));
  return reports.map((report, index) => {
    const set = report.set as Gwp["set"];
    const { source, publisher, url, licence, attribution, published } = report;
    return {
      description: { id: `gwp-${set.toLowerCase()}`, source, publisher, url, licence, attribution, gwpSet: set, published, current: index === 0, order: 48.1 + index / 10 },
      factors: allGwp(set).map((gwp): Factor => ({
        id: idOf(gwp.gas, set),
        nameZh: `${gwp.nameZh === "" ? gwp.gas : `${gwp.nameZh} ${gwp.gas}`}，全球变暖潜势（${set}）`,
        nameEn: `${gwp.gas}, global warming potential (${set})`,
        synonyms: synonymsOf(gwp),
        category: "refrigerant", value: gwp.value.toFixed(), unit: "kgCO2e/kg", gases: "CO2e", gwpSet: set, region: "GLO",
        dataYear: published, validFrom: published, validTo: "", boundary: "direct",
        source, publisher, locator: gwp.source, url, licence, verified: gwp.verified,
        supersededBy: index > 0 && newest.has(gwp.gas) ? idOf(gwp.gas, "AR6") : "", ...(index > 0 && { current: false }),
        note: noteOf(gwp),
      })),
    };
  });
}

/** "R-134a" is as often written "R134a". */
function synonymsOf({ gas, nameZh, names }: Gwp): string[] {
  const spoken = [gas, nameZh, ...names].filter((name) => name !== "");
  const codes = spoken.filter((name) => refrigerant.test(name));
  return unique([...spoken, ...codes.map((name) => name.replace("-", "")), ...(refrigerant.test(gas) ? ["制冷剂", "冷媒", "refrigerant"] : []), "GWP", "温室气体"]);
}

function unique(names: readonly string[]): string[] {
  return [...new Map(names.map((name) => [name.toLowerCase(), name])).values()];
}

function noteOf({ composition }: Gwp): string {
  if (composition === undefined) return "";
  const parts = composition.map(({ gas, fraction, counted }) => `${gas} ${fraction}${counted ? "" : " (GWP 0)"}`).join(" + ");
  return `组成（质量）：${parts} | By mass: ${parts}`;
}

function idOf(gas: string, set: string): string {
  return `gwp-${set.toLowerCase()}-${gas.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "")}`;
}
