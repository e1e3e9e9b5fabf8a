import { cpSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { PcfError } from "../../src/errors";
import { boundaries, categories } from "../../src/factors/factor";
import type { Factor } from "../../src/factors/factor";
import { decodeLibrary, encodeLibrary, factorsOf } from "../../src/factors/libraryAsset";
import type { Library } from "../../src/factors/libraryAsset";
import { pinyinSpeller } from "../../src/factors/names/pinyin";
import { readLibraryFolder } from "../../src/hosts/libraryFolder";
import { compileLibrary } from "../../tools/compileLibrary";
import { sampleFactors } from "./samples";

const folder = join(__dirname, "samples");
const library = readLibraryFolder(folder);

test("the folder host reads every source, the higher ranking first", () => {
  expect(library.sources.map(({ description }) => description.id)).toEqual(["grids", "materials", "withdrawn"]);
  expect(factorsOf(library)).toEqual(sampleFactors());
});

test("what is written as an asset is read back the same, through its text", () => {
  expect(decodeLibrary(JSON.parse(JSON.stringify(encodeLibrary(library))))).toEqual(library);
});

test("the library that ships survives it whole, the factors made of fuels and warming potentials included", () => {
  const shipped = readLibraryFolder();
  expect(decodeLibrary(JSON.parse(JSON.stringify(encodeLibrary(shipped))))).toEqual(shipped);
});

test("any library survives the asset", () => {
  const text = fc.string({ maxLength: 8 });
  const factor = (source: { source: string; publisher: string; url: string; licence: string; current: boolean }) => fc.record({
    id: text, nameZh: text, nameEn: text, synonyms: fc.array(fc.string({ minLength: 1, maxLength: 5 }).map((name) => name.replace(/;/g, ",")), { maxLength: 3 }),
    category: fc.constantFrom(...categories), value: text, unit: text, gases: text, gwpSet: text, region: text, dataYear: text, validFrom: text, validTo: text,
    boundary: fc.constantFrom(...boundaries), locator: text, verified: fc.boolean(), supersededBy: text, note: text,
  }).map((row): Factor => ({ ...row, source: source.source, publisher: source.publisher, url: source.url, licence: source.licence, ...(source.current ? {} : { current: false }) }));
  const source = fc.record({ id: text, source: text, publisher: text, url: text, licence: text, attribution: text, gwpSet: text, published: text, current: fc.boolean(), order: fc.integer() })
    .chain((description) => fc.record({ description: fc.constant(description), factors: fc.array(factor(description), { maxLength: 6 }) }));
  const any: fc.Arbitrary<Library> = fc.record({ version: text, sources: fc.array(source, { maxLength: 4 }), readings: fc.dictionary(fc.string({ minLength: 1, maxLength: 4 }).filter((key) => key !== "__proto__"), text, { noNullPrototype: true }) });
  fc.assert(fc.property(any, (made) => {
    expect(decodeLibrary(JSON.parse(JSON.stringify(encodeLibrary(made))))).toEqual(made);
  }));
});

test.each([[null], [{}], ["library"], [{ ...encodeLibrary(library), format: 2 }], [{ ...encodeLibrary(library), columns: {} }]])("what is no asset is refused: %#", (asset) => {
  expect(() => decodeLibrary(asset)).toThrow(PcfError);
});

test("an asset with too few cells is refused, never filled up", () => {
  const asset = encodeLibrary(library);
  expect(() => decodeLibrary({ ...asset, columns: { ...asset.columns, value: ["1"] } })).toThrow(/library\.unavailable/);
});

test("compiling twice writes the same bytes, and the version follows the content", () => {
  const out = join(mkdtempSync(join(tmpdir(), "library-")), "library.json");
  const first = compileLibrary(out, folder);
  const text = readFileSync(out, "utf8");
  expect(compileLibrary(out, folder).asset.version).toBe(first.asset.version);
  expect(readFileSync(out, "utf8")).toBe(text);
  expect(first.asset.version).toMatch(/^2025\.[0-9a-f]{8}$/);
  expect(decodeLibrary(JSON.parse(text))).toEqual(library);
});

test.each([
  ["an id that stands in two sources", (text: string) => text.replace("gbt51366-steel-bof,", "cn-grid-gd-2023,"), /cn-grid-gd-2023 stands in two sources/],
  ["a successor that does not exist", (text: string) => text.replace("true,,\n", "true,gone,\n"), /superseded by gone/],
  ["a unit that is not read", (text: string) => text.replace("kgCO2e/L", "kgCO2e/furlong"), /kgCO2e\/furlong/],
])("%s is not compiled, and leaves no file", (_, spoil, message) => {
  const spoilt = mkdtempSync(join(tmpdir(), "spoilt-"));
  cpSync(folder, spoilt, { recursive: true });
  const csv = join(spoilt, "materials", "factors.csv");
  const before = readFileSync(csv, "utf8");
  expect(spoil(before)).not.toBe(before);
  writeFileSync(csv, spoil(before));
  const out = join(spoilt, "library.json");
  expect(() => compileLibrary(out, spoilt)).toThrow(message);
  expect(existsSync(out)).toBe(false);
});

test("the shipped library stays under 450 kB gzip for its rows", () => {
  const { rows, gzipBytes } = compileLibrary(join(mkdtempSync(join(tmpdir(), "library-")), "library.json"));
  console.log(`library asset: ${rows} rows, ${(gzipBytes / 1000).toFixed(1)} kB gzip`);
  expect(rows).toBeGreaterThan(4000);
  expect(gzipBytes).toBeLessThan(450_000);
});

test("characters carry the readings of the words they stand in", () => {
  const spell = pinyinSpeller(library.readings);
  expect(spell("盘圆")).toEqual([{ full: ["pan", "yuan"], initials: "py" }]);
  expect(spell("重")).toEqual([{ full: ["zhong"], initials: "z" }]);
  expect(spell("龘")).toBeNull();
});
