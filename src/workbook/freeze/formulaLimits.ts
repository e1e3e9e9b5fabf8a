/** The longest formula that Excel takes. */
export const longestFormula = 8192;

const late = "LET LAMBDA MAP REDUCE SCAN MAKEARRAY BYROW BYCOL FILTER SORT SORTBY UNIQUE SEQUENCE RANDARRAY XLOOKUP XMATCH VSTACK HSTACK TAKE DROP CHOOSECOLS CHOOSEROWS TOCOL TOROW WRAPROWS WRAPCOLS EXPAND TEXTSPLIT TEXTBEFORE TEXTAFTER VALUETOTEXT ARRAYTOTEXT GROUPBY PIVOTBY PERCENTOF TRIMRANGE";
const latePattern = new RegExp(String.raw`\b(?:${late.split(" ").join("|")})\s*\(`, "i");

/** Functions and spills that only Excel of late knows are no native equivalent: the workbook is to calculate in any program. */
export function isForAllPrograms(formula: string): boolean {
  const plain = formula.replace(/"(?:[^"]|"")*"/g, '""').replace(/'(?:[^']|'')*'/g, "''");
  return !latePattern.test(plain) && !/[A-Z]\$?\d+#/i.test(plain);
}
