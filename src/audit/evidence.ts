import type { Factor } from "../factors/factor";
import type { StatedStudy } from "../study/study";
import type { Grid } from "../tables/grid";
import { references } from "../tables/formula/references";
import { readSheet } from "../tables/readSheet";
import type { Override } from "../tables/readSheet";
import type { Fact, FootprintTable, Row, SheetReading } from "../tables/table";
import { factKind } from "../tables/summaryWord";
import { isMass, readFactorUnit } from "../tables/readUnit";
import { Decimal } from "../units";
import type { FactorUnit, Unit } from "../units/unit";
import { cellAddress } from "./address";
import { entriesOf } from "./entry";
import type { Amount, Entry, FactorAmount } from "./entry";
import { finish } from "./finish";
import { checkTable } from "./relation";
import type { RowCheck, TableCheck } from "./relation";

export interface AuditContext {
  /** The shipped library. */
  readonly factors: readonly Factor[];
  /** The workbook's own factors. */
  readonly pinned: readonly Factor[];
  /** Goal and scope as the workbook states them. */
  readonly study?: StatedStudy | null;
  readonly overrides?: readonly Override[];
}

/** All that the rules look at: the sheets, what was read in them, and the arithmetic of every row. */
export interface Evidence {
  readonly grids: readonly Grid[];
  readonly sheets: readonly SheetReading[];
  readonly tables: readonly FootprintTable[];
  readonly facts: readonly PlacedFact[];
  readonly entries: ReadonlyMap<FootprintTable, readonly Entry[]>;
  readonly checks: ReadonlyMap<FootprintTable, TableCheck>;
  readonly context: AuditContext;
  checkOf(entry: Entry): RowCheck | undefined;
  entryOf(row: Row): Entry | undefined;
}

export interface PlacedFact extends Fact {
  readonly sheet: string;
}

/** In one go, for those who show no progress. */
export function readEvidence(sheets: readonly SheetReading[], grids: readonly Grid[], context: AuditContext): Evidence {
  return finish(evidenceSteps(sheets, grids, context));
}

/** Works out the arithmetic sheet by sheet: first what each states, then, with all of them known, what each calculates. */
export function* evidenceSteps(
  sheets: readonly SheetReading[],
  grids: readonly Grid[],
  context: AuditContext,
): Generator<{ readonly sheet: string }, Evidence> {
  const tables = sheets.flatMap((sheet) => sheet.tables);
  const facts = sheets.flatMap((sheet) => sheet.facts.map((fact) => ({ ...fact, sheet: sheet.sheet })));
  const stated = new Map<FootprintTable, readonly Entry[]>();
  for (const { sheet, tables: own } of sheets) {
    for (const table of own) stated.set(table, entriesOf(table));
    yield { sheet };
  }
  const entries = withImpliedUnits(withDeclaredUnits(stated));
  const findMass = massFinder(entries, facts);
  const checks = new Map<FootprintTable, TableCheck>();
  for (const { sheet, tables: own } of sheets) {
    for (const table of own) {
      const check = checkTable(table, entries.get(table) ?? [], findMass);
      if (check) checks.set(table, check);
    }
    yield { sheet };
  }
  let byEntry: Map<Entry, RowCheck> | undefined;
  const checkOf = (entry: Entry) =>
    (byEntry ??= new Map([...checks.values()].flatMap((check) => check.rows.map((row) => [row.entry, row] as const)))).get(entry);
  let byRow: Map<Row, Entry> | undefined;
  const entryOf = (row: Row) => (byRow ??= new Map([...entries.values()].flatMap((list) => list.map((entry) => [entry.row, entry] as const)))).get(row);
  return { grids, sheets, tables, facts, entries, checks, context, checkOf, entryOf };
}

/** A factor that is used without a unit has the one of the table that declares it. */
function withDeclaredUnits(entries: ReadonlyMap<FootprintTable, readonly Entry[]>): ReadonlyMap<FootprintTable, readonly Entry[]> {
  const declared = new Map<string, FactorAmount | null>();
  for (const [table, list] of entries) {
    if (table.kind !== "factors") continue;
    for (const { key, factors } of list) {
      const only = factors.length === 1 && factors[0]?.unit ? factors[0] : null;
      const known = declared.get(key);
      declared.set(key, known === undefined || (known && only && known.unitText === only.unitText) ? only : null);
    }
  }
  if (declared.size === 0) return entries;
  const byPlace = new Map([...entries].flatMap(([table, list]) => (table.kind === "factors" ? list.flatMap(({ factors }) => factors.map((factor) => [`${table.sheet}!${cellAddress(factor.cell)}`, factor] as const)) : [])));
  const borrow = (entry: Entry) => (factor: FactorAmount): FactorAmount => {
    const source = factor.unit === null && factor.unitText === "" && factor.unitCell === null ? (byPlace.get(fetchedFrom(factor.cell.formula, entry.table.sheet)) ?? declared.get(entry.key)) : undefined;
    return source ? { ...factor, unit: source.unit, unitText: source.unitText } : factor;
  };
  return new Map(
    [...entries].map(
      ([table, list]) => [table, table.kind === "factors" ? list : list.map((entry) => ({ ...entry, factors: entry.factors.map(borrow(entry)) }))] as const,
    ),
  );
}

