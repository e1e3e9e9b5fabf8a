import type { Cell } from "../tables/cell";
import { columnsOf } from "../tables/table";
import type { Column, FootprintTable } from "../tables/table";
import { isFreight, isLength, isMass, readUnit } from "../tables/readUnit";
import { sameDimension } from "../units";
import type { Unit } from "../units/unit";
import { amountOf } from "./entry";
import type { Amount, Entry, FactorAmount } from "./entry";
import { agrees, exactly, operand, powerOfTen, scaled, times } from "./interval";
import type { Interval } from "./interval";

/** Where the mass of a transported item is found when its row has none: the item's own amount, or the product's output. */
export type FindMass = (entry: Entry) => readonly Amount[];

/** What became of one row: the printed result against the product of its own cells. */
export interface RowCheck {
  readonly entry: Entry;
  readonly emission: Amount;
  readonly factor: FactorAmount;
  /** The cells that are multiplied besides the factor. */
  readonly operands: readonly Amount[];
  readonly status: "agrees" | "power" | "differs" | "dimension" | "normalState" | "unknown";
  /** printed = expected x 10^power */
  readonly power: number;
  /** What the row's own arithmetic gives, in the unit of the printed result. */
  readonly expected: Interval | null;
  /** An amount that was taken from another row or table. */
  readonly borrowed: Amount | undefined;
}

export interface TableCheck {
  readonly table: FootprintTable;
  readonly rows: readonly RowCheck[];
  /** The result of most rows is the product times this: a number of pieces, a return trip, a loss. 1 where it is the product. */
  readonly constant: number;
  /** Most rows follow from their own cells: a row that does not is a finding. */
  readonly trusted: boolean;
}

interface Draft {
  readonly entry: Entry;
  readonly emission: Amount;
  readonly factor: FactorAmount;
  readonly operands: readonly Amount[];
  /** Emission units per product of the operands; NaN where a unit is not known. */
  readonly scale: number;
  readonly dimension: boolean;
  readonly normalState: boolean;
  readonly borrowed: Amount | undefined;
  readonly alternatives: readonly { operands: readonly Amount[]; scale: number; borrowed: Amount }[];
}

/** Checks every row of a table that has an amount, a factor and a result. */
export function checkTable(table: FootprintTable, entries: readonly Entry[], findMass: FindMass): TableCheck | null {
  const emissions = columnsOf(table, "emission");
  if (emissions.length === 0 || columnsOf(table, "factor").length === 0) return null;
  let best: TableCheck | null = null;
  let bestScore = -Infinity;
  for (const emission of emissions) {
    for (const factor of columnsOf(table, "factor").slice(0, 3)) {
      for (const quantity of quantityColumns(table)) {
        const drafts = entries.flatMap((entry) => draftOf(entry, emission, factor, quantity, findMass) ?? []);
        if (drafts.length === 0) continue;
        const plain = judge(table, drafts);
        const explains =
          settled(plain) === plain.rows.length ||
          (settled(plain) * 2 >= plain.rows.length &&
            columnsOf(table, "loss").length === 0 &&
            countsBeside(table, quantity).length === 0 &&
            !columnsOf(table, "quantity").some((column) => column.unit?.kind === "amount" && column.unit.unit.dimension.time === 1));
        const check = explains
          ? plain
          : [
              plain,
              ...multiplied(table, drafts, quantity)
                .map((each) => judge(table, each, false))
                .filter((each) => settled(each) * 2 >= drafts.length),
            ].reduce((most, each) => (settled(each) > settled(most) ? each : most));
        const good = check.rows.filter((row) => row.status === "agrees").length;
        const scored =
          good +
          0.3 * check.rows.filter((row) => row.status === "power").length +
          (check.constant === 1 ? 0.1 : 0) -
          0.01 * check.rows.filter((row) => row.status === "dimension").length;
        if (scored > bestScore) [best, bestScore] = [check, scored];
      }
    }
  }
  return (best && perLegInstead(best)) ?? best;
}

