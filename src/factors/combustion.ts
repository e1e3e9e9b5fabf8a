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

/** Mass of CO2 per mass of the carbon in it: molar masses 44 and 12 g/mol (2006 IPCC Guidelines, volume 2, table 1.4, multiplies by 44/12). */
export const carbonToCo2 = { carbonDioxide: 44, carbon: 12, text: "44/12" } as const;

/** CO2 of a fuel: heating value x carbon content x oxidation x 44/12, or heating value x CO2 per energy where the set prints that. */
export function combustion(fuel: Fuel): Combustion {
  const perTJ = fuel.emissionPerTJ !== "";
  // 44 last but one: the product is exact, and the quotient ends wherever it can.
  const share = (amount: Decimal) => perTJ
    ? amount.times(fuel.emissionPerTJ).times(fuel.oxidation).div(1000)
    : amount.times(fuel.carbonContent).times(fuel.oxidation).times(carbonToCo2.carbonDioxide).times(1000).div(carbonToCo2.carbon);
  const intensity = perTJ ? `${fuel.emissionPerTJ} kgCO2/TJ` : `${fuel.carbonContent} tC/GJ`;
  const tail = `${intensity} x ${fuel.oxidation}${perTJ ? "" : ` x ${carbonToCo2.text}`}`;
  const perGJ = share(new Decimal(1));
  if (fuel.heatingValue === "") return { perGJ, per: "", formula: tail };
  return { perGJ, perAmount: share(new Decimal(fuel.heatingValue)).div(1000), per: fuel.per, formula: `${fuel.heatingValue} GJ/${fuel.per} x ${tail}` };
}
