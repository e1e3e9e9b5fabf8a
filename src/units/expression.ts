import qualifierRecords from "./data/qualifiers.json";
import { Decimal } from "./decimal";
import { gasOfMark } from "./gas";
import { lexicon } from "./lexicon";
import type { Atom, Magnitude, Refused } from "./lexicon";
import type { QualifierRecord } from "./record";
import type { Base, Dimension } from "./unit";

/** One factor of a unit: 万kWh above the line, km below it (exponent -1). */
export interface Term {
  /** As written for people, without exponent: "kWh", "kgCO2e", "m3". */
  readonly symbol: string;
  readonly dimension: Dimension;
  readonly scale: Decimal;
  readonly exponent: number;
  /** The number in front ("万", "100"): above the line it multiplies, below it divides, whatever the exponent. */
  readonly times: Decimal;
  readonly timesText: string;
  readonly gas?: string;
  readonly currency?: string;
  readonly of?: string;
}

/** Where a text stops being a unit, with what might have been meant there. Never leaves this room. */
export class Unreadable extends Error {
  constructor(
    readonly start: number,
    readonly end: number,
    readonly nearest: readonly string[] = [],
  ) {
    super(`unreadable from ${start} to ${end}`);
  }
}

type Named = Pick<Term, "symbol" | "dimension" | "scale" | "gas" | "currency" | "of"> & { readonly power?: boolean };

const isLetter = (character: string | undefined) => character !== undefined && /[A-Za-zμ]/.test(character);
const isDigit = (character: string | undefined) => character !== undefined && /[0-9]/.test(character);
const one = new Decimal(1);
const deepest = 8;

/** The single kind that a dimension is of, if it is only one: mass for kg. */
export function kindOf(dimension: Dimension): Base | undefined {
  const [kind, ...more] = Object.keys(dimension) as Base[];
  return kind !== undefined && more.length === 0 && dimension[kind] === 1 ? kind : undefined;
}

// Written side by side without a dot, only these make a product: 吨公里, passenger km, kW h, 人天. "kg m" is rather a slip.
const sideBySide: Readonly<Record<string, readonly Base[]>> = { length: ["mass", "vehicle", "person", "container"], time: ["person", "count"] };
const isPower = (dimension: Dimension) => dimension.energy === 1 && dimension.time === -1;

const qualifiers = (qualifierRecords as readonly QualifierRecord[]).flatMap((record) => record.spellings.map((spelling) => ({ record, letters: spelling.toLowerCase() }))).sort((a, b) => b.letters.length - a.letters.length);

/**
 * Reads a unit's normalised text (normaliseUnit, then markGases) into its terms.
 *
 *   expression := product ("/" product)*
 *   product    := term (("·" | "." | "-" | " " | nothing) term)*
 *   term       := "(" expression ")" ["^" n] | number* word [2 | 3 | "^" n] [gas] [year] [qualifier] | gas word
 *
 * @throws Unreadable
 */
