import { createHash } from "node:crypto";
import { strFromU8, unzipSync } from "fflate";
import type { Finding } from "../../src/audit/finding";
import { blankPackage, openPackage, readWorkbook, writeWorkbook } from "../../src/hosts/file";
import { functionNames } from "../../src/hosts/functionNames";
import { ignoredNamespace, withIgnored, writeIgnoredPart } from "../../src/workbook/ignoredFindings";
import { packFile } from "../../src/hosts/packFile";

const workbook = writeWorkbook(openPackage(blankPackage()), { sheets: [{ name: "S", cells: [{ row: 0, column: 0, content: { formula: '=PCF.ELECTRICITY(1000,"kWh","cn-grid-north-2022")' } }] }], functionNames });

test("a pack holds the workbook, its frozen twin, its factors, the audit and their hashes, the same bytes every time", async () => {
  const { bytes, factors } = await packFile(workbook, "xlsx", "en");
  const files = unzipSync(bytes);
  expect(Object.keys(files)).toEqual(["workbook.xlsx", "frozen.xlsx", "factors.csv", "audit.json", "audit.txt", "manifest.json", "SHA256SUMS"]);
  // It had no results, which a verifier without the add-in could not have got.
  expect(readWorkbook(openPackage(files["workbook.xlsx"]!), functionNames).sheets[0]!.cells[0]?.value).toBe(677.6);
  for (const line of strFromU8(files["SHA256SUMS"]!).trim().split("\n")) {
    const [hash, name = ""] = line.split("  ");
    expect([name, createHash("sha256").update(files[name]!).digest("hex")]).toEqual([name, hash]);
  }
  expect(readWorkbook(openPackage(files["frozen.xlsx"]!), functionNames).sheets.find(({ name }) => name === "S")!.cells[0]).toMatchObject({ value: 677.6, formula: expect.stringContaining("'PCF Factors'!$E$2") });
  expect(factors).toBe(1);
  expect(strFromU8(files["factors.csv"]!)).toContain("cn-grid-north-2022");
  expect(Array.isArray(JSON.parse(strFromU8(files["audit.json"]!)))).toBe(true);
  const manifest = JSON.parse(strFromU8(files["manifest.json"]!)) as { library: string; files: { name: string; sha256: string }[] };
  expect(manifest.library).toMatch(/^\d{4}.*\.[\da-f]{8}$/);
  for (const { name, sha256 } of manifest.files) expect([name, createHash("sha256").update(files[name]!).digest("hex")]).toEqual([name, sha256]);
  expect(Buffer.from((await packFile(workbook, "xlsx", "en")).bytes).equals(Buffer.from(bytes))).toBe(true);
});

test("findings that were ignored are marked with their reasons, and not counted", async () => {
  const rows = [["物料", "用量(kg)", "排放因子(kgCO2e/kg)", "排放量(kgCO2e)"], ["钢板", 10, 2.5, 52], ["铝锭", 20, 9.8, 196], ["铜线", 5, 4, 20]] as const;
  const cells = rows.flatMap((line, row) => line.map((value, column) => ({ row, column, content: { value } })));
  const plain = writeWorkbook(openPackage(blankPackage()), { sheets: [{ name: "S", cells }], functionNames });
  const before = await packFile(plain, "xlsx", "en");
  const told = JSON.parse(strFromU8(unzipSync(before.bytes)["audit.json"]!)) as Finding[];
  const first = told.find(({ rule }) => rule === "row.mismatch")!;
  const kept = writeWorkbook(openPackage(plain), { customXml: [{ namespace: ignoredNamespace, xml: writeIgnoredPart(withIgnored([], first, "agreed with the client")) }], functionNames });
  const after = await packFile(kept, "xlsx", "en");
  const files = unzipSync(after.bytes);
  expect(JSON.parse(strFromU8(files["audit.json"]!))).toContainEqual({ ...first, ignored: "agreed with the client" });
  expect(strFromU8(files["audit.txt"]!)).toContain("ignored: agreed with the client");
  expect(after.findings).toBe(before.findings - 1);
});
