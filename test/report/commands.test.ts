import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { readArguments } from "../../src/hosts/commands/command";
import type { Command } from "../../src/hosts/commands/command";
import { auditCommand } from "../../src/hosts/commands/audit";
import { checkReportCommand } from "../../src/hosts/commands/checkReport";
import { pactCommand } from "../../src/hosts/commands/pact";
import { reportCommand } from "../../src/hosts/commands/report";
import { blankPackage, openPackage, readWorkbook, toGrid, writeWorkbook } from "../../src/hosts/file";
import { functionNames } from "../../src/hosts/functionNames";
import { readReportFile } from "../../src/hosts/reportDocument";
import type { Finding } from "../../src/audit/finding";
import { ignoredNamespace, withIgnored, writeIgnoredPart } from "../../src/workbook/ignoredFindings";
import { readPinnedFactors } from "../../src/workbook/pinnedFactors";
import { correctionsNamespace, withoutTable, writeCorrectionsPart } from "../../src/workbook/readingCorrections";
import { housings, housingsFields } from "../exchange/study";

const folder = mkdtempSync(path.join(tmpdir(), "pcf-report-"));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string) => path.join(folder, name);

async function run(command: Command, ...words: string[]): Promise<string> {
  const lines: string[] = [];
  await command.run(readArguments(words, command), { language: "en", print: (line) => lines.push(line), warn: (line) => lines.push(line) });
  return lines.join("\n");
}

const study = [
  ["Product", "Pump housing"], ["Producer", "Example Foundry"], ["Declared unit", "1 t"], ["Output", "200 t"], ["Data from", "2023-01-01"], ["Data to", "2023-12-31"],
  ["Place of production", "CN"], ["Standards", "ISO 14067:2018"], ["GWP set", "AR6"], ["System boundary", "Cradle to gate"],
];

function workbook(name: string, sheets: readonly (readonly [string, readonly (readonly unknown[])[]])[]): string {
  const written = sheets.map(([sheet, rows]) => ({ name: sheet, cells: rows.flatMap((row, r) => row.flatMap((value, column) => (value === null ? [] : [{ row: r, column, content: { value: value as string | number | boolean } }]))) }));
  writeFileSync(at(name), writeWorkbook(openPackage(blankPackage()), { sheets: written, functionNames }));
  return at(name);
}

const whole = workbook("whole.xlsx", [["Housings", housings.values], ["PCF Study", study], ["PACT", housingsFields.values]]);
const bare = workbook("bare.xlsx", [["Housings", housings.values]]);

describe("pcf report and pcf check-report", () => {
  it("write a report that agrees with its workbook, and see when it no longer does", async () => {
    expect(await run(reportCommand, whole, "-o", at("a.docx"))).toMatch(/5 contributions, \d+ things to be stated/);
    expect(await run(checkReportCommand, at("a.docx"), whole)).toMatch(/^0 errors, 0 warnings.*\n\d\d figures agree/m);
    const changed = workbook("changed.xlsx", [["Housings", housings.values.map((row, index) => (index === 4 ? row.map((cell) => (cell === 250000 ? 260000 : cell === 150000 ? 156000 : cell)) : index === 7 ? row.map((cell) => (cell === 430000 ? 436000 : cell)) : row))]]);
    const findings = JSON.parse(await run(checkReportCommand, at("a.docx"), changed, "--json")) as { rule: string; other?: { range: string } }[];
    expect(findings.filter(({ rule }) => rule === "workbook.figure").map(({ other }) => other?.range)).toEqual(expect.arrayContaining(["C5", "I5", "I8"]));
  });

  it("respect what a person has decided in the workbook: findings that are left with a reason, and tables that are none", async () => {
    const rows = housings.values.map((row, index) => (index === 4 ? row.map((cell) => (cell === 0.6 ? 0.61 : cell)) : row));
    const sheets = [["Housings", rows], ["Trial", housings.values.slice(1, 4).map((row) => row.map((cell) => (cell === 180000 ? 90000 : cell === 270000 ? 135000 : cell === 1800 ? 900 : cell)))]] as const;
    const before = workbook("undecided.xlsx", sheets);
    const [finding] = (JSON.parse(await run(auditCommand, before, "--json")) as Finding[]).filter(({ rule }) => rule === "row.mismatch");
    expect(finding).toMatchObject({ sheet: "Housings", range: expect.stringMatching(/5$/) });
    const customXml = [
      { namespace: ignoredNamespace, xml: writeIgnoredPart(withIgnored([], finding!, "the meter was read a day late")) },
      { namespace: correctionsNamespace, xml: writeCorrectionsPart(withoutTable([], { sheet: "Trial", row: 0, column: 0 })) },
    ];
    const decided = at("decided.xlsx");
    writeFileSync(decided, writeWorkbook(openPackage(readFileSync(before)), { customXml, functionNames }));
    expect(await run(reportCommand, before, "-o", at("undecided.docx"))).toMatch(/7 contributions/);
    expect(await run(reportCommand, decided, "-o", at("decided.docx"))).toMatch(/5 contributions/);
    const tables = readReportFile(readFileSync(at("decided.docx")), "decided.docx").blocks.flatMap((block) => (block.kind === "table" ? [block.rows] : []));
    const left = tables.flat().filter((row) => row.includes("row.mismatch"));
    expect(left).toEqual([[`Housings!${finding!.range}`, "row.mismatch", finding!.message.en, "the meter was read a day late"]]);
    expect(await run(checkReportCommand, at("decided.docx"), decided)).toMatch(/figures agree/);
  });

  it("refuse a workbook without a calculation, and leave no file", async () => {
    await expect(run(reportCommand, workbook("none.xlsx", [["A", [["nothing"]]]]), "-o", at("none.docx"))).rejects.toMatchObject({ code: "inventory.empty" });
    expect(existsSync(at("none.docx"))).toBe(false);
    await expect(run(reportCommand, whole)).rejects.toMatchObject({ code: "command.usage" });
  });
});

