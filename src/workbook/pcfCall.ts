import type { Area } from "../tables/grid";
import { parseArea } from "./parseArea";

/** An argument as it stands in a formula, as far as it can be had without calculating. */
export type CallArgument =
  | { readonly kind: "value"; readonly value: number | string | boolean | null }
  | { readonly kind: "cells"; readonly sheet: string | null; readonly area: Area }
  /** The cell of a column in the formula's own row of its Excel table: [@Amount]. */
  | { readonly kind: "column"; readonly heading: string }
  /** A calculation of its own. */
  | { readonly kind: "formula"; readonly text: string };

export interface PcfCall {
  /** "MATERIAL" */
  readonly name: string;
  readonly arguments: readonly CallArgument[];
}

/** The calls of PCF functions in a formula, the innermost first: a mistake shows where it was made. */
export function pcfCalls(formula: string): readonly PcfCall[] {
  const calls: PcfCall[] = [];
  const masked = maskTexts(formula);
  for (const match of masked.matchAll(/PCF\.([A-Z]+)\(/gi)) {
    const open = match.index + match[0].length;
    const parts = argumentsFrom(masked, open);
    if (parts === null) continue;
    calls.unshift({ name: (match[1] as string).toUpperCase(), arguments: parts.map(([from, to]) => read(formula.slice(from, to).trim())) });
  }
  return calls;
}

/** The same formula with its texts and quoted names made of dots, so that no sign in them counts. */
function maskTexts(formula: string): string {
  return formula.replace(/"(?:[^"]|"")*"|'(?:[^']|'')*'/g, (text) => ".".repeat(text.length));
}

/** From and to of each argument; null where the bracket is not closed. */
function argumentsFrom(masked: string, open: number): [number, number][] | null {
  const parts: [number, number][] = [];
  let depth = 0;
  let from = open;
  for (let at = open; at < masked.length; at++) {
    const sign = masked[at] as string;
    if ("([{".includes(sign)) depth++;
    else if (depth > 0 && ")]}".includes(sign)) depth--;
    else if (depth === 0 && (sign === "," || sign === ")")) {
      if (sign === "," || parts.length > 0 || masked.slice(from, at).trim() !== "") parts.push([from, at]);
      if (sign === ")") return parts;
      from = at + 1;
    }
  }
  return null;
}

function read(text: string): CallArgument {
  if (text === "") return { kind: "value", value: null };
  if (/^"(?:[^"]|"")*"$/.test(text)) return { kind: "value", value: text.slice(1, -1).replaceAll('""', '"') };
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:E[+-]?\d+)?%?$/i.test(text)) return { kind: "value", value: text.endsWith("%") ? Number(text.slice(0, -1)) / 100 : Number(text) };
  if (/^(?:TRUE|FALSE)$/i.test(text)) return { kind: "value", value: text.toUpperCase() === "TRUE" };
  const own = /^\w*\[@\[?((?:[^[\]']|'.)+)\]?\]$/u.exec(text);
  if (own?.[1]) return { kind: "column", heading: own[1].replace(/'(.)/g, "$1") };
  const [, quoted, plain, reference = text] = /^(?:'((?:[^']|'')+)'|([^\s'!"(),+*/&=<>-]+))!(.+)$/.exec(text) ?? [];
  const area = parseArea(reference);
  if (area !== null) return { kind: "cells", sheet: quoted?.replaceAll("''", "'") ?? plain ?? null, area };
  return { kind: "formula", text };
}
