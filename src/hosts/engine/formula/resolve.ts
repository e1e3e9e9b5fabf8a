import { structuredReference, type TableShape } from "../../../tables/formula/structured";
import { lambdas } from "./lambdas";
import { rebuild, type Corner, type Formula, type Reference } from "../../../tables/formula/tree";

/** What a formula can name, seen from the cell it stands in. */
export interface Scope {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  /** The sheet as it is spelled, null where there is none of that name. */
  sheetNamed(name: string): string | null;
  readonly sheets: readonly string[];
  tableNamed(name: string): TableShape | null;
  tableAt(sheet: string, row: number, column: number): TableShape | null;
  nameOf(name: string, sheet: string): Formula | null;
  isFunction(name: string): boolean;
  /** A function of the custom functions' namespace, known or not. */
  isOwn(name: string): boolean;
  readonly date1904: boolean;
}

/** A formula that names only cells and known functions; what it names beyond that is listed. */
export interface Resolved {
  readonly formula: Formula;
  readonly unknownFunctions: readonly string[];
  readonly unknownNames: readonly string[];
  /** True where it refers to another workbook. */
  readonly external: boolean;
  /** It calls a custom function. */
  readonly ownFunctions: boolean;
}

// Functions that take lists of areas, so that (A1,B2) and Sheet1:Sheet3!A1 can be spread over their arguments.
const takesAreas = new Set("SUM AVERAGE AVERAGEA COUNT COUNTA MAX MAXA MIN MINA PRODUCT SUMSQ STDEV STDEV.S STDEV.P STDEVA STDEVP STDEVPA VAR VAR.S VAR.P VARA VARP VARPA MEDIAN GEOMEAN HARMEAN AND OR XOR CONCAT".split(" "));
const dateIn = new Set("YEAR MONTH DAY WEEKDAY WEEKNUM ISOWEEKNUM".split(" "));
const dateBoth = new Set("EDATE EOMONTH WORKDAY WORKDAY.INTL".split(" "));
const dateOut = new Set("DATE DATEVALUE TODAY NOW".split(" "));
// Names may name names; a name that names itself (a recursive LAMBDA) must not be written out for ever.
const deepest = 32;
const mostNames = 1000;

