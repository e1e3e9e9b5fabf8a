import { electricity } from "../activities/electricity";
import { factorOfText } from "../activities/emissionFactor";
import { fuel } from "../activities/fuel";
import { heat } from "../activities/heat";
import { material } from "../activities/material";
import { packaging } from "../activities/packaging";
import { transport } from "../activities/transport";
import { waste } from "../activities/waste";
import type { Book } from "../factors/book";
import { categories } from "../factors/factor";
import type { Category, Factor } from "../factors/factor";
import { findFuel } from "../factors/fuels";
import { nameKey } from "../factors/names/nameKey";
import { PcfError, tried } from "../errors";
import { formulaOf } from "../tables/formula/parse";
import { structuredReference } from "../tables/formula/structured";
import type { Formula, Reference } from "../tables/formula/tree";
import { filledCells } from "../tables/grid";
import type { Grid } from "../tables/grid";
import factorArguments from "./factorArguments.json";
import type { CellArea } from "./port";

/** Which argument of each function names a factor, counted from 0; "book" where the function looks through all factors. */
const asking: ReadonlyMap<string, number | "book"> = new Map(Object.entries(factorArguments) as [string, number | "book"][]);

/** Functions that answer with one of the texts they are given, and in which of their arguments (counted from 0) those stand. */
const passing: Readonly<Record<string, (argument: number, count: number) => boolean>> = {
  IF: (argument) => argument > 0,
  IFS: (argument) => argument % 2 === 1,
  SWITCH: (argument, count) => argument > 0 && (argument % 2 === 0 || argument === count - 1),
  CHOOSE: (argument) => argument > 0,
  IFERROR: () => true,
  IFNA: () => true,
  VLOOKUP: (argument) => argument === 1,
  HLOOKUP: (argument) => argument === 1,
  LOOKUP: (argument) => argument > 0,
  XLOOKUP: (argument) => argument === 2 || argument === 3,
  FILTER: (argument) => argument !== 1,
  ...Object.fromEntries(["INDEX", "SORT", "UNIQUE", "TAKE", "DROP", "CHOOSECOLS", "CHOOSEROWS", "TRIM"].map((name) => [name, (argument: number) => argument === 0])),
};

/**
 * The cells whose formulas ask the book for something that it now answers otherwise: one of the texts in their factor's argument, be
 * it typed in the formula or standing in a cell, stands for another factor than before. Where it cannot be told which texts those are
 * (a name, texts joined together), the cell counts as one of them.
 */
export function cellsAffected(grids: readonly Grid[], before: Book, after: Book): CellArea[] {
  const affected = answersDiffer(before, after);
  const cells: CellArea[] = [];
  for (const grid of grids) {
    for (const { row, column, formula } of filledCells(grid)) {
      if (formula === null || !/PCF\./i.test(formula)) continue;
      if (asks(formula, { grids, sheet: grid.sheet, row, column }, affected)) cells.push({ sheet: grid.sheet, area: { top: row, left: column, bottom: row, right: column } });
    }
  }
  return cells;
}

/** A factor that formulas ask for by its id or name, with their cells. */
export interface AskedFactor {
  readonly factor: Factor;
  readonly cells: readonly CellArea[];
}

/**
 * The factors that a workbook depends on: those that its formulas name, in the order of the cells, in a branch that is not taken too;
 * then those that were heard when it was calculated and that no formula tells, because it puts their name together. Those have no cells.
 */
export function factorsAsked(grids: readonly Grid[], book: Book, heard: readonly Factor[] = []): AskedFactor[] {
  const asked = new Map<string, { factor: Factor; cells: CellArea[] }>();
  for (const grid of grids) {
    for (const { row, column, formula } of filledCells(grid)) {
      if (formula === null || !/PCF\./i.test(formula)) continue;
      for (const factor of factorsOf(formula, { grids, sheet: grid.sheet, row, column }, book)) {
        const entry = asked.get(factor.id) ?? { factor, cells: [] };
        asked.set(factor.id, entry);
        entry.cells.push({ sheet: grid.sheet, area: { top: row, left: column, bottom: row, right: column } });
      }
    }
  }
  return [...asked.values(), ...heard.flatMap((factor) => (asked.has(factor.id) ? [] : [{ factor, cells: [] }]))];
}

/** The book with an ear: the factors that formulas asked it for by id or name while they were calculated, once, in that order. */
export function listen(book: Book): { readonly book: Book; heard(): readonly Factor[] } {
  const heard = new Map<string, Factor>();
  const listening: Book = {
    get pinned() {
      return book.pinned;
    },
    get library() {
      return book.library;
    },
    get search() {
      return book.search;
    },
    get whois() {
      return book.whois;
    },
    byId: (id) => book.byId(id),
    resolve(text, wanted) {
      const found = book.resolve(text, wanted);
      heard.set(found.factor.id, found.factor);
      return found;
    },
  };
  return { book: listening, heard: () => [...heard.values()] };
}

/** The categories that decide between factors of one name. */
const wantedBy: Readonly<Record<string, readonly Category[]>> = Object.fromEntries([material, packaging, waste, electricity, heat, fuel, transport].map(({ categories: wanted }, index) => [["MATERIAL", "PACKAGING", "WASTE", "ELECTRICITY", "HEAT", "FUEL", "TRANSPORT"][index]!, wanted ?? []]));