describe("pcf pact", () => {
  it("writes a footprint from the workbook's study, inventory and fields", async () => {
    expect(await run(pactCommand, whole, "-o", at("pcf.json"))).toMatch(/PACT 3\.0$/);
    expect(JSON.parse(readFileSync(at("pcf.json"), "utf8"))).toMatchObject({ specVersion: "3.0.0", pcf: { pcfExcludingBiogenicUptake: "2150", geographyCountry: "CN", referencePeriodEnd: "2024-01-01T00:00:00Z" } });
    await expect(run(pactCommand, whole, "-o", at("pcf2.json"), "--version", "2.3")).rejects.toMatchObject({ code: "pact.gaps", parts: { fields: ["productCategoryCpc", "pcf.biogenicCarbonContent"] } });
    const second = workbook("second.xlsx", [["Housings", housings.values], ["PCF Study", study], ["PACT", [...housingsFields.values, ["productCategoryCpc", "4116"], ["biogenicCarbonContent", 0]]]]);
    await run(pactCommand, second, "-o", at("pcf2.json"), "--version", "2.3");
    expect(JSON.parse(readFileSync(at("pcf2.json"), "utf8"))).toMatchObject({ specVersion: "2.3.0", pcf: { pCfExcludingBiogenic: "2.15" } });
  });

  it("writes nothing while a required field is missing, and a marked draft on request", async () => {
    await expect(run(pactCommand, bare, "-o", at("gaps.json"))).rejects.toMatchObject({ code: "pact.gaps", parts: { fields: expect.arrayContaining(["companyName", "pcf.declaredUnitOfMeasurement", "pcf.fossilCarbonContent"]) } });
    expect(existsSync(at("gaps.json"))).toBe(false);
    expect(await run(pactCommand, bare, "-o", at("draft.json"), "--draft")).toMatch(/a draft, \d+ required fields are missing/);
    expect(JSON.parse(readFileSync(at("draft.json"), "utf8"))).toMatchObject({ comment: expect.stringMatching(/^DRAFT, not valid: missing companyName/) });
  });

  it("takes a supplier's file into PCF Factors once", async () => {
    await run(pactCommand, whole, "-o", at("supplier.json"));
    expect(await run(pactCommand, "--import", at("supplier.json"), bare, "-o", at("with.xlsx"))).toMatch(/2\.15 kgCO2e\/kg\tExample Foundry.*primaryDataShare 62\.5 %/);
    const factors = (file: string) => readPinnedFactors(readWorkbook(openPackage(readFileSync(file)), functionNames).sheets.map((sheet) => toGrid(sheet)));
    expect(factors(at("with.xlsx"))).toMatchObject({ problems: [], factors: [{ value: "2.15", unit: "kgCO2e/kg", publisher: "Example Foundry", boundary: "cradle-to-gate", dataYear: "2023" }] });
    expect(await run(pactCommand, "--import", at("supplier.json"), at("with.xlsx"))).toMatch(/was there already/);
    expect(factors(at("with.xlsx")).factors).toHaveLength(1);
  });

  it("refuses a supplier's file that contradicts itself, and writes nothing", async () => {
    const footprint = JSON.parse(readFileSync(at("pcf.json"), "utf8")) as { pcf: Record<string, string> };
    Object.assign(footprint.pcf, { pcfExcludingBiogenicUptake: "1.85", fossilGhgEmissions: "1.85", biogenicCO2Uptake: "-1.5", pcfIncludingBiogenicUptake: "1.63" });
    writeFileSync(at("wrong.json"), JSON.stringify(footprint));
    await expect(run(pactCommand, "--import", at("wrong.json"), bare, "-o", at("wrong.xlsx"))).rejects.toMatchObject({ code: "pact.identity", parts: { written: "1.63", sum: "0.35" } });
    expect(existsSync(at("wrong.xlsx"))).toBe(false);
  });
});
