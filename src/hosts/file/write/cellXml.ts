import type { CellValue } from "../../../tables/grid";
import { writeEscapes, writeText } from "../xml/text";

/** A cell's type and its value element, for one that holds a constant or (with `isFormula`) for the result of a formula. */
export interface ValueXml {
  readonly type: string | null;
  readonly xml: string;
}

/** The errors that the file format knows; what is newer is #VALUE! there, as Excel itself writes it. */
const fileErrors: ReadonlySet<string> = new Set(["#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA"]);

/** `prefix` is the sheet's own ("x:"). New text is written in the cell itself: nothing else in the file has to change for it. */
export function valueXml(value: CellValue, prefix: string, isFormula: boolean): ValueXml {
  if (value === null) return { type: null, xml: "" };
  if (typeof value === "boolean") return { type: "b", xml: element(prefix, value ? "1" : "0") };
  if (typeof value === "number") return Number.isFinite(value) ? { type: null, xml: element(prefix, numberText(value)) } : { type: "e", xml: element(prefix, "#NUM!") };
  if (typeof value === "object") return { type: "e", xml: element(prefix, fileErrors.has(value.error) ? value.error : "#VALUE!") };
  const text = writeText(writeEscapes(value));
  const space = /^\s|\s$|\n/.test(value) ? ' xml:space="preserve"' : "";
  if (isFormula) return { type: "str", xml: `<${prefix}v${space}>${text}</${prefix}v>` };
  return { type: "inlineStr", xml: `<${prefix}is><${prefix}t${space}>${text}</${prefix}t></${prefix}is>` };
}

function element(prefix: string, text: string): string {
  return `<${prefix}v>${text}</${prefix}v>`;
}

/** The shortest text that reads back as the same double, with Excel's capital E. */
export function numberText(value: number): string {
  return String(value).replace("e", "E");
}

export function sameValue(one: CellValue, other: CellValue): boolean {
  if (typeof one === "object" && one !== null && typeof other === "object" && other !== null) return one.error === other.error;
  return one === other;
}
