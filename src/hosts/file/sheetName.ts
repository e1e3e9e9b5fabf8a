import { PcfError } from "../../errors";

/** Excel's rules for the name of a new sheet. Throws file.sheetName. */
export function checkSheetName(name: string, taken: readonly string[]): void {
  const refuse = (reason: "empty" | "long" | "character" | "taken") => new PcfError("file.sheetName", { given: name, reason });
  if (name.trim() === "") throw refuse("empty");
  if (name.length > 31) throw refuse("long");
  if (/[[\]:*?/\\\u0000-\u001f]|^'|'$/.test(name) || name.toLowerCase() === "history") throw refuse("character");
  if (taken.some((other) => other.toLowerCase() === name.toLowerCase())) throw refuse("taken");
}
