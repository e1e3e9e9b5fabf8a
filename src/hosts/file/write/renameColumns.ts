import { tokenize } from "../../../tables/formulaTokens";
import { readText, writeText } from "../xml/text";
import { Scanner } from "../xml/scanner";
import { splice } from "../xml/splice";
import type { Splice } from "../xml/splice";
import type { PackageEdit } from "./packageEdit";

/** The elements whose text is a formula: of cells, formats, validations, names and table columns. */
const formulas: ReadonlySet<string> = new Set(["f", "formula", "formula1", "formula2", "definedName", "calculatedColumnFormula", "totalsRowFormula"]);

/** Gives columns of a table their new names in every formula of some parts, as Excel does when a header is typed anew. `renamed` is by the old name in lower case. */
export function renameColumns(edit: PackageEdit, paths: readonly string[], table: string, renamed: ReadonlyMap<string, string>): void {
  const lower = table.toLowerCase();
  for (const path of new Set(paths)) {
    const text = edit.text(path);
    if (!text.toLowerCase().includes(`${lower}[`)) continue;
    const splices: Splice[] = [];
    const scanner = new Scanner(text, path);
    let start = -1;
    while (scanner.next()) {
      if (scanner.closing && start >= 0) {
        const old = readText(text.slice(start, scanner.start));
        const fresh = renameIn(old, lower, renamed);
        if (fresh !== old) splices.push({ start, end: scanner.start, text: writeText(fresh) });
      }
      start = !scanner.closing && !scanner.empty && formulas.has(scanner.local) ? scanner.end : -1;
    }
    if (splices.length > 0) edit.set(path, splice(text, splices));
  }
}

function renameIn(formula: string, table: string, renamed: ReadonlyMap<string, string>): string {
  const { tokens } = tokenize(formula);
  return tokens.map((token, at) => (token.kind === "bracket" && tokens[at - 1]?.text.toLowerCase() === table ? renameBracket(token.text, renamed) : token.text)).join("");
}

/** "[old]" or the columns within "[[#This Row],[old]:[other]]"; an apostrophe escapes the character after it. */
function renameBracket(bracket: string, renamed: ReadonlyMap<string, string>): string {
  return bracket.replace(/\[((?:'[\s\S]|[^'[\]])*)\]/g, (whole, name: string) => {
    const fresh = renamed.get(name.replace(/'([\s\S])/g, "$1").toLowerCase());
    return fresh === undefined ? whole : `[${fresh.replace(/['[\]#]/g, "'$&")}]`;
  });
}
