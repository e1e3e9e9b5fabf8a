import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { freezeCommand } from "../../src/hosts/commands/freeze";
import { guideCommand } from "../../src/hosts/commands/guide";
import { addInId, addInVersion, offerCommand } from "../../src/hosts/commands/offer";
import { packCommand } from "../../src/hosts/commands/pack";
import { pinCommand } from "../../src/hosts/commands/pin";
import { readArguments } from "../../src/hosts/commands/command";
import type { Command } from "../../src/hosts/commands/command";
import { repairCommand } from "../../src/hosts/commands/repair";
import { thawCommand } from "../../src/hosts/commands/thaw";
import { updatesCommand } from "../../src/hosts/commands/updates";
import { blankPackage, openPackage, readWorkbook, writeWorkbook } from "../../src/hosts/file";
import { functionNames } from "../../src/hosts/functionNames";
import { parseTree } from "../../src/hosts/file/xml/tree";
import type { Language } from "../../src/locales";
import { findFaults } from "./file/fixtures/structure";
import { signed } from "./file/fixtures/variants";
import { zip } from "./file/fixtures/zip";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "pcf-share-"));
  file = join(folder, "a.xlsx");
  const cells = [{ row: 0, column: 0, content: { value: 1000 } }, { row: 0, column: 1, content: { formula: '=PCF.ELECTRICITY(A1,"kWh","cn-grid-north-2022")' } }, { row: 1, column: 1, content: { formula: "=PCF.MONTECARLO(A1:A1,1.2,50,7)" } }];
  writeFileSync(file, writeWorkbook(openPackage(blankPackage()), { sheets: [{ name: "S", cells }], functionNames }));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function told(command: Command, words: readonly string[] = [], language: Language = "en"): Promise<string[]> {
  const lines: string[] = [];
  await command.run(readArguments([file, ...words], command), { language, print: (line) => void lines.push(line.replaceAll(folder, "")), warn: (line) => void lines.push(line.replaceAll(folder, "")) });
  return lines;
}
const parts = () => Object.keys(unzipSync(readFileSync(file)));
const sheets = () => readWorkbook(openPackage(readFileSync(file)), functionNames).sheets.map(({ name }) => name);

test("pin, freeze and thaw tell what they did, cell by cell, in both languages", async () => {
  expect((await told(pinCommand)).at(-1)).toBe("/a.xlsx: 1 factors pinned, 0 of those used were there already");
  expect((await told(pinCommand, [], "zh")).at(-1)).toBe("/a.xlsx：写入 0 个因子，1 个所用因子已在其中");
  const frozen = await told(freezeCommand);
  // One line for all cells of one result.
  expect(frozen).toEqual(["S!B2:F2\tkept as values, no exact native equivalent: =PCF.MONTECARLO(A1:A1,1.2,50,7)", "/a.xlsx: 1 PCF formulas frozen, 5 cells kept as values"]);
  expect(sheets()).toEqual(["S", "PCF Factors", "PCF Notes"]);
  expect(await told(thawCommand)).toEqual(["/a.xlsx: 2 formulas restored, 0 left because they were edited"]);
  expect(sheets()).toEqual(["S", "PCF Factors"]);
});

test("repair and updates say that there is nothing to do where there is nothing", async () => {
  expect(await told(repairCommand)).toEqual(["/a.xlsx: 0 formulas repaired, 0 on protected sheets, 0 with an error as result"]);
  expect((await told(updatesCommand)).at(-1)).toBe("/a.xlsx: 0 factors have something newer");
});

test("the guide names the functions and the sources, is written anew, and goes without a trace", async () => {
  const before = readFileSync(file);
  await told(guideCommand);
  expect(await told(guideCommand)).toEqual(["/a.xlsx: the guide is in the sheet PCF Guide"]);
  expect(sheets()).toEqual(["S", "PCF Guide"]);
  const texts = readWorkbook(openPackage(readFileSync(file)), functionNames).sheets[1]!.cells.map(({ value }) => value);
  expect(texts).toEqual(expect.arrayContaining(["PCF.ELECTRICITY", "PCF.MONTECARLO", "cn-grid-north-2022"]));
  await told(guideCommand, ["--remove"]);
  expect(sheets()).toEqual(["S"]);
  const [was, is] = [before, readFileSync(file)].map((bytes) => Object.fromEntries(Object.entries(unzipSync(bytes)).filter(([name]) => name.startsWith("xl/worksheets/")).map(([name, data]) => [name, Buffer.from(data).toString()])));
  expect(is).toEqual(was);
});

