import { isStageName } from "./stage";
import { isCellError } from "./grid";
import type { CellValue } from "./grid";

/** A cell as a person reads it: the number it shows, with how many decimals, the unit beside it, and the text it was. */
export interface Cell {
  /** Sheet coordinates, from 0. */
  readonly row: number;
  readonly column: number;
  readonly value: CellValue;
  readonly formula: string | null;
  readonly format: string;
  /** Trimmed text; "" for a blank cell, a number, an error. */
  readonly text: string;
  /** The number of the cell, also where it is written as text or with a unit; null where there is none. A percent format is not multiplied. */
  readonly number: number | null;
  /** Decimal text of the number as typed. */
  readonly digits: string;
  /** Decimals of the number as typed (trailing zeros of a text or of the format counted). */
  readonly decimals: number;
  /** What stands after the number in the same cell: "kg" of "450.00 kg", "%" of "33.7 %". */
  readonly unit: string;
  /** A number stored as plain text: sums and formulas of the spreadsheet pass over it. */
  readonly storedAsText: boolean;
  /** The value is 0.3368 and shows as 33.68 %. */
  readonly percentFormat: boolean;
  readonly blank: boolean;
}

const none = /^([-–—―−/\\·.…~]+|n\/?\.?a\.?|无|none|nil|null|-+)$/i;
// "A1 Raw materials" is a module of an EPD and no number: words before a number count only as whole words.
const numberText = /^(?:[≈~]|大?[约約]为?|ca\.\s*|ca\s+)*\s*([+\-−]?(?:\d{1,3}(?:[,，' ]\d{3})+|\d+)?(?:\.\d+)?(?:e[+-]?\d+)?)\s*(.*)$/iu;

/** "1000瓶用量(kg)": a heading that begins with a number. */
const headed = /^\p{Script=Han}{0,4}?(用量|消耗量|使用量|数量|數量|重量|排放量|碳足迹|碳足跡|排放因子|排放系数|排放係數|占比|佔比|产量|產量)/u;

/** "2024 total (kWh)", "2024合计": a year and what its column adds up. */
const summed = /^(?:total|sum|annual|full[- ]year|[合总總][计計量]|全年)/i;

/** Number and rest of a text such as "1,740 kg", "33.68%", "0.5366 (kgCO2/kW·h)"; null where it does not begin with a number. */
export function readNumberText(text: string): { digits: string; rest: string } | null {
  const match = numberText.exec(text);
  const found = match?.[1];
  if (match === null || found === undefined || !/\d/.test(found)) return null;
  const rest = (match[2] ?? "").trim();
  // "10^4Nm3", "2024-01-01", "4-6", "3.1 系统边界": a number that is part of something else.
  if (/^[\^⁰-⁹]/.test(rest) || /^[-~—–:：/.]\s*\d/.test(rest)) return null;
  if (/^(?:10\^?4|10⁴)/.test(text) && rest !== "") return null;
  // "50 % rPET" is the name of a scenario.
  if (/^[%％]\s*(?!of\b)[\p{L}]/u.test(rest)) return null;
  return { digits: found.replace(/[,，' ]/g, "").replace("−", "-"), rest };
}

export function decimalsOf(digits: string): number {
  const exponent = /e([+-]?\d+)$/i.exec(digits);
  const point = digits.indexOf(".");
  const fraction = point < 0 ? 0 : (exponent ? exponent.index : digits.length) - point - 1;
  return fraction - (exponent ? Number(exponent[1]) : 0);
}

/** Decimals a number format fixes: 2 for "0.00", 0 for "0" and "#,##0", null for General and dates. */
export function formatDecimals(format: string): number | null {
  const first = format.split(";")[0] ?? "";
  if (!/[0#]/.test(first) || /[ymdhs]/i.test(first.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, "")) || /general/i.test(first)) return null;
  const fraction = /\.([0#?]+)/.exec(first);
  const fixed = fraction?.[1]?.replace(/[^0]/g, "").length ?? 0;
  return /e[+-]0/i.test(first) ? null : fixed;
}

/** No heading, name or sentence is longer; what is beyond is not read, so that no pattern runs away on it. */
export const longestText = 2_000;

export function readCell(row: number, column: number, value: CellValue, formula: string | null, format: string): Cell {
  const base = {
    row,
    column,
    value,
    formula,
    format,
    text: "",
    number: null,
    digits: "",
    decimals: 0,
    unit: "",
    storedAsText: false,
    percentFormat: false,
    blank: false,
  };
  if (typeof value === "number") {
    if (!Number.isFinite(value)) return base;
    // 0.0"%" writes the sign behind a number that is in percent already.
    const percentFormat = format.replace(/"[^"]*"|\\./g, "").includes("%");
    const digits = String(value);
    const shown = formatDecimals(format);
    const typed = decimalsOf(digits);
    // A format may add zeros ("49.0"); it never makes a typed number less exact.
    const decimals = shown === null ? typed : Math.max(typed, shown + (percentFormat ? 2 : 0));
    return { ...base, number: value, digits, decimals, percentFormat };
  }
  if (typeof value === "string") {
    const text = value.slice(0, longestText).trim();
    if (text === "") return { ...base, blank: formula === null };
    if (none.test(text)) return { ...base, text };
    const read = readNumberText(text.normalize("NFKC"));
    if (read === null || read.rest.length > 40) return { ...base, text };
    const number = Number(read.digits);
    if (!Number.isFinite(number)) return { ...base, text };
    // "2022年", "1号线", "3#", "1. 原材料获取": numbers that name a thing; a unit never begins with these.
    if (/^[年月日号#、）)]|^\.\s*\p{L}/u.test(read.rest)) return { ...base, text };
    // "3.1 Raw materials": the number of a section.
    if (isStageName(read.rest)) return { ...base, text };
    if (headed.test(read.rest) || (/^(?:19|20)\d\d$/.test(read.digits) && summed.test(read.rest))) return { ...base, text };
    return { ...base, text, number, digits: read.digits, decimals: decimalsOf(read.digits), unit: read.rest, storedAsText: read.rest === "" };
  }
  if (value === null) return { ...base, blank: formula === null };
  if (isCellError(value)) return base;
  return { ...base, text: value ? "TRUE" : "FALSE" };
}

/** "—", "/", "n/a": the cell says that there is none, which is neither zero nor missing. */
export function saysNone(cell: Cell): boolean {
  return cell.number === null && cell.text !== "" && none.test(cell.text);
}
