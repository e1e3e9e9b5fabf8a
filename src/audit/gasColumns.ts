import { tried } from "../errors";
import { findGwp, gwpSets } from "../factors/gwp";
import type { Cell } from "../tables/cell";
import { isMass, readUnit } from "../tables/readUnit";
import type { Column, FootprintTable, Row } from "../tables/table";
import { floatSlack, rounding } from "./interval";

/** The mass of one gas in each row of a table. */
export interface GasColumn {
  readonly column: Column;
  readonly gas: string;
  /** kg per unit of the column. */
  readonly scale: number;
  /** Its GWP in a row of its own over, among or under the others. */
  readonly gwp: Cell | undefined;
  /** "CH4 GWP": the column with its GWP in each row. */
  readonly gwps: Column | undefined;
}

/** "CO2 (kg) | CH4 (kg) | N2O (kg) | Total (kgCO2e)". */
export interface GasTable {
  readonly table: FootprintTable;
  readonly gases: readonly GasColumn[];
  readonly total: Column;
  readonly scale: number;
}

/** A row whose CO2e is not what its gases come to, in a table where those of the others are. */
export interface GasProblem {
  readonly row: Row;
  readonly cell: Cell;
  readonly expected: number;
  readonly sum: string;
}

const potential = /gwp|全球(?:变暖|變暖|暖化|增温)|global warming/i;
const gasWord = /CO2|CH4|N2O|SF6|NF3|二氧化碳|甲烷|氧化亚氮|氧化亞氮|methane|nitrous oxide/i;

export function gasTableOf(table: FootprintTable): GasTable | null {
  const columns = table.columns.filter(({ role }) => role !== "factor" && role !== "perUnit" && role !== "gwp" && role !== "factorUnit");
  const gwps = rowOfPotentials(table);
  const gases = columns.flatMap((column) => {
    const unit = ofOneGas(column);
    const own = table.columns.find(({ role, heading }) => role === "gwp" && unit?.gas !== undefined && gasNamed(heading) === unit.gas);
    return unit?.gas ? [{ column, gas: unit.gas, scale: unit.scale.toNumber(), gwp: gwps && table.cell(gwps, column), gwps: own }] : [];
  });
  const total = columns.find(({ unit, heading }) => unit?.kind === "emission" && unit.unit.gas === "CO2e" && !gasWord.test(heading.replace(/CO2[- ]?(?:eq|e|当量|當量)/gi, "")));
  if (gases.length < 2 || new Set(gases.map(({ gas }) => gas)).size < gases.length || total?.unit?.kind !== "emission") return null;
  return { table, gases, total, scale: total.unit.unit.scale.toNumber() };
}

/** "CH4 (kg)", "CH4 emissions [kg]": a mass of a gas that is not yet CO2e. */
function ofOneGas({ unit, heading }: Column) {
  const word = gasWord.exec(heading.normalize("NFKC"))?.[0];
  const own = unit?.kind === "amount" && isMass(unit.unit) && word !== undefined ? readUnit(`${unit.unit.symbol}${word}`) : unit;
  return own?.kind === "emission" && own.unit.gas !== "CO2e" && own.per === undefined ? own.unit : undefined;
}

function gasNamed(heading: string): string | undefined {
  const reading = readUnit(`kg${gasWord.exec(heading.normalize("NFKC"))?.[0] ?? ""}`);
  return reading?.kind === "emission" ? reading.unit.gas : undefined;
}

/** "GWP | | | 1 | 27.9 | 273": over the headings, or a row of the table. */
function rowOfPotentials(table: FootprintTable): Row | undefined {
  const [first] = table.rows;
  const above = first ? [1, 2, 3].flatMap((up) => (table.heading.first >= up ? [{ ...first, index: table.heading.first - up }] : [])) : [];
  return [...above, ...table.rows].find((row) => {
    const cells = table.columns.map((column) => table.cell(row, column));
    return cells.some(({ text }) => text.length <= 40 && potential.test(text)) && cells.filter(({ number }) => number !== null).length >= 2;
  });
}

/** The rows that differ from the sum of their gases, where two rows and half of all are that sum by the GWPs of the table or by those of one report. */
export function gasProblems({ table, gases, total, scale }: GasTable): readonly GasProblem[] {
  const weigh = (weight: (each: GasColumn, row: Row) => number | null | undefined) => {
    const rows = table.rows.filter(({ kind }) => kind === "item").flatMap((row) => {
      const cell = table.cell(row, total);
      const parts = gases.map((each) => ({ gas: each.gas, cell: table.cell(row, each.column), weight: weight(each, row), scale: each.scale / scale }));
      if (cell.number === null || cell.storedAsText || parts.some((part) => part.cell.number === null || part.cell.storedAsText || !part.weight)) return [];
      const sum = (pick: (of: Cell) => number) => parts.reduce((all, part) => all + pick(part.cell) * (part.weight ?? 0) * part.scale, 0);
      const expected = sum(({ number }) => number ?? 0);
      const slack = 2 * rounding(cell) + sum((part) => rounding(part)) + Math.abs(expected) * floatSlack;
      const words = parts.map((part) => `${String(part.weight)} x ${part.gas}`).join(" + ");
      return [{ row, cell, expected: Number(expected.toPrecision(8)), sum: words, fits: Math.abs(cell.number - expected) <= slack }];
    });
    return { rows, good: rows.filter(({ fits }) => fits).length };
  };
  const ways = [
    weigh(({ gas, gwps }, row) => (gwps ? table.cell(row, gwps).number : gas === "CO2" ? 1 : null)),
    weigh(({ gwp }) => gwp?.number),
    ...gwpSets.slice(2).map((set) => weigh(({ gas }) => tried(() => findGwp(gas, set).value.toNumber()))),
  ];
  const best = ways.reduce<(typeof ways)[number] | null>((most, way) => (most && most.good >= way.good ? most : way), null);
  return best && best.good >= 2 && best.good * 2 >= best.rows.length ? best.rows.filter(({ fits }) => !fits) : [];
}
