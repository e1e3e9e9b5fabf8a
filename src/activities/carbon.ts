import { PcfError } from "../errors";
import { Decimal } from "../units/decimal";

/** A mass in kg and the share of carbon in it. */
export interface Carbonaceous {
  readonly mass: Decimal;
  readonly carbon: Decimal;
}

/** kg of CO2 from kg of carbon, by the mass numbers that the guidelines calculate with: 44/12. */
export function carbonDioxide(carbon: Decimal): Decimal {
  return carbon.times(44).dividedBy(12);
}

/** CO2 of a process by its carbon balance, in kg: the carbon that goes in and does not come out in a product, as CO2. @throws PcfError carbon.balance. */
export function carbonBalance(inputs: readonly Carbonaceous[], outputs: readonly Carbonaceous[]): Decimal {
  const [input, output] = [carbonIn(inputs), carbonIn(outputs)];
  if (output.greaterThan(input)) throw new PcfError("carbon.balance", { input: input.toString(), output: output.toString() });
  return carbonDioxide(input.minus(output));
}

function carbonIn(materials: readonly Carbonaceous[]): Decimal {
  return materials.reduce((total, { mass, carbon }) => total.plus(mass.times(carbon)), new Decimal(0));
}