/** Replaces names, tables, other dialects and called LAMBDAs by what they stand for. */
export function resolve(formula: Formula, scope: Scope): Resolved {
  const unknownFunctions: string[] = [];
  const unknownNames: string[] = [];
  let external = false;
  let ownFunctions = false;
  let written = 0;

  const error = (code: string): Formula => ({ kind: "error", code });
  const name = (part: Formula & { kind: "name" }, bound: ReadonlySet<string>, depth: number): Formula => {
    if (part.sheet === null && bound.has(part.name.toUpperCase())) return part;
    if (part.sheet?.includes("[")) {
      external = true;
      return part;
    }
    const home = part.sheet === null ? scope.sheet : (scope.sheetNamed(part.sheet) ?? part.sheet);
    const meaning = depth < deepest && written++ < mostNames ? scope.nameOf(part.name, home) : null;
    if (meaning) return walk(rebuild(meaning, (inner) => (inner.kind === "reference" ? moved(inner, scope) : inner)), new Set(), depth + 1);
    const table = part.sheet === null ? scope.tableNamed(part.name) : null;
    if (table) return structuredReference("[]", table, scope.sheet, scope.row);
    unknownNames.push(part.name);
    return error("#NAME?");
  };
  const structure = (part: Formula & { kind: "structure" }): Formula => {
    const table = part.table === "" ? scope.tableAt(scope.sheet, scope.row, scope.column) : scope.tableNamed(part.table);
    if (table) return structuredReference(part.text, table, scope.sheet, scope.row);
    if (/^\[\d+\]$/.test(part.text) || part.table.includes("[")) external = true;
    unknownNames.push(part.table || part.text);
    return error("#NAME?");
  };
  const reference = (part: Reference): Formula => {
    if (part.sheet === null) return part;
    if (part.sheet.includes("[")) {
      external = true;
      return part;
    }
    if (part.sheet.includes(":")) return error("#REF!");
    const sheet = scope.sheetNamed(part.sheet);
    return sheet === null ? error("#REF!") : { ...part, sheet: sheet === scope.sheet ? null : sheet };
  };
  const spread = (part: Formula | null): readonly (Formula | null)[] => {
    if (part?.kind === "group") {
      const inside = part.operand;
      return inside.kind === "binary" && inside.operator === "," ? spread(inside) : [part];
    }
    if (part?.kind === "binary" && part.operator === ",") return [...spread(part.left), ...spread(part.right)];
    if (part?.kind === "reference" && part.sheet?.includes(":") && !part.sheet.includes("[")) {
      const [first = "", last = ""] = part.sheet.split(":").map((sheet) => scope.sheetNamed(sheet) ?? "");
      const from = scope.sheets.indexOf(first);
      const to = scope.sheets.indexOf(last);
      if (from < 0 || to < 0) return [error("#REF!")];
      return scope.sheets.slice(Math.min(from, to), Math.max(from, to) + 1).map((sheet) => ({ ...part, sheet }));
    }
    return [part];
  };
  const walkList = (parts: readonly (Formula | null)[], bound: ReadonlySet<string>, depth: number) => parts.map((part) => part && walk(part, bound, depth));

  function walk(part: Formula, bound: ReadonlySet<string>, depth: number): Formula {
    switch (part.kind) {
      case "name":
        return name(part, bound, depth);
      case "structure":
        return structure(part);
      case "reference":
        return reference(part);
      case "group":
        return { ...part, operand: walk(part.operand, bound, depth) };
      case "percent":
        return { kind: "group", operand: { kind: "binary", operator: "/", left: grouped(walk(part.operand, bound, depth)), right: { kind: "number", text: "100" } } };
      case "spill":
        return { kind: "call", name: "ANCHORARRAY", arguments: [walk(part.operand, bound, depth)] };
      case "sign":
        return sign(part.operator, walk(part.operand, bound, depth));
      case "apply":
        return { kind: "apply", callee: walk(part.callee, bound, depth), arguments: walkList(part.arguments, bound, depth) };
      case "binary":
        return binary({ ...part, left: walk(part.left, bound, depth), right: walk(part.right, bound, depth) });
      case "call":
        return call(part, bound, depth);
      case "number":
        return { kind: "number", text: String(Number(part.text)) };
      case "text":
        return lines(part);
      default:
        return part;
    }
  }

  function call(part: Formula & { kind: "call" }, bound: ReadonlySet<string>, depth: number): Formula {
    const upper = part.name.toUpperCase();
    if (upper === "LET" || upper === "LAMBDA") return binding({ ...part, name: upper }, bound, depth);
    if (bound.has(upper)) return { kind: "apply", callee: { kind: "name", sheet: null, name: part.name }, arguments: walkList(part.arguments, bound, depth) };
    if (scope.isOwn(upper)) ownFunctions = true;
    const spreadOut = takesAreas.has(upper) ? part.arguments.flatMap(spread) : part.arguments;
    const list = walkList(spreadOut, bound, depth);
    const size = (upper === "ROWS" || upper === "COLUMNS") && list.length === 1 && list[0] ? sizeOf(list[0], upper) : null;
    if (size !== null) return { kind: "number", text: String(size) };
    if (scope.isFunction(upper)) return scope.date1904 ? in1904(upper, list) : { kind: "call", name: upper, arguments: list };
    const meaning = depth < deepest && written++ < mostNames ? scope.nameOf(part.name, scope.sheet) : null;
    if (meaning) return { kind: "apply", callee: walk(meaning, new Set(), depth + 1), arguments: list };
    unknownFunctions.push(part.name);
    return error("#NAME?");
  }

  /** LET and LAMBDA: their names are names inside them only. */
  function binding(part: Formula & { kind: "call" }, bound: ReadonlySet<string>, depth: number): Formula {
    const inside = new Set(bound);
    const last = part.arguments.length - 1;
    const list = part.arguments.map((argument, index) => {
      const declares = index < last && (part.name === "LAMBDA" || index % 2 === 0);
      if (declares && argument?.kind === "name" && argument.sheet === null) {
        inside.add(argument.name.toUpperCase());
        return argument;
      }
      return argument && walk(argument, new Set(inside), depth);
    });
    return { ...part, arguments: list };
  }

  const named = walk(formula, new Set(), 0);
  return { formula: lambdas(named), unknownFunctions, unknownNames, external, ownFunctions };
}

/** The engine reads a line break within a text as a blank, so it gets CHAR(10) in its place. */
function lines(part: Formula & { kind: "text" }): Formula {
  if (!/[\n\r\t]/.test(part.value)) return part;
  const pieces = part.value.split(/([\n\r\t])/).filter((piece) => piece !== "").map((piece): Formula => (/[\n\r\t]/.test(piece) ? { kind: "call", name: "CHAR", arguments: [{ kind: "number", text: String(piece.charCodeAt(0)) }] } : { kind: "text", value: piece }));
  return { kind: "group", operand: pieces.reduce((left, right) => ({ kind: "binary", operator: "&", left, right })) };
}

