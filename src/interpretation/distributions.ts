import { PcfError } from "../errors";
import type { Argument } from "../errors";
import type { Decimal } from "../units/decimal";
import data from "./distributions.json";
import { sigmaOfGsd2 } from "./pedigree";
import type { Distribution } from "./simulation";

export type DistributionKind = Distribution["kind"];

/** The distribution of a name, in English or Chinese. @throws PcfError argument.unknown. */
export function distributionKind(name: string): DistributionKind {
  const wanted = name.normalize("NFKC").toLowerCase().trim();
  const kinds = Object.entries(data.kinds) as [DistributionKind, string[]][];
  const found = kinds.find(([, names]) => names.includes(wanted));
  if (found === undefined) throw new PcfError("argument.unknown", { argument: "distribution", given: name.trim(), allowed: kinds.map(([kind]) => kind) });
  return found[0];
}

/** What a row of a table says of its distribution; `row` counts from 1. */
export interface DistributionRow {
  readonly row: number;
  readonly kind: DistributionKind;
  readonly value: Decimal;
  /** GSD² of a lognormal, standard deviation of a normal, least value of a triangular or uniform distribution. */
  readonly spread: Decimal | null;
  readonly most: Decimal | null;
}

/** A lognormal value lies about its value as the median. @throws PcfError row.incomplete, number.range, distribution.bounds. */
export function distributionOf({ row, kind, value, spread, most }: DistributionRow): Distribution {
  const given = (cell: Decimal | null, argument: Argument): Decimal => {
    if (cell === null) throw new PcfError("row.incomplete", { row, argument });
    return cell;
  };
  const first = given(spread, "spread");
  switch (kind) {
    case "lognormal":
      return lognormal(value, first);
    case "normal":
      if (first.isNegative()) throw new PcfError("number.range", { argument: "spread", given: first.toString(), least: "0" });
      return { kind, mean: value.toNumber(), sd: first.toNumber() };
    case "triangular":
    case "uniform": {
      const last = given(most, "most");
      if (value.lessThan(first) || value.greaterThan(last)) throw new PcfError("distribution.bounds", { row, value: value.toString(), least: first.toString(), most: last.toString() });
      const [least, mode, upper] = [first.toNumber(), value.toNumber(), last.toNumber()];
      return kind === "uniform" ? { kind, least, most: upper } : { kind, least, mode, most: upper };
    }
  }
}

/** Lognormal about its median. @throws PcfError number.range for a GSD² below 1. */
export function lognormal(median: Decimal, gsd2: Decimal): Distribution {
  return { kind: "lognormal", median: median.toNumber(), sigma: sigmaOfGsd2(gsd2) };
}
