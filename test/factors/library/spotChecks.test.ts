import { readFileSync } from "node:fs";
import { join } from "node:path";
import { csvParse } from "d3-dsv";
import { createBook } from "../../../src/factors/book";
import { factorsOf } from "../../../src/factors/libraryAsset";
import { readLibraryFolder } from "../../../src/hosts/libraryFolder";

const book = createBook({ pinned: [], library: factorsOf(readLibraryFolder()) });

// Copied from the documents by hand, not from the library: the second pair of eyes on the figures people use most.
const checks = csvParse(readFileSync(join(__dirname, "spotChecks.csv"), "utf8"));

test.each(checks.map((check) => [check.id ?? "", check] as const))("%s has the figure of its document", (id, check) => {
  const { value, unit, gases, region, dataYear } = book.resolve(id).factor;
  expect({ value, unit, gases, region, dataYear }).toEqual({ value: check.value, unit: check.unit, gases: check.gases, region: check.region, dataYear: check.data_year });
});

test.each([
  ["华北 2022", "cn-grid-north-2022"],
  ["CN-North 2022", "cn-grid-north-2022"],
  ["广东", "cn-grid-guangdong-2023"],
  ["河北省", "cn-grid-hebei-2023"],
  ["全国 2021", "cn-grid-national-2021"],
  ["US RFCW", "us-egrid-2022-rfcw-total-co2e"],
  ["英国 2019", "gb-grid-2019"],
  ["重型柴油货车运输（载重 18 t）", "gbt51366-truck-diesel-18t"],
  ["Articulated HGV, over 33 t, average laden", "desnz-2025-hgv-artic-33t-average"],
  ["聚丙烯 PP（含成形），原生料生产", "desnz-2025-plastics-pp-primary"],
  ["線材盤元", "tw-moenv-steel-wire-rod"],
])("%s names %s", (text, id) => {
  expect(book.resolve(text).factor.id).toBe(id);
});

test("a superseded factor still answers and says what has taken its place", () => {
  expect(book.resolve("desnz-2018-plastics-pp-primary")).toMatchObject({ why: "id", supersededBy: "desnz-2025-plastics-pp-primary" });
});

test.each(["盘圆", "纸箱", "汽运", "天然气", "机油", "steel", "truck", "铝锭"])("%s alone is several things and is not guessed", (text) => {
  expect(() => book.resolve(text)).toThrow(expect.objectContaining({ code: "factor.ambiguous" }));
});
