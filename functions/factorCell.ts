import type { EmissionFactor } from "../src/activities/emissionFactor";
import { emissionOf } from "../src/activities/emissionOf";
import { tried } from "../src/errors";
import { Decimal, parseNumber } from "../src/units";
import type { Unit } from "../src/units/unit";
import { isBlank } from "./cell";
import type { Cell } from "./cell";

type FactorOf = (factorCell: Cell, factorUnitCell: Cell) => EmissionFactor;

/** Factors that share one cell for their unit: it holds for those given as numbers; a text with its unit, an id or a name keeps its own. */
export function sharedUnitReader(factorOf: FactorOf, factorUnitCell: Cell): (factorCell: Cell) => EmissionFactor {
  return (factorCell) => factorOf(factorCell, typeof factorCell === "string" && !isNumeric(factorCell) ? null : factorUnitCell);
}

/** kgCO2e per one unit of a material by each factor; null where the cell is blank. */
export function perUnitReader(factorOf: FactorOf, factorUnitCell: Cell, unit: Unit): (factorCell: Cell) => Decimal | null {
  const read = sharedUnitReader(factorOf, factorUnitCell);
  return (factorCell) => (isBlank(factorCell) ? null : emissionOf({ value: new Decimal(1), unit }, read(factorCell)));
}

function isNumeric(text: string): boolean {
  return tried(() => parseNumber(text, "factor")) !== null;
}
