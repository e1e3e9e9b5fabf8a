import { tried } from "../../../errors";
import { parseUnit } from "../../../units";
import type { Unit } from "../../../units";
import { shorten } from "../document";
import type { ReportFinding } from "../finding";
import type { Reading } from "../reading";

const leftSide = /(?:[A-Z]{1,4}[\p{Script=Han}]{0,8}|[\p{Script=Han}]{2,12})\s*\(([^()]{1,20})\)\s*$/u;
const bracketed = /\(([^()]{1,20})\)/u;
const glued = /\p{Script=Han}\s*([a-zA-Z]{1,5}\/[a-zA-Z]{1,5}\d?)$/u;

/** A formula whose units do not come out: tCO2/10⁴Nm³ is not tCO2/GJ x GJ/t. Only where every factor states its unit. */
export function* formulaUnits(reading: Reading): Iterable<ReportFinding> {
  for (const [at, block] of reading.document.blocks.entries()) {
    if (block.kind !== "paragraph" || !block.text.includes("=")) continue;
    for (const { text, left, factors } of equationsIn(block.text)) {
      const unit = tried(() => parseUnit(left));
      const units = factors.map(factorUnit);
      if (!unit || units.length < 2 || units.some((each) => each === null)) continue;
      const right = multiplied(units as readonly Record<string, number>[]);
      if (same(dimensionsOf(unit), right)) continue;
      yield {
        rule: "text.formula", severity: "warning", place: reading.at(at),
        message: { en: `The units of "${shorten(text, 70)}" do not come out: the left side is ${left}, the right side ${describe(right)}.`, zh: `公式“${shorten(text, 70)}”量纲不符：左边为 ${left}，右边为 ${describe(right)}。` },
      };
    }
  }
}

interface Equation {
  readonly text: string;
  readonly left: string;
  readonly factors: readonly string[];
}

/** "A(u)=B(v)×C(w)D(x)=...": a right side ends where the next left side begins. */
function equationsIn(text: string): Equation[] {
  const plain = text.normalize("NFKC").replace(/(?<![\d.])104(?=N?m3)/g, "10^4").replace(/\s+/g, " ");
  const parts = plain.split("=");
  return parts.slice(1).flatMap((part, index): Equation[] => {
    const left = leftSide.exec(parts[index]!);
    const next = index + 2 < parts.length ? leftSide.exec(part) : null;
    // The next left side takes no more than stands behind this one's last operator.
    const cut = next ? part.length - next[0].length : part.search(/[。;,]|$/);
    const right = part.slice(0, cut).trim();
    if (!left?.[1] || right === "") return [];
    return [{ text: `${left[0].trim()}=${right}`, left: left[1], factors: right.split(/\s*[×*]\s*/).filter((each) => each !== "") }];
  });
}

function factorUnit(text: string): Record<string, number> | null {
  const unit = bracketed.exec(text)?.[1] ?? glued.exec(text)?.[1];
  if (unit === undefined) return /^(?:44\/12|\d+(?:\.\d+)?%?)$/.test(text) ? {} : null;
  if (unit.trim() === "%") return {};
  const found = tried(() => parseUnit(unit)) ?? tried(() => parseUnit(unit.replace(/^k?g?t?C\//, (mass) => mass.replace("C", "CO2"))));
  return found ? dimensionsOf(found) : null;
}

function dimensionsOf(unit: Unit): Record<string, number> {
  return Object.fromEntries(Object.entries(unit.dimension).filter(([, exponent]) => exponent));
}

function multiplied(parts: readonly Record<string, number>[]): Record<string, number> {
  const sum: Record<string, number> = {};
  for (const part of parts) for (const [base, exponent] of Object.entries(part)) sum[base] = (sum[base] ?? 0) + exponent;
  return Object.fromEntries(Object.entries(sum).filter(([, exponent]) => exponent !== 0));
}

function same(one: Record<string, number>, other: Record<string, number>): boolean {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].every((key) => (one[key] ?? 0) === (other[key] ?? 0));
}

function describe(dimension: Record<string, number>): string {
  const part = (sign: 1 | -1) => Object.entries(dimension).filter(([, exponent]) => Math.sign(exponent) === sign).map(([base, exponent]) => base + (Math.abs(exponent) > 1 ? `^${Math.abs(exponent)}` : "")).join("·");
  const [above, below] = [part(1), part(-1)];
  return below === "" ? above || "1" : `${above || "1"}/${below}`;
}
