import { join } from "node:path";
import { createBook } from "../../../src/factors/book";
import { factorsOf } from "../../../src/factors/libraryAsset";
import { createSearch } from "../../../src/factors/search";
import { readLibraryFolder } from "../../../src/hosts/libraryFolder";
import { evaluate, querySets, readQueries } from "./evaluate";

const samples = readLibraryFolder(join(__dirname, "../samples"));
const search = createSearch({ pinned: [], library: factorsOf(samples), readings: samples.readings });
const first = (text: string) => search.find({ text })[0]?.factor.id;

describe.each(querySets)("the queries of %s", (set) => {
  const library = readLibraryFolder();
  const queries = readQueries(set);

  test("find their factor in the first three results at least nineteen times in twenty", () => {
    const shipped = createSearch({ pinned: [], library: factorsOf(library), readings: library.readings });
    expect(queries.length).toBeGreaterThanOrEqual(150);
    const { hit1, hit3, reciprocalRank, missed } = evaluate(queries, (text) => shipped.find({ text, count: 10 }).map(({ factor }) => factor.id));
    console.log(`search, ${set}: ${queries.length} queries, hit@1 ${hit1.toFixed(3)}, hit@3 ${hit3.toFixed(3)}, MRR ${reciprocalRank.toFixed(3)}; missed: ${missed.map(({ query }) => query).join(", ")}`);
    expect(hit3).toBeGreaterThanOrEqual(0.95);
    expect(hit1).toBeGreaterThanOrEqual(0.9);
  });

  test("expect ids that exist in the library, or nothing", () => {
    const ids = factorsOf(library).map(({ id }) => id);
    expect(queries.filter(({ expected }) => expected.length > 0 && !ids.some((id) => expected.some((form) => form.test(id)))).map(({ query }) => query)).toEqual([]);
  });
});

test("what is called otherwise is shown after what bears the name, and is no answer to a formula", () => {
  const shipped = readLibraryFolder();
  const library = factorsOf(shipped);
  const find = (text: string) => createSearch({ pinned: [], library, readings: shipped.readings }).find({ text, count: 3 }).map(({ factor }) => factor.id);
  expect(find("木头")[0]).toBe("desnz-2025-wood-primary");
  expect(find("铝合金窗")[0]).toMatch(/^gbt51366-window-aluminium/);
  expect(find("快递")).toContain("epa-sc13-492110");
  expect(() => createBook({ pinned: [], library, readings: shipped.readings }).resolve("合金钢")).toThrow("factor.notFound");
});

test("a thing the library does not have finds nothing rather than another that shares a character or a sound", () => {
  const shipped = readLibraryFolder();
  const search = createSearch({ pinned: [], library: factorsOf(shipped), readings: shipped.readings });
  for (const text of ["稀土", "干燥剂", "私家车", "出差", "Germany electricity", "台湾电力"]) expect([text, search.find({ text })]).toEqual([text, []]);
});

test("a grid of an unknown place in the workbook's own sheet is found all the same", () => {
  const [grid] = factorsOf(samples).filter(({ category }) => category === "electricity");
  const own = createSearch({ pinned: [{ ...grid!, id: "own-grid", nameEn: "Germany electricity, supplier mix", region: "" }], library: factorsOf(samples), readings: samples.readings });
  expect(own.find({ text: "Germany electricity" })[0]?.factor.id).toBe("own-grid");
});

test.each([
  ["盘圆", "gbt51366-steel-wire-rod"], ["盤圓", "gbt51366-steel-wire-rod"], ["panyuan", "gbt51366-steel-wire-rod"], ["pan yuan", "gbt51366-steel-wire-rod"], ["py", "gbt51366-steel-wire-rod"],
  ["wire rods", "gbt51366-steel-wire-rod"], ["wirerod", "gbt51366-steel-wire-rod"], ["wier rod", "gbt51366-steel-wire-rod"], ["Steel wire", "gbt51366-steel-wire-rod"],
  ["转炉炭钢", "gbt51366-steel-bof"], ["聚丙稀", "desnz-2018-plastics-pp"], ["polypropilene", "desnz-2018-plastics-pp"],
  ["petrol lorry 8t", "gbt51366-truck-petrol-8t"], ["gasoline truck", "gbt51366-truck-petrol-8t"], ["0.115", "gbt51366-truck-petrol-8t"],
  ["0.712", "cn-grid-north-2021"], ["0.6776", "cn-grid-north-2022"], ["华北 2021", "cn-grid-north-2021"], ["CN-NM", "cn-grid-nm-2023"], ["egrid-2022-rfcw", "egrid-2022-rfcw"],
])("%s finds %s first", (text, id) => {
  expect(first(text)).toBe(id);
});

