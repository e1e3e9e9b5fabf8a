import { createBook } from "../../src/factors/book";
import type { Factor } from "../../src/factors/factor";
import { ExcelWorkbook } from "../../src/hosts/excel";
import { openBook, openLibrary } from "../../src/hosts/headless";
import { provideCustomFunctions } from "../../src/hosts/engine/customFunctions";
import { isCellError } from "../../src/tables/grid";
import type { CellValue } from "../../src/tables/grid";
import { cellName } from "../../src/workbook/cellName";
import { frozenNamespace } from "../../src/workbook/freeze/frozenPart";
import { readPinned } from "../../src/workbook/pinFactors";
import type { Workbook } from "../../src/workbook/port";
import type { Shared } from "../../taskpane/share/shareWork";
import { engineInNode } from "../executor/engineInNode";
import { openOffice } from "../executor/officeInNode";
import type { ExcelVersion } from "../executor/requirementSets";
import { WorkbookModel } from "../executor/workbookModel";

// The functions throw errors of a global that Excel provides.
provideCustomFunctions();
const work = import("../../taskpane/share/shareWork");

/** What the pane keeps of a workbook, without a pane. */
class Travelling implements Shared {
  pinned: readonly Factor[] = [];
  readonly language = "en";
  readonly library = openBook().library;
  readonly libraryVersion = openLibrary().version;

  constructor(readonly host: Workbook) {}

  async readPinned(): Promise<void> {
    this.pinned = (await readPinned(this.host)).factors;
    const { provideBook } = await import("../../functions/session");
    provideBook(createBook({ pinned: this.pinned, library: this.library, readings: {} }));
  }
}

interface Cell {
  readonly value: CellValue;
  readonly formula: string | null;
}

async function cellsOf(workbook: Workbook): Promise<Map<string, Cell>> {
  const cells = new Map<string, Cell>();
  for (const { name } of await workbook.sheets()) {
    const grid = await workbook.read(name);
    grid.values.forEach((line, r) => line.forEach((value, c) => {
      const formula = grid.formulas[r]![c]!;
      if (value !== null || formula !== null) cells.set(`${name}!${cellName(grid.top + r, grid.left + c)}`, { value, formula });
    }));
  }
  return cells;
}

const rows: readonly (readonly (string | number | null)[])[] = [
  ["Steel", 1740, "kg", 2.05, "kgCO2e/kg", "=PCF.MATERIAL(B1,C1,D1,E1)"],
  ["Zinc", 0.1, "t", 3.1, "kgCO2e/kg", "=ROUND(PCF.MATERIAL(B2,C2,D2,E2),1)&\" kg\""],
  ["Power", 1500, "kWh", "cn-grid-north-2022", null, "=PCF.ELECTRICITY(B3,C3,D3)"],
  ["Gas", 2, "kg", "SF6", null, "=PCF.REFRIGERANT(B4,C4,D4)"],
  ["All", null, null, null, null, "=PCF.MATERIAL(B1:B2,C1:C2,D1:D2,E1:E2)"],
  [],
  ["Sum", null, null, null, null, "=SUM(F5#)"],
  ["Spread", 3, null, null, null, "=INDEX(PCF.MONTECARLO(B1:B2,1.2,50,7),1,1)"],
];

describe.each<[ExcelVersion, string]>([["2021", "PCF"], ["newest", "PCFDEV"]])("in Excel %s with the namespace %s", (version, namespace) => {
  test("the open workbook is frozen to plain formulas of the same results, and thawed to what it was", async () => {
    const { freeze, thaw, readSharing } = await work;
    const { close } = openOffice(new WorkbookModel(await engineInNode(namespace)), version);
    try {
      const workbook = new ExcelWorkbook({ namespace, onTrouble: (thrown) => { throw thrown; } });
      const model = new Travelling(workbook);
      await workbook.write(rows.flatMap((line, row) => line.flatMap((content, column) => (content === null ? [] : [{ sheet: "Sheet1", row, column, content: typeof content === "string" && content.startsWith("=") ? { formula: content } : { value: content } }]))));
      await model.readPinned();
      const before = await cellsOf(workbook);
      expect([...before].filter(([, { value }]) => isCellError(value))).toEqual([]);
      expect(await readSharing(model)).toMatchObject({ live: 6, frozen: 0, stuck: 0, unpinned: [{ factor: { id: "cn-grid-north-2022" } }] });

      const { formulas, values, left } = await freeze(model);
      expect({ formulas, values, left }).toEqual({ formulas: 6, values: [{ range: "Sheet1!F8", cells: 1, formula: rows[7]![5] }], left: [] });
      const frozen = await cellsOf(workbook);
      for (const [place, { value }] of before) {
        const now = frozen.get(place)!.value;
        if (typeof value === "number") expect(Math.abs((now as number) - value)).toBeLessThanOrEqual(1e-12 * Math.abs(value));
        else expect([place, now]).toEqual([place, value]);
      }
      expect([...frozen.values()].filter(({ formula }) => formula?.includes("PCF."))).toEqual([]);
      expect(frozen.get("Sheet1!F3")?.formula).toContain("'PCF Factors'!$E$2");
      expect(frozen.get("Sheet1!F6")?.formula).toContain("B2");
      expect(frozen.get("Sheet1!F7")?.formula).toBe("=SUM(F5:F6)");
      expect((await workbook.sheets()).map(({ name }) => name)).toEqual(["Sheet1", "PCF Factors", "PCF Notes"]);

      expect(await thaw(model)).toMatchObject({ restored: 7, edited: [] });
      const after = await cellsOf(workbook);
      for (const [place, cell] of before) expect([place, after.get(place)]).toEqual([place, cell]);
      expect((await workbook.sheets()).map(({ name }) => name)).toEqual(["Sheet1", "PCF Factors"]);
      expect(await workbook.part(frozenNamespace)).toBeNull();
    } finally {
      close();
    }
  });
});
