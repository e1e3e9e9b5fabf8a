import type { Factor } from "../../factors/factor";
import { Decimal } from "../../units/decimal";
import { scaleAsCO2e, scaleBetween } from "../../units/scaleBetween";
import { parseFactorUnit } from "../../units/index";
import type { FactorUnit } from "../../units/unit";
import { tried } from "../../errors";

/** What the source column of a row says: the document and the place in it. */
export function sourceText({ source, locator, publisher }: Factor): string {
  return [source || publisher, locator].filter((part) => part !== "").join(", ");
}

/** The factor's value as a column's heading counts it; null where the two units do not fit. */
export function valueIn(factor: Factor, wanted: FactorUnit): Decimal | null {
  return tried(() => {
    const own = parseFactorUnit(factor.unit);
    return new Decimal(factor.value).times(scaleAsCO2e(own.emission, wanted.emission)).div(scaleBetween(own.per, wanted.per));
  });
}
