import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Factor } from "../../../src/factors/factor";
import { factorsOf } from "../../../src/factors/libraryAsset";
import { libraryFolder, readLibraryFolder } from "../../../src/hosts/libraryFolder";
import { parseFactorUnit } from "../../../src/units/index";
import { goldenFactors } from "../../../tools/goldenFactors";

const library = readLibraryFolder();
const factors = factorsOf(library);
const top = join(__dirname, "..", "..", "..");
/** Fuels and GWPs stand as parameters in src/factors/{fuels,gwp}; the library makes factors of them. */
const derived = ["gbt32151", "gwp-ar4", "gwp-ar5", "gwp-ar6"];
const han = /\p{Script=Han}/u;

/** The ids of the rows for which something is true: empty when all is well, and a readable list when it is not. */
const idsWhere = (wrong: (factor: (typeof factors)[number]) => boolean): string[] => factors.filter(wrong).map(({ id }) => id);

afterAll(() => {
  const lines = library.sources.map(({ description, factors: rows }) => `${String(rows.length).padStart(6)}  ${String(rows.filter((row) => row.verified).length).padStart(6)} verified  ${description.id}`);
  const filled = (["source", "publisher", "locator", "dataYear", "region", "licence", "boundary", "url"] as const).map((field) => `${field} ${factors.filter((factor) => factor[field] !== "").length}`);
  const parsing = factors.filter(({ unit }) => !parseFactorUnit(unit).assumed).length;
  console.log([...lines, `rows with ${filled.join(", ")}, a unit that parses ${parsing}`, `${String(factors.length).padStart(6)}  factors of ${library.sources.length} sources`].join("\n"));
});

test("every folder of the library is a source with rows, and bears the id of the source", () => {
  const folders = readdirSync(libraryFolder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
  for (const name of folders) expect(readdirSync(join(libraryFolder, name)).sort()).toEqual(["factors.csv", "source.json"]);
  expect(library.sources.map(({ description }) => description.id).sort()).toEqual([...folders, ...derived].sort());
  for (const source of library.sources) expect(source.factors.length).toBeGreaterThan(0);
});

test("every row says where it comes from: source, publisher, locator, year, region, licence and boundary", () => {
  expect(idsWhere((f) => [f.source, f.publisher, f.locator, f.region, f.licence, f.boundary].some((text) => text.trim() === ""))).toEqual([]);
  expect(idsWhere((f) => !/^(19|20)\d\d$/.test(f.dataYear))).toEqual([]);
  expect(idsWhere((f) => [f.validFrom, f.validTo].some((date) => !/^((19|20)\d\d(-\d\d(-\d\d)?)?)?$/.test(date)))).toEqual([]);
  expect(idsWhere((f) => f.validTo !== "" && f.validTo < f.validFrom)).toEqual([]);
});

test("no figure rests on recollection or on a copy at a third party", () => {
  const saying = (f: Factor) => [f.nameEn, f.nameZh, f.note, f.locator, f.source, f.publisher, f.licence, f.url].join(" ");
  expect(idsWhere((f) => /recollect|from memory|github/i.test(saying(f)))).toEqual([]);
  // The gases' GWPs alone are read from a transcription of the reports (CC0, held against the US EPA's tables), and say so in each row.
  expect(idsWhere((f) => /transcri/i.test(saying(f)) && !/^gwp-.*as transcribed in openclimatedata/.test(`${f.id} ${f.locator}`))).toEqual([]);
});

test("every row has a Chinese and an English name written for people", () => {
  expect(idsWhere((f) => !(han.test(f.nameZh) || /^R\d/.test(f.nameZh)))).toEqual([]);
  expect(idsWhere((f) => han.test(f.nameEn))).toEqual([]);
  expect(idsWhere((f) => [f.nameZh, f.nameEn].some((name) => / > | {2}|^\s|\s$|[|;\n]/.test(name)))).toEqual([]);
  expect(idsWhere((f) => f.nameZh.length > 60 || f.nameEn.length > 140)).toEqual([]);
});

test("one name, one current factor: in either language", () => {
  for (const key of ["nameZh", "nameEn"] as const) {
    const owners = new Map<string, string[]>();
    for (const f of factors) if (f.supersededBy === "") owners.set(f[key].toLowerCase(), [...(owners.get(f[key].toLowerCase()) ?? []), f.id]);
    expect([...owners].filter(([, ids]) => ids.length > 1)).toEqual([]);
  }
});

test("synonyms add something: none is empty, said twice, or the name itself", () => {
  expect(idsWhere((f) => {
    const names = [f.nameZh, f.nameEn, ...f.synonyms].map((name) => name.toLowerCase());
    return new Set(names).size !== names.length || names.some((name) => name === "");
  })).toEqual([]);
});

test("ids are readable, unique and no longer than a person types", () => {
  expect(new Set(factors.map(({ id }) => id)).size).toBe(factors.length);
  expect(idsWhere(({ id }) => !/^[a-z0-9]+([.-][a-z0-9]+)*$/.test(id) || id.length > 90)).toEqual([]);
  expect(idsWhere(({ id }) => !/[a-z]{2}/.test(id))).toEqual([]);
});

test("every unit parses, names its gas, and covers what the row says it covers", () => {
  expect(idsWhere((f) => {
    const unit = parseFactorUnit(f.unit);
    return unit.assumed || unit.emission.gas !== f.gases;
  })).toEqual([]);
});

test("every value is a plain positive decimal of at most fifteen digits", () => {
  expect(idsWhere((f) => !/^\d+(\.\d+)?$/.test(f.value) || Number(f.value) <= 0)).toEqual([]);
  expect(idsWhere((f) => f.value.replace(".", "").replace(/^0+/, "").length > 15)).toEqual([]);
});

test("a GWP set stands only beside CO2e", () => {
  expect(idsWhere((f) => f.gwpSet !== "" && f.gases !== "CO2e")).toEqual([]);
});

test("a remark is Chinese first and English second", () => {
  expect(idsWhere((f) => {
    if (f.note === "") return false;
    const [zh = "", en = "", ...more] = f.note.split(" | ");
    return more.length > 0 || !han.test(zh) || han.test(en) || en === "";
  })).toEqual([]);
});

test("every region stands in the README", () => {
  const readme = readFileSync(join(libraryFolder, "README.md"), "utf8");
  const unknown = new Set(factors.map(({ region }) => region).filter((region) => !readme.includes(`\`${region}\``)));
  expect([...unknown]).toEqual([]);
});

test("the attribution of every source stands in NOTICE", () => {
  const notice = readFileSync(join(top, "NOTICE"), "utf8");
  const attributions = library.sources.map(({ description }) => description.attribution);
  expect(attributions.filter((text) => text === "")).toEqual([]);
  expect(attributions.filter((text) => !notice.includes(text))).toEqual([]);
});

test("the golden list of all factors is up to date", () => {
  const { file, text } = goldenFactors();
  expect(existsSync(file) && readFileSync(file, "utf8") === text ? "up to date" : "changed: npm run generate, and read the difference").toBe("up to date");
});
