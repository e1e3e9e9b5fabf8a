import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { projectFolder } from "../../tools/hosted";
import shorten from "../../tools/build/characterPairs.cjs";

test("the build's short form of the traditional characters is the same list of pairs", () => {
  const text = readFileSync(join(projectFolder, "src/factors/names/traditional.json"), "utf8");
  const pairs = JSON.parse(text) as [string, string][];
  const [[from, to]] = runInNewContext(shorten(text).replace("export default", "")) as [[string, string]];
  expect([from, to]).toEqual([0, 1].map((side) => pairs.map((pair) => pair[side]).join("")));
});

test("pairs out of order, or without their other half, fail the build", () => {
  expect(() => shorten('[["\u4e01\u4e00", "ab"]]')).toThrow(/not after/);
  expect(() => shorten('[["\u4e00\u4e01", "a"]]')).toThrow(/no other/);
});
