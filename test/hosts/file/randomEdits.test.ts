import fc from "fast-check";
import { openPackage, readWorkbook, writeWorkbook } from "../../../src/hosts/file";
import type { CellChange } from "../../../src/hosts/file";
import { cellName } from "../../../src/hosts/file/reference";
import { writeText } from "../../../src/hosts/file/xml/text";
import type { CellValue } from "../../../src/tables/grid";
import { plainWorkbook } from "./fixtures/parts";
import { functionNames } from "./fixtures/richWorkbook";
import { findFaults } from "./fixtures/structure";
import { prefixed } from "./fixtures/variants";
import { zip } from "./fixtures/zip";

const rows = 8;
const columns = 6;
const key = (row: number, column: number) => row * columns + column;

const value: fc.Arbitrary<CellValue> = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
  fc.string({ unit: "grapheme", maxLength: 8 }),
  fc.constantFrom("=1+1", "  a ", "_x0041_", "a\nb", "\r\n", "<&>", "\u0002"),
  fc.boolean(),
  fc.constant<CellValue>({ error: "#N/A" }),
);
const formula = fc.constantFrom("=A1*2", "=SUM(A1:B3)", "=PCF.MATERIAL(A1,\"kg\")", "=XLOOKUP(1,A:A,B:B)", "=A1&\"<x>\"");

/** A cell of the file, in one of the ways in which programs write it. */
interface FileCell {
  readonly row: number;
  readonly column: number;
  readonly style: number;
  readonly content: { readonly kind: "number" | "shared" | "inline" | "formula" | "blank"; readonly number: number };
}

const fileCell: fc.Arbitrary<FileCell> = fc.record({
  row: fc.nat(rows - 1), column: fc.nat(columns - 1), style: fc.nat(1),
  content: fc.record({ kind: fc.constantFrom("number", "shared", "inline", "formula", "blank"), number: fc.nat(2) }),
});
const change = fc.record({ row: fc.nat(rows - 1), column: fc.nat(columns - 1), what: fc.oneof(fc.record({ value: fc.oneof(value, fc.constant(null)) }), fc.record({ formula, result: value })), format: fc.option(fc.constantFrom("0.00", "0.000\" kg\""), { nil: undefined }) });

const strings = ["kg", " padded ", "a\nb"];

function sheetXml(cells: readonly FileCell[]): string {
  const byRow = new Map<number, FileCell[]>();
  for (const cell of cells) byRow.set(cell.row, [...(byRow.get(cell.row) ?? []), cell]);
  return `<sheetData>${[...byRow.keys()].sort((a, b) => a - b).map((row) => `<row r="${row + 1}">${byRow.get(row)!.sort((a, b) => a.column - b.column).map(cellXml).join("")}</row>`).join("")}</sheetData>`;
}

function cellXml({ row, column, style, content: { kind, number } }: FileCell): string {
  const open = `<c r="${cellName(row, column)}"${style ? ` s="${style}"` : ""}`;
  if (kind === "blank") return `${open}/>`;
  if (kind === "number") return `${open}><v>${number}</v></c>`;
  if (kind === "shared") return `${open} t="s"><v>${number}</v></c>`;
  if (kind === "inline") return `${open} t="inlineStr"><is><t xml:space="preserve">${writeText(strings[number]!)}</t></is></c>`;
  return `${open}><f>B${number + 1}+1</f><v>${number}</v></c>`;
}

test("any edits of any small workbook are read back as written, and every other cell stays", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fileCell, { selector: (cell) => key(cell.row, cell.column), maxLength: 20 }), fc.uniqueArray(change, { selector: (one) => key(one.row, one.column), maxLength: 12 }), fc.boolean(), (cells, changes, withPrefix) => {
      const parts = plainWorkbook([{ name: "One", xml: sheetXml(cells) }, { name: "Other", xml: "<sheetData><row><c><v>1</v></c></row></sheetData>" }], { strings: strings.map(writeText), styles: '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="10"/></cellXfs>' });
      const file = openPackage(zip(withPrefix ? prefixed(parts) : parts));
      const edits = changes.map(({ row, column, what, format }): CellChange => ({ sheet: "One", row, column, content: "formula" in what ? { formula: what.formula, result: what.result } : { value: what.value }, ...(format === undefined ? {} : { format }) }));
      const out = writeWorkbook(file, { functionNames, cells: edits });
      expect(findFaults(out)).toEqual([]);
      const expected = new Map(readWorkbook(file, functionNames).sheets[0]!.cells.map((cell) => [key(cell.row, cell.column), { value: cell.value, formula: cell.formula, format: cell.format }]));
      const styles = new Map(cells.map((cell) => [key(cell.row, cell.column), cell.style ? "0.00%" : "General"]));
      for (const { row, column, what, format } of changes) {
        const at = key(row, column);
        const shown = format ?? styles.get(at) ?? "General";
        if ("formula" in what) expected.set(at, { value: what.result, formula: what.formula, format: shown });
        else if (what.value === null) expected.delete(at);
        else expected.set(at, { value: what.value, formula: undefined, format: shown });
      }
      const found = new Map(readWorkbook(openPackage(out), functionNames).sheets[0]!.cells.map((cell) => [key(cell.row, cell.column), { value: cell.value, formula: cell.formula, format: cell.format }]));
      expect([...found].sort(([a], [b]) => a - b)).toEqual([...expected].sort(([a], [b]) => a - b));
      expect(openPackage(out).text("xl/worksheets/sheet2.xml")).toBe(file.text("xl/worksheets/sheet2.xml"));
      expect(Buffer.compare(writeWorkbook(openPackage(out), { functionNames, cells: edits }), out)).toBe(0);
    }),
    { numRuns: 250 },
  );
});

test("results of any size under a dynamic array are read back, and nothing of the one before is left", () => {
  const matrix = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 })).chain(([height, width]) => fc.array(fc.array(fc.integer(), { minLength: width, maxLength: width }), { minLength: height, maxLength: height }));
  fc.assert(
    fc.property(fc.array(matrix, { minLength: 1, maxLength: 5 }), (results) => {
      let bytes = writeWorkbook(openPackage(zip(plainWorkbook([{ name: "One", xml: '<sheetData><row r="9"><c r="A9"><v>7</v></c></row></sheetData>' }]))), { functionNames, cells: [{ sheet: "One", row: 1, column: 1, content: { formula: "=PCF.STAGES(A1)", result: 0 } }] });
      for (const spill of results) {
        bytes = writeWorkbook(openPackage(bytes), { functionNames, results: [{ sheet: "One", row: 1, column: 1, result: spill[0]![0]!, spill }] });
        const expected = [...spill.flatMap((line, row) => line.map((one, column) => [row + 1, column + 1, one])), [8, 0, 7]];
        expect(readWorkbook(openPackage(bytes), functionNames).sheets[0]!.cells.map((cell) => [cell.row, cell.column, cell.value])).toEqual(expected);
      }
      expect(findFaults(bytes)).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
