import { strFromU8, strToU8, unzipSync } from "fflate";
import { blankPackage, openPackage, readWorkbook, writeWorkbook } from "../../../src/hosts/file";
import type { CellChange } from "../../../src/hosts/file";
import { parseCell } from "../../../src/hosts/file/reference";
import { functionNames } from "../../../src/hosts/functionNames";
import { freezeFile } from "../../../src/hosts/freezeFile";
import { thawFile } from "../../../src/hosts/thawFile";
import { zip } from "../../hosts/file/fixtures/zip";

type Row = readonly [quantity: number, unit: string, name: string];

const original = (row: number, name: string) => `=PCF.${name}(A${row},B${row},C${row},$H$1)`;

/** Rows of one table, with a factor's unit that all of them read and a total. */
function table(rows: readonly Row[]): Uint8Array {
  const contents: Readonly<Record<string, string | number>> = { H1: "kgCO2e/kg", J1: `=PCF.TOTAL(F1:F${rows.length})`, ...Object.fromEntries(rows.flatMap(([quantity, unit, name], index) => [[`A${index + 1}`, quantity], [`B${index + 1}`, unit], [`C${index + 1}`, 2 + index], [`F${index + 1}`, original(index + 1, name)]])) };
  const cells = Object.entries(contents).map(([name, content]) => ({ ...parseCell(name)!, content: typeof content === "string" && content.startsWith("=") ? { formula: content } : { value: content } }));
  return writeWorkbook(openPackage(blankPackage()), { sheets: [{ name: "S", cells }], functionNames });
}

const cellsOf = (bytes: Uint8Array, name = "S") => readWorkbook(openPackage(bytes), functionNames).sheets.find((sheet) => sheet.name === name)!.cells;
const formulas = (bytes: Uint8Array, name = "S") => Object.fromEntries(cellsOf(bytes, name).flatMap(({ row, column, formula }) => (formula === undefined ? [] : [[`${String.fromCharCode(65 + column)}${row + 1}`, formula]])));
const values = (bytes: Uint8Array) => cellsOf(bytes).filter(({ column }) => column === 5).map(({ value }) => value);

/** What a program makes of the sheet when its cells stand elsewhere: `move` tells the row, null where it is gone; `read` what formulas read then. */
function rearranged(bytes: Uint8Array, move: (row: number, column: number) => number | null, read: (formula: string, from: number, to: number) => string): Uint8Array {
  const before = cellsOf(bytes);
  const gone = before.map(({ row, column }): CellChange => ({ sheet: "S", row, column, content: { value: null } }));
  const there = before.flatMap(({ row, column, value, formula }): CellChange[] => {
    const to = move(row, column);
    return to === null ? [] : [{ sheet: "S", row: to, column, content: formula === undefined ? { value } : { formula: read(formula, row, to), result: value } }];
  });
  const emptied = writeWorkbook(openPackage(bytes), { cells: gone, functionNames });
  return writeWorkbook(openPackage(emptied), { cells: there, functionNames });
}

