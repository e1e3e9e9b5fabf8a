import fc from "fast-check";
import { openEngine } from "../../../src/hosts/headless";
import { UniverEngine } from "../../../src/hosts/engine/univerEngine";
import { plus } from "../../../src/hosts/engine/runningTotals";
import { Decimal } from "../../../src/units/decimal";
import type { Area, CellValue } from "../../../src/tables/grid";

jest.setTimeout(120_000);

interface Given {
  readonly row: number;
  readonly column: number;
  readonly value: CellValue;
  readonly formula?: string;
  readonly array?: Area;
}

async function calculated(cells: readonly Given[]): Promise<Map<string, CellValue>> {
  const engine = await openEngine("en");
  const results = await engine.recalculate({ sheets: [{ name: "S", cells }], names: [], tables: [] });
  return new Map([...results.get("S")!].map(([place, { value }]) => [place, value]));
}

const column = (values: readonly CellValue[], at = 0): Given[] => values.map((value, row) => ({ row, column: at, value }));
const formulas = (count: number, text: (row: number) => string, at: number): Given[] => Array.from({ length: count }, (_, row) => ({ row, column: at, value: null, formula: text(row + 1) }));

test("running totals, counts and means are what adding up by hand gives", async () => {
  const count = 3_000;
  const values = Array.from({ length: count }, (_, row) => ((row * 7919) % 1000) / 100);
  const found = await calculated([
    ...column(values),
    ...["SUM", "AVERAGE", "COUNT", "COUNTA", "MAX", "MIN"].flatMap((name, at) => formulas(count, (row) => `=${name}($A$1:A${row})`, at + 1)),
  ]);
  const cents = values.map((value) => Math.round(value * 100));
  let [sum, most, least] = [0, -Infinity, Infinity];
  for (const [row, one] of cents.entries()) {
    sum += one;
    most = Math.max(most, one);
    least = Math.min(least, one);
    if (row % 997 !== 0 && row !== count - 1) continue;
    expect(["", sum / 100, null, row + 1, row + 1, most / 100, least / 100].slice(3)).toEqual([3, 4, 5, 6].map((at) => found.get(`${row},${at}`)));
    expect(found.get(`${row},1`)).toBe(sum / 100);
    expect(found.get(`${row},2`)).toBeCloseTo(sum / 100 / (row + 1), 12);
  }
});

test("totals over growing and shrinking ranges, with texts, blanks and errors in them, are those of each range alone", async () => {
  const count = 3_000;
  const values = Array.from({ length: count }, (_, row): CellValue => (row % 11 === 3 ? "text" : row % 13 === 5 ? null : row % 17 === 2 ? true : row === 2_500 ? { error: "#DIV/0!" } : ((row * 31) % 77) / 3));
  const ranges = [[1, 100], [1, 90], [1, 2_000], [1, 1_024], [1, 1_025], [1, 33], [5, 2_000], [1, 2_600], [1, 2_500], [2_000, 2_499]] as const;
  const found = await calculated([...column(values), ...ranges.map(([from, to], row): Given => ({ row, column: 1, value: null, formula: `=SUM(A${from}:A${to})` })), ...ranges.map(([from, to], row): Given => ({ row, column: 2, value: null, formula: `=COUNT(A${from}:A${to})` })), ...ranges.map(([from, to], row): Given => ({ row, column: 3, value: null, formula: `=MAX(A${from}:A${to})` }))]);
  for (const [row, [from, to]] of ranges.entries()) {
    const part = values.slice(from - 1, to);
    const numbers = part.filter((one): one is number => typeof one === "number");
    const failed = part.some((one) => typeof one === "object" && one !== null);
    expect(found.get(`${row},2`)).toBe(numbers.length);
    if (failed) {
      expect([found.get(`${row},1`), found.get(`${row},3`)]).toEqual([{ error: "#DIV/0!" }, { error: "#DIV/0!" }]);
      continue;
    }
    expect(found.get(`${row},1`)).toBeCloseTo(numbers.reduce((sum, one) => sum + one, 0), 9);
    expect(found.get(`${row},3`)).toBe(Math.max(...numbers));
  }
});

