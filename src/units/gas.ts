import gasRecords from "./data/gases.json";
import type { Gas } from "./unit";

// A gas becomes one character from the private use area, so that the letters of "kgCO2e" are no word of their own.
const firstMark = 0xe000;
const marked: Gas[] = ["CO2e", ...gasRecords.map(({ gas }) => gas)];
const mark = (gas: Gas): string => String.fromCharCode(firstMark + marked.indexOf(gas));
const anyMark = new RegExp(`[\\u{e000}-\\u{${(firstMark + marked.length - 1).toString(16)}}]`, "gu");

const gasOf = new Map(gasRecords.flatMap(({ gas, spellings }) => spellings.map((spelling) => [spelling.toLowerCase().replaceAll(" ", ""), gas] as const)));
// Spaces may stand inside a formula: web tables and Word write "CO 2" where the 2 was a subscript.
const spelled = [...gasOf.keys()].sort((a, b) => b.length - a.length).map((spelling) => Array.from(spelling).join(" ?")).join("|");
const equivalent = "equivalents?|equiv|eqv?|e|当量";
const gasPattern = new RegExp(`((?:eq|éq)\\.?[ -]*)?(${spelled})(?![0-9])([ ·.-]*(?:${equivalent})(?![a-z])\\.?| ?\\((?:${equivalent})\\.?\\))?`, "gi");

/** Replaces each gas ("CO2-eq", "二氧化碳当量", "CH4") with its mark. Only CO2 has equivalents. */
export function markGases(text: string): string {
  return text.replace(gasPattern, (whole: string, before: string | undefined, formula: string, after: string | undefined) => {
    const gas = gasOf.get(formula.toLowerCase().replaceAll(" ", ""));
    if (gas === undefined) return whole;
    if (before === undefined && after === undefined) return mark(gas);
    return gas === "CO2" ? mark("CO2e") : (before ?? "") + mark(gas) + (after ?? "");
  });
}

/** The gas of a mark, undefined for any other character. */
export function gasOfMark(character: string | undefined): Gas | undefined {
  return character === undefined ? undefined : marked[character.charCodeAt(0) - firstMark];
}

/** The text with its marks written as formulas again. */
export function unmarkGases(text: string): string {
  return text.replace(anyMark, (character) => gasOfMark(character) ?? character);
}
