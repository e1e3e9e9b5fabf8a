import { PcfError } from "../../src/errors";
import { createBook } from "../../src/factors/book";
import type { Factor } from "../../src/factors/factor";
import { factorsOf } from "../../src/factors/libraryAsset";
import { readLibraryFolder } from "../../src/hosts/libraryFolder";
import { say } from "../../src/locales";

const library = factorsOf(readLibraryFolder());
const book = createBook({ pinned: [], library });
const byId = (id: string) => library.find((factor) => factor.id === id) as Factor;

function refusal(text: string): PcfError {
  try {
    book.resolve(text);
  } catch (error) {
    if (error instanceof PcfError) return error;
  }
  throw new Error(`${text} was not refused`);
}

test.each([
  ["华北 2022", "cn-grid-north-2022"], ["CN-North 2022", "cn-grid-north-2022"], ["廣東 2022", "cn-grid-guangdong-2022"], ["江苏 2023", "cn-grid-jiangsu-2023"], ["江苏省电网 2021", "cn-grid-jiangsu-2021"],
  ["US RFCW", "us-egrid-2022-rfcw-total-co2e"], ["US 2022", "us-egrid-2022-us-total-co2e"], ["eGRID ERCT", "us-egrid-2022-erct-total-co2e"],
  ["UK 2025", "gb-grid-2025"], ["英国 2022", "gb-grid-2022"], ["DESNZ 2025 electricity", "gb-grid-2025"], ["DEFRA 2018 electricity", "gb-grid-2018"], ["UK grid 2023", "gb-grid-2023"],
  ["中国 2024 电力碳足迹", "cn-electricity-footprint-2024"], ["光伏发电 中国 2024", "cn-electricity-footprint-solar-pv-2024"],
])("the grid of %s is %s in the shipped library", (text, id) => {
  expect(book.resolve(text, ["electricity"])).toMatchObject({ factor: { id }, why: "place-and-year" });
});

test.each([["广东", "cn-grid-guangdong-2023", "2023"], ["UK", "gb-grid-2025", "2025"], ["英国", "gb-grid-2025", "2025"], ["RFCW", "us-egrid-2022-rfcw-total-co2e", "2022"]])("%s without a year is %s, and the answer says which year it took", (text, id, newest) => {
  expect(book.resolve(text, ["electricity"])).toMatchObject({ factor: { id }, newest });
});

test("the grid of a country or year that nobody has is not found, in words that help", () => {
  for (const text of ["Germany", "Germany electricity", "日本电网", "台湾电力 2023", "广东 1999", "UK 1950"]) {
    const error = refusal(text);
    expect([text, error.code]).toEqual([text, "factor.notFound"]);
    expect(say(error, "zh")).toContain(text);
  }
});

test("why it is that factor: its id, its name, another name, a successor, the workbook's own", () => {
  expect(book.resolve("cn-grid-north-2022")).toMatchObject({ why: "id", supersededBy: "cn-grid-north-2023" });
  expect(book.resolve(byId("gbt51366-steel-wire-rod").nameZh)).toMatchObject({ why: "name", factor: { id: "gbt51366-steel-wire-rod" } });
  expect(book.resolve("普碳钢")).toMatchObject({ why: "synonym", factor: { id: "gbt51366-steel-carbon-average" } });
  const own = { ...byId("gbt51366-steel-wire-rod"), value: "2.1" };
  const mixed = createBook({ pinned: [own], library });
  expect(mixed.resolve(own.id)).toMatchObject({ why: "pinned-id", factor: { value: "2.1" } });
  expect(mixed.resolve(own.nameEn)).toMatchObject({ why: "pinned-name", factor: { value: "2.1" } });
});

test("a name of several factors is refused with their ids, in both languages", () => {
  for (const [text, candidate] of [["钢材", "gbt51366-steel-bof-carbon"], ["高线", "gbt51366-steel-wire-rod"], ["汽运", "gbt51366-truck-petrol-2t"], ["聚氯乙烯", "gbt51366-pvc"]] as const) {
    const error = refusal(text);
    expect([text, error.code]).toEqual([text, "factor.ambiguous"]);
    for (const language of ["en", "zh"] as const) expect(say(error, language)).toContain(candidate);
  }
});

test("the workbook's own figures are looked through backwards too, and a pinned one is told once, as it stands there", () => {
  const own: Factor = { ...byId("gbt51366-steel-wire-rod"), id: "supplier-rod", value: "2.2871", unit: "kgCO2e/kg", source: "EPD" };
  const pinned = { ...byId("cn-grid-north-2022") };
  const { whois } = createBook({ pinned: [own, pinned], library });
  expect(whois.ask("2.2871").owners[0]?.factor).toMatchObject({ id: "supplier-rod", source: "EPD" });
  expect(whois.ask("0.6776", { count: 20 }).owners.filter(({ factor, power }) => factor?.id === pinned.id && power === 0)).toHaveLength(1);
});
