import fc from "fast-check";
import { undoStep, writeStep } from "../../src/workbook/undoStep";
import { sheet } from "../tables/sheet";
import { MemoryWorkbook } from "./memoryWorkbook";

const grid = () => sheet({ name: "S", rows: [["a", 1.5, { formula: "=B1*2", value: 3 }, null], [true, "'=x", "", 7]], formats: { B1: "0.00", D2: "@" } });
const contents = async (workbook: MemoryWorkbook) => {
  const { values, formulas, formats } = await workbook.read("S", { top: 0, left: 0, bottom: 3, right: 5 });
  // What a formula shows is the program's business: this workbook calculates nothing.
  return values.map((row, r) => row.map((value, c) => [formulas[r]?.[c] ?? value, formats[r]?.[c]]));
};

test("what was written is taken back to the very contents and formats of before", async () => {
  const edit = fc.record({ row: fc.nat(3), column: fc.nat(5), content: fc.oneof(fc.record({ value: fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.string(), fc.boolean(), fc.constant(null)) }), fc.record({ formula: fc.constantFrom("=1+1", "=PCF.TOTAL(B1)") })), format: fc.constantFrom("0.0", "General", undefined) });
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(edit, { minLength: 1, selector: ({ row, column }) => `${row},${column}` }), async (edits) => {
      const workbook = new MemoryWorkbook([grid()]);
      const before = await contents(workbook);
      const step = await writeStep(workbook, edits.map(({ format, ...one }) => ({ sheet: "S", ...one, ...(format !== undefined && { format }) })));
      await undoStep(workbook, step);
      expect(await contents(workbook)).toEqual(before);
    }),
    { seed: 11, numRuns: 60 },
  );
});

test("nothing is taken back where one of the cells was changed since, and the message names it", async () => {
  const workbook = new MemoryWorkbook([grid()]);
  const step = await writeStep(workbook, [{ sheet: "S", row: 0, column: 1, content: { value: 2 } }, { sheet: "S", row: 1, column: 3, content: { formula: "=1" } }]);
  await workbook.write([{ sheet: "S", row: 0, column: 1, content: { value: 9 } }]);
  const before = await contents(workbook);
  await expect(undoStep(workbook, step)).rejects.toMatchObject({ code: "undo.changed", parts: { cells: ["S!B1"] } });
  expect(await contents(workbook)).toEqual(before);
});
