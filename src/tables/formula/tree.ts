/** A formula as a tree. Rows and columns count from 0. */
export type Formula =
  | { readonly kind: "number"; readonly text: string }
  | { readonly kind: "text"; readonly value: string }
  | { readonly kind: "boolean"; readonly value: boolean }
  | { readonly kind: "error"; readonly code: string }
  | { readonly kind: "array"; readonly rows: readonly (readonly Formula[])[] }
  | Reference
  | { readonly kind: "name"; readonly sheet: string | null; readonly name: string }
  | { readonly kind: "structure"; readonly table: string; readonly text: string }
  | Call
  /** A value that is called: LAMBDA(x,x+1)(2). */
  | { readonly kind: "apply"; readonly callee: Formula; readonly arguments: readonly (Formula | null)[] }
  | { readonly kind: "sign"; readonly operator: "-" | "+" | "@"; readonly operand: Formula }
  | { readonly kind: "percent" | "spill" | "group"; readonly operand: Formula }
  | { readonly kind: "binary"; readonly operator: BinaryOperator; readonly left: Formula; readonly right: Formula };

export type BinaryOperator = "=" | "<>" | "<" | ">" | "<=" | ">=" | "&" | "+" | "-" | "*" | "/" | "^" | ":" | " " | ",";

export interface Call {
  readonly kind: "call";
  /** As it was written, prefixes of the file format taken off. */
  readonly name: string;
  /** null where an argument is left out: SORT(A1:A3,,-1). */
  readonly arguments: readonly (Formula | null)[];
}

/** A cell, an area, whole columns (no rows) or whole rows (no columns). */
export interface Reference {
  readonly kind: "reference";
  readonly sheet: string | null;
  readonly from: Corner;
  readonly to: Corner | null;
}

export interface Corner {
  readonly row: number | null;
  readonly column: number | null;
  readonly rowFixed: boolean;
  readonly columnFixed: boolean;
}

/** A corner that names its row and its column. */
export interface CellCorner extends Corner {
  readonly row: number;
  readonly column: number;
}

/** The same tree with every part replaced by what `change` makes of it, inner parts first. */
export function rebuild(formula: Formula, change: (part: Formula) => Formula): Formula {
  const inner = (part: Formula) => rebuild(part, change);
  const list = (parts: readonly (Formula | null)[]) => parts.map((part) => part && inner(part));
  switch (formula.kind) {
    case "call":
      return change({ ...formula, arguments: list(formula.arguments) });
    case "apply":
      return change({ ...formula, callee: inner(formula.callee), arguments: list(formula.arguments) });
    case "sign":
    case "percent":
    case "spill":
    case "group":
      return change({ ...formula, operand: inner(formula.operand) });
    case "binary":
      return change({ ...formula, left: inner(formula.left), right: inner(formula.right) });
    default:
      return change(formula);
  }
}
