import { PcfError } from "../../src/errors";
import { createBook } from "../../src/factors/book";
import type { Factor } from "../../src/factors/factor";
import { sampleFactors } from "./samples";

const library = sampleFactors();
const book = createBook({ pinned: [], library });
const sample = (id: string): Factor => library.find((factor) => factor.id === id) as Factor;

function refusal(text: string, ...wanted: Parameters<typeof book.resolve>[1][]): PcfError {
  try {
    book.resolve(text, ...wanted);
  } catch (error) {
    if (error instanceof PcfError) return error;
  }
  throw new Error(`${text} was not refused`);
}

test.each([
  ["cn-grid-north-2022", "cn-grid-north-2022", "id"],
  ["CN_Grid_North 2022", "cn-grid-north-2022", "id"],
  ["转炉碳钢", "gbt51366-steel-bof", "name"],
  ["轉爐碳鋼", "gbt51366-steel-bof", "name"],
  ["高速线材(盘圆)", "gbt51366-steel-wire-rod", "name"],
  ["STEEL  wire-rod", "gbt51366-steel-wire-rod", "name"],
  ["盘圆", "gbt51366-steel-wire-rod", "synonym"],
  ["polypropylene", "desnz-2018-plastics-pp", "synonym"],
])("%s is %s (%s)", (text, id, why) => {
  const answer = book.resolve(text);
  expect([answer.factor.id, answer.why]).toEqual([id, why]);
});

test.each([
  ["华北 2022", "cn-grid-north-2022"],
  ["華北2022", "cn-grid-north-2022"],
  ["华北区域电网 2022年", "cn-grid-north-2022"],
  ["2022年华北区域电力平均二氧化碳排放因子", "cn-grid-north-2022"],
  ["CN-North 2022", "cn-grid-north-2022"],
  ["North China grid 2022", "cn-grid-north-2022"],
  ["中国华北 2021", "cn-grid-north-2021"],
  ["内蒙古 2022", "cn-grid-nm-2022"],
  ["全国 2023", "cn-grid-national-2023"],
  ["china 2022", "cn-grid-national-2022"],
  ["全国 2023 碳足迹", "cn-electricity-footprint-2023"],
  ["全国化石能源电力 2023", "cn-grid-fossil-2023"],
  ["中国 2022 剩余", "cn-grid-residual-2022"],
  ["中国风电 2024", "cn-electricity-footprint-wind-2024"],
  ["US RFCW", "egrid-2022-rfcw"],
  ["US-RFCW", "egrid-2022-rfcw"],
  ["RFCW 2022", "egrid-2022-rfcw"],
  ["rfcw co2", "egrid-2022-rfcw-co2"],
  ["eGRID CAMX non-baseload", "egrid-2022-camx-nonbaseload"],
])("the grid %s is %s", (text, id) => {
  const answer = book.resolve(text);
  expect([answer.factor.id, answer.why]).toEqual([id, "place-and-year"]);
});

test("a place without a year answers with the newest year and says so", () => {
  expect(book.resolve("广东")).toMatchObject({ factor: { id: "cn-grid-gd-2023" }, newest: "2023" });
  expect(book.resolve("广东 2022")).not.toHaveProperty("newest");
});

test("the factors of another kind for the same place and year are named", () => {
  expect(book.resolve("全国 2023").others).toEqual(["cn-grid-residual-2023", "cn-grid-fossil-2023", "cn-electricity-footprint-2023"]);
});

test("a place or year without a factor, or words that are not understood, find nothing", () => {
  for (const text of ["广东 2019", "火星 2022", "广东 钢材", "广东 山西 2022"]) expect(refusal(text)).toMatchObject({ code: "factor.notFound" });
});

test("a superseded factor answers and names its successor", () => {
  expect(book.resolve("cn-grid-north-2022").supersededBy).toBe("cn-grid-north-2023");
  expect(book.resolve("cn-grid-north-2023")).not.toHaveProperty("supersededBy");
});

test("a name of several factors is ambiguous and lists their ids", () => {
  expect(refusal("汽运")).toMatchObject({ code: "factor.ambiguous", parts: { candidates: ["gbt51366-truck-petrol-8t", "gbt51366-truck-diesel-8t"] } });
});

test("the category that fits decides between factors of one name", () => {
  expect(refusal("柴油").code).toBe("factor.ambiguous");
  expect(book.resolve("柴油", ["fuel"]).factor.id).toBe("desnz-2025-diesel");
  expect(book.resolve("柴油", ["upstream", "electricity"]).factor.id).toBe("desnz-2025-diesel-wtt");
});

test("a factor of another category is still answered, for the mouth to refuse it by name", () => {
  expect(book.resolve("转炉碳钢", ["electricity"]).factor.id).toBe("gbt51366-steel-bof");
});

test("the only current one of several factors of a name is taken", () => {
  const twice = createBook({ pinned: [], library: [sample("cn-grid-north-2022"), { ...sample("cn-grid-north-2023"), nameZh: sample("cn-grid-north-2022").nameZh }] });
  expect(twice.resolve(sample("cn-grid-north-2022").nameZh).factor.id).toBe("cn-grid-north-2023");
});

test("the workbook's own factor comes before the library's, by id, by name and by place", () => {
  const own: Factor = { ...sample("cn-grid-gd-2022"), value: "0.5" };
  const mixed = createBook({ pinned: [own, { ...sample("gbt51366-steel-bof"), id: "supplier-steel", nameZh: "钢坯", value: "1.8" }], library });
  expect(mixed.resolve("cn-grid-gd-2022")).toMatchObject({ factor: { value: "0.5" }, why: "pinned-id", supersededBy: "cn-grid-gd-2023" });
  expect(mixed.resolve("钢坯")).toMatchObject({ factor: { id: "supplier-steel" }, why: "pinned-name" });
  expect(mixed.resolve("广东")).toMatchObject({ factor: { id: "cn-grid-gd-2022", value: "0.5" }, newest: "2022" });
  expect(mixed.resolve("广东 2023")).toMatchObject({ factor: { id: "cn-grid-gd-2023" } });
});

test("what is not found names what looks most like it", () => {
  expect(refusal("转炉炭钢").parts).toMatchObject({ given: "转炉炭钢", nearest: expect.arrayContaining(["转炉碳钢"]) });
  expect(refusal("steel wire rood").parts).toMatchObject({ nearest: expect.arrayContaining(["Steel wire rod"]) });
});

test("an empty text is a missing factor", () => {
  expect(refusal("  ").code).toBe("factor.missing");
});
