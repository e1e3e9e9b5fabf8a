import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { exampleFile } from "../../src/hosts/exampleFile";
import type { Example } from "../../src/hosts/exampleFile";
import { openPackage, readWorkbook, writeWorkbook } from "../../src/hosts/file";
import type { CellChange } from "../../src/hosts/file";
import { cellName } from "../../src/hosts/file/reference";
import { functionNames } from "../../src/hosts/functionNames";
import { Decimal } from "../../src/units";
import { calculatedByLibreOffice } from "../libreOffice";

const root = path.resolve(__dirname, "..", "..");
const examples = path.join(root, "assets", "examples");
const expected = JSON.parse(readFileSync(path.join(root, "test", "cases", "reports", "expected.json"), "utf8")) as Record<string, { claim: string; cells: Record<string, string> }>;

const folder = mkdtempSync(path.join(tmpdir(), "pcf-reports-"));
afterAll(() => rmSync(folder, { recursive: true }));

const made = new Map<string, string>();

/** The workbook of an example with its results, made once by the command line. */
function recalculated(name: string): string {
  const known = made.get(name);
  if (known !== undefined) return known;
  const calculated = recalculate(name);
  made.set(name, calculated);
  return calculated;
}

function recalculate(name: string): string {
  const example = JSON.parse(readFileSync(path.join(examples, `${name}.json`), "utf8")) as Example;
  const [source, calculated] = [path.join(folder, `${name}.xlsx`), path.join(folder, `${name}-calculated.xlsx`)];
  writeFileSync(source, exampleFile(example, "zh"));
  execFileSync(process.execPath, [path.join(root, "node_modules", "tsx", "dist", "cli.mjs"), path.join(root, "src", "hosts", "cli.ts"), "recalc", source, "-o", calculated]);
  return calculated;
}

function cells(file: string): Map<string, unknown> {
  const { sheets } = readWorkbook(openPackage(readFileSync(file)), functionNames);
  return new Map(sheets[0]!.cells.map(({ row, column, value }) => [cellName(row, column), value]));
}

/** The value as the report prints it: rounded to as many places. */
function printed(value: unknown, like: string): string {
  const places = /\.(\d+)$/.exec(like)?.[1]?.length ?? 0;
  return new Decimal(value as number).toDecimalPlaces(places, Decimal.ROUND_HALF_UP).toFixed(places);
}

it("has an expectation for every example", () => {
  expect(readdirSync(examples).filter((name) => name.endsWith(".json")).map((name) => path.basename(name, ".json")).sort()).toEqual(Object.keys(expected).sort());
});

describe.each(Object.entries(expected))("%s", (name, { claim, cells: figures }) => {
  it(claim, () => {
    const values = cells(recalculated(name));
    const got = Object.fromEntries(Object.entries(figures).map(([cell, figure]) => [cell, printed(values.get(cell), figure)]));
    expect(got).toEqual(figures);
  });
});

it("agrees with LibreOffice in every native cell, calculated there from our PCF results", () => {
  const files = Object.fromEntries(Object.keys(expected).map((name) => [name, withoutNativeResults(recalculated(name))]));
  const theirs = calculatedByLibreOffice(files);
  let compared = 0;
  for (const name of Object.keys(expected)) {
    const { sheets } = readWorkbook(openPackage(readFileSync(recalculated(name))), functionNames);
    const [sheet] = sheets;
    const cellsThere = theirs.get(name)!.get(sheet!.name)!;
    for (const cell of sheet!.cells) {
      if (cell.formula === undefined || cell.formula.includes("PCF.")) continue;
      expect(Number(cellsThere[cell.row]![cell.column])).toBeCloseTo(cell.value as number, 9);
      compared++;
    }
  }
  expect(compared).toBeGreaterThanOrEqual(Object.keys(expected).length);
}, 300_000);

/** PCF cells as the values they have; native formulas without any cached result, so that whoever opens the file has to calculate. */
function withoutNativeResults(file: string): Uint8Array {
  const opened = openPackage(readFileSync(file));
  const cells = readWorkbook(opened, functionNames).sheets.flatMap((sheet) =>
    sheet.cells.flatMap(({ row, column, formula, value }): CellChange[] => {
      if (formula === undefined) return [];
      return [{ sheet: sheet.name, row, column, content: formula.includes("PCF.") ? { value } : { formula } }];
    }),
  );
  return writeWorkbook(opened, { cells, functionNames });
}