test("the offer of the add-in is made once and taken away with all its parts", async () => {
  const before = parts();
  const contents = Object.fromEntries(Object.entries(unzipSync(readFileSync(file))).map(([name, data]) => [name, Buffer.from(data).toString()]));
  expect(await told(offerCommand)).toEqual(["/a.xlsx: offers the add-in to whoever opens it"]);
  const once = readFileSync(file);
  await told(offerCommand);
  expect(readFileSync(file).equals(once)).toBe(true);
  const added = unzipSync(once);
  expect(Object.keys(added).filter((name) => !before.includes(name)).sort()).toEqual(["xl/webextensions/_rels/taskpanes1.xml.rels", "xl/webextensions/taskpanes1.xml", "xl/webextensions/webextension1.xml"]);
  expect(Buffer.from(added["xl/webextensions/webextension1.xml"]!).toString()).toContain(`<we:reference id="${addInId}" version="${addInVersion}" store="EXCatalog" storeType="EXCatalog"/>`);
  expect(findFaults(once)).toEqual([]);
  const text = (name: string) => Buffer.from(added[name]!).toString();
  expect(text("[Content_Types].xml")).toContain('<Override PartName="/xl/webextensions/taskpanes1.xml" ContentType="application/vnd.ms-office.webextensiontaskpanes+xml"/><Override PartName="/xl/webextensions/webextension1.xml" ContentType="application/vnd.ms-office.webextension+xml"/>');
  expect(text("_rels/.rels")).toMatch(/<Relationship Id="rId\d+" Type="http:\/\/schemas\.microsoft\.com\/office\/2011\/relationships\/webextensiontaskpanes" Target="xl\/webextensions\/taskpanes1\.xml"\/>/);
  const [, id = ""] = /<Relationship Id="(\w+)" Type="http:\/\/schemas\.microsoft\.com\/office\/2011\/relationships\/webextension" Target="webextension1\.xml"\/>/.exec(text("xl/webextensions/_rels/taskpanes1.xml.rels")) ?? [];
  const pane = parseTree(text("xl/webextensions/taskpanes1.xml"), "", 100);
  expect([pane.name, pane.children.map((one) => [one.local, Object.fromEntries(one.attributes), one.children[0]?.local, one.children[0]?.prefixedAttribute("id")])]).toEqual(["wetp:taskpanes", [["taskpane", expect.objectContaining({ dockstate: "right", visibility: "1", width: "350", row: "0" }), "webextensionref", id]]]);
  // The order that the schema of [MS-OWEXML] sets.
  const extension = parseTree(text("xl/webextensions/webextension1.xml"), "", 100);
  expect([extension.name, extension.attribute("id"), extension.children.map(({ local }) => local)]).toEqual(["we:webextension", `{${addInId.toUpperCase()}}`, ["reference", "alternateReferences", "properties", "bindings", "snapshot"]]);
  const shown = spawnSync("soffice", ["--headless", `-env:UserInstallation=file://${join(folder, "profile")}`, "--convert-to", "csv", "--outdir", folder, file], { encoding: "utf8", timeout: 120_000 });
  expect([shown.status, readFileSync(join(folder, "a.csv"), "utf8")]).toEqual([0, expect.stringMatching(/^1000,/)]);
  await told(offerCommand, ["--remove"]);
  expect(Object.fromEntries(Object.entries(unzipSync(readFileSync(file))).map(([name, data]) => [name, Buffer.from(data).toString()]))).toEqual(contents);
  const manifest = readFileSync("manifest.xml", "utf8");
  expect([manifest.includes(`<Id>${addInId}</Id>`), manifest.includes(`<Version>${addInVersion}</Version>`)]).toEqual([true, true]);
});

test("a pack is told file by file with its hash, as sha256sum prints it, in both languages", async () => {
  const target = join(folder, "pack.zip");
  const lines = await told(packCommand, ["-o", target]);
  const files = unzipSync(readFileSync(target));
  expect(lines.slice(0, -1)).toEqual(Object.keys(files).filter((name) => !["manifest.json", "SHA256SUMS"].includes(name)).map((name) => `${createHash("sha256").update(files[name]!).digest("hex")}  ${name}`));
  expect(lines.at(-1)).toMatch(/^\/pack\.zip: 1 factors, \d+ audit findings$/);
  expect((await told(packCommand, ["-o", target], "zh")).at(-1)).toMatch(/^\/pack\.zip：1 个因子，\d+ 条审核发现$/);
  // The workbook itself is read and no more.
  expect(sheets()).toEqual(["S"]);
});

test("what was signed is told of as soon as it is changed, and not before", async () => {
  writeFileSync(file, zip(signed(new Map(Object.entries(unzipSync(readFileSync(file))).map(([path, data]) => [path, Buffer.from(data).toString()])))));
  expect((await told(guideCommand, ["--remove"])).join()).not.toContain("signature");
  expect((await told(guideCommand))[0]).toBe("/a.xlsx carries a digital signature that was made before this change: Excel will call it invalid. Have the workbook signed again (File, Info, Protect Workbook).");
  expect((await told(offerCommand, [], "zh"))[0]).toContain("数字签名");
});

test("a pack that cannot be written leaves the one that is there, whole", async () => {
  const target = join(folder, "pack.zip");
  await told(packCommand, ["-o", target]);
  const before = readFileSync(target);
  writeFileSync(file, "not a workbook");
  await expect(told(packCommand, ["-o", target])).rejects.toThrow("file.notZip");
  expect(readFileSync(target).equals(before)).toBe(true);
});