/** Mass x distance x factor explains the rows, but the factor is called one per kilometre or per tonne alone: every row has the wrong dimension. */
function perLegInstead(check: TableCheck): TableCheck | null {
  const legs = check.rows.flatMap(({ entry, emission, factor }) => {
    const per = factor.unit?.per;
    return entry.mass && entry.distance && per && (isLength(per) || isMass(per))
      ? [
          {
            entry,
            emission,
            factor,
            operands: [entry.mass, entry.distance],
            scale: NaN,
            dimension: false,
            normalState: false,
            borrowed: undefined,
            alternatives: [],
          },
        ]
      : [];
  });
  if (legs.length < 2 || legs.length < check.rows.length || settled(check) * 2 >= legs.length) return null;
  const tried = judge(check.table, legs, false);
  return settled(tried) >= 2 && settled(tried) * 10 >= legs.length * 7 ? { ...tried, rows: tried.rows.map((row) => ({ ...row, status: "dimension" })) } : null;
}

/** "Qty | Weight/pc [g]": how many of the amount each row has. */
function countsBeside(table: FootprintTable, quantity: Column | null): readonly Column[] {
  return columnsOf(table, "quantity").filter(
    (column) => column !== quantity && (column.unit === null || (column.unit.kind === "amount" && column.unit.unit.dimension.count === 1)),
  );
}

function settled(check: TableCheck): number {
  return check.rows.filter((row) => row.status === "agrees").length;
}

const forms: readonly ((x: number) => number)[] = [
  (x) => x,
  (x) => x / 100,
  (x) => 1 + x,
  (x) => 1 + x / 100,
  (x) => 1 / (1 - x),
  (x) => 1 / (1 - x / 100),
  (x) => 1 / x,
];

/** The rows with one more column multiplied in: an allocation, a loss, a number of pieces. Only where the product alone does not explain them. */
function multiplied(table: FootprintTable, drafts: readonly Draft[], quantity: Column | null): (readonly Draft[])[] {
  if (drafts.length < 3) return [];
  const years = table.columns.filter(
    (column) =>
      column.role === "quantity" &&
      column.unit?.kind === "amount" &&
      column.unit.unit.dimension.time === 1 &&
      drafts.every(({ operands }) => operands.every((amount) => amount.column !== column)),
  );
  const lasting = years
    .filter((column) => drafts.filter((draft) => table.cell(draft.entry.row, column).number !== null).length >= 2)
    .map((column) => drafts.map((draft) => ({ ...draft, scale: draft.scale * (table.cell(draft.entry.row, column).number ?? 1), alternatives: [] })));
  const counted = countsBeside(table, quantity).map((column) =>
    drafts.map((draft) => ({ ...draft, scale: draft.scale * (table.cell(draft.entry.row, column).number ?? 1), alternatives: [] })),
  );
  const columns = table.columns
    .filter((column) => column.role === "loss" || column.role === "other" || column.role === "share" || column.role === "output")
    .slice(0, 6);
  return [...lasting, ...counted, ...columns.flatMap((column) => {
    const values = drafts.map((draft) => table.cell(draft.entry.row, column).number);
    if (values.filter((value) => value !== null).length < drafts.length * 0.7) return [];
    return [drafts, ...counted].flatMap((each) =>
      forms.map((form) => each.map((draft, at) => ({ ...draft, scale: draft.scale * form(values[at] ?? 1), alternatives: [] }))),
    );
  })];
}

function quantityColumns(table: FootprintTable): readonly (Column | null)[] {
  const masses = columnsOf(table, "distance").length > 0 ? [] : columnsOf(table, "mass");
  const columns = [...columnsOf(table, "freight"), ...columnsOf(table, "quantity"), ...masses].slice(0, 3);
  return columns.length > 0 ? columns : [null];
}