function factorsOf(text: string, place: Place, book: Book): ReadonlySet<Factor> {
  const found = new Set<Factor>();
  for (const { name, arguments: given } of callsIn(formulaOf(text))) {
    const position = asking.get(name.toUpperCase());
    if (typeof position !== "number") continue;
    const own = name.toUpperCase().replace(/^PCF\./, "");
    const wanted = wantedBy[own];
    for (const asked of new Set(textsOf(given[position] ?? null, place) ?? [])) {
      if (asked.trim() === "" || (own === "FUEL" && tried(() => findFuel(asked)) !== null)) continue;
      try {
        factorOfText(asked, null, wanted?.length ? wanted : undefined, (one, categoriesWanted) => {
          const { factor } = book.resolve(one, categoriesWanted);
          found.add(factor);
          return factor;
        });
      } catch (thrown) {
        if (!(thrown instanceof PcfError)) throw thrown;
      }
    }
  }
  return found;
}

/** Whether a text stands for another factor in one book than in the other, in whichever argument it is given. */
function answersDiffer(before: Book, after: Book): (text: string) => boolean {
  const changed = changedFactors(before.pinned, after.pinned);
  const keys = new Set(changed.flatMap(({ id, nameZh, nameEn, synonyms }) => [id, nameZh, nameEn, ...synonyms]).map(nameKey));
  // A grid is also found by its place and year, which are written in many ways.
  const hasPlaces = changed.some(({ category }) => category === "electricity");
  const known = new Map<string, boolean>();
  return (text) => {
    let answer = known.get(text);
    if (answer === undefined) {
      answer = (hasPlaces || keys.has(nameKey(text))) && [undefined, ...categories.map((category) => [category])].some((wanted) => answerOf(before, text, wanted) !== answerOf(after, text, wanted));
      known.set(text, answer);
    }
    return answer;
  };
}

/** The factors that are in one list and not, or not the same, in the other. */
function changedFactors(before: readonly Factor[], after: readonly Factor[]): Factor[] {
  const texts = (factors: readonly Factor[]) => new Set(factors.map((factor) => JSON.stringify(factor)));
  const [old, young] = [texts(before), texts(after)];
  return [...before.filter((factor) => !young.has(JSON.stringify(factor))), ...after.filter((factor) => !old.has(JSON.stringify(factor)))];
}

function answerOf(book: Book, text: string, wanted: Parameters<Book["resolve"]>[1]): string {
  try {
    return JSON.stringify(book.resolve(text, wanted));
  } catch (thrown) {
    if (thrown instanceof PcfError) return thrown.code;
    throw thrown;
  }
}

interface Place {
  readonly grids: readonly Grid[];
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** null for what Excel shows as text, or cannot calculate either. */
function asks(text: string, place: Place, affected: (text: string) => boolean): boolean {
  return callsIn(formulaOf(text)).some(({ name, arguments: given }) => {
    const position = asking.get(name.toUpperCase());
    if (position === undefined) return false;
    if (position === "book") return true;
    const texts = textsOf(given[position] ?? null, place);
    return texts === null || texts.some(affected);
  });
}

function callsIn(formula: Formula | null): (Formula & { kind: "call" })[] {
  switch (formula?.kind) {
    case "call": return [formula, ...formula.arguments.flatMap(callsIn)];
    case "apply": return [...callsIn(formula.callee), ...formula.arguments.flatMap(callsIn)];
    case "sign": case "percent": case "spill": case "group": return callsIn(formula.operand);
    case "binary": return [...callsIn(formula.left), ...callsIn(formula.right)];
    case "array": return formula.rows.flatMap((row) => row.flatMap(callsIn));
    default: return [];
  }
}

/** Every text that an argument can hand on; null where that cannot be told from the formula. */
function textsOf(formula: Formula | null, place: Place): string[] | null {
  switch (formula?.kind) {
    case undefined: case "number": case "boolean": case "error": case "percent": return [];
    case "text": return [formula.value];
    case "reference": return textsAt(formula, place);
    case "group": return textsOf(formula.operand, place);
    case "sign": return formula.operator === "@" ? textsOf(formula.operand, place) : [];
    case "array": return all(formula.rows.flat(), place);
    case "structure": {
      const table = tableOf(formula.table, place);
      return table === null ? null : textsOf(structuredReference(formula.text, table, place.sheet, place.row), place);
    }
    case "call": {
      const passes = passing[formula.name.toUpperCase()];
      return passes === undefined ? null : all(formula.arguments.filter((_, index) => passes(index, formula.arguments.length)), place);
    }
    default: return null;
  }
}

function all(formulas: readonly (Formula | null)[], place: Place): string[] | null {
  const texts = formulas.map((formula) => textsOf(formula, place));
  return texts.includes(null) ? null : texts.flatMap((some) => some ?? []);
}

function textsAt({ sheet, from, to }: Reference, place: Place): string[] | null {
  const grid = place.grids.find((one) => one.sheet.toLowerCase() === (sheet ?? place.sheet).toLowerCase());
  if (!grid) return null;
  const end = to ?? from;
  const within = (first: number | null, second: number | null, start: number, count: number) =>
    first === null || second === null ? [0, count - 1] as const : [Math.max(0, Math.min(first, second) - start), Math.min(count - 1, Math.max(first, second) - start)] as const;
  const [top, bottom] = within(from.row, end.row, grid.top, grid.values.length);
  const [left, right] = within(from.column, end.column, grid.left, grid.values[0]?.length ?? 0);
  return grid.values.slice(top, bottom + 1).flatMap((line) => line.slice(left, right + 1).filter((cell): cell is string => typeof cell === "string"));
}

function tableOf(name: string, { grids, sheet, row, column }: Place) {
  for (const grid of grids) {
    for (const { area, ...table } of grid.tables) {
      const isHere = grid.sheet === sheet && row >= area.top && row <= area.bottom && column >= area.left && column <= area.right;
      if (name === "" ? isHere : table.name.toLowerCase() === name.toLowerCase()) return { ...table, ...area, sheet: grid.sheet };
    }
  }
  return null;
}
