import type { BaseValueObject, ErrorType, ErrorValueObject } from "@univerjs/engine-formula";
import type { CellError, CellValue } from "../../tables/grid";
import type { Univer } from "./univer";

/** A cell's value as Univer calculates with it; an error may carry a message. */
export function valueObject({ formula }: Univer, value: CellValue, message?: string): BaseValueObject {
  switch (typeof value) {
    case "number":
      return formula.NumberValueObject.create(value);
    case "string":
      return formula.StringValueObject.create(value);
    case "boolean":
      return formula.BooleanValueObject.create(value);
    default:
      if (value === null) return formula.NullValueObject.create();
      return message === undefined ? formula.ErrorValueObject.create(value.error as ErrorType) : new formula.ErrorValueObject(value.error as ErrorType, message);
  }
}

/** A value of Univer's as a cell's: unrounded, without the format a date function gives it. A blank result is 0, as Excel shows it. */
export function cellValue(object: BaseValueObject | null): CellValue {
  if (object === null || object.isNull()) return 0;
  if (object.isError()) return { error: (object as ErrorValueObject).getErrorType() as CellError["error"] };
  if (object.isLambda()) return { error: "#CALC!" };
  const value = object.getValue();
  if (typeof value === "number") return Number.isFinite(value) ? value + 0 : { error: "#NUM!" };
  return value;
}

/** The message that came with an error, undefined where none did. */
export function messageOf(object: BaseValueObject | null): string | undefined {
  if (!object?.isError()) return undefined;
  return (object as ErrorValueObject).getErrorContent() || undefined;
}