function draftOf(entry: Entry, emissionColumn: Column, factorColumn: Column, quantityColumn: Column | null, findMass: FindMass): Draft | null {
  const emission = entry.emissions.find((amount) => amount.column === emissionColumn);
  const factor = entry.factors.find((amount) => amount.column === factorColumn);
  if (!emission || !factor) return null;
  const quantity = quantityColumn ? entry.quantities.find((amount) => amount.column === quantityColumn) : undefined;
  const make = (operands: readonly Amount[], scale: number, more: Partial<Draft> = {}): Draft => ({
    entry,
    emission,
    factor,
    operands,
    scale,
    dimension: false,
    normalState: false,
    borrowed: undefined,
    alternatives: [],
    ...more,
  });
  const per = factor.unit?.per;
  const out = emission.unit && factor.unit ? between(factor.unit.emission, emission.unit) : NaN;
  const freight = per ? isFreight(per) : false;
  const legs = entry.distance && entry.mass && entry.mass !== entry.distance ? [entry.mass, entry.distance] : null;
  if (legs && (freight || !per) && (!quantity || quantity === entry.mass || (quantity.unit !== null && isMass(quantity.unit)))) {
    const [mass, distance] = legs as [Amount, Amount];
    return make(legs, mass.unit && distance.unit && per && isMass(mass.unit) && isLength(distance.unit) ? ratio(mass.unit, distance.unit, per) * out : NaN);
  }
  const amount = quantity ?? entry.quantities[0] ?? entry.distance ?? entry.mass;
  if (!amount) return null;
  if (!per || !amount.unit) return make([amount], NaN);
  if (sameDimension(amount.unit, per)) return make([amount], between(amount.unit, per) * out);
  if (isNormalPair(amount.unit, per)) return make([amount], between(amount.unit, per) * out, { normalState: true });
  // A heading of freight work over kilometres: the figures are what they were called, only the unit is wrong.
  if (freight && isLength(amount.unit) && amount.column.role === "freight") return make([amount], NaN, { dimension: true });
  if (freight && isLength(amount.unit)) {
    const distance = amount;
    const masses = findMass(entry).filter((mass) => mass.unit !== null);
    const ways = masses.map((mass) => ({ operands: [mass, distance], scale: ratio(mass.unit as Unit, distance.unit as Unit, per) * out, borrowed: mass }));
    const first = ways[0];
    return first ? make(first.operands, first.scale, { borrowed: first.borrowed, alternatives: ways }) : make([amount], NaN, { dimension: true });
  }
  if (freight && isMass(amount.unit) && entry.distance?.unit) return make([amount, entry.distance], ratio(amount.unit, entry.distance.unit, per) * out);
  // "kg/双" and a factor per kg: what comes out is for one pair too.
  const { count, ...rest } = amount.unit.dimension;
  if (count === -1 && sameDimension({ ...amount.unit, dimension: rest }, per)) return make([amount], between(amount.unit, per) * piecesOf(amount.unitText) * out);
  const bridge = bridgeOf(entry, amount, per);
  if (bridge) return make([amount, bridge], ratio(amount.unit, bridge.unit as Unit, per) * out);
  // "kg/件" and other ratios are amounts per product: more is needed than this row shows.
  const ratioUnit = Object.values(amount.unit.dimension).some((exponent) => (exponent ?? 0) < 0) || amount.unit.dimension.emission !== undefined;
  return make([amount], NaN, { dimension: !ratioUnit });
}

/** "412.6 万Nm3 | 389.31 GJ/万Nm3 | 0.0153 tC/GJ": a heating value or a density in the row takes the amount to what the factor is per. */
function bridgeOf({ table, row }: Entry, amount: Amount, per: Unit): Amount | undefined {
  const leads = ({ dimension }: Unit) => Object.entries(per.dimension).concat(Object.entries(amount.unit?.dimension ?? {})).every(
    ([base]) => (amount.unit?.dimension[base as Base] ?? 0) + (dimension[base as Base] ?? 0) === (per.dimension[base as Base] ?? 0),
  );
  return table.columns
    .filter((column) => column !== amount.column && (column.role === "other" || column.role === "quantity"))
    .flatMap((column) => {
      const own = amountOf(table, row, column);
      // "低位发热量(GJ/t, GJ/万Nm3)": one unit for the solids and one for the gases.
      const others = /[(（]([^()（）]*[,，;；][^()（）]*)[)）]/.exec(column.heading)?.[1]?.split(/[,，;；]/) ?? [];
      return own ? [own, ...others.flatMap((text) => withReading(own, readUnit(text.trim())))] : [];
    })
    .find(({ unit }) => unit !== null && Object.keys(unit.dimension).length >= 2 && leads(unit));
}

function withReading(amount: Amount, reading: ReturnType<typeof readUnit>): readonly Amount[] {
  return reading?.kind === "amount" ? [{ ...amount, unit: reading.unit, unitText: reading.text }] : [];
}

type Base = keyof Unit["dimension"];

/** "kg/1000 pcs": what comes out is for the same thousand. */
function piecesOf(unitText: string): number {
  const unit = readUnit(unitText.slice(unitText.indexOf("/") + 1));
  return unit?.kind === "amount" && unit.unit.dimension.count === 1 ? unit.unit.scale.toNumber() : 1;
}

