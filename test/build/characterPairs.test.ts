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

test("characters in any order are kept, and one without its other half fails the build", () => {
  const pairs = [["\u9fff\u4e00\u{20000}", "ab\u4e01"]];
  expect(runInNewContext(shorten(JSON.stringify(pairs)).replace("export default", ""))).toEqual(pairs);
  expect(() => shorten('[["\u4e00\u4e01", "a"]]')).toThrow(/no other/);
});
