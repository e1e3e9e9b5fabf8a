import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import files from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, extname, join } from "node:path";
import { readArguments } from "../../src/hosts/commands/command";
import type { Command } from "../../src/hosts/commands/command";
import { findFaults } from "./file/fixtures/structure";
import { nameOf, prepare, targetOf, writingCases } from "./writingCases";

jest.setTimeout(300_000);

let folder: string;
let commands: ReadonlyMap<string, Command>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "pcf-written-"));
  const modules = await Promise.all(readdirSync("src/hosts/commands").map((name) => import(`../../src/hosts/commands/${name}`) as Promise<Record<string, unknown>>));
  const isCommand = (one: unknown): one is Command => typeof one === "object" && one !== null && "usage" in one && "run" in one;
  commands = new Map(modules.flatMap((one) => Object.values(one).filter(isCommand)).map((command) => [command.name, command]));
  prepare(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => jest.restoreAllMocks());

async function run(name: string, words: readonly string[], target: string): Promise<void> {
  const command = commands.get(name)!;
  const given = words.map((word) => (/\.\w+$/.test(word) ? join(folder, word) : word));
  await command.run(readArguments([...given, "-o", target], command), { language: "en", print: () => undefined, warn: () => undefined });
}

/**
 * Looks at the target before and after each step that writing takes, the first half of its bytes included: a process that is killed at any
 * moment leaves what stands there then.
 */
async function watched(target: string, old: Buffer, write: () => Promise<void>): Promise<void> {
  const seen: Buffer[] = [];
  const look = () => void seen.push(readFileSync(target));
  const stepped = <A extends unknown[], R>(step: (...given: A) => Promise<R>) => async (...given: A): Promise<R> => {
    look();
    const done = await step(...given);
    look();
    return done;
  };
  const { open, rename } = files;
  jest.spyOn(files, "open").mockImplementation(async (...given) => {
    const file = await stepped(open)(...given);
    const whole = file.writeFile.bind(file);
    file.writeFile = async (data) => {
      const bytes = Buffer.from(data as Uint8Array);
      await file.write(bytes, 0, bytes.length >> 1);
      look();
      await whole(bytes.subarray(bytes.length >> 1));
      look();
    };
    file.sync = stepped(file.sync.bind(file));
    return file;
  });
  jest.spyOn(files, "rename").mockImplementation(stepped(rename));
  const { ino } = statSync(target);
  await write();
  const fresh = readFileSync(target);
  // Opened, half written, written, on the disk, in its place.
  expect(seen.length).toBeGreaterThanOrEqual(8);
  for (const content of seen) expect([content.equals(old), content.equals(fresh)]).toContain(true);
  // Another file has taken the place of the old one: nothing was ever written into that.
  expect(statSync(target).ino).not.toBe(ino);
  expect(readdirSync(folder).filter((name) => name.startsWith(".pcf-"))).toEqual([]);
}

const isWorkbook = (path: string): boolean => /\.xls[xm]$/.test(path);
const written: string[] = [];

test("the cases are every command that writes a file", () => {
  const writing = [...commands.values()].filter(({ valued }) => valued?.includes("-o") === true).map(({ name }) => name);
  expect([...new Set(writingCases.map(({ command }) => command))].sort()).toEqual(writing.sort());
});

test.each(writingCases.map((one) => [nameOf(one), one] as const))("%s writes a whole file or none, a sound one, and the same again", async (_, { command, words, adds }) => {
  const { from, name } = targetOf({ command, words });
  const target = join(folder, name);
  const old = Buffer.from("what stood here before");
  writeFileSync(target, old);
  await watched(target, old, () => run(command, words, target));
  if (!isWorkbook(target)) return;
  written.push(target);
  const faults = findFaults(readFileSync(join(folder, from)));
  expect(findFaults(readFileSync(target)).filter((fault) => !faults.includes(fault))).toEqual([]);
  if (adds) return;
  const again = join(folder, `again${extname(target)}`);
  await run(command, words.map((word) => (word === from ? name : word)), again);
  expect(readFileSync(again).equals(readFileSync(target))).toBe(true);
});

test("LibreOffice opens every workbook that they wrote", () => {
  const shown = join(folder, "shown");
  mkdirSync(shown);
  const { status, stderr } = spawnSync("soffice", ["--headless", `-env:UserInstallation=file://${join(folder, "profile")}`, "--convert-to", "csv", "--outdir", shown, ...written], { encoding: "utf8", timeout: 240_000 });
  expect([status, stderr.includes("Error")]).toEqual([0, false]);
  expect(written.length).toBeGreaterThan(20);
  expect(written.filter((path) => !existsSync(join(shown, `${basename(path, extname(path))}.csv`)))).toEqual([]);
});
