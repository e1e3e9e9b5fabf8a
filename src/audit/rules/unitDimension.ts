import { around, cellAddress } from "../address";
import { withUnit } from "../arithmetic";
import { isFreight } from "../../tables/readUnit";
import { sameDimension } from "../../units";
import type { Evidence } from "../evidence";
import type { Finding } from "../finding";
import type { RowCheck } from "../relation";
import type { Rule } from "../rule";

/** An amount and a factor that measure different things: m3 with a factor per kg, km with a factor per t·km and no mass. */
export const unitDimension: Rule = {
  id: "unit.dimension",
  *check(evidence) {
    for (const check of evidence.checks.values()) {
      const off = check.rows.filter((row) => row.status === "dimension" || row.status === "normalState");
      // A heading that is wrong for all rows is one finding.
      const [first, last] = [off[0], off.at(-1)];
      if (
        first &&
        last &&
        off.length >= 3 &&
        off.length === check.rows.length &&
        off.every(({ status, factor }) => status === first.status && factor.unitCell === null && factor.column === first.factor.column)
      ) {
        const heading = check.table.turned
          ? { row: first.factor.column.index, column: check.table.heading.last }
          : { row: check.table.heading.last, column: first.factor.column.index };
        yield { ...ofRow(check.table.sheet, first), range: around([heading, ...cellsOf(first), ...cellsOf(last)]) };
      } else for (const row of off) yield ofRow(check.table.sheet, row);
    }
    yield* withoutResult(evidence);
    yield* againstOtherTable(evidence);
  },
};

function cellsOf(row: Pick<RowCheck, "operands" | "factor">) {
  return [...row.operands.slice(0, 1).map((amount) => amount.unitCell ?? amount.cell), row.factor.unitCell ?? row.factor.cell];
}

function ofRow(sheet: string, row: RowCheck): Finding {
  const normal = row.status === "normalState";
  const amount = row.operands[0];
  const per = row.operands.map(({ unitText }) => unitText).join("·");
  const given = row.operands.map(withUnit).join(" x ");
  return {
    rule: "unit.dimension",
    severity: normal ? "info" : "error",
    sheet,
    range: around(cellsOf(row)),
    message: normal
      ? {
          en: `${row.entry.name}: m3 is a volume as it is, Nm3 one at 0 °C and 101.325 kPa; ${amount ? withUnit(amount) : ""} and ${withUnit(row.factor)} are multiplied as if they were the same.`,
          zh: `${row.entry.name}：m³ 为工况体积，Nm³ 为标准状态体积；${amount ? withUnit(amount) : ""} 与 ${withUnit(row.factor)} 被当作同一体积相乘。`,
        }
      : {
          en: `${row.entry.name}: ${given} and a factor of ${withUnit(row.factor)} do not fit: they measure different things. Give the amount in the factor's unit, or take a factor per ${per}.`,
          zh: `${row.entry.name}：${given} 与因子 ${withUnit(row.factor)} 量纲不符。请把活动数据换成因子的单位，或采用按 ${per} 计的因子。`,
        },
  };
}

/** Rows with an amount and a factor but no result yet. */
function* withoutResult({ tables, entries, checks }: Evidence): Iterable<Finding> {
  for (const table of tables) {
    if (checks.has(table)) continue;
    for (const entry of entries.get(table) ?? []) {
      const amount = entry.quantities[0];
      const factor = entry.factors[0];
      const per = factor?.unit?.per;
      // Pieces, mass of a piece and mass in all: one of the amounts fits.
      if (!amount?.unit || !factor?.unit || !per || entry.distance || entry.quantities.some((each) => each.unit === null || sameDimension(each.unit, per)))
        continue;
      const ratio = Object.values(amount.unit.dimension).some((exponent) => (exponent ?? 0) < 0);
      const volumes = amount.unit.dimension.volume !== undefined || amount.unit.dimension.normalVolume !== undefined;
      const perVolume = factor.unit.per.dimension.volume !== undefined || factor.unit.per.dimension.normalVolume !== undefined;
      if (ratio || (volumes && perVolume)) continue;
      yield ofRow(table.sheet, { entry, emission: amount, factor, operands: [amount], status: "dimension", power: 0, expected: null, borrowed: undefined });
    }
  }
}

/** The same number stands in another table with another kind of unit, and that one does not fit the factor. */
function* againstOtherTable({ checks, entries }: Evidence): Iterable<Finding> {
  const byKey = new Map<string, { entry: Parameters<typeof sameDatum>[0]; sheet: string }[]>();
  for (const list of entries.values()) {
    for (const entry of list) {
      for (const value of new Set(entry.quantities.map((amount) => amount.value))) {
        const key = `${entry.key} ${value}`;
        const known = byKey.get(key);
        if (known) known.push({ entry, sheet: entry.table.sheet });
        else byKey.set(key, [{ entry, sheet: entry.table.sheet }]);
      }
    }
  }
  for (const check of checks.values()) {
    for (const row of check.rows) {
      const amount = row.operands.length === 1 ? row.operands[0] : undefined;
      const per = row.factor.unit?.per;
      if (!amount?.unit || !per || isFreight(per) || row.status === "dimension" || row.entry.key === "") continue;
      for (const other of (byKey.get(`${row.entry.key} ${amount.value}`) ?? []).slice(0, 60)) {
        const there = sameDatum(other.entry, amount.value);
        if (!there?.unit || other.entry.table === check.table || sameDimension(there.unit, amount.unit) || sameDimension(there.unit, per)) continue;
        if (
          (there.unit.dimension.volume ?? there.unit.dimension.normalVolume) !== undefined &&
          (per.dimension.volume ?? per.dimension.normalVolume) !== undefined
        )
          continue;
        yield {
          rule: "unit.dimension",
          severity: "error",
          sheet: check.table.sheet,
          range: around(cellsOf(row)),
          message: {
            en: `${row.entry.name}: ${other.sheet}!${cellAddress(there.cell)} says ${withUnit(there)}, which does not fit the factor ${withUnit(row.factor)} that it is multiplied with here.`,
            zh: `${row.entry.name}：${other.sheet}!${cellAddress(there.cell)} 为 ${withUnit(there)}，与此处相乘的因子 ${withUnit(row.factor)} 量纲不符。`,
          },
          related: [{ sheet: other.sheet, range: cellAddress(there.cell) }],
        };
        break;
      }
    }
  }
}

function sameDatum(entry: RowCheck["entry"], value: number) {
  return entry.quantities.find((amount) => amount.value === value && Math.abs(value) >= 10);
}
