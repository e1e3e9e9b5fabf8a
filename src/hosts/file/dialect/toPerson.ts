import { dropCallPrefix } from "../../../workbook/functionNames";
import type { FunctionNames } from "../../../workbook/functionNames";
import { readBracket } from "./structured";
import { tokenize } from "../../../tables/formulaTokens";
import type { Token } from "../../../tables/formulaTokens";

/** Excel's own limit is 8192 characters; a formula far beyond it is shown as it stands. */
const longest = 65_536;

interface Frame {
  readonly kind: "call" | "single" | "anchor";
  /** Where the frame's first output stands. */
  readonly from: number;
  hasOperator: boolean;
}

/**
 * A formula of the file (without "=") as a person reads it, with "=": our functions under their own names, the prefixes of newer
 * functions gone, A1# for ANCHORARRAY, @x for SINGLE, T[@c] for T[[#This Row],[c]]. Texts and quoted sheet names are not touched.
 */
export function toPerson(formula: string, names: FunctionNames): string {
  if (formula.length > longest || !/_xl|\[|\.|!/i.test(formula)) return `=${formula}`;
  const { tokens } = tokenize(formula);
  const out: string[] = [];
  const frames: Frame[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    const isCall = tokens[at + 1]?.kind === "open";
    if (token.kind === "name" && isCall) {
      const special = /^(?:_xlfn\.)?(SINGLE|ANCHORARRAY)$/i.exec(token.text)?.[1]?.toUpperCase();
      if (special !== undefined && /^_xlfn\./i.test(token.text)) {
        if (special === "SINGLE") out.push("@");
        frames.push({ kind: special === "SINGLE" ? "single" : "anchor", from: out.length, hasOperator: false });
        at++;
        continue;
      }
      const own = names.decode(token.text);
      if (own !== null) dropCallPrefix(out);
      out.push(own ?? plainName(token.text));
    } else if (token.kind === "name") out.push(plainName(token.text));
    else if (token.kind === "bracket") out.push(readBracket(token.text));
    else if (token.kind === "open") {
      frames.push({ kind: "call", from: out.length, hasOperator: false });
      out.push(token.text);
    } else if (token.kind === "close") closeFrame(frames.pop(), token, out);
    else {
      const frame = frames.at(-1);
      if (frame && (token.kind === "comma" || (token.kind === "operator" && !/[:!#{}]/.test(token.text)))) frame.hasOperator = true;
      out.push(token.text);
    }
  }
  return `=${out.join("")}`;
}

function closeFrame(frame: Frame | undefined, token: Token, out: string[]): void {
  if (frame?.kind === "anchor") out.push("#");
  else if (frame?.kind !== "single") out.push(token.text);
  else if (frame.hasOperator) {
    out[frame.from] = `(${out[frame.from] ?? ""}`;
    out.push(")");
  }
}

/** `_xlfn.XLOOKUP`, `_xlfn._xlws.SORT`, `_xlpm.x` and `_xlop.y` without what the file adds. */
function plainName(name: string): string {
  if (/^_xlop\./i.test(name)) return `[${name.slice(6)}]`;
  if (/^_xlfn\._TRO_/i.test(name)) return name;
  return name.replace(/^(?:_xlfn\.|_xlws\.|_xlpm\.)+/i, "");
}
