import { patchReferences } from "../calculation/reader";
import type { Univer } from "../univer";
import { patchAggregates } from "./aggregates";
import { patchCondition } from "./condition";
import { patchDateText } from "./dateText";
import { patchLiteralText } from "./literalText";
import { patchLongText } from "./longText";
import { patchMonths } from "./months";
import { patchNumberFormat } from "./numberFormat";
import { patchNumberText } from "./numberText";
import { patchNumericText } from "./numericText";
import { patchSearch } from "./search";
import { patchSharedRanges } from "./sharedRanges";
import { patchSorting } from "./sorting";
import { patchValueIndex } from "./valueIndex";

const patches = [patchReferences, patchSharedRanges, patchValueIndex, patchLiteralText, patchLongText, patchNumberFormat, patchNumberText, patchNumericText, patchCondition, patchSorting, patchMonths, patchDateText, patchSearch, patchAggregates];
const patched = new WeakSet<object>();

/** Mends Univer where it answers otherwise than Excel, once for the process; each patch says what for. */
export function patch(univer: Univer): void {
  if (patched.has(univer.formula.BaseReferenceObject)) return;
  patched.add(univer.formula.BaseReferenceObject);
  for (const mend of patches) mend(univer);
}
