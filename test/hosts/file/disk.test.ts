import { spawn } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { transformFileSync } from "@swc/core";
import { isPcfError } from "../../../src/errors";
import { loadFile, saveFile } from "../../../src/hosts/file/disk";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "pcf-disk-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const bytes = (fill: number, length = 1000) => new Uint8Array(length).fill(fill);
async function refusal(action: Promise<unknown>): Promise<string> {
  try {
    await action;
    return "done";
  } catch (error) {
    if (!isPcfError(error)) throw error;
    return `${error.code} ${"reason" in error.parts ? String(error.parts.reason) : ""}`;
  }
}

test("a file is written, written over and read, and nothing else is left in the folder", async () => {
  const path = join(folder, `${"工".repeat(80)}.xlsx`);
  await saveFile(path, bytes(1));
  await saveFile(path, bytes(2));
  expect(Buffer.compare(await loadFile(path), bytes(2))).toBe(0);
  expect(readdirSync(folder)).toHaveLength(1);
});

test("the mode of the file that was there is kept", async () => {
  const path = join(folder, "a.xlsx");
  writeFileSync(path, "old");
  chmodSync(path, 0o640);
  await saveFile(path, bytes(1));
  expect(statSync(path).mode & 0o777).toBe(0o640);
});

test("links, folders, files that may not be written and folders that are not there are refused, and stay as they were", async () => {
  const target = join(folder, "target.xlsx");
  writeFileSync(target, "target");
  symlinkSync(target, join(folder, "link.xlsx"));
  mkdirSync(join(folder, "folder.xlsx"));
  writeFileSync(join(folder, "fixed.xlsx"), "fixed");
  chmodSync(join(folder, "fixed.xlsx"), 0o444);
  expect(await refusal(saveFile(join(folder, "link.xlsx"), bytes(1)))).toBe("file.cannotWrite link");
  expect(await refusal(saveFile(join(folder, "folder.xlsx"), bytes(1)))).toBe("file.cannotWrite folder");
  expect(await refusal(saveFile(join(folder, "fixed.xlsx"), bytes(1)))).toBe("file.cannotWrite denied");
  expect(await refusal(saveFile(join(folder, "none", "a.xlsx"), bytes(1)))).toBe("file.cannotWrite missing");
  expect(readFileSync(target, "utf8")).toBe("target");
  expect(readdirSync(folder).sort()).toEqual(["fixed.xlsx", "folder.xlsx", "link.xlsx", "target.xlsx"]);
  expect(await refusal(loadFile(join(folder, "none.xlsx")))).toBe("file.cannotRead missing");
  expect(await refusal(loadFile(folder))).toBe("file.cannotRead folder");
});

/** The writer as plain JavaScript, so that a hundred processes of it start fast. */
function compileWriter(): string {
  const root = resolve(__dirname, "../../..");
  for (const file of ["src/errors.ts", "src/hosts/file/disk.ts"]) {
    const { code } = transformFileSync(join(root, file), { jsc: { parser: { syntax: "typescript" }, target: "es2022" }, module: { type: "commonjs" }, swcrc: false });
    const path = join(folder, "code", file.replace(/\.ts$/, ".js"));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, code);
  }
  const main = join(folder, "code", "main.js");
  writeFileSync(main, `const { saveFile } = require("./src/hosts/file/disk.js");
(async () => { process.stdout.write("ready"); for (let round = 0; ; round++) await saveFile(process.argv[2], new Uint8Array(3_000_000).fill(round & 1 ? 65 : 66)); })();`);
  return main;
}

test("killed a hundred times at random moments, the old file or the new one is there, whole", async () => {
  const main = compileWriter();
  const path = join(folder, "book.xlsx");
  writeFileSync(path, bytes(66, 3_000_000));
  let interrupted = 0;
  for (let round = 0; round < 100; round++) {
    await new Promise<void>((done) => {
      const child = spawn(process.execPath, [main, path], { stdio: ["ignore", "pipe", "inherit"] });
      child.stdout.once("data", () => setTimeout(() => child.kill("SIGKILL"), Math.random() * 40));
      child.once("exit", () => done());
    });
    const content = readFileSync(path);
    expect(content.length).toBe(3_000_000);
    expect(content.every((byte) => byte === content[0])).toBe(true);
    const left = readdirSync(folder).filter((name) => name.startsWith(".pcf-"));
    interrupted += left.length;
    for (const name of left) rmSync(join(folder, name));
  }
  // The kills did fall into the writing.
  expect(interrupted).toBeGreaterThan(0);
}, 120_000);