/** "因子!C7" of "=因子!$C$7"; no place for any other formula. */
function fetchedFrom(formula: string | null, own: string): `${string}!${string}` {
  const [only, more] = formula === null ? [] : references(formula);
  return only && !more && only.to === null && only.end === formula?.length ? `${only.sheet ?? own}!${cellAddress(only.from)}` : "!";
}

/**
 * Factors without any unit, in a table whose rows are amount x factor = emission: "kgCO2e/kg" where kilograms and kgCO2e stand beside them. The text stays
 * empty, so that the missing unit is still told.
 */
function withImpliedUnits(entries: ReadonlyMap<FootprintTable, readonly Entry[]>): ReadonlyMap<FootprintTable, readonly Entry[]> {
  const made = new Map(entries);
  for (const [table, list] of entries) {
    if (
      list.some(({ factors }) => factors.length > 1 || factors.some(({ unit, unitText }) => unit !== null || unitText !== "")) ||
      !list.some(({ factors }) => factors.length > 0)
    )
      continue;
    const check = checkTable(table, list, () => []);
    const follow = check?.rows.filter(({ status }) => status === "agrees" || status === "power") ?? [];
    if (!check || check.constant !== 1 || follow.length < 2 || follow.length * 2 <= check.rows.length) continue;
    const units = new Map(check.rows.map((row) => [row.entry, impliedUnit(row)] as const));
    made.set(
      table,
      list.map((entry) => {
        const unit = units.get(entry);
        return unit ? { ...entry, factors: entry.factors.map((factor) => ({ ...factor, unit })) } : entry;
      }),
    );
  }
  return made;
}

/** The unit that makes the row's product come out as printed, up to the power of ten between tonnes and kilograms. */
function impliedUnit({ operands, emission, expected, factor }: RowCheck): FactorUnit | null {
  const parts = operands.map(({ unit }) => unit);
  if (!emission.unit || !expected || parts.some((unit) => unit === null)) return null;
  const plain = [...operands, factor].reduce((product, { value }) => product * value, 1);
  const power = Math.round(Math.log10(Math.abs((expected.low + expected.high) / 2 / plain)));
  const per = (parts as Unit[]).map(({ symbol }) => symbol).join("·");
  const size = emission.unit.scale.times(Decimal.pow(10, power)).toNumber();
  const symbol = size === 1 ? "kgCO2e" : size === 1000 ? "tCO2e" : size === 0.001 ? "gCO2e" : null;
  return symbol === null ? null : readFactorUnit(`${symbol}/${per}`);
}

export function readGrid(grid: Grid, context: AuditContext): SheetReading {
  return readSheet(grid, context.overrides);
}

/** A transport row without a mass means the mass of the item elsewhere; a product's transport means the output. */
function massFinder(entries: ReadonlyMap<FootprintTable, readonly Entry[]>, facts: readonly PlacedFact[]): (entry: Entry) => readonly Amount[] {
  const byKey = new Map<string, { amount: Amount; entry: Entry }[]>();
  for (const list of entries.values()) {
    for (const entry of list) {
      for (const amount of [...entry.quantities, ...(entry.mass ? [entry.mass] : [])]) {
        if (!amount.unit || !isMass(amount.unit) || entry.key === "") continue;
        const known = byKey.get(entry.key);
        if (known) known.push({ amount, entry });
        else byKey.set(entry.key, [{ amount, entry }]);
      }
    }
  }
  const outputs = facts.filter((fact) => fact.number !== null && factKind(fact.label) === "output" && fact.unit?.kind === "amount" && isMass(fact.unit.unit));
  return (entry) => {
    const same = (byKey.get(entry.key) ?? []).filter(
      (found) => found.entry !== entry && (found.entry.group === "" || entry.group === "" || found.entry.group === entry.group),
    );
    same.sort((a, b) => Number(b.entry.table === entry.table) - Number(a.entry.table === entry.table));
    const found = same.map(({ amount }) => amount);
    if (found.length > 0 || entry.stage !== "distribution") return found;
    return outputs.map((fact) => ({
      cell: fact.cell,
      column: { index: fact.cell.column, role: "output" as const, confidence: 1, heading: fact.label, unit: fact.unit, because: "heading" as const },
      value: fact.number as number,
      unit: fact.unit?.kind === "amount" ? fact.unit.unit : null,
      unitText: fact.unitText,
      unitCell: null,
    }));
  };
}
