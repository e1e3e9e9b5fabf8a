import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { downloaded } from "../../downloaded";
import { blankPackage, openPackage, readWorkbook, writeWorkbook } from "../../../src/hosts/file";
import type { CellData } from "../../../src/hosts/file";
import { words } from "../../../taskpane/words";
import { caseFile } from "../caseFile";
import { signed } from "../file/fixtures/variants";
import { zip } from "../file/fixtures/zip";
import { openedSite, raw, select, showSheet, shown, type } from "./openPage";
import type { OpenPage } from "./openPage";

const visit = openedSite();

const functionNames = ["PCF.MATERIAL", "PCF.STAGES", "PCF.TRANSPORT", "PCF.ELECTRICITY", "PCF.FACTOR"];

/** A workbook with a formula of ours, one of Excel's, a defined name, and a part that no program of ours knows. */
function workbook(): Uint8Array {
  const written = writeWorkbook(openPackage(blankPackage()), {
    functionNames,
    sheets: [
      {
        name: "Data",
        cells: [
          { row: 0, column: 0, content: { value: "Steel" } },
          { row: 0, column: 1, content: { value: 10 }, format: "0.00" },
          { row: 0, column: 2, content: { formula: '=PCF.MATERIAL(B1,"kg",2.5,"kgCO2e/kg")', result: 25 } },
          { row: 1, column: 2, content: { formula: "=C1*Factor", result: 50 } },
          { row: 2, column: 0, content: { value: "=not a formula" } },
          { row: 3, column: 0, content: { value: "007" } },
          { row: 4, column: 0, content: { value: true } },
          { row: 5, column: 0, content: { value: { error: "#N/A" } } },
        ],
      },
    ],
    names: [{ name: "Factor", refersTo: "=Data!$E$1" }],
    cells: [{ sheet: "Data", row: 0, column: 4, content: { value: 2 } }],
  });
  const parts = unzipSync(written);
  parts["xl/strange/part1.xml"] = strToU8("<strange xmlns=\"urn:example:strange\">kept as it is</strange>");
  parts["[Content_Types].xml"] = strToU8(strFromU8(parts["[Content_Types].xml"]!).replace("</Types>", '<Override PartName="/xl/strange/part1.xml" ContentType="application/vnd.example.strange+xml"/></Types>'));
  return zipSync(parts);
}

async function openFile({ page }: OpenPage, name: string, bytes: Uint8Array): Promise<void> {
  const chosen = page.waitForEvent("filechooser");
  await page.keyboard.press("Control+o");
  await (await chosen).setFiles({ name, mimeType: "application/octet-stream", buffer: Buffer.from(bytes) });
}

async function save({ page }: OpenPage): Promise<{ name: string; bytes: Uint8Array }> {
  return downloaded(page, () => page.keyboard.press("Control+s"));
}

const cellsOf = (bytes: Uint8Array, sheet = 0) => new Map(readWorkbook(openPackage(bytes), functionNames).sheets[sheet]!.cells.map((cell) => [`${cell.row},${cell.column}`, cell] as [string, CellData]));

test("a workbook with a stray cell at the far end of a sheet opens and is checked", async () => {
  const open = await visit();
  const typed = caseFile([{ name: "Inputs", rows: [["Item", "Amount (kg)", "Emission factor (kgCO2e/kg)", "Emission (kgCO2e)"], ["Steel", 1740, 2.05, 3567], ["Zinc", 100, 3.1, 410]] }]);
  await openFile(open, "stray.xlsx", writeWorkbook(openPackage(typed), { functionNames, cells: [{ sheet: "Inputs", row: 1_048_575, column: 16_383, content: { value: "x" } }] }));
  await open.page.locator(".name", { hasText: "stray.xlsx" }).waitFor();
  await open.page.getByRole("tab", { name: words.en.tabs.check }).click();
  await open.page.getByRole("button", { name: words.en.check.start }).click();
  await open.page.locator(".error li").filter({ hasText: "310" }).waitFor();
  await open.page.context().close();
});

