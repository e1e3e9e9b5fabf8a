import { Decimal } from "decimal.js";
import { provideCustomFunctions } from "../../src/hosts/engine/customFunctions";
import { best } from "../best";

/** 100,000 rows through PCF.MATERIAL as one range, against the bare decimal.js multiplications of the same numbers. */
export async function bench(): Promise<void> {
  provideCustomFunctions();
  const { material } = await import("../../functions");
  const rows = 100_000;
  const amounts = Array.from({ length: rows }, (_, row) => ((row * 7919) % 1_000_003) / 100);
  const factors = Array.from({ length: rows }, (_, row) => ((row * 104_729) % 30_011) / 1000);
  const column = (values: readonly (number | string)[]) => values.map((value) => [value]);
  const quantity = column(amounts);
  const units = column(amounts.map(() => "kg"));
  const factor = column(factors);
  const factorUnits = column(factors.map(() => "kgCO2e/kg"));

  const bare = best(7, () => amounts.map((amount, row) => [new Decimal(amount).times(new Decimal(factors[row]!)).toNumber()]));
  const ours = best(7, () => material(quantity, units, factor, factorUnits));
  const bareConverted = best(7, () => amounts.map((amount, row) => [new Decimal(amount).times(new Decimal(factors[row]!)).times(1000).toNumber()]));
  const tonnes = column(amounts.map(() => "t"));
  const converted = best(7, () => material(quantity, tonnes, factor, factorUnits));
  console.log(`bare decimal.js      ${bare.toFixed(0)} ms`);
  console.log(`PCF.MATERIAL         ${ours.toFixed(0)} ms   ratio ${(ours / bare).toFixed(2)} (bar 1.50)`);
  console.log(`PCF.MATERIAL, t x /kg ${converted.toFixed(0)} ms   ratio ${(converted / bareConverted).toFixed(2)} (bare, with the conversion: ${bareConverted.toFixed(0)} ms)`);
}
