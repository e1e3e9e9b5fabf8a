import { PcfError } from "../errors";
import type { Argument } from "../errors";
import { Decimal } from "../units/decimal";

/**
 * What the Circular Footprint Formula needs, in kgCO2e per unit of material and in shares; null where it was not given. A term
 * whose share is 0 needs nothing else.
 */
export interface CircularMaterial {
  readonly virgin: Decimal;
  readonly recycled: Decimal | null;
  /** R1, R2, R3: recycled content, share recycled at end of life, share burnt for energy. */
  readonly content: Decimal;
  readonly atEnd: Decimal;
  readonly burnt: Decimal;
  /** A: the part of recycling's burdens and credits that goes to the user of recycled material. */
  readonly allocation: Decimal | null;
  /** Quality of the secondary material over that of the primary one, at the input and at the end of life. */
  readonly qualityIn: Decimal | null;
  readonly qualityOut: Decimal | null;
  /** Recycling at end of life, and the virgin material that it replaces (the material's own where null). */
  readonly recycling: Decimal | null;
  readonly substituted: Decimal | null;
  /** Burning, and the heat and electricity that it replaces: LHV x efficiency x factor of the energy replaced. */
  readonly energyRecovery: Decimal | null;
  readonly avoidedHeat: Decimal | null;
  readonly avoidedElectricity: Decimal | null;
  /** B: as A, for energy recovery. */
  readonly energyAllocation: Decimal | null;
  readonly disposal: Decimal | null;
}

/** The five terms of the formula; they add up to the footprint of the material. */
export interface CircularTerms {
  readonly virgin: Decimal;
  readonly recycledInput: Decimal;
  readonly recyclingAtEnd: Decimal;
  readonly energy: Decimal;
  readonly disposal: Decimal;
}

/**
 * The Circular Footprint Formula of the European Commission's Environmental Footprint method (Recommendation (EU) 2021/2279,
 * annex I): (1 - R1) Ev + R1 (A Erec + (1 - A) Ev Qin) + (1 - A) R2 (ErecEoL - E*v Qout) + (1 - B) R3 (E_ER - heat - electricity)
 * + (1 - R2 - R3) E_D.
 * @throws PcfError number.missing for what a term needs, recycling.shares when R2 + R3 exceeds 1.
 */
export function circularFootprint(material: CircularMaterial): CircularTerms {
  const { virgin, content, atEnd, burnt } = material;
  const left = one.minus(atEnd).minus(burnt);
  if (left.isNegative()) throw new PcfError("recycling.shares", { sum: atEnd.plus(burnt).toString() });
  return {
    virgin: one.minus(content).times(virgin),
    recycledInput: content.isZero() ? none : content.times(recycledInput(material)),
    recyclingAtEnd: atEnd.isZero() ? none : atEnd.times(recyclingAtEnd(material)),
    energy: burnt.isZero() ? none : burnt.times(energy(material)),
    disposal: left.isZero() ? none : left.times(needed(material.disposal, "disposal")),
  };
}

const one = new Decimal(1);
const none = new Decimal(0);

function recycledInput({ virgin, recycled, allocation, qualityIn }: CircularMaterial): Decimal {
  const a = needed(allocation, "allocation");
  const own = a.times(needed(recycled, "recycled"));
  return a.equals(1) ? own : own.plus(one.minus(a).times(virgin).times(needed(qualityIn, "qualityIn")));
}

function recyclingAtEnd({ virgin, allocation, recycling, substituted, qualityOut }: CircularMaterial): Decimal {
  const a = needed(allocation, "allocation");
  if (a.equals(1)) return none;
  const replaced = (substituted ?? virgin).times(needed(qualityOut, "qualityOut"));
  return one.minus(a).times(needed(recycling, "recycling").minus(replaced));
}

function energy({ energyAllocation, energyRecovery, avoidedHeat, avoidedElectricity }: CircularMaterial): Decimal {
  const b = needed(energyAllocation, "energyAllocation");
  const avoided = (avoidedHeat ?? none).plus(avoidedElectricity ?? none);
  return one.minus(b).times(needed(energyRecovery, "energyRecovery").minus(avoided));
}

function needed(value: Decimal | null, argument: Argument): Decimal {
  if (value === null) throw new PcfError("number.missing", { argument });
  return value;
}
