import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exportCommand } from "../../src/hosts/commands/export";
import { importCommand } from "../../src/hosts/commands/import";
import { readArguments } from "../../src/hosts/commands/command";
import type { Command } from "../../src/hosts/commands/command";
import { blankPackage, openPackage, readWorkbook, toGrid, writeWorkbook } from "../../src/hosts/file";
import { functionNames } from "../../src/hosts/functionNames";
import { readPinnedFactors } from "../../src/workbook/pinnedFactors";

const folder = mkdtempSync(join(tmpdir(), "pcf-import-"));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);
const workbook = at("in.xlsx");
writeFileSync(workbook, writeWorkbook(openPackage(blankPackage()), { sheets: [{ name: "S", cells: [{ row: 0, column: 0, content: { formula: '=PCF.ELECTRICITY(1000,"kWh","cn-grid-north-2022")' } }] }], functionNames }));
const factorsIn = (name: string) => readPinnedFactors(readWorkbook(openPackage(readFileSync(at(name))), functionNames).sheets.map((sheet) => toGrid(sheet))).factors;

async function run(command: Command, ...words: string[]): Promise<string[]> {
  const lines: string[] = [];
  await command.run(readArguments(words, command), { language: "en", print: (line) => lines.push(line), warn: (line) => lines.push(line) });
  return lines;
}

test("a csv goes into a workbook, the columns told, with what all rows share; one bad row and nothing is written", async () => {
  writeFileSync(at("own.csv"), "Name,Value,Unit,Source\nIron,2.38,kgCO2e/kg,EPD\nZinc,x,kgCO2e/kg,EPD\n");
  await expect(run(importCommand, at("own.csv"), workbook, "-o", at("out.xlsx"), "--category", "material")).rejects.toMatchObject({ code: "factors.refused", parts: { problems: 1 } });
  expect(existsSync(at("out.xlsx"))).toBe(false);
  writeFileSync(at("own.csv"), "Name,Value,Unit,Source\nIron,2.38,kgCO2e/kg,EPD\nZinc,3.86,kgCO2e/kg,EPD\n");
  const lines = await run(importCommand, at("own.csv"), workbook, "-o", at("out.xlsx"), "--category", "material");
  expect(lines[0]).toBe("own.csv: name = Name, value = Value, unit = Unit, source = Source");
  expect(lines.at(-1)).toContain("2 factors imported, 0 were there already");
  expect(factorsIn("out.xlsx")).toMatchObject([{ id: "Iron", value: "2.38", category: "material" }, { id: "Zinc", value: "3.86" }]);
});

test("columns may be named by their letters, and what is there already stays and is told", async () => {
  writeFileSync(at("foreign.csv"), "Ding;Wert;Einheit\nIron;1,5;kgCO2e/kg\nBlei;2,25;kgCO2e/kg\n");
  const told = ["--category", "material", "--source", "EPD", "--decimal-comma", "--map", "name=A value=B unit=C"];
  await run(importCommand, at("own.csv"), workbook, "-o", at("base.xlsx"), "--category", "material");
  const lines = await run(importCommand, at("foreign.csv"), at("base.xlsx"), "-o", at("more.xlsx"), ...told);
  expect(lines.join("\n")).toContain("Iron\tthere already, stays 2.38 kgCO2e/kg (1.5 kgCO2e/kg in the file)");
  expect(factorsIn("more.xlsx").map(({ id, value }) => [id, value])).toEqual([["Iron", "2.38"], ["Zinc", "3.86"], ["Blei", "2.25"]]);
  await expect(run(importCommand, at("foreign.csv"), workbook, "--map", "name=A price=B")).rejects.toMatchObject({ code: "command.option" });
  await expect(run(importCommand, at("foreign.csv"), workbook, "--sheet", "Other")).rejects.toMatchObject({ code: "file.sheetUnknown" });
});

test("what is exported from one workbook and imported into another is exported from there the same", async () => {
  await run(importCommand, at("own.csv"), workbook, "-o", at("mine.xlsx"), "--category", "material");
  expect(await run(exportCommand, at("mine.xlsx"), "-o", at("pack.csv"))).toEqual([`${at("pack.csv")}: 3 factors`]);
  await run(importCommand, at("pack.csv"), workbook, "-o", at("yours.xlsx"));
  await run(exportCommand, at("yours.xlsx"), "-o", at("pack2.csv"));
  expect(readFileSync(at("pack2.csv"), "utf8")).toBe(readFileSync(at("pack.csv"), "utf8"));
  expect(factorsIn("yours.xlsx").map(({ id }) => id)).toEqual(["Iron", "Zinc", "cn-grid-north-2022"]);
});
