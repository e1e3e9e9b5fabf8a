import type { BaseValueObject } from "@univerjs/engine-formula";
import type { Univer } from "../univer";
import { functionPrototype } from "./functionClass";

/** Excel's longest text in a cell and in the middle of a formula; a longer one is #VALUE!. */
const longest = 32_767;
/** Univer keeps the last 100,000 texts that it made; of long ones that would be gigabytes. */
const longestKept = 255;

/**
 * Univer makes texts of any length: nested SUBSTITUTEs fill the memory from a file of a few bytes. No text is longer than Excel's longest,
 * and the functions that join or replace stop as soon as theirs would be.
 */
export function patchLongText({ formula }: Univer): void {
  const { StringValueObject } = formula;
  const { create } = StringValueObject;
  const tooLong = () => formula.ErrorValueObject.create(formula.ErrorType.VALUE);
  StringValueObject.create = function (this: typeof StringValueObject, ...given: Parameters<typeof create>) {
    const [text] = given;
    if (text.length <= longestKept) return create.apply(StringValueObject, given);
    return text.length > longest ? (tooLong() as unknown as ReturnType<typeof create>) : new StringValueObject(text);
  };

  const textOf = (value: BaseValueObject): string => (value.isNull() ? "" : value.isBoolean() ? String(value.getValue()).toUpperCase() : String(value.getValue()));
  const substitute = functionPrototype(formula.functionText, "SUBSTITUTE");
  substitute._handleSingleObject = (text: BaseValueObject, old: BaseValueObject, fresh: BaseValueObject, which?: BaseValueObject) => {
    const [within, from, to] = [textOf(text), textOf(old), textOf(fresh)];
    const turn = which === undefined ? null : Math.floor(Number(which.getValue()));
    if (turn !== null && !(turn > 0)) return tooLong();
    const result = from === "" ? within : replaced(within, from, to, turn);
    return result === null ? tooLong() : StringValueObject.create(result);
  };

  const concat = functionPrototype(formula.functionText, "CONCAT");
  const { calculate } = concat;
  concat.calculate = function (...values: BaseValueObject[]) {
    let length = 0;
    let failed: BaseValueObject | null = null;
    for (const value of values) {
      if (!value.isArray()) length += textOf(value).length;
      else for (const row of value.getArrayValue() as (BaseValueObject | null)[][]) for (const one of row) {
        if (one?.isError()) failed ??= one;
        else if (one) length += textOf(one).length;
      }
    }
    return length > longest ? (failed ?? tooLong()) : calculate.apply(this, values);
  };

  const join = functionPrototype(formula.functionText, "TEXTJOIN");
  const single = join._handleSingleObject as unknown as (delimiters: unknown, skips: BaseValueObject, texts: unknown) => BaseValueObject;
  join._handleSingleObject = function (this: unknown, delimiters: unknown, skips: BaseValueObject, texts: unknown) {
    if (skips.isError() || !Array.isArray(texts) || !Array.isArray(delimiters)) return single.call(this, delimiters, skips, texts);
    const joined = (texts as (string | null)[]).filter((one) => !Number(skips.getValue()) || (one !== null && one !== ""));
    return lengthOf(joined, delimiters as string[]) > longest ? tooLong() : single.call(this, delimiters, skips, texts);
  };
}

/** The text with one or every occurrence replaced; null where that would be too long. */
function replaced(within: string, from: string, to: string, turn: number | null): string | null {
  const pieces = within.split(from);
  if (turn !== null) {
    if (turn >= pieces.length) return within;
    return [pieces.slice(0, turn).join(from), pieces.slice(turn).join(from)].join(to);
  }
  return within.length + (pieces.length - 1) * (to.length - from.length) > longest ? null : pieces.join(to);
}

/** How long the texts are with delimiters between all of them. */
function lengthOf(texts: readonly (string | null)[], delimiters: readonly string[]): number {
  return texts.reduce((sum, text, at) => sum + (text?.length ?? 0) + (at < texts.length - 1 ? delimiters[at % delimiters.length]!.length : 0), 0);
}