/** Every reference to a cell of the sheet itself. */
const references = /(?<![\w'!"])(\$?[A-Z]{1,2})(\$?)(\d+)(?![\w(])/g;

/** Sorting carries the cells of a row along; relative references read the row where they stand now. */
function sorted(bytes: Uint8Array, order: readonly number[]): Uint8Array {
  const move = (row: number, column: number) => (column <= 5 && row < order.length ? order.indexOf(row) : row);
  return rearranged(bytes, move, (formula, from, to) => formula.replace(references, (_, column: string, fixed: string, row: string) => `${column}${fixed}${fixed === "" ? Number(row) + to - from : row}`));
}

/** A row taken out: the cells below move up, and what read it reads nothing. */
function withoutRow(bytes: Uint8Array, at: number): Uint8Array {
  const up = (row: number) => (row > at ? row - 1 : row);
  return rearranged(bytes, (row) => (row === at ? null : up(row)), (formula) =>
    formula.replace(/(\$?[A-Z]+\$?)(\d+):(\$?[A-Z]+\$?)(\d+)/g, (_, left: string, top: string, right: string, bottom: string) => `${left}@${top}:${right}@${up(Number(bottom) - 1) + 1}`).replace(references, (_, column: string, fixed: string, row: string) => (Number(row) - 1 === at ? "#REF!" : `${column}${fixed}${up(Number(row) - 1) + 1}`)).replaceAll("@", ""));
}

/** Renaming a sheet renames it in every formula that names it. */
function renamed(bytes: Uint8Array, from: string, to: string): Uint8Array {
  return zip(new Map(Object.entries(unzipSync(bytes)).map(([path, data]) => {
    if (path === "xl/workbook.xml") return [path, strToU8(strFromU8(data).replaceAll(`name="${from}"`, `name="${to}"`).replaceAll(`'${from}'!`, `'${to}'!`))] as const;
    if (path.startsWith("xl/worksheets/")) return [path, strToU8(strFromU8(data).replaceAll(`'${from}'!`, `'${to}'!`).replaceAll(`>${from}!`, `>'${to}'!`))] as const;
    return [path, data] as const;
  })));
}

const rows: readonly Row[] = [[5, "t", "MATERIAL"], [40, "kg", "MATERIAL"], [3, "t", "MATERIAL"], [7, "g", "MATERIAL"]];

test("rows that were sorted thaw where they stand, each reading its own row", async () => {
  const { bytes } = await freezeFile(table(rows), "en");
  const thawed = await thawFile(sorted(bytes, [3, 0, 2, 1]), "en");
  expect(thawed.edited).toEqual([]);
  expect(formulas(thawed.bytes)).toEqual({ F1: original(1, "MATERIAL"), F2: original(2, "MATERIAL"), F3: original(3, "MATERIAL"), F4: original(4, "MATERIAL"), J1: "=PCF.TOTAL(F1:F4)" });
  // The amounts went with their rows: 7 g x 5, 5 t x 2, 3 t x 4, 40 kg x 3.
  expect(values(thawed.bytes)).toEqual([0.035, 10_000, 12_000, 120]);
});

test("sorted rows of two functions that froze to one formula stay frozen and are told, unless they stand in their places", async () => {
  const { bytes } = await freezeFile(table([[5, "t", "MATERIAL"], [40, "kg", "MATERIAL"], [3, "t", "WASTE"]]), "en");
  const thawed = await thawFile(sorted(bytes, [1, 0, 2]), "en");
  expect(thawed.edited.map(({ original: one }) => one).sort()).toEqual([original(1, "MATERIAL"), original(3, "WASTE")]);
  expect(formulas(thawed.bytes).F1).toBe(original(1, "MATERIAL"));
  // What stayed still calculates.
  expect(values(thawed.bytes)).toEqual([120, 10_000, 12_000]);
});

test("after a row was deleted its original is told as gone, and the others read the rows that moved up", async () => {
  const { bytes } = await freezeFile(table(rows), "en");
  const thawed = await thawFile(withoutRow(bytes, 2), "en");
  expect(formulas(thawed.bytes)).toEqual({ F1: original(1, "MATERIAL"), F2: original(2, "MATERIAL"), F3: original(3, "MATERIAL"), J1: "=PCF.TOTAL(F1:F3)" });
  expect(thawed.edited.length).toBe(1);
  expect(values(thawed.bytes)).toEqual([10_000, 120, 0.035]);
});

test("a renamed sheet thaws under its new name", async () => {
  const { bytes } = await freezeFile(table(rows), "en");
  const thawed = await thawFile(renamed(bytes, "S", "2026 data"), "en");
  expect(thawed.edited).toEqual([]);
  expect(formulas(thawed.bytes, "2026 data")).toEqual(formulas(table(rows)));
});
