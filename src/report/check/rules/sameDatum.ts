import { tried } from "../../../errors";
import { itemKey } from "../../../audit/itemKey";
import { parseUnit } from "../../../units";
import type { ReportFinding } from "../finding";
import type { Reading } from "../reading";

interface Datum {
  readonly key: string;
  readonly text: string;
  readonly value: number;
  readonly block: number;
}

/**
 * An amount that two tables give with a power of ten between them. The amounts of one item (a report of two products has two)
 * are matched first; what is left over on both sides is the same datum, written twice.
 */
export function* sameDatum(reading: Reading): Iterable<ReportFinding> {
  const byKey = new Map<string, Datum[]>();
  for (const datum of dataOf(reading)) byKey.set(datum.key, [...(byKey.get(datum.key) ?? []), datum]);
  for (const data of byKey.values()) {
    const tables = [...new Set(data.map(({ block }) => block))];
    for (const [index, one] of tables.entries()) {
      for (const other of tables.slice(index + 1)) {
        const [here, there] = [data.filter(({ block }) => block === one), data.filter(({ block }) => block === other)];
        if (here.length !== there.length || here.length < 2) continue;
        const left = here.filter(({ value }) => !there.some((each) => each.value === value));
        const right = there.filter(({ value }) => !here.some((each) => each.value === value));
        if (left.length !== 1 || right.length !== 1) continue;
        const log = Math.log10(right[0]!.value / left[0]!.value);
        if (Math.abs(log - Math.round(log)) > 1e-9 || log === 0) continue;
        const times = 10 ** Math.abs(Math.round(log));
        yield {
          rule: "activity.conflict", severity: "error", place: reading.at(other), other: reading.at(one), expected: left[0]!.text,
          message: { en: `${right[0]!.text} here and ${left[0]!.text} there are the same amount, ${times} times apart: a digit was lost or added.`, zh: `此处为 ${right[0]!.text}，另一处为 ${left[0]!.text}，是同一数据却相差 ${times} 倍：多写或漏写了一位。` },
        };
      }
    }
  }
}

const inCell = /^(\d[\d,]*(?:\.\d+)?)\s*(\p{L}[\p{L}·.\d³²⁴^]{0,9})$/u;
const namedUnit = /[(（]\s*(?:单位|unit)?\s*[:：]?\s*([^()（）]{1,10})[)）]/iu;

function dataOf(reading: Reading): Datum[] {
  return reading.document.blocks.flatMap((block, at) => {
    if (block.kind !== "table") return [];
    return block.rows.flatMap((row): Datum[] => {
      const found = row.findIndex((cell) => /^\d[\d,]*(?:\.\d+)?(?:\s*[\p{L}·]{1,6}\d?)?$/u.test(cell));
      if (found < 1) return [];
      const name = row.slice(0, found).filter((cell) => cell !== "").at(-1) ?? "";
      const written = inCell.exec(row[found]!);
      const unit = tried(() => parseUnit(written?.[2] ?? namedUnit.exec(name)?.[1] ?? ""));
      if (!unit || name === "") return [];
      const value = Number((written?.[1] ?? row[found]!).replace(/,/g, "")) * unit.scale.toNumber();
      const key = itemKey(name.replace(namedUnit, ""));
      return Number.isFinite(value) && value > 0 && key !== "" ? [{ key: `${key}|${JSON.stringify(unit.dimension)}`, text: written ? row[found]! : `${row[found]!} ${unit.symbol}`, value, block: at }] : [];
    });
  });
}
