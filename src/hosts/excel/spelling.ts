/**
 * Formulas between people and Excel. Everywhere in this project our functions are called PCF.NAME; in Excel they bear the namespace
 * of the manifest that is installed (PCF, or PCFDEV beside it during development), and until Excel has read the add-in's metadata it
 * answers with the file's spelling (`_xldudf_PCF_MATERIAL`), which other add-ins' prefixes may stand before (`[2]!`).
 */
export interface Spelling {
  toPerson(formula: string): string;
  toExcel(formula: string): string;
}

const text = String.raw`"(?:[^"]|"")*"`;
const quoted = String.raw`'(?:[^']|'')*'`;

export function spellingOf(namespace: string): Spelling {
  const spaces = [...new Set(["PCF", namespace])].join("|");
  // Texts and quoted sheet names are matched first, so that nothing inside them is taken for a function.
  const excel = new RegExp(`${text}|(?:(?:${quoted}|\\[\\d+\\]|[\\w.]+)!)?(?:_xlfn\\.|_xll\\.|_xludf\\.)*_xldudf_(?:${spaces})_(\\w+)(?=\\()|${quoted}|(?<![\\w.])(?:${spaces})\\.(\\w+)(?=\\()`, "gi");
  const person = new RegExp(`${text}|${quoted}|(?<![\\w.])PCF\\.(\\w+)(?=\\()`, "gi");
  return {
    toPerson: (formula) => formula.replace(excel, (found, filed?: string, typed?: string) => (filed ?? typed) === undefined ? found : `PCF.${(filed ?? typed)!.toUpperCase()}`),
    toExcel: (formula) => formula.replace(person, (found, name?: string) => (name === undefined ? found : `${namespace}.${name.toUpperCase()}`)),
  };
}
