import { mkdtempSync, readFileSync, rmSync, writeFileSync, existsSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Finding } from "../../src/audit/finding";
import { adoptCommand } from "../../src/hosts/commands/adopt";
import { auditCommand } from "../../src/hosts/commands/audit";
import { readArguments } from "../../src/hosts/commands/command";
import type { Command } from "../../src/hosts/commands/command";
import { openPackage, readWorkbook, writeWorkbook } from "../../src/hosts/file";
import { functionNames } from "../../src/hosts/functionNames";
import { ignoredNamespace, withIgnored, writeIgnoredPart } from "../../src/workbook/ignoredFindings";
import { calculatedByLibreOffice } from "../libreOffice";
import { caseFile } from "./caseFile";

const folder = mkdtempSync(path.join(tmpdir(), "pcf-audit-"));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string) => path.join(folder, `${name}.xlsx`);

async function run(command: Command, ...words: string[]): Promise<string> {
  const lines: string[] = [];
  await command.run(readArguments(words, command), { language: "en", print: (line) => lines.push(line), warn: (line) => lines.push(line) });
  return lines.join("\n");
}

const heads = ["Item", "Amount", "Unit", "Emission factor", "Factor unit", "Emission (kgCO2e)"];
const rows = [heads, ["Steel", 1740, "kg", 2.05, "kgCO2e/kg", 3567], ["Zinc", "100", "kg", 3.1, "kgCO2e/kg", 310], ["Glass", 50, "kg", 1.2, "kgCO2e/kg", 60], ["Total", null, null, null, null, 4137]];
beforeAll(() => writeFileSync(at("in"), caseFile([{ name: "It's in", rows }])));

test("the audit sheet opens in LibreOffice with its links, is not audited itself, and is made anew", async () => {
  const said = await run(auditCommand, at("in"), "-o", at("out"));
  const again = await run(auditCommand, at("out"), "-o", at("again"));
  expect(again).toBe(said);
  const sheets = calculatedByLibreOffice({ again: readFileSync(at("again")) }).get("again");
  expect([...sheets!.keys()]).toEqual(["It's in", "PCF Audit"]);
  const lines = sheets!.get("PCF Audit")!.slice(4);
  const findings = JSON.parse(await run(auditCommand, at("in"), "--json")) as Finding[];
  expect(lines.map((line) => [line[2], line[3]]).sort()).toEqual(findings.map(({ sheet, range, message }) => [`${sheet}!${range}`, message.en]).sort());
  expect(existsSync(at("out"))).toBe(true);
  await expect(run(auditCommand, at("in"), "-o", at("in"))).rejects.toMatchObject({ code: "command.option" });
});

test("findings that were ignored are counted, left out of the array, and told with --all", async () => {
  const findings = JSON.parse(await run(auditCommand, at("in"), "--json")) as Finding[];
  const [first] = findings;
  writeFileSync(at("ignored"), writeWorkbook(openPackage(readFileSync(at("in"))), { customXml: [{ namespace: ignoredNamespace, xml: writeIgnoredPart(withIgnored([], first!, "agreed with the client")) }], functionNames }));
  expect(JSON.parse(await run(auditCommand, at("ignored"), "--json"))).toEqual(findings.slice(1));
  expect(await run(auditCommand, at("ignored"))).toMatch(/; 1 ignored \(--all lists them\)$/);
  expect(JSON.parse(await run(auditCommand, at("ignored"), "--json", "--all"))).toContainEqual({ ...first, ignored: "agreed with the client" });
  expect(await run(auditCommand, at("ignored"), "--all")).toContain("ignored: agreed with the client");
});

test("adopt shows what it would write, and writes it only into another file", async () => {
  const bytes = readFileSync(at("in"));
  const preview = await run(adoptCommand, at("in"));
  expect(preview).toContain("It's in!F2\t3567\t=PCF.EMISSION(B2,C2,D2,E2)\t3567");
  expect(preview).toMatch(/3 cells become formulas, 1 are left \(preview, nothing written/);
  expect(readFileSync(at("in")).equals(bytes)).toBe(true);
  await run(adoptCommand, at("in"), "-o", at("adopted"));
  const cells = readWorkbook(openPackage(readFileSync(at("adopted"))), functionNames).sheets[0]!.cells.filter(({ formula }) => formula !== undefined);
  expect(cells.map(({ formula, value }) => [formula, value])).toEqual([["=PCF.EMISSION(B2,C2,D2,E2)", 3567], ["=PCF.EMISSION(B3,C3,D3,E3)", 310], ["=PCF.EMISSION(B4,C4,D4,E4)", 60]]);
  expect(JSON.parse(await run(adoptCommand, at("in"), "--json"))).toMatchObject({ cells: [{ address: "F2" }, { address: "F3" }, { address: "F4" }], left: [{ address: "F5", reason: "total.differs" }] });
});
