import type { CellError, CellValue } from "../../tables/grid";
import type { Edit } from "../../workbook/port";
import type { Spelling } from "./spelling";

const errors: ReadonlySet<string> = new Set<CellError["error"]>(["#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#SPILL!", "#CALC!", "#BUSY!", "#GETTING_DATA", "#UNKNOWN!"]);

/** What a cell holds, from Range.values and Range.valueTypes: the type tells a blank from "" and an error from text that looks like one. */
export function cellValue(value: unknown, type: string): CellValue {
  if (type === "Empty" || value === null || value === undefined) return null;
  if (type === "Error") return { error: errors.has(String(value)) ? (String(value) as CellError["error"]) : "#UNKNOWN!" };
  return typeof value === "number" || typeof value === "boolean" ? value : String(value);
}

/** Range.formulas repeats the value where a cell has no formula; a text that begins with "=" is the same there and here. */
export function cellFormula(formula: unknown, value: unknown, spelling: Spelling): string | null {
  return typeof formula === "string" && formula.startsWith("=") && formula !== value ? spelling.toPerson(formula) : null;
}

/**
 * What is given to Range.formulas for a cell's new content. Excel reads what it is given as if it were typed, so a text that it would
 * take for a formula, number, date, error or TRUE gets an apostrophe before it, which is no part of the text. "" clears a cell.
 */
export function entry(content: Edit["content"], spelling: Spelling): string | number | boolean {
  if ("formula" in content) return spelling.toExcel(content.formula.startsWith("=") ? content.formula : `=${content.formula}`);
  const { value } = content;
  if (value === null) return "";
  if (typeof value === "object") return value.error;
  return typeof value === "string" && isReadAnew(value) ? `'${value}` : value;
}

function isReadAnew(text: string): boolean {
  // Formula signs, an apostrophe (which would be lost), error values, blanks that hide one of them.
  if (/^\s*[=+\-@'#\t\r\n]/.test(text)) return true;
  // A word, and only digits and what stands between them after it: "Jan 2", "USD 5", "Table 3".
  if (/\p{Nd}/u.test(text)) return !/^\p{L}/u.test(text) || /^[\p{L}.]+[^\p{L}]*(\s?[ap]\.?m\.?)?$/iu.test(text);
  // TRUE and FALSE in whichever of Excel's languages; a single short word is all they ever are.
  return /^\p{Lu}+$/u.test(text) || /^(true|false)$/i.test(text);
}

/** Whether a cell of text format ("@") has to lose it: in it a formula is shown and not calculated, and a number becomes text. */
export function losesTextFormat(content: Edit["content"]): boolean {
  return "formula" in content || typeof content.value === "number" || typeof content.value === "boolean";
}
