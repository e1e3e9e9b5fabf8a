import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { provideCustomFunctions } from "../../src/hosts/engine/customFunctions";
import { calculateExamples } from "../../tools/calculateExamples";
import { functionFiles, readExamples, readMetadata } from "../../tools/metadata";

provideCustomFunctions();
const folder = path.resolve(__dirname, "..", "..", "functions");

describe("the functions and what Excel is told of them", () => {
  it("name every file that declares one in functions/index.ts", () => {
    const index = readFileSync(path.join(folder, "index.ts"), "utf8");
    const named = [...index.matchAll(/export \* from "\.\/(\w+)"/g)].map(([, file]) => file);
    expect(named.sort()).toEqual(functionFiles().map((file) => path.basename(file, ".ts")).sort());
  });

  it("are the same: each id is a function of that name, and the reverse", async () => {
    const functions = await import("../../functions");
    const { en } = await readMetadata();
    expect(en.functions.map(({ id }) => id.toLowerCase()).sort()).toEqual(Object.keys(functions).filter((name) => /^[a-z]+$/.test(name) && isDeclared(name)).sort());
    expect(new Set(en.functions.map(({ id }) => id.replace(/[._]/g, "_"))).size).toBe(en.functions.length);
  });

  it("describe every function and every parameter in both languages, with a help address", async () => {
    const { en, zh } = await readMetadata();
    expect(zh.functions.map(({ id }) => id)).toEqual(en.functions.map(({ id }) => id));
    for (const [index, one] of en.functions.entries()) {
      const other = zh.functions[index]!;
      expect(one.helpUrl).toMatch(/^https:.*#[a-z]+$/);
      expect(other.helpUrl).toBe(one.helpUrl);
      expect(one.description).not.toMatch(/\p{Script=Han}{4}/u);
      expect(other.description).toMatch(/\p{Script=Han}/u);
      expect(other.name).toBe(one.name);
      for (const [at, parameter] of one.parameters.entries()) {
        expect(parameter.description.length).toBeGreaterThan(10);
        expect(other.parameters[at]!.description).toMatch(/\p{Script=Han}/u);
        expect(parameter.dimensionality).toBe("matrix");
      }
    }
  });

  it("has an example of every function", async () => {
    const { en } = await readMetadata();
    const shown = new Set(readExamples().map(({ id }) => id));
    expect(en.functions.map(({ id }) => id).filter((id) => !shown.has(id))).toEqual([]);
  });

  it("calculate each documented example to the result that stands beside it", async () => {
    const calculated = await calculateExamples(readExamples(), "en");
    expect(calculated.map(({ formula, result }) => `${formula} -> ${result}`)).toEqual(calculated.map(({ formula, expected }) => `${formula} -> ${expected}`));
  });
});

/** Whether a name stands behind a @customfunction tag somewhere in the folder. */
function isDeclared(name: string): boolean {
  return readdirSync(folder).some((file) => file.endsWith(".ts") && new RegExp(`@customfunction ${name.toUpperCase()}\\b`).test(readFileSync(path.join(folder, file), "utf8")));
}
