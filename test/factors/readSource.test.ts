import { PcfError } from "../../src/errors";
import { readSource } from "../../src/factors/readSource";
import { say } from "../../src/locales";
import { sampleFactors, sampleSource } from "./samples";

function refusal(act: () => unknown): PcfError {
  try {
    act();
  } catch (error) {
    if (error instanceof PcfError) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

const [json, csv] = sampleSource("materials");

test("a row carries its source's title, publisher, address and licence", () => {
  const factor = sampleFactors().find(({ id }) => id === "gbt51366-steel-wire-rod");
  expect(factor).toEqual({
    id: "gbt51366-steel-wire-rod", nameZh: "高速线材（盘圆）", nameEn: "Steel wire rod", synonyms: ["盘圆", "线材", "高线", "盘条"], category: "material", value: "2375",
    unit: "kgCO2e/t", gases: "CO2e", gwpSet: "AR5", region: "CN", dataYear: "2019", validFrom: "", validTo: "", boundary: "cradle-to-gate",
    source: "Sample of material and transport factors", publisher: "Sample publisher", locator: "table D.0.1", url: "https://example.org/materials",
    licence: "CC0-1.0", verified: true, supersededBy: "", note: "",
  });
});

test("a value keeps its digits as published", () => {
  expect(sampleFactors().find(({ id }) => id === "cn-grid-north-2021")?.value).toBe("0.7120");
});

test("rows of a withdrawn source are not current, and CO2 rows take no GWP set from the source", () => {
  const factors = sampleFactors();
  expect(factors.find(({ id }) => id === "desnz-2018-water")).toMatchObject({ current: false, gwpSet: "AR4" });
  expect(factors.find(({ id }) => id === "cn-grid-north-2023")?.gwpSet).toBe("");
  expect(factors.find(({ id }) => id === "cn-grid-north-2023")?.current).toBeUndefined();
});

test("a byte order mark and a last empty line do no harm", () => {
  expect(readSource(json, `\uFEFF${csv}\n\n`)).toEqual(readSource(json, csv));
});

test.each([
  ["an unknown column", csv.replace("boundary", "boundry"), "factor.columns", { table: "materials", unknown: ["boundry"], missing: ["boundary"] }],
  ["an empty name", csv.replace("转炉碳钢", ""), "factor.field", { row: 2, field: "name_zh", reason: "missing" }],
  ["a value with a thousands comma", csv.replace(",2375,", ',"2,375",'), "factor.field", { row: 3, field: "value", given: "2,375", reason: "number" }],
  ["a category nobody knows", csv.replace(",packaging,", ",packing,"), "factor.field", { field: "category", given: "packing", reason: "choice" }],
  ["an id with capitals", csv.replace("gbt51366-steel-bof", "GBT51366"), "factor.field", { field: "id", reason: "id" }],
  ["an id that stands there twice", csv.replace("gbt51366-steel-bof", "gbt51366-steel-wire-rod"), "factor.field", { row: 3, reason: "duplicate" }],
  ["a row with a cell too many", csv.replace(",table D.0.1,", ",table D,0.1,"), "factor.field", { row: 2, reason: "cells" }],
] as const)("%s is refused", (_, text, code, parts) => {
  const error = refusal(() => readSource(json, text));
  expect(error.code).toBe(code);
  expect(error.parts).toMatchObject(parts);
  expect(say(error, "en")).toContain("materials");
  expect(say(error, "zh")).toContain("materials");
});

test.each(["source", "publisher", "url", "licence", "published", "current", "order", "id"])("a source without %s is refused", (key) => {
  const rest = Object.fromEntries(Object.entries(json as object).filter(([name]) => name !== key));
  expect(refusal(() => readSource(rest, csv))).toMatchObject({ code: "factor.field", parts: { field: key, reason: "missing" } });
});

test("an unknown key and an empty licence are refused", () => {
  expect(refusal(() => readSource({ ...(json as object), license: "MIT" }, csv)).parts).toMatchObject({ field: "license", reason: "unknown" });
  expect(refusal(() => readSource({ ...(json as object), licence: " " }, csv)).parts).toMatchObject({ field: "licence", reason: "missing" });
  expect(refusal(() => readSource(null, csv)).parts).toMatchObject({ field: "id", reason: "missing" });
});
