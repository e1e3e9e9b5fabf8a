import { PcfError } from "../../../errors";
import type { FunctionNames } from "../../../workbook/functionNames";
import prefixes from "./prefixes.json";
import { writeBracket } from "./structured";
import { pairs, tokenize } from "../../../tables/formulaTokens";
import type { Token } from "../../../tables/formulaTokens";

const prefixOf = new Map<string, string>();
for (const prefix of ["_xlfn.", "_xlfn._xlws."] as const) for (const name of prefixes[prefix].split(" ")) prefixOf.set(name, prefix);

/** The longest formula that Excel takes (Excel's specifications and limits). */
const longest = 8192;

interface Scope {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/**
 * A formula as a person writes it ("=PCF.MATERIAL(B4,...)") in the spelling of the file, without "=". `table` is the name of the
 * table around the cell, which people leave out in [@c]. Throws file.formula.
 */
export function toFile(formula: string, names: FunctionNames, table: string | null = null): string {
  const body = formula.replace(/^\s*=/, "").trim();
  if (body === "") throw new PcfError("file.formula", { given: formula, reason: "empty" });
  const { tokens, closed } = tokenize(body);
  if (!closed) throw new PcfError("file.formula", { given: formula, reason: "open" });
  const written = new Writer(tokens, names, table).write(0, tokens.length).join("");
  if (body.length > longest || written.length > longest * 2) throw new PcfError("file.formula", { given: formula.slice(0, 60), reason: "long" });
  return written;
}

class Writer {
  private readonly partner: readonly number[];
  private readonly scopes: Scope[] = [];
  private readonly declared = new Set<number>();

  constructor(
    private readonly tokens: readonly Token[],
    private readonly names: FunctionNames,
    private readonly table: string | null,
  ) {
    this.partner = pairs(tokens);
    tokens.forEach((token, index) => {
      if (token.kind === "name" && tokens[index + 1]?.kind === "open" && /^(?:_xlfn\.)?(LET|LAMBDA)$/i.test(token.text)) this.declare(index, /LET$/i.test(token.text));
    });
  }

  /** The pieces of the tokens [from, to). */
  write(from: number, to: number): string[] {
    const out: string[] = [];
    for (let at = from; at < to; at++) {
      const token = this.tokens[at]!;
      if (token.kind === "operator" && token.text === "@") {
        const end = this.endOfOperand(at + 1, to);
        out.push("_xlfn.SINGLE(", ...this.write(at + 1, end), ")");
        at = end - 1;
      } else if (token.kind === "operator" && token.text === "#") {
        const start = startOfOperand(out);
        out.splice(start, 0, "_xlfn.ANCHORARRAY(");
        out.push(")");
      } else if (token.kind === "name") out.push(this.name(at));
      else if (token.kind === "bracket") out.push(this.bracket(at));
      else out.push(token.text);
    }
    return out;
  }

  private name(at: number): string {
    const { text } = this.tokens[at]!;
    const after = this.tokens[at + 1];
    if (after?.text === "!") return text;
    if (this.declared.has(at) || this.isParameter(text, at)) return /^_xlpm\./i.test(text) ? text : `_xlpm.${text}`;
    if (after?.kind !== "open") return text;
    const own = this.names.encode(text);
    if (own !== null) return own;
    return `${prefixOf.get(text.toUpperCase()) ?? ""}${text}`;
  }

  private bracket(at: number): string {
    const { text } = this.tokens[at]!;
    if (this.declared.has(at)) return `_xlop.${text.slice(1, -1).trim()}`;
    const before = this.tokens[at - 1];
    const after = this.tokens[at + 1];
    const isExternal = after?.kind === "name" || after?.kind === "quoted" || after?.text === "!";
    const written = writeBracket(text);
    return before?.kind !== "name" && !isExternal && this.table !== null ? this.table + written : written;
  }

  private isParameter(name: string, at: number): boolean {
    const lower = name.toLowerCase();
    return this.scopes.some((scope) => scope.name === lower && at >= scope.from && at < scope.to);
  }

  /** Records the names that LET(name, value, ..., result) or LAMBDA(name, ..., result) declares and where they hold. */
  private declare(at: number, isLet: boolean): void {
    const open = at + 1;
    const close = this.partner[open]!;
    if (close < 0) return;
    const starts = [open + 1];
    for (let index = open + 1; index < close; index++) {
      if (this.tokens[index]!.kind === "open") index = Math.max(index, this.partner[index]!);
      else if (this.tokens[index]!.kind === "comma") starts.push(index + 1);
    }
    starts.slice(0, -1).forEach((start, argument) => {
      if (isLet && argument % 2 === 1) return;
      const end = starts[argument + 1]! - 1;
      const inside = this.tokens.slice(start, end).map((token, offset) => ({ token, index: start + offset })).filter(({ token }) => token.kind !== "space");
      const only = inside.length === 1 ? inside[0]! : null;
      if (!only || (only.token.kind !== "name" && !(only.token.kind === "bracket" && !isLet))) return;
      this.declared.add(only.index);
      const name = only.token.text.replace(/^\[\s*|\s*\]$/g, "").toLowerCase();
      // A LET name holds from after its own value on; a LAMBDA parameter in all that follows.
      this.scopes.push({ name, from: isLet ? (starts[argument + 2] ?? close) : end, to: close });
    });
  }

  /** The end of what a prefix "@" applies to: a reference, call or parenthesis, ranges and A1# included. */
  private endOfOperand(from: number, to: number): number {
    let at = from;
    for (;;) {
      while (at < to && this.tokens[at]!.kind === "space") at++;
      if (at >= to) return at;
      if (this.tokens[at]!.kind === "open") at = this.partner[at]! + 1;
      else {
        while (at < to && (["name", "quoted", "bracket", "number"].includes(this.tokens[at]!.kind) || this.tokens[at]!.text === "!")) at++;
        if (at < to && this.tokens[at]!.kind === "open") at = this.partner[at]! + 1;
      }
      while (at < to && (this.tokens[at]!.text === "#" || this.tokens[at]!.kind === "bracket")) at++;
      if (at < to && this.tokens[at]!.text === ":") at++;
      else return Math.max(at, from);
    }
  }
}

/** Where in the written pieces the operand of a postfix "#" begins. */
function startOfOperand(out: readonly string[]): number {
  let at = out.length - 1;
  if (out[at] === ")") {
    for (let depth = 0; at >= 0; at--) {
      if (out[at] === ")") depth++;
      if (out[at]?.endsWith("(") && --depth === 0) break;
    }
    if (out[at] === "(" && /^[\p{L}_]/u.test(out[at - 1] ?? "")) at--;
    return Math.max(at, 0);
  }
  while (at > 0 && (out[at - 1] === "!" || (out[at] === "!" && /^['\p{L}_\\]/u.test(out[at - 1]!)) || (out[at - 1]!.startsWith("[") && /^['\p{L}_\\!]/u.test(out[at]!)))) at--;
  return Math.max(at, 0);
}