function grouped(part: Formula): Formula {
  return part.kind === "binary" ? { kind: "group", operand: part } : part;
}

/** How many rows or columns a reference has: no reason to read its cells. */
function sizeOf(part: Formula, name: "ROWS" | "COLUMNS"): number | null {
  if (part.kind === "group") return sizeOf(part.operand, name);
  if (part.kind !== "reference") return null;
  const key = name === "ROWS" ? "row" : "column";
  const from = part.from[key];
  const to = (part.to ?? part.from)[key];
  return from === null || to === null ? (name === "ROWS" ? 1048576 : 16384) : Math.abs(to - from) + 1;
}

/** Signs as arithmetic: the engine has no chain of signs (--A1), and + leaves its operand as it is. */
function sign(operator: "-" | "+" | "@", operand: Formula): Formula {
  if (operator === "+") return operand;
  if (operator === "@") return { kind: "call", name: "SINGLE", arguments: [operand] };
  if (operand.kind === "number" && !operand.text.startsWith("-")) return { kind: "group", operand: { kind: "binary", operator: "-", left: { kind: "number", text: "0" }, right: operand } };
  return { kind: "group", operand: { kind: "binary", operator: "-", left: { kind: "number", text: "0" }, right: grouped(operand) } };
}

function binary(part: Formula & { kind: "binary" }): Formula {
  if (part.operator === ",") return { kind: "error", code: "#VALUE!" };
  if (part.operator !== " ") return part;
  const left = ungroup(part.left);
  const right = ungroup(part.right);
  if (left.kind !== "reference" || right.kind !== "reference") return { kind: "error", code: "#VALUE!" };
  return commonCells(left, right);
}

function ungroup(part: Formula): Formula {
  return part.kind === "group" ? ungroup(part.operand) : part;
}

/** The cells that two references share; #NULL! where there are none. */
function commonCells(left: Reference, right: Reference): Formula {
  if (left.sheet !== right.sheet) return { kind: "error", code: "#NULL!" };
  const span = (one: number | null, other: number | null, last: number): [number, number] => (one === null ? [0, last] : [Math.min(one, other ?? one), Math.max(one, other ?? one)]);
  const common = (key: "row" | "column", last: number): [number, number] => {
    const [a, b] = span(left.from[key], (left.to ?? left.from)[key], last);
    const [c, d] = span(right.from[key], (right.to ?? right.from)[key], last);
    return [Math.max(a, c), Math.min(b, d)];
  };
  const [top, bottom] = common("row", 1048575);
  const [first, last] = common("column", 16383);
  if (top > bottom || first > last) return { kind: "error", code: "#NULL!" };
  const corner = (row: number, column: number): Corner => ({ row, column, rowFixed: true, columnFixed: true });
  return { kind: "reference", sheet: left.sheet, from: corner(top, first), to: top === bottom && first === last ? null : corner(bottom, last) };
}

/** A relative reference inside a defined name counts from A1, so it moves with the cell that uses the name and wraps at the sheet's edge. */
function moved(part: Reference, scope: Scope): Reference {
  const shift = (corner: Corner): Corner => ({
    ...corner,
    row: corner.row === null || corner.rowFixed ? corner.row : (corner.row + scope.row) % 1048576,
    column: corner.column === null || corner.columnFixed ? corner.column : (corner.column + scope.column) % 16384,
  });
  return { ...part, from: shift(part.from), to: part.to && shift(part.to) };
}

/** The engine counts days from 1900. Where the workbook counts from 1904, dates are turned on their way in and out (1462 days lie between). */
function in1904(name: string, list: readonly (Formula | null)[]): Formula {
  const days: Formula = { kind: "number", text: "1462" };
  const inwards = (part: Formula | null | undefined, format: readonly Formula[] = []): Formula | null => (part ? { kind: "call", name: "DATE1900", arguments: [part, ...format] } : null);
  const changed = [...list];
  const format = list[1];
  if (dateIn.has(name) || dateBoth.has(name)) changed[0] = inwards(list[0]);
  else if (name === "TEXT" && format) changed[0] = inwards(list[0], [format]);
  const call: Formula = { kind: "call", name, arguments: changed };
  if (!dateOut.has(name) && !dateBoth.has(name)) return call;
  return { kind: "group", operand: { kind: "binary", operator: "-", left: call, right: days } };
}
