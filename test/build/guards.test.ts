import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import webpack from "webpack";
import type { Compiler, WebpackPluginInstance } from "webpack";
import { Budget } from "../../tools/build/budget";
import { FinishMetadata } from "../../tools/build/finishMetadata";
import { ThirdParty } from "../../tools/build/thirdParty";
import { hosted, projectFolder } from "../../tools/hosted";
import type { WrittenMetadata } from "../../tools/manifest/metadata";

// Builds and browsers take their time on a busy machine.
jest.setTimeout(120_000);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "pcf-guard-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(join(folder, path, ".."), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** A real build of the folder's index.js with one guard; its errors as text. */
function errorsOf(...plugins: WebpackPluginInstance[]): Promise<string[]> {
  return new Promise((resolve, reject) => {
    webpack({ mode: "production", context: folder, entry: "./index.js", output: { path: join(folder, "out") }, plugins }, (error, stats) => {
      if (error || !stats) reject(error ?? new Error("no stats"));
      else resolve(stats.compilation.errors.map((one) => one.message));
    });
  });
}

/** Stands where the metadata plugin stands, with metadata of the test's own. */
class Fresh {
  constructor(private readonly metadata: WrittenMetadata) {}

  apply(compiler: Compiler): void {
    compiler.hooks.thisCompilation.tap("Fresh", (compilation) => compilation.emitAsset("functions.json", new webpack.sources.RawSource(JSON.stringify(this.metadata))));
  }
}

const committed = (): WrittenMetadata => JSON.parse(readFileSync(join(projectFolder, hosted["functions.json"]!), "utf8")) as WrittenMetadata;
const address = "https://footprint.example.org/";

test("metadata that agrees with the sources is built", async () => {
  write("index.js", "");
  expect(await errorsOf(new Fresh(committed()), new FinishMetadata(address))).toEqual([]);
  const built = JSON.parse(readFileSync(join(folder, "out/functions.json"), "utf8")) as WrittenMetadata;
  expect(built.allowErrorForDataTypeAny).toBe(true);
  expect(built.functions.map((known) => known.helpUrl)).toEqual(committed().functions.map((known) => `${address}functions.html#${known.id.toLowerCase()}`));
});

test("a function that is in the sources and not in the committed metadata stops the build", async () => {
  write("index.js", "");
  const [first, ...rest] = committed().functions;
  const errors = await errorsOf(new Fresh({ functions: [{ ...first!, id: "NEWFUNCTION", name: "NEWFUNCTION" }, ...rest] }), new FinishMetadata(address));
  expect(errors.join("\n")).toContain("functions/functions.json: NEWFUNCTION is missing; the sources in functions/ has it. Run npm run generate.");
  expect(errors.join("\n")).toContain(`${first!.id} is not in the sources in functions/`);
});

test("a parameter that has become optional in the sources alone stops the build", async () => {
  write("index.js", "");
  const [first, ...rest] = committed().functions;
  const parameters = first!.parameters!.map((parameter, index) => (index === 0 ? { ...parameter, optional: !parameter.optional } : parameter));
  const errors = await errorsOf(new Fresh({ functions: [{ ...first!, parameters }, ...rest] }), new FinishMetadata(address));
  expect(errors).toEqual([`functions/functions.json: ${first!.id} does not have the parameters and result of the sources in functions/. Run npm run generate.`]);
});

test("scripts over the budget stop the build and are named with their weight", async () => {
  write("index.js", 'console.log("a script of some length, which is more than twenty bytes");');
  expect(await errorsOf(new Budget(20))).toEqual([expect.stringMatching(/^Scripts and styles weigh \d+ bytes of gzip, \d+ over the budget: main\.js \d+\.$/)]);
  expect(await errorsOf(new Budget())).toEqual([]);
});

test("the licence of a bundled package is handed on", async () => {
  write("index.js", 'import { one } from "leaf"; console.log(one);');
  write("node_modules/leaf/package.json", JSON.stringify({ name: "leaf", version: "1.2.3", license: "ISC", main: "lib/index.js" }));
  write("node_modules/leaf/lib/index.js", "export const one = 1;");
  // A package.json without a name only says how a folder's files are read; it is no package.
  write("node_modules/leaf/lib/package.json", JSON.stringify({ type: "module" }));
  write("node_modules/leaf/LICENSE.md", "ISC License, the leaf authors");
  expect(await errorsOf(new ThirdParty())).toEqual([]);
  const parts = readFileSync(join(folder, "out/THIRD-PARTY.txt"), "utf8");
  expect(parts).toContain("leaf 1.2.3 (ISC)");
  expect(parts).toContain("the leaf authors");
});

test("a package that only declares MIT and its author gets the licence's text and the author's name", async () => {
  write("index.js", 'import { one } from "twig"; console.log(one);');
  write("node_modules/twig/package.json", JSON.stringify({ name: "twig", version: "2.0.0", license: "MIT", author: { name: "The twig authors" }, main: "index.js" }));
  write("node_modules/twig/index.js", "export const one = 1;");
  expect(await errorsOf(new ThirdParty())).toEqual([]);
  const parts = readFileSync(join(folder, "out/THIRD-PARTY.txt"), "utf8");
  expect(parts).toMatch(/twig 2\.0\.0 \(MIT\)[^]*Copyright \(c\) The twig authors[^]*Permission is hereby granted/);
});

test("a bundled package under a licence of another kind, or without one, stops the build", async () => {
  write("index.js", 'import { one } from "thorn"; console.log(one);');
  write("node_modules/thorn/package.json", JSON.stringify({ name: "thorn", version: "1.0.0", license: "GPL-3.0-only", type: "module", main: "index.js" }));
  write("node_modules/thorn/index.js", "export const one = 1;");
  expect(await errorsOf(new ThirdParty())).toEqual(['thorn is bundled under "GPL-3.0-only", which is not one of the licences this project takes.', "thorn is bundled and has no licence file to hand on."]);
});