test("current comes before superseded, unless the year is asked for", () => {
  const ids = (text: string) => search.find({ text }).map(({ factor }) => factor.id);
  expect(ids("华北电网")[0]).toBe("cn-grid-north-2023");
  expect(ids("华北电网")).toContain("cn-grid-north-2022");
  expect(ids("华北电网 2022")[0]).toBe("cn-grid-north-2022");
});

test("filters by category, region, year, source and boundary all hold", () => {
  const all = (query: Parameters<typeof search.find>[0]) => search.find({ count: 100, ...query }).map(({ factor }) => factor);
  expect(all({ text: "", categories: ["packaging", "water"] }).map(({ id }) => id)).toEqual(["tw-corrugated-box", "desnz-2018-water"]);
  expect(all({ text: "电", region: "CN-North" }).every(({ region }) => region === "CN-North")).toBe(true);
  expect(all({ text: "电", region: "CN" }).some(({ region }) => region === "CN-GD")).toBe(true);
  expect(all({ text: "电", region: "US" }).some(({ region }) => region.startsWith("CN"))).toBe(false);
  expect(new Set(all({ text: "grid", year: "2022" }).map(({ dataYear }) => dataYear))).toEqual(new Set(["2022"]));
  expect(all({ text: "", source: "withdrawn" })).toHaveLength(2);
  expect(new Set(all({ text: "柴油", boundaries: ["WTT"] }).map(({ boundary }) => boundary))).toEqual(new Set(["WTT"]));
  expect(all({ text: "", currentOnly: true }).every(({ supersededBy, current }) => supersededBy === "" && current !== false)).toBe(true);
});

test("the workbook's own factors can come first, and are never shown twice", () => {
  const [box] = factorsOf(samples).filter(({ id }) => id === "tw-corrugated-box");
  const own = createSearch({ pinned: [{ ...box!, nameZh: "钢包装箱", id: "own-box" }, { ...box!, value: "9" }], library: factorsOf(samples), readings: samples.readings });
  expect(own.find({ text: "钢", pinnedFirst: true })[0]).toMatchObject({ factor: { id: "own-box" }, pinned: true });
  expect(own.find({ text: "瓦楞纸箱" }).map(({ factor }) => [factor.id, factor.value])).toEqual([["tw-corrugated-box", "9"], ...own.find({ text: "瓦楞纸箱" }).slice(1).map(({ factor }) => [factor.id, factor.value])]);
});

test("a hit says what in it answers the query", () => {
  expect(search.find({ text: "盘圆 2019" })[0]?.matches).toEqual([
    { query: "盘圆", field: "name", text: "高速线材（盘圆）" },
    { query: "2019", field: "year", text: "2019" },
  ]);
  expect(search.find({ text: "0.1150" })[0]?.matches).toEqual([{ query: "0.1150", field: "value", text: "0.115" }]);
  expect(search.find({ text: "panyuan" })[0]?.matches).toEqual([{ query: "panyuan", field: "sound-or-spelling", text: "" }]);
});

test.each(["", "   ", "？", "()[]{}\\", "'; drop table", "𝔘𝔫𝔦𝔠𝔬𝔡𝔢", "a", "1e999", "constructor", "__proto__", "钢".repeat(500), "x".repeat(5000)])("odd text %# is answered, with hits or none", (text) => {
  expect(Array.isArray(search.find({ text }))).toBe(true);
});

test("nonsense finds nothing", () => {
  expect(search.find({ text: "qzxvw" })).toEqual([]);
});
