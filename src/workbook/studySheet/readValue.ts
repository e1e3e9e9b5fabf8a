import { PcfError, isPcfError } from "../../errors";
import { dateOfSerial, datesIn } from "../../study/date";
import { choiceIn, fieldInfo } from "../../study/fields";
import type { StudyField } from "../../study/study";
import type { CellValue } from "../../tables/grid";
import { parseNumber } from "../../units/parseNumber";
import { splitNumber } from "../../units/splitNumber";
import { plainDigits, textOf } from "./cellText";

export interface Where {
  readonly sheet: string;
  readonly cell: string;
  readonly label: string;
}

/** What a cell says of its field, and of the field that may share it; a problem is answered, not thrown. */
export function readValue(of: StudyField | "period", value: CellValue, format: string, where: Where): ReadonlyMap<StudyField, string> | PcfError {
  const text = textOf(value);
  if (text === "") return new Map();
  if (of === "period") {
    const dates = readDates("periodStart", "periodEnd", value, format);
    const start = dates.get("periodStart");
    // A year alone is the whole of it.
    return start?.length === 4 && !dates.has("periodEnd") ? dates.set("periodEnd", start) : dates;
  }
  const { kind, pair, choices = [] } = fieldInfo(of);
  switch (kind) {
    case "date": return of === "periodStart" ? readDates(of, "periodEnd", value, format) : new Map([[of, readDates(of, of, value, format).get(of) ?? text]]);
    case "choice": {
      const choice = choiceIn(choices, text);
      return choice === null ? new PcfError("study.value", { ...where, given: text, allowed: allowedWords(choices, where.label) }) : new Map([[of, choice]]);
    }
    case "amount":
    case "unit": {
      if (typeof value === "number") return kind === "amount" ? new Map([[of, plainDigits(value)]]) : new Map([[of, text]]);
      const { number, rest } = splitNumber(text);
      if (number === "") return kind === "unit" ? new Map([[of, text]]) : new PcfError("study.number", { ...where, given: text });
      if (kind === "unit" && rest === "") return new Map([[of, text]]);
      try {
        const digits = /^-?\d+(\.\d+)?$/.test(number) ? number : parseNumber(number, "quantity").toFixed();
        if (rest === "") return new Map([[of, digits]]);
        if (pair === undefined) return /^(kg|千克|公斤)$/i.test(rest) ? new Map([[of, digits]]) : new PcfError("study.number", { ...where, given: text });
        return new Map(kind === "amount" ? [[of, digits], [pair, rest]] : [[pair, digits], [of, rest]]);
      } catch (thrown) {
        if (isPcfError(thrown)) return new PcfError("study.number", { ...where, given: text });
        throw thrown;
      }
    }
    default: return new Map([[of, text]]);
  }
}

function readDates(first: StudyField, second: StudyField, value: CellValue, format: string): Map<StudyField, string> {
  if (typeof value === "number" && (isDateFormat(format) || value > 20_000)) return new Map([[first, dateOfSerial(value)]]);
  const text = textOf(value);
  const [from, to] = datesIn(text);
  if (from === undefined) return new Map([[first, text]]);
  return new Map([[first, from], ...(to !== undefined && second !== first ? [[second, to] as const] : [])]);
}

function isDateFormat(format: string): boolean {
  return /[yd]/i.test(format.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, "")) && !/general/i.test(format);
}

/** What may be said, in the language of the label. */
export function allowedWords(choices: readonly { readonly zh: string; readonly en: string }[], label: string): string[] {
  return choices.map((choice) => choice[/\p{Script=Han}/u.test(label) ? "zh" : "en"]);
}
