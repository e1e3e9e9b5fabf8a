import type { BaseFunction, BaseReferenceObject, BaseValueObject, FunctionVariantType } from "@univerjs/engine-formula";
import { currentSource } from "./calculation/reader";
import type { Executor } from "./executors";
import { withMatchingRows } from "./matchingRows";
import { totalled } from "./runningTotals";
import type { Univer } from "./univer";

// Blank cells below the last used row mean nothing to these, so whole columns and 10^6-row references need not be walked to their end.
const heedless =
  "SUM AVERAGE AVERAGEA COUNT COUNTA MAX MAXA MIN MINA PRODUCT SUMSQ MEDIAN STDEV STDEV.S STDEV.P STDEVP VAR VAR.S VAR.P VARP LARGE SMALL RANK RANK.EQ SUMPRODUCT " +
  "VLOOKUP HLOOKUP MATCH XLOOKUP XMATCH UNIQUE SORT SUMIF SUMIFS AVERAGEIF AVERAGEIFS MAXIFS MINIFS COUNTIF COUNTIFS";
/** These ask the array of a range for its sum, its counts or its extremes, and for nothing else. */
const totalling = new Set("SUM AVERAGE COUNT COUNTA MAX MIN".split(" "));
const counts = new Set(["COUNTIF", "COUNTIFS"]);

/** Univer's functions with their tall references cut to the used height. All references of one height are cut to one height, so they still fit each other. */
export function tallRangeFunctions(univer: Univer): Executor[] {
  const { formula } = univer;
  const all = [...formula.functionMath, ...formula.functionStatistical, ...formula.functionLookup, ...formula.functionCompatibility] as unknown as [new (name: string) => BaseFunction, string][];
  return heedless.split(" ").map((name): Executor => {
    const original = all.find((entry) => entry[1] === name)?.[0];
    if (!original) throw new Error(`Univer has no ${name}`);
    const takesReferences = new original(name).needsReferenceObject;
    return [
      class extends original {
        override needsReferenceObject = true;
        override calculate(...given: BaseValueObject[]) {
          const keep = counts.has(name) && given.some((value, index) => index % 2 === 1 && matchesBlank(value));
          const cut = given.map((value: FunctionVariantType) => {
            if (!value.isReferenceObject()) return value;
            const reference = keep ? (value as BaseReferenceObject) : shortened(univer, value as BaseReferenceObject);
            if (takesReferences) return reference;
            return (totalling.has(name) ? totalled(univer, reference) : null) ?? reference.toArrayValueObject();
          });
          return super.calculate(...(withMatchingRows(univer, name, cut as FunctionVariantType[]) as BaseValueObject[]));
        }
      },
      name,
    ];
  });
}

/** Whether blank cells can satisfy a criterion: "", "=", "<>x" or a cell that is blank itself. */
function matchesBlank(criterion: FunctionVariantType): boolean {
  if (criterion.isReferenceObject()) return matchesBlank((criterion as BaseReferenceObject).toArrayValueObject() as unknown as BaseValueObject);
  const value = criterion as BaseValueObject;
  if (value.isArray()) return (value.getArrayValue() as (BaseValueObject | null)[][]).some((row) => row.some((one) => one === null || matchesBlank(one)));
  if (value.isNull()) return true;
  const text = value.isString() ? String(value.getValue()).trim() : "x";
  return text === "" || text === "=" || text.startsWith("<>");
}

function shortened(univer: Univer, reference: BaseReferenceObject): BaseReferenceObject {
  const source = currentSource();
  if (!source) return reference;
  const { rows, columns } = source.used();
  const { startRow, endRow, startColumn, endColumn } = reference.getRangePosition();
  // One blank row and column are kept: a look-up may end in them.
  if (endRow - startRow <= rows && endColumn - startColumn <= columns) return reference;
  const bottom = Math.min(endRow, startRow + rows);
  const right = Math.min(endColumn, startColumn + columns);
  const cut = new univer.formula.RangeReferenceObject({ startRow, startColumn, endRow: bottom, endColumn: right }, reference.getSheetId(), reference.getUnitId());
  cut.setDefaultSheetId(reference.getSheetId());
  cut.setDefaultUnitId(reference.getUnitId());
  cut.setUnitData(reference.getUnitData());
  return cut;
}
