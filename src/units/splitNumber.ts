import { normalise } from "./normalise";

// The number a text begins with. A space belongs to it only before a full group of three: "1 740 kg", but "3.5 10⁴Nm³".
const leading = /^([+-]? ?(?:\d(?:[\d,.'’]| (?=\d{3}(?!\d)))*|\.\d+)(?:e[+-]?\d+(?![\d.^]))?)(?: ?[·x] ?10\^([+-]?\d{1,3})(?!\d))?/i;
const powerOfTen = /^10\^([+-]?\d{1,3})(?!\d) ?/;

/** A text cut into the number that it begins with and what follows; `number` is "" where it begins with none. */
export function splitNumber(text: string): { readonly number: string; readonly rest: string } {
  const written = normalise(text);
  const power = powerOfTen.exec(written);
  if (power !== null) return { number: `1e${power[1] ?? 0}`, rest: written.slice(power[0].length) };
  const match = leading.exec(written);
  if (match === null) return { number: "", rest: written };
  const [whole, mantissa = "", exponent] = match;
  // "5,kg" and "5.kg": the sign is no part of the number.
  const tail = exponent === undefined ? /[,'’]+$/.exec(mantissa)?.[0] ?? "" : "";
  const number = mantissa.slice(0, mantissa.length - tail.length);
  return { number: exponent === undefined ? number : `${number}e${exponent}`, rest: tail + written.slice(whole.length).trimStart() };
}
