import { signature } from "./data";
import type { Entry, FactorAmount } from "./entry";
import type { Evidence } from "./evidence";
import type { Finding } from "./finding";

/** A finding about one factor. */
export interface FactorRemark {
  readonly entry: Entry;
  readonly factor: FactorAmount;
  readonly finding: Finding;
}

const weight: Readonly<Record<Finding["severity"], number>> = { error: 3, warning: 2, info: 1 };

/** One finding for a factor that the workbook keeps and a table uses: where it is used, unless what is kept is worse. */
export function whereUsed(remarks: Iterable<FactorRemark>, { context: { pinned } }: Evidence): readonly Finding[] {
  const all = [...remarks];
  const names = new Set(pinned.flatMap(({ id, nameEn, nameZh }) => [id, nameEn, nameZh]));
  const isKept = ({ entry }: FactorRemark) => entry.table.kind === "factors" && names.has(entry.name);
  const used = new Map(all.filter((remark) => !isKept(remark)).map((remark) => [sameFactor(remark), weight[remark.finding.severity]] as const));
  return all.filter((remark) => !isKept(remark) || weight[remark.finding.severity] > (used.get(sameFactor(remark)) ?? 0)).map(({ finding }) => finding);
}

function sameFactor({ factor: { value, unit, unitText } }: FactorRemark): string {
  return unit
    ? `${unit.emission.scale.times(value).div(unit.per.scale).toSignificantDigits(12).toString()}|${signature(unit.per.dimension)}`
    : `${value}|${unitText}`;
}