test("a criterion that cells are to equal is looked up, with the same cells found as by going over all", async () => {
  const count = 400;
  const pool: readonly CellValue[] = [1, 1.5, "1", "1.5", "Steel", "steel ", "STEEL", "0", 0, null, true, "TRUE", "2024-01-02", 45293, "a1", 1e-9, { error: "#N/A" }, "12%", 0.12];
  const keys = Array.from({ length: count }, (_, row) => pool[(row * row + 3 * row) % pool.length]!);
  const amounts = Array.from({ length: count }, (_, row) => row + 0.25);
  const criteria = pool.filter((one) => one === null || typeof one !== "object");
  // The same range in two pieces is too short to be looked up in, or of two columns: it is gone over.
  const pieces = Array.from({ length: Math.ceil(count / 50) }, (_, at) => [at * 50 + 1, Math.min(count, at * 50 + 50)] as const);
  const found = await calculated([
    ...column(keys), ...column(amounts, 1), ...column(criteria, 3),
    ...criteria.flatMap((_, row): Given[] => [
      { row, column: 4, value: null, formula: `=COUNTIF(A$1:A$${count},D${row + 1})` },
      { row, column: 5, value: null, formula: `=${pieces.map(([from, to]) => `COUNTIF(A${from}:A${to},D${row + 1})`).join("+")}` },
      { row, column: 6, value: null, formula: `=SUMIFS(B$1:B$${count},A$1:A$${count},D${row + 1},B$1:B$${count},">100")` },
      { row, column: 7, value: null, formula: `=${pieces.map(([from, to]) => `SUMIFS(B${from}:B${to},A${from}:A${to},D${row + 1},B${from}:B${to},">100")`).join("+")}` },
      { row, column: 8, value: null, formula: `=SUMIF(A$1:A$${count},D${row + 1},B$1:B$${count})` },
      { row, column: 9, value: null, formula: `=${pieces.map(([from, to]) => `SUMIF(A${from}:A${to},D${row + 1},B${from}:B${to})`).join("+")}` },
    ]),
  ]);
  for (const row of criteria.keys()) for (const at of [4, 6, 8]) expect([criteria[row], at, found.get(`${row},${at}`)]).toEqual([criteria[row], at, found.get(`${row},${at + 1}`)]);
});

test("numbers are added as decimals, the nearest double out", () => {
  fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.double({ noNaN: true, noDefaultInfinity: true }), (one, other) => {
    const sum = one + other;
    if (Number.isFinite(sum) && !Number.isSafeInteger(sum)) expect(plus(one, other)).toBe(new Decimal(one).plus(other).toNumber());
  }));
  fc.assert(fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 6 }), (one, other, places) => {
    const [a, b] = [one / 10 ** places, other / 10 ** places];
    expect(plus(a, b)).toBe(new Decimal(a).plus(b).toNumber());
  }));
  expect(plus(0.1, 0.2)).toBe(0.3);
});

test("a text longer than Excel's longest is #VALUE!, in the middle of a formula as well", async () => {
  const twice = (text: string) => `SUBSTITUTE(${text},"x","xxxxxxxxxx")`;
  const found = await calculated([
    { row: 0, column: 0, value: null, formula: '=REPT("x",32767)' },
    ...["=A1&\"\"", '=LEN(A1&"y")', "=LEN(CONCAT(A1,A1))", "=LEN(CONCATENATE(A1,A1))", `=LEN(TEXTJOIN(A1,TRUE,"a","b","c"))`, `=LEN(${twice(twice(twice(twice(twice('"x"')))))})`, '=LEN(SUBSTITUTE(A1,"x",A1))', '=LEN(SUBSTITUTE(A1,"x","yz",7))', '=SUBSTITUTE("a-b-c","-","+",2)', '=SUBSTITUTE("a b",""," ")', '=TEXTJOIN(", ",TRUE,"a","","b")', "=LEN(REPLACE(A1,1,0,A1))"].map((formula, at): Given => ({ row: at, column: 1, value: null, formula })),
  ]);
  const value = { error: "#VALUE!" };
  expect(Array.from({ length: 12 }, (_, row) => found.get(`${row},1`))).toEqual(["x".repeat(32_767), value, value, value, value, value, value, value, "a-b+c", "a b", "a, b", value]);
});

test("a workbook that would calculate for ever, or fill the memory with texts, is refused by name", async () => {
  const endless: Given[] = [...column(Array.from({ length: 20_000 }, (_, row) => row)), ...formulas(20_000, (row) => `=SUMPRODUCT(A${row}:A$20000*1)`, 1)];
  const engine = new UniverEngine({ namespace: "PCF", metadata: [], functions: new Map(), language: "en", longestMs: 300 });
  await expect(engine.recalculate({ sheets: [{ name: "S", cells: endless }], names: [], tables: [] }).then(() => "done")).rejects.toMatchObject({ code: "file.tooLarge", parts: { what: "minutes", part: expect.stringMatching(/^S!B\d+$/) } });
  await expect(calculated(formulas(7_000, () => "=REPT(\"x\",32767)", 0)).then(() => "done")).rejects.toMatchObject({ code: "file.tooLarge", parts: { what: "texts" } });
});

test("a column of array formulas of one cell each, as other programs write ours, costs as much as plain ones", async () => {
  const count = 30_000;
  const found = await calculated(Array.from({ length: count }, (_, row): Given => ({ row, column: 0, value: null, formula: `=${row}*2`, array: { top: row, bottom: row, left: 0, right: 0 } })));
  expect([found.size, found.get("29999,0")]).toEqual([count, 59_998]);
  const filled = await calculated([{ row: 1, column: 1, value: null, formula: "={1,2;3,4}", array: { top: 1, left: 1, bottom: 2, right: 2 } }, { row: 2, column: 2, value: 99 }, { row: 0, column: 0, value: 7 }, { row: 3, column: 3, value: null, formula: "=C3+A1" }]);
  expect(filled.get("3,3")).toBe(11);
});
