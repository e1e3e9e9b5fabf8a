import { formulaOf } from "../../tables/formula/parse";
import type { Formula } from "../../tables/formula/tree";
import type { PcfCall } from "./calls";

/** Functions of Excel that answer one value, whatever lists they are given. */
const reducing = new Set("SUM SUMSQ SUMPRODUCT PRODUCT AVERAGE AVERAGEA MAX MAXA MIN MINA COUNT COUNTA COUNTBLANK MEDIAN STDEV STDEV.S STDEV.P STDEVP VAR VAR.S VAR.P VARP GEOMEAN HARMEAN AND OR XOR ROWS COLUMNS TEXTJOIN CONCAT NPV".split(" "));
/** Functions that answer as many values as they are given. */
const elementwise = new Set("ROUND ROUNDUP ROUNDDOWN MROUND INT TRUNC ABS SIGN SQRT EXP LN LOG LOG10 POWER MOD QUOTIENT IF IFS IFERROR IFNA ISNUMBER ISBLANK ISERROR ISERR ISNA ISTEXT NOT N T TEXT VALUE FIXED LEN LEFT RIGHT MID TRIM UPPER LOWER SUBSTITUTE EXACT CONCATENATE".split(" "));
/** Functions that pick with numbers: which of their arguments are lists, the others say which element. */
const picking: Readonly<Record<string, readonly number[]>> = { LARGE: [0], SMALL: [0], PERCENTILE: [0], "PERCENTILE.INC": [0], QUARTILE: [0], "QUARTILE.INC": [0], MATCH: [1], XMATCH: [1], VLOOKUP: [1], HLOOKUP: [1], SUMIF: [0, 2], COUNTIF: [0], AVERAGEIF: [0, 2] };

/** Stands for a call that may answer many values; no formula has such a name. */
const many = "\uE000";

/** Whether a formula answers one value even where these calls in it answer many, or nobody knows how many. False where that cannot be told. */
export function fillsOneCell(formula: string, calls: readonly PcfCall[]): boolean {
  const text = [...calls].sort((one, other) => other.start - one.start).reduce((rest, { start, end }) => `${rest.slice(0, start)}"${many}"${rest.slice(end)}`, formula);
  const tree = formulaOf(text);
  return tree !== null && isOne(tree);
}

function isOne(part: Formula | null): boolean {
  switch (part?.kind) {
    case undefined: case "number": case "boolean": case "error": return true;
    case "text": return part.value !== many;
    case "reference": return part.to === null;
    case "sign": return part.operator === "@" || isOne(part.operand);
    case "percent": case "group": return isOne(part.operand);
    case "binary": return !": ,".includes(part.operator) && isOne(part.left) && isOne(part.right);
    case "call": return isOneCall(part.name.toUpperCase(), part.arguments);
    default: return false;
  }
}

function isOneCall(name: string, given: readonly (Formula | null)[]): boolean {
  // Our own that are still in the text are known to answer one value.
  if (reducing.has(name) || name.startsWith("PCF.")) return true;
  if (elementwise.has(name)) return given.every(isOne);
  // INDEX(list, 0, 2) is a column, INDEX(list, 2) of a table is a row.
  if (name === "INDEX") return given.length === 3 && given.slice(1).every((one) => one?.kind === "number" && Number(one.text) > 0);
  const lists = picking[name];
  return lists !== undefined && given.every((one, index) => lists.includes(index) || isOne(one));
}
