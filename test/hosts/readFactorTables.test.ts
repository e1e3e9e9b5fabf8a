import fc from "fast-check";
import type { Factor } from "../../src/factors/factor";
import { blankPackage, openPackage, writeWorkbook } from "../../src/hosts/file";
import { functionNames } from "../../src/hosts/functionNames";
import { readFactorTables } from "../../src/hosts/readFactorTables";
import { factorPack } from "../../src/workbook/factorPack";
import { importFactors } from "../../src/workbook/importFactors";
import { factorsOf } from "../../src/factors/libraryAsset";
import { readLibraryFolder } from "../../src/hosts/libraryFolder";

const csv = "名称,因子值,单位,来源\n球墨铸铁,2.38,kgCO2e/kg,供应商\n";
const utf16 = (text: string, big: boolean) => {
  const bytes = Buffer.from(text, "utf16le");
  return big ? bytes.swap16() : bytes;
};
/** What a Chinese Excel writes for the text above; bytes from iconv -t GB18030. */
const gb18030 = Buffer.from("c3fbb3c62cd2f2d7d3d6b52cb5a5cebb2cc0b4d4b40ac7f2c4abd6fdccfa2c322e33382c6b67434f32652f6b672cb9a9d3a6c9cc0a", "hex");

test.each([
  ["UTF-8", Buffer.from(csv)], ["UTF-8 with its mark", Buffer.from(`\uFEFF${csv}`)], ["UTF-16, little end first", utf16(`\uFEFF${csv}`, false)], ["UTF-16, big end first", utf16(`\uFEFF${csv}`, true)],
  ["UTF-16 without a mark", utf16(csv, false)], ["GB18030", gb18030],
])("a csv in %s is read", (_, bytes) => {
  const [table] = readFactorTables("f.csv", bytes);
  expect(importFactors(table!, { defaults: { category: "material" } })).toMatchObject({ problems: [], factors: [{ id: "球墨铸铁", value: "2.38", source: "供应商" }] });
});

test("another encoding is read where the person says which, and bytes that are no text are refused", () => {
  const big5 = Buffer.from([0xa6, 0x57, 0xba, 0xd9, ...Buffer.from(",Value,Unit\nx,1,kgCO2e/kg\n")]);
  expect(readFactorTables("f.csv", big5, "big5")[0]?.header[0]).toBe("名稱");
  expect(() => readFactorTables("f.csv", Buffer.from([0x80, 0xff, 0xff, 0x81]))).toThrow("file.text");
  expect(() => readFactorTables("f.csv", Buffer.from(""))).toThrow("factors.noTable");
  expect(() => readFactorTables("f.xls", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))).toThrow(/^file\./);
  expect(() => readFactorTables("f.xlsx", blankPackage())).toThrow("factors.noTable");
});

test("a workbook's best sheet comes first, and text that looks like a formula stays text", () => {
  const at = (row: number, ...values: (string | number)[]) => values.map((value, column) => ({ row, column, content: { value } }));
  const bytes = writeWorkbook(openPackage(blankPackage()), { sheets: [{ name: "封面", cells: at(0, "供应商", "因子") }, { name: "数据", cells: [...at(0, "2024"), ...at(1, "名称", "因子值", "单位", "来源", "备注"), ...at(2, "铸铁", 2.38, "kgCO2e/kg", "EPD", "=1+1")] }], functionNames });
  const tables = readFactorTables("f.xlsx", bytes);
  expect(tables.map(({ name }) => name)).toEqual(["数据", "封面"]);
  expect(importFactors(tables[0]!, { defaults: { category: "material" } })).toMatchObject({ problems: [], factors: [{ id: "铸铁", note: "=1+1" }] });
});

test("every factor of the library goes through a pack and comes back as it was", () => {
  const factors = factorsOf(readLibraryFolder()).map(({ current, ...factor }): Factor => factor);
  const [table] = readFactorTables("pack.csv", Buffer.from(factorPack(factors)));
  const back = importFactors(table!);
  expect(back.problems).toEqual([]);
  expect(back.factors).toEqual(factors);
});

test("hostile text goes through a pack and comes back, in every encoding", () => {
  const text = fc.oneof(fc.string({ unit: "grapheme", maxLength: 10 }), fc.constantFrom("=1+1", "+49", "-x", "@me", "'=a", "''+b", "\t=x", "a,b;c\td", "逗号，引号\"", "行\n行", "\"", "，；", "＝１", "sep=;", "注：x")).map((given) => given.trim().replace(/\r/g, ""));
  const named = text.filter((given) => given !== "");
  const record = fc.record({ id: named, nameZh: text, note: text, publisher: text, source: named, locator: text, url: text, synonyms: fc.array(named.filter((given) => !/[;；]/.test(given)), { maxLength: 2 }) });
  fc.assert(fc.property(fc.uniqueArray(record, { selector: ({ id }) => id.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ""), minLength: 1, maxLength: 3 }), fc.boolean(), (records, wide) => {
    const factors = records.map((given): Factor => ({ nameEn: "", category: "material", value: "1.5", unit: "kgCO2e/kg", gases: "CO2e", gwpSet: "", region: "", dataYear: "", validFrom: "", validTo: "", boundary: "other", licence: "", verified: false, supersededBy: "", ...given }));
    const pack = factorPack(factors);
    const [table] = readFactorTables("pack.csv", wide ? utf16(pack, false) : Buffer.from(pack));
    expect(importFactors(table!)).toEqual({ factors, problems: [] });
  }));
});
