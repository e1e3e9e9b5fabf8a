import type { BaseReferenceObject, BaseValueObject, FunctionVariantType } from "@univerjs/engine-formula";
import { areaOf, currentSource, type CellSource } from "./calculation/reader";
import type { Executor } from "./executors";
import { functionPrototype } from "./patches/functionClass";
import type { Univer } from "./univer";

/** The functions that SUBTOTAL and AGGREGATE name by a number from 1 on. */
const named = "AVERAGE COUNT COUNTA MAX MIN PRODUCT STDEV.S STDEV.P SUM VAR.S VAR.P MEDIAN MODE.SNGL".split(" ");
const calls = /\b(?:SUBTOTAL|AGGREGATE)\s*\(/i;

/** What of a range is left out. */
interface Omission {
  readonly subtotals: boolean;
  readonly hidden: boolean;
  readonly errors: boolean;
}

/**
 * SUBTOTAL and AGGREGATE as Excel calculates them: without the rows that a filter hides (from 101 on without any hidden row), and without cells
 * that hold such a total themselves, so that a grand total over subtotals counts nothing twice. Univer knows neither.
 */
export function subtotals(univer: Univer): Executor[] {
  const { formula } = univer;
  const error = () => formula.ErrorValueObject.create(formula.ErrorType.VALUE);
  const number = (given: FunctionVariantType | undefined) => {
    const value = given?.isReferenceObject() ? (given as BaseReferenceObject).getFirstCell() : (given as BaseValueObject | undefined);
    return value && !value.isError() ? Math.trunc(Number(value.getValue() ?? 0)) : NaN;
  };
  const lists = [formula.functionStatistical, formula.functionMath, formula.functionCompatibility];
  const listOf = (name: string) => lists.find((list) => list.some((entry) => entry[1] === name)) ?? formula.functionMath;

  /** One of the named functions of what the references hold. */
  const total = (name: string, references: readonly FunctionVariantType[], omission: Omission): FunctionVariantType => {
    const source = currentSource();
    if (!source || references.some((one) => !one.isReferenceObject())) return references.find((one) => one.isError()) ?? error();
    const values = references.flatMap((one) => counted(one as BaseReferenceObject, source, omission));
    const row = formula.ArrayValueObject.create({ calculateValueList: [values], rowCount: 1, columnCount: values.length, unitId: "", sheetId: "", row: -1, column: -1 });
    return functionPrototype(listOf(name), name).calculate(values.length === 0 ? formula.NullValueObject.create() : row);
  };

  const executor = (name: string, calculate: (...given: FunctionVariantType[]) => FunctionVariantType): Executor => [
    class extends formula.BaseFunction {
      override needsReferenceObject = true;
      override minParams = 2;
      override maxParams = 255;
      override calculate(...given: BaseValueObject[]) {
        return calculate(...given) as BaseValueObject;
      }
    },
    name,
  ];

  const subtotal = executor("SUBTOTAL", (kind, ...references) => {
    const given = number(kind);
    const name = named[(given > 100 ? given - 100 : given) - 1];
    return name === undefined || given > 111 || (given > 11 && given <= 100) ? error() : total(name, references, { subtotals: true, hidden: given > 100, errors: false });
  });

  const original = functionPrototype(formula.functionMath, "AGGREGATE");
  const aggregate = executor("AGGREGATE", (kind, option, ...references) => {
    const name = named[number(kind) - 1];
    const given = number(option);
    const values = [kind, option, ...references].map((one) => (one?.isReferenceObject() ? (one as BaseReferenceObject).toArrayValueObject() : one)) as BaseValueObject[];
    if (name === undefined || !(given >= 0 && given <= 7)) return original.calculate(...values);
    return total(name, references, { subtotals: given <= 3, hidden: given % 2 === 1, errors: [2, 3, 6, 7].includes(given) });
  });

  return [subtotal, aggregate];
}

function counted(reference: BaseReferenceObject, source: CellSource, omission: Omission): BaseValueObject[] {
  const area = areaOf(reference, source);
  if (!area) return [];
  source.expect(area);
  const extent = source.extent(area.sheet);
  const values: BaseValueObject[] = [];
  for (let row = area.top; row <= Math.min(area.bottom, extent.row); row++) {
    const shown = source.shows(area.sheet, row);
    if (shown === "filtered" || (shown === "hidden" && omission.hidden)) continue;
    for (let column = area.left; column <= Math.min(area.right, extent.column); column++) {
      const value = source.read(area.sheet, row, column);
      if (value === null || (omission.errors && value.isError())) continue;
      if (omission.subtotals && calls.test(source.formulaText(area.sheet, row, column) ?? "")) continue;
      values.push(value);
    }
  }
  return values;
}