test("a workbook that is opened, edited and saved keeps all that was not touched, byte for byte", async () => {
  const open = await visit();
  const original = workbook();
  await openFile(open, "factory.xlsx", original);
  await open.page.locator(".name", { hasText: "factory.xlsx" }).waitFor();
  expect(await raw(open.page, "C1")).toBe(25);
  expect(await raw(open.page, "C2")).toBe(50);
  expect(await shown(open.page, "A3")).toBe("=not a formula");
  expect(await raw(open.page, "A4")).toBe("007");

  await type(open.page, "B1", "20");
  await type(open.page, "D1", '=PCF.TRANSPORT(1740,"kg",1520,0.049,"kg/t·km")');
  expect(await raw(open.page, "C2")).toBe(100);
  expect(await raw(open.page, "D1")).toBeCloseTo(129.5952, 10);
  await open.page.locator(".name .changed").waitFor();
  const saved = await save(open);
  expect(saved.name).toBe("factory.xlsx");
  await open.page.locator(".name .changed").waitFor({ state: "detached" });

  const cells = cellsOf(saved.bytes);
  expect(cells.get("0,1")).toMatchObject({ value: 20, format: "0.00" });
  expect(cells.get("0,2")).toMatchObject({ value: 50, formula: '=PCF.MATERIAL(B1,"kg",2.5,"kgCO2e/kg")' });
  expect(cells.get("1,2")).toMatchObject({ value: 100, formula: "=C1*Factor" });
  expect(cells.get("0,3")).toMatchObject({ value: 129.5952, formula: '=PCF.TRANSPORT(1740,"kg",1520,0.049,"kg/t·km")' });
  expect([cells.get("2,0")?.value, cells.get("3,0")?.value, cells.get("4,0")?.value, cells.get("5,0")?.value]).toEqual(["=not a formula", "007", true, { error: "#N/A" }]);
  const [before, after] = [unzipSync(original), unzipSync(saved.bytes)];
  const changed = Object.keys(before).filter((path) => !Buffer.from(before[path]!).equals(Buffer.from(after[path] ?? [])));
  expect(changed).toEqual(["xl/worksheets/sheet1.xml"]);
  expect(strFromU8(after["xl/worksheets/sheet1.xml"]!)).toContain("_xldudf_PCF_TRANSPORT(");

  await openFile(open, "again.xlsx", saved.bytes);
  await open.page.locator(".name", { hasText: "again.xlsx" }).waitFor();
  expect(await raw(open.page, "D1")).toBe(129.5952);
  expect(await raw(open.page, "C2")).toBe(100);
  expect(open.complaints).toEqual([]);
  await open.page.context().close();
});

test("a workbook that is opened and saved without a change is the very same file", async () => {
  const open = await visit();
  const original = workbook();
  await openFile(open, "same.xlsx", original);
  await open.page.locator(".name", { hasText: "same.xlsx" }).waitFor();
  expect(Buffer.from((await save(open)).bytes).equals(Buffer.from(original))).toBe(true);
  await open.page.context().close();
});

test("a signed workbook that was changed is saved, and its signature told to hold no more", async () => {
  const open = await visit();
  const bytes = zip(signed(new Map(Object.entries(unzipSync(workbook())).map(([path, data]) => [path, strFromU8(data)]))));
  await openFile(open, "signed.xlsx", bytes);
  await open.page.locator(".name", { hasText: "signed.xlsx" }).waitFor();
  expect(Buffer.from((await save(open)).bytes).equals(Buffer.from(bytes))).toBe(true);
  expect(await open.page.locator("dialog").count()).toBe(0);
  await type(open.page, "B1", "20");
  const saved = await save(open);
  const told = open.page.locator("dialog");
  await told.getByText("signed.xlsx carries a digital signature that was made before this change").waitFor();
  expect(Object.keys(unzipSync(saved.bytes))).toContain("_xmlsignatures/origin.sigs");
  expect(open.complaints).toEqual([]);
  await open.page.context().close();
});

test("table references, spill references and @ calculate, and stay in the file as they were written", async () => {
  const open = await visit();
  const formulas = { C2: "=Rows[@Amount]*2", C3: "=[@Amount]*2", E1: "=SUM(Rows[Amount])", E2: "=SEQUENCE(3)", F2: "=SUM(E2#)", G3: "=@B2:B4+0" };
  const place = (name: string) => ({ row: Number(name.slice(1)) - 1, column: name.charCodeAt(0) - 65 });
  const bytes = writeWorkbook(openPackage(blankPackage()), {
    functionNames,
    sheets: [
      {
        name: "Data",
        cells: [
          ...["Item", "Amount", "Double"].map((value, column) => ({ row: 0, column, content: { value } })),
          ...[1, 2, 3].flatMap((value, index) => [{ row: index + 1, column: 0, content: { value: `r${value}` } }, { row: index + 1, column: 1, content: { value } }]),
          ...Object.entries(formulas).map(([name, formula]) => ({ ...place(name), content: { formula, result: 0, ...(name === "E2" && { spill: [[1], [2], [3]] }) } })),
        ],
      },
    ],
    tables: [{ sheet: "Data", name: "Rows", area: { top: 0, left: 0, bottom: 3, right: 2 } }],
  });
  await openFile(open, "tables.xlsx", bytes);
  await open.page.locator(".name", { hasText: "tables.xlsx" }).waitFor();
  const values = await Promise.all(["C2", "C3", "E1", "F2", "G3"].map((cell) => raw(open.page, cell)));
  expect(values).toEqual([2, 4, 6, 6, 2]);
  await type(open.page, "B2", "10");
  expect(await raw(open.page, "E1")).toBe(15);
  const cells = cellsOf((await save(open)).bytes);
  for (const [name, formula] of Object.entries(formulas)) {
    const { row, column } = place(name);
    expect({ name, formula: cells.get(`${row},${column}`)?.formula?.replace("Rows[@Amount]*2", "[@Amount]*2") }).toEqual({ name, formula: formula.replace("Rows[@Amount]*2", "[@Amount]*2") });
  }
  expect(cells.get("1,2")?.value).toBe(20);
  await open.page.context().close();
});

