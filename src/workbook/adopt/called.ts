import { tried } from "../../errors";
import type { Amount, Entry, FactorAmount } from "../../audit/entry";
import { findFuel } from "../../factors/fuels";
import { isEnergy, isFreight } from "../../tables/readUnit";

const current = /电(?!极|机|缆|池|线|镀|子|焊|炉|泳)|電(?!極|機|纜|池|線|鍍|子|焊|爐)|electric|grid|power\b/i;
const warmth = /蒸汽|蒸氣|热力|熱力|热水|热量|供热|供暖|steam|\bheat\b|district/i;

/** The function that a row's activity belongs to. With a factor given in cells all of them calculate alike; EMISSION is for what says no more. */
export function functionOf(entry: Entry, amount: Amount, factor: FactorAmount): string {
  const per = factor.unit?.per;
  if (per && isFreight(per)) return "TRANSPORT";
  if (amount.value < 0) return "EMISSION";
  const energy = amount.unit !== null && isEnergy(amount.unit);
  if (energy && current.test(entry.name)) return "ELECTRICITY";
  if (warmth.test(entry.name)) return "HEAT";
  if (tried(() => findFuel(entry.name)) !== null) return "FUEL";
  const byStage: Partial<Record<NonNullable<Entry["stage"]>, string>> = { materials: "MATERIAL", packaging: "PACKAGING", waste: "WASTE", endOfLife: "WASTE" };
  return (entry.stage && byStage[entry.stage]) ?? "EMISSION";
}
