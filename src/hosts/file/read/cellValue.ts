import type { CellError, CellValue } from "../../../tables/grid";
import { readEscapes, readText } from "../xml/text";
import type { Metadata } from "./metadata";
import type { CellMark } from "./sheetScan";

const errors: ReadonlySet<string> = new Set<CellError["error"]>(["#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#SPILL!", "#CALC!", "#BUSY!", "#GETTING_DATA"]);

/** What a cell holds, by its type; null for a blank one. A shared string that does not exist reads as #UNKNOWN!. */
export function readCellValue(text: string, cell: CellMark, strings: readonly string[], metadata: Metadata, date1904: boolean): CellValue {
  if (cell.type === "inlineStr") return cell.inlineText === null ? null : readEscapes(cell.inlineText);
  if (cell.valueStart < 0) return cell.inlineText === null ? null : readEscapes(cell.inlineText);
  const raw = readText(text.slice(cell.valueStart, cell.valueEnd));
  switch (cell.type) {
    case "str":
      return readEscapes(raw);
    case "s":
      return raw.trim() === "" ? null : (strings[Number(raw)] ?? { error: "#UNKNOWN!" });
    case "b":
      return raw.trim() === "1" || raw.trim().toLowerCase() === "true";
    case "e":
      return metadata.errors.has(cell.valueMetadata) ? { error: metadata.errors.get(cell.valueMetadata)! } : readError(raw.trim());
    case "d":
      return serialDate(raw.trim(), date1904) ?? raw;
    default:
      return readNumber(raw);
  }
}

function readError(raw: string): CellError {
  const name = raw.toUpperCase();
  return { error: errors.has(name) ? (name as CellError["error"]) : "#UNKNOWN!" };
}

/** A number as xsd:double writes it; other text in its place is kept as text, as it cannot be a number. */
function readNumber(raw: string): CellValue {
  const plain = raw.trim();
  if (plain === "") return null;
  const number = Number(plain);
  return Number.isFinite(number) && !/^0[xob]/i.test(plain) ? number : plain;
}

/** An ISO 8601 date, time or both (strict files) as Excel's serial number; null for anything else. */
export function serialDate(iso: string, date1904: boolean): number | null {
  const match = /^(?:(\d{4})-(\d{2})-(\d{2}))?T?(?:(\d{2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?)?Z?$/.exec(iso);
  if (!match || iso === "" || (match[1] === undefined && match[4] === undefined)) return null;
  const time = ((Number(match[4] ?? 0) * 60 + Number(match[5] ?? 0)) * 60 + Number(match[6] ?? 0)) / 86_400;
  if (match[1] === undefined) return time;
  const days = Math.round((Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) - Date.UTC(1899, 11, 30)) / 86_400_000);
  // Excel counts a 29 February 1900 that never was, so earlier days are one less.
  const serial = date1904 ? days - 1462 : days < 61 ? days - 1 : days;
  return serial + time;
}