/** m3 of gas and a factor per Nm3: the same number of reports, but not the same amount. */
function isNormalPair(a: Unit, b: Unit): boolean {
  const only = (unit: Unit, base: "volume" | "normalVolume") => unit.dimension[base] === 1 && Object.keys(unit.dimension).length === 1;
  return (only(a, "volume") && only(b, "normalVolume")) || (only(a, "normalVolume") && only(b, "volume"));
}

const betweens = new WeakMap<Unit, WeakMap<Unit, number>>();

/** How many of the one unit are one of the other; units come from a cache, so that each pair is worked out once. */
function between(from: Unit, to: Unit): number {
  let known = betweens.get(from);
  if (!known) betweens.set(from, (known = new WeakMap()));
  let by = known.get(to);
  if (by === undefined) known.set(to, (by = from.scale.div(to.scale).toNumber()));
  return by;
}

function ratio(mass: Unit, distance: Unit, per: Unit): number {
  return mass.scale.times(distance.scale).div(per.scale).toNumber();
}

function productOf(draft: Pick<Draft, "emission" | "operands" | "factor" | "scale">, exact: boolean, constant: number): Interval {
  // A factor behind the result was worked out from it, and is known to its printed digits only.
  let product = operand(draft.factor.cell, exact && draft.factor.column.index < draft.emission.column.index);
  for (const amount of draft.operands) product = times(product, operand(amount.cell, exact));
  return scaled(product, (Number.isNaN(draft.scale) ? 1 : draft.scale) * constant);
}

/** The product of the figures as printed, without what rounding may have taken from them. */
function plainProduct({ operands, factor, scale }: Draft): number {
  return [factor, ...operands].reduce((product, { value }) => product * value, scale);
}

/** `free`: the rows may share a constant; not beside one more column, for two freedoms together explain anything. */
function judge(table: FootprintTable, drafts: readonly Draft[], free = true): TableCheck {
  const decimals = fixedDecimals(drafts.map((draft) => draft.emission.cell));
  const usable = drafts.filter((draft) => !draft.dimension);
  const printed = (draft: Draft) => draft.emission.cell;
  const fits = (draft: Draft, exact: boolean, constant: number) => {
    for (const way of [draft, ...draft.alternatives.map((each) => ({ ...draft, ...each }))])
      if (agrees(printed(draft), productOf(way, exact, constant), decimals(printed(draft)))) return way;
    return null;
  };
  const known = usable.filter((draft) => !Number.isNaN(draft.scale));
  const raw = usable.filter((draft) => Number.isNaN(draft.scale));
  const constant = !free ? 1 : commonConstant(known, (draft) => productOf(draft, true, 1), (draft, by) => fits(draft, false, by) !== null);
  const rawPower = commonPower(raw, (draft) => productOf(draft, true, 1));
  const exactHits = known.filter((draft) => fits(draft, true, constant)).length;
  const exact = known.length >= 3 && exactHits >= known.length * 0.6;
  // All rows but one follow from the figures to their last digit: then that one is not explained by figures that were rounded.
  // Two parts in a thousand are a factor that shows fewer digits than it was used with, whatever the other rows are like.
  const strictly = (draft: Draft) => {
    const product = plainProduct(draft) * constant;
    return agrees(printed(draft), exactly(product), decimals(printed(draft))) || Math.abs(draft.emission.value / product - 1) < 0.002;
  };
  const strict = exact && known.length >= 6 && known.filter(strictly).length === known.length - 1 && known.every((draft) => draft.borrowed === undefined);
  const rows = drafts.map((draft): RowCheck => {
    const base = { entry: draft.entry, emission: draft.emission, factor: draft.factor, operands: draft.operands, power: 0, borrowed: draft.borrowed };
    if (draft.dimension) return { ...base, status: "dimension", expected: null };
    const isRaw = Number.isNaN(draft.scale);
    if (draft.borrowed && asOneTonne(draft, decimals))
      return { ...base, operands: draft.operands.slice(-1), borrowed: undefined, status: "dimension", expected: null };
    if (isRaw && rawPower === null) return { ...base, status: "unknown", expected: null };
    const by = isRaw ? 10 ** (rawPower as number) : constant;
    const way = fits(draft, exact, by);
    if (way && !(strict && !isRaw && !strictly(draft)))
      return {
        ...base,
        operands: way.operands,
        borrowed: way.borrowed,
        status: draft.normalState ? "normalState" : "agrees",
        expected: productOf(way, exact, by),
      };
    const expected = productOf(draft, exact, by);
    const power = powerOfTen(printed(draft), expected);
    return { ...base, status: power === null ? "differs" : "power", power: power ?? 0, expected };
  });
  const settled = rows.filter((row) => row.status === "agrees" || row.status === "normalState").length;
  const powers = rows.filter((row) => row.status === "power").length;
  const differing = rows.filter((row) => row.status === "differs").length;
  return { table, rows, constant, trusted: differing <= 1 || settled + powers >= differing };
}

