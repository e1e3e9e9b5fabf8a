import { Decimal } from "../units/decimal";
import type { Fuel } from "./fuels";

/** What burning a fuel emits, with the arithmetic as people write it down. CO2 only. */
export interface Combustion {
  /** kgCO2/GJ of net calorific value. */
  readonly perGJ: Decimal;
  /** tCO2 per `per`; absent where the set has no heating value for the fuel. */
  readonly perAmount?: Decimal;
  /** "t" or "10^4Nm3". */
  readonly per: string;
  /** "42.652 GJ/t x 0.0202 tC/GJ x 0.98 x 44/12". */
  readonly formula: string;
}

const carbonToCo2 = "44/12";

/** CO2 of a fuel: heating value x carbon content x oxidation x 44/12, or heating value x CO2 per energy where the set prints that. */
export function combustion(fuel: Fuel): Combustion {
  const perTJ = fuel.emissionPerTJ !== "";
  // 44 last but one: the product is exact, and the quotient ends wherever it can.
  const share = (amount: Decimal) => perTJ
    ? amount.times(fuel.emissionPerTJ).times(fuel.oxidation).div(1000)
    : amount.times(fuel.carbonContent).times(fuel.oxidation).times(44).times(1000).div(12);
  const intensity = perTJ ? `${fuel.emissionPerTJ} kgCO2/TJ` : `${fuel.carbonContent} tC/GJ`;
  const tail = `${intensity} x ${fuel.oxidation}${perTJ ? "" : ` x ${carbonToCo2}`}`;
  const perGJ = share(new Decimal(1));
  if (fuel.heatingValue === "") return { perGJ, per: "", formula: tail };
  return { perGJ, perAmount: share(new Decimal(fuel.heatingValue)).div(1000), per: fuel.per, formula: `${fuel.heatingValue} GJ/${fuel.per} x ${tail}` };
}
