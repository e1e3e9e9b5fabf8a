import { columnNumber } from "./sumFormula";

const reference = /("(?:[^"]|"")*")|((?:'[^']+'|[\p{L}\p{N}_.]+)!)?(\$?)([A-Z]{1,3})(\$?)(\d{1,7})(?![\p{L}\p{N}_(.])/giu;

/** A formula with its references written from where it stands ("R[0]C[-2]"): formulas that were filled down are the same text. */
export function relativeFormula(formula: string, row: number, column: number): string {
  return formula.replace(reference, (whole, text: string | undefined, sheet: string | undefined, fixedColumn: string, letters: string, fixedRow: string, digits: string) => {
    if (text !== undefined) return text;
    const r = fixedRow ? `R${digits}` : `R[${Number(digits) - 1 - row}]`;
    const c = fixedColumn ? `C${letters.toUpperCase()}` : `C[${columnNumber(letters) - column}]`;
    return `${sheet ?? ""}${r}${c}`;
  }).replace(/\s+/g, "").toUpperCase();
}