export function readExpression(text: string): Term[] {
  const words = lexicon();
  let at = 0;

  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    pattern.lastIndex = at;
    const match = pattern.exec(text) ?? undefined;
    if (match !== undefined) at += match[0].length;
    return match;
  };
  const fail = (start: number, nearest: readonly string[] = []): never => {
    pieceEnd.lastIndex = start;
    const run = pieceEnd.exec(text)?.[0].length ?? 0;
    throw new Unreadable(start, Math.min(text.length, start + Math.max(run, 1)), nearest);
  };

  /** The longest word that starts here and does not end inside another one. */
  const wordAt = (start: number): { meaning: ReturnType<typeof words.find> & object; end: number } | undefined => {
    for (let end = Math.min(text.length, start + words.longest); end > start; end--) {
      const [last, next] = [text[end - 1], text[end]];
      if ((isLetter(last) && isLetter(next)) || (isDigit(last) && isDigit(next))) continue;
      const meaning = words.find(text.slice(start, end));
      // 辆·km2 is vehicles times an area: the 2 belongs to the km, so 辆·km is not what was written.
      if (meaning !== undefined && !(meaning.kind === "compound" && isDigit(next))) return { meaning, end };
    }
    return undefined;
  };

  /** Powers of ten anywhere; below the line any number ("L/100km", "per 25 kg"). */
  const number = (sign: number): Magnitude | undefined => {
    const start = at;
    const digits = take(/(?:[1-9]\d{0,2}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?(?:e\+?\d{1,2}(?!\d))?/iy)?.[0].replaceAll(",", "");
    if (digits === undefined) return undefined;
    const power = take(/\^([+-]?\d{1,2})(?!\d)/y)?.[1];
    if (digits.length > 20 || (power !== undefined && digits !== "10")) return fail(start);
    // 10⁴ that lost its superscript on the way: 104Nm3.
    if (power === undefined && /^10[1-9]$/.test(digits) && /[^\s·\d]/.test(text[at] ?? " ")) throw new Unreadable(start, at, [`10^${digits[2] ?? ""}`]);
    const scale = power === undefined ? new Decimal(digits) : new Decimal(10).pow(Number(power));
    if (!scale.gt(0) || (sign > 0 && power === undefined && !/^10*$/.test(scale.toFixed()))) throw new Unreadable(start, at, [""]);
    take(/ ?[· ] ?/y);
    return { kind: "magnitude", symbol: power === undefined ? scale.toFixed() : `10^${Number(power)}`, scale };
  };

  /** A spelling of several meanings, decided by its neighbour in the product if the data says so. */
  const decide = (refused: Refused, start: number, end: number, before: Term | undefined): Atom => {
    const gap = /^(?: ?[·. -] ?)?/.exec(text.slice(end))?.[0].length ?? 0;
    const after = wordAt(end + gap)?.meaning;
    const neighbour = after?.kind === "atom" ? after.symbol : before?.symbol;
    const decided = words.find(refused.beside?.[neighbour ?? ""] ?? "");
    if (decided?.kind === "atom") return decided;
    throw new Unreadable(start, end, refused.nearest);
  };

  /** A length with 2 or 3 behind it is an area or a volume; any other exponent counts how often the unit stands there. */
  const withExponent = (named: Named): { named: Named; exponent: number } => {
    const written = (named.power === true ? take(/[23](?!\d)/y) ?? take(/\^[+-]?[1-9](?!\d)/y) : take(/\^[+-]?[1-9](?!\d)/y))?.[0].replace("^", "");
    const exponent = Number(written ?? 1);
    const size = Math.abs(exponent);
    if (named.power !== true || (size !== 2 && size !== 3)) return { named, exponent };
    const [dimension, coherent] = size === 2 ? [{ area: 1 }, 1e6] : [{ volume: 1 }, 1e9];
    return { named: { symbol: `${named.symbol}${size}`, dimension, scale: named.scale.pow(size).times(coherent) }, exponent: Math.sign(exponent) };
  };

  const withGas = (named: Named): Named => {
    if (kindOf(named.dimension) !== "mass") return named;
    const match = take(/(?: of)?[ ·.-]{0,3}(?:\(([\ue000-\ue0ff])\)|([\ue000-\ue0ff]))/y);
    const gas = gasOfMark(match?.[1] ?? match?.[2]);
    return gas === undefined ? named : emissionOf(named, gas);
  };
  const withYear = (named: Named): Named => {
    if (named.currency === undefined) return named;
    const match = take(/ ?(?:\(((?:19|20)\d\d)\)|((?:19|20)\d\d))(?!\d)/y);
    const year = match?.[1] ?? match?.[2];
    return year === undefined ? named : { ...named, symbol: named.symbol + year, currency: named.currency + year };
  };
  const withQualifier = (named: Named): Named => {
    const kind = kindOf(named.dimension);
    const rest = text.slice(at).toLowerCase();
    for (const { record, letters } of qualifiers) {
      if (record.kind !== kind) continue;
      const bracketed = [`(${letters})`, ` (${letters})`].find((form) => rest.startsWith(form));
      const bare = bracketed ?? ([` ${letters}`].find((form) => rest.startsWith(form) && !/[a-z0-9]/.test(rest[form.length] ?? "")));
      if (bare === undefined) continue;
      at += bare.length;
      if (record.of === "") return named;
      return { ...named, of: record.of, symbol: record.fitsPlain ? `${named.symbol} (${record.of})` : `${named.symbol} ${record.of}` };
    }
    return named;
  };

  const term = (sign: number, depth: number, before: Term | undefined): Term[] => {
    const start = at;
    if (take(/\( ?/y) !== undefined) {
      if (depth >= deepest) return fail(start);
      const inner = expression(sign, depth + 1);
      if (take(/ ?\)/y) === undefined) return fail(at < text.length ? at : start);
      const flip = take(/\^-1(?!\d)/y) === undefined ? 1 : -1;
      const [only] = inner;
      if (inner.length === 1 && only !== undefined && only.exponent === sign && flip === 1) return [{ ...only, ...withQualifier(withGas(only)) }];
      return inner.map((each) => ({ ...each, exponent: each.exponent * flip }));
    }

    let times = one;
    let timesText = "";
    for (;;) {
      const word = wordAt(at);
      const magnitude = number(sign) ?? (word?.meaning.kind === "magnitude" ? word.meaning : undefined);
      if (magnitude === undefined) break;
      if (word?.meaning === magnitude) {
        at = word.end;
        take(/ ?[· ] ?/y);
      }
      times = times.times(magnitude.scale);
      timesText = joinNumbers(timesText, magnitude.symbol);
    }
    if (timesText === "1" && text[at] === "/") return [];

    const first = gasOfMark(text[at]);
    if (first !== undefined) {
      at += 1;
      const bracket = take(/[ ·.-]{0,2}(\()?/y)?.[1];
      const word = wordAt(at);
      if (word?.meaning.kind !== "atom" || kindOf(word.meaning.dimension) !== "mass") throw new Unreadable(start, start + 1, [`kg${first}`, `t${first}`, `g${first}`]);
      at = word.end;
      if (bracket !== undefined && take(/\)/y) === undefined) return fail(at);
      return [{ ...emissionOf(word.meaning, first), exponent: sign, times, timesText: readable(timesText) }];
    }

    const word = wordAt(at);
    if (word === undefined) return fail(at);
    const { meaning } = word;
    const wordStart = at;
    at = word.end;
    if (meaning.kind === "compound") {
      const [head, ...tail] = readExpression(meaning.means);
      if (head === undefined) return fail(wordStart);
      const exponent = (take(/\^-1(?!\d)/y) === undefined ? 1 : -1) * sign;
      return [{ ...head, times, timesText: readable(timesText) }, ...tail].map((each) => ({ ...each, exponent: each.exponent * exponent }));
    }
    const atom = meaning.kind === "refused" ? decide(meaning, wordStart, word.end, before) : meaning;
    if (atom.kind !== "atom") return fail(wordStart);
    const { named, exponent } = withExponent(atom);
    const { symbol, dimension, scale, gas, currency, of } = withQualifier(withYear(withGas(named)));
    return [{
      symbol, dimension, scale, exponent: exponent * sign, times, timesText: readable(timesText),
      ...(gas !== undefined && { gas }), ...(currency !== undefined && { currency }), ...(of !== undefined && { of }),
    }];
  };

  const product = (sign: number, depth: number): Term[] => {
    take(/ +/y);
    const terms = term(sign, depth, undefined);
    for (;;) {
      const start = at;
      const gap = take(/ ?[·.-] ?| ?/y)?.[0] ?? "";
      if (at >= text.length || text[at] === "/" || text[at] === ")") {
        if (gap.trim() !== "") return fail(start);
        return terms;
      }
      const before = terms.at(-1);
      const nextStart = at;
      const next = term(sign, depth, before);
      const [beside] = next;
      if (gap.trim() === "" && before !== undefined && beside !== undefined && !mayStandBeside(before, beside, sign)) return fail(nextStart);
      terms.push(...next);
    }
  };

  const expression = (sign: number, depth: number): Term[] => {
    const terms = product(sign, depth);
    while (take(/ ?\//y) !== undefined) terms.push(...product(-sign, depth));
    return terms;
  };

  const terms = expression(1, 0);
  if (at < text.length) return fail(at);
  if (terms.length === 0) return fail(0);
  return terms;
}

// A piece that is no word: letters with the digits behind them, or a run of Chinese characters, or a single sign.
const pieceEnd = /[A-Za-zμ][A-Za-z0-9μ]*|[0-9.]+[A-Za-z]*|[\u4e00-\u9fff]+|[^]/y;

/** Numbers in front, one after the other: 10^4万, but 100·1000, for 1001000 is another number. */
export function joinNumbers(left: string, right: string): string {
  return /\d$/.test(left) && /^\d/.test(right) ? `${left}·${right}` : left + right;
}

/** "1" in front says nothing. */
const readable = (timesText: string) => (timesText === "1" ? "" : timesText);

function emissionOf(mass: Named, gas: string): Named {
  return { symbol: mass.symbol + gas, dimension: { emission: 1 }, scale: mass.scale, gas };
}

function mayStandBeside(left: Term, right: Term, sign: number): boolean {
  if (right.exponent * sign < 0) return true;
  const [kind, next] = [kindOf(left.dimension), kindOf(right.dimension)];
  if (next === "time" && isPower(left.dimension)) return true;
  return kind !== undefined && next !== undefined && left.exponent === right.exponent && sideBySide[next]?.includes(kind) === true;
}