test("the example saves as a new workbook with its formulas, results and spilled stages", async () => {
  const open = await visit();
  const saved = await save(open);
  expect(saved.name).toBe("Anode lifter.xlsx");
  const cells = cellsOf(saved.bytes);
  expect(cells.get("22,8")).toMatchObject({ formula: "=SUM(I4:I22)", format: "#,##0.000" });
  expect(cells.get("22,8")?.value).toBeCloseTo(55_924.52926, 8);
  expect(cells.get("26,0")).toMatchObject({ formula: "=PCF.STAGES(A4:A22,I4:I22)", value: "Raw materials", spill: { top: 26, left: 0, bottom: 29, right: 2 } });
  expect(cells.get("26,1")?.value).toBe(54_940.4);

  await openFile(open, "back.xlsx", saved.bytes);
  await open.page.locator(".name", { hasText: "back.xlsx" }).waitFor();
  expect(await shown(open.page, "I23")).toBe("55,924.529");
  expect(await shown(open.page, "B28")).toBe("179.22926");
  await open.page.context().close();
});

test("a change of the workbook's own factors recalculates the cells that use them", async () => {
  const open = await visit();
  const header = ["id", "name_zh", "name_en", "category", "value", "unit", "gases", "gwp_set", "region", "data_year", "valid_from", "valid_to", "boundary", "source", "publisher", "locator", "url", "licence", "verified", "superseded_by", "synonyms", "note"];
  const row = ["our-steel", "自产钢", "Own steel", "material", 2, "kgCO2e/kg", "CO2e", "AR6", "CN", "2024", "", "", "cradle-to-gate", "EPD 1", "Mill", "p. 3", "", "own", "true", "", "", ""];
  const bytes = writeWorkbook(openPackage(blankPackage()), {
    functionNames,
    sheets: [
      { name: "Table", cells: [{ row: 0, column: 0, content: { formula: '=PCF.MATERIAL(10,"kg","our-steel")', result: 20 } }, { row: 1, column: 0, content: { formula: "=A1+RAND()*0", result: 20 } }] },
      { name: "PCF Factors", cells: [...header.map((value, column) => ({ row: 0, column, content: { value } })), ...row.map((value, column) => ({ row: 1, column, content: { value: value === "" ? null : value } }))] },
    ],
    tables: [{ sheet: "PCF Factors", name: "PCF_Factors", area: { top: 0, left: 0, bottom: 1, right: header.length - 1 } }],
  });
  await openFile(open, "own.xlsx", bytes);
  await open.page.locator(".name", { hasText: "own.xlsx" }).waitFor();
  expect(await raw(open.page, "A1")).toBe(20);
  await showSheet(open.page, "PCF Factors");
  await type(open.page, "E2", "3");
  await showSheet(open.page, "Table");
  await select(open.page, "A1");
  await open.page.locator("#cell output", { hasText: "30" }).waitFor();
  expect(await raw(open.page, "A2")).toBe(30);
  await open.page.context().close();
});

test.each([
  ["a text", strToU8("hello"), /not an Excel workbook/i],
  ["a truncated workbook", workbook().slice(0, 900), /damaged|not an/i],
])("%s is refused in words, and the table stays", async (_what, bytes, words) => {
  const open = await visit();
  await openFile(open, "wrong.xlsx", bytes);
  const dialog = open.page.locator("dialog");
  await dialog.waitFor();
  expect(await dialog.locator("h2").textContent()).toBe("wrong.xlsx was not opened");
  expect(await dialog.locator("p").textContent()).toMatch(words);
  await open.page.keyboard.press("Escape");
  expect(await shown(open.page, "I23")).toBe("55,924.529");
  expect(open.complaints).toEqual([]);
  await open.page.context().close();
});

test("unsaved changes are asked about before another workbook takes their place", async () => {
  const open = await visit();
  await type(open.page, "C22", "3000");
  await open.page.locator("#examples").click();
  await open.page.getByRole("menuitem", { name: "Axle fasteners" }).click();
  await open.page.getByRole("button", { name: "Cancel" }).click();
  expect(await shown(open.page, "C22")).toBe("3000");
  await open.page.locator("#examples").click();
  await open.page.getByRole("menuitem", { name: "Axle fasteners" }).click();
  await open.page.getByRole("button", { name: "Continue without saving" }).click();
  await open.page.locator(".name", { hasText: "Axle fasteners" }).waitFor();
  await open.page.context().close();
});