/** Kilometres times a factor per t·km, as if one tonne were carried: the printed result took no mass. */
function asOneTonne({ operands, factor, emission, scale, borrowed }: Draft, decimals: (cell: Cell) => number): boolean {
  const [mass, distance] = operands;
  if (!mass?.unit || !distance || mass !== borrowed || Math.abs(mass.value * mass.unit.scale.toNumber() - 1000) < 1) return false;
  const perTonne = (scale / mass.unit.scale.toNumber()) * 1000;
  return agrees(emission.cell, exactly(distance.value * factor.value * perTonne), decimals(emission.cell));
}

/** The factor between result and product that most rows share, where it is neither 1 nor a power of ten. */
function commonConstant(drafts: readonly Draft[], product: (draft: Draft) => Interval, fits: (draft: Draft, by: number) => boolean): number {
  if (drafts.length < 3 || drafts.filter((draft) => fits(draft, 1)).length * 3 >= drafts.length) return 1;
  const ratios = drafts.flatMap((draft) => {
    const { low, high } = product(draft);
    const middle = (low + high) / 2;
    return middle > 0 && draft.emission.value > 0 ? [{ by: draft.emission.value / middle, digits: draft.emission.cell.digits.length }] : [];
  });
  // The ratio of the row with the most digits is the least blurred by rounding.
  const candidate = ratios.sort((a, b) => b.digits - a.digits)[0];
  for (const by of new Set([candidate, ...ratios.slice(0, 5)].flatMap((each) => each?.by ?? []))) {
    const log = Math.log10(by);
    // Near a thousand it is a wrong unit, not a number of pieces; near one it may be a loss.
    if (Math.abs(log - Math.round(log)) < (Math.round(log) === 0 ? 0.002 : 0.02)) continue;
    const near = ratios.filter((each) => Math.abs(each.by / by - 1) < 0.01).length;
    if (near >= Math.max(3, drafts.length * 0.7)) return by;
  }
  return 1;
}

/** Where units are missing the numbers still multiply: the power of ten that most rows share. */
function commonPower(drafts: readonly Draft[], product: (draft: Draft) => Interval): number | null {
  const counts = new Map<number, number>();
  for (const draft of drafts) {
    const expected = product(draft);
    if (agrees(draft.emission.cell, expected)) counts.set(0, (counts.get(0) ?? 0) + 1);
    else {
      const power = powerOfTen(draft.emission.cell, expected);
      if (power !== null) counts.set(power, (counts.get(power) ?? 0) + 1);
    }
  }
  const [power, hits] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [0, 0];
  return hits >= 2 && hits >= drafts.length * 0.6 ? power : null;
}

/**
 * The decimals of each cell of a column that was printed with a fixed number of them: "6" beside "6.37" and "0.36" stands for
 * 6.00 when hardly any cell is shorter. Otherwise each cell's own.
 */
export function fixedDecimals(cells: readonly Cell[]): (cell: Cell) => number {
  const typed = cells.filter((cell) => cell.formula === null && cell.number !== null && cell.number !== 0).map((cell) => cell.decimals).sort((a, b) => a - b);
  const usual = typed[Math.floor(typed.length / 2)] ?? 0;
  const longer = typed.filter((decimals) => decimals > usual).length;
  const shorter = typed.filter((decimals) => decimals < usual).length;
  const fixed = typed.length >= 4 && longer === 0 && shorter <= typed.length * 0.3;
  return (cell) => (fixed && cell.formula === null ? Math.max(cell.decimals, usual) : cell.decimals);
}

