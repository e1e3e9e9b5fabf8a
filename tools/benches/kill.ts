import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { nameOf, prepare, targetOf, writingCases } from "../../test/hosts/writingCases";
import type { WritingCase } from "../../test/hosts/writingCases";

const slowDisk = resolve(__dirname, "slowDisk.cjs");
/** Longer than a slow disk takes for a file, so that kills fall before, into and after the last step. */
const longestMs = 400;

/**
 * Kills every command that writes a file at random moments of its writing: the old file or the new one is there, whole. `KILLS` says how
 * often for each command (100 where it is not set), `KILL_COMMANDS` which ("freeze,thaw").
 */
export async function bench(): Promise<void> {
  const kills = Number(process.env.KILLS ?? "100");
  const wanted = process.env.KILL_COMMANDS?.split(",");
  const folder = mkdtempSync(join(tmpdir(), "pcf-kill-"));
  try {
    prepare(folder);
    let broken = 0;
    for (const one of writingCases.filter(({ command }) => wanted?.includes(command) ?? true)) {
      make(one, folder);
      const counts = { before: 0, within: 0, after: 0, broken: 0 };
      for (let round = 0; round < kills; round++) counts[await killed(one, folder)]++;
      broken += counts.broken;
      console.log(`${nameOf(one)}: killed ${kills} times; ${counts.before + counts.within} left the old file (${counts.within} with a piece of the new one beside it), ${counts.after} the new one, ${counts.broken} something else`);
    }
    if (broken > 0) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs a case undisturbed, after those that write what it reads. */
function make(one: WritingCase, folder: string): void {
  for (const word of one.words) {
    const maker = existsSync(join(folder, word)) ? undefined : writingCases.find((other) => targetOf(other).name === word);
    if (maker !== undefined) make(maker, folder);
  }
  spawnSync(process.execPath, ["--import", "tsx", ...words(one, folder)], { stdio: "ignore" });
}

function words({ command, words: given, ...rest }: WritingCase, folder: string): string[] {
  const isFile = (word: string) => /\.\w+$/.test(word);
  return ["src/hosts/cli.ts", command, ...given.map((word) => (isFile(word) ? join(folder, word) : word)), "-o", join(folder, targetOf({ command, words: given, ...rest }).name)];
}

async function killed(one: WritingCase, folder: string): Promise<"before" | "within" | "after" | "broken"> {
  const target = join(folder, targetOf(one).name);
  const fresh = readFileSync(target);
  const old = Buffer.from("what stood here before");
  writeFileSync(target, old);
  await new Promise<void>((done) => {
    const child = spawn(process.execPath, ["--require", slowDisk, "--import", "tsx", ...words(one, folder)], { stdio: ["ignore", "ignore", "pipe"] });
    child.stderr.on("data", (text: Buffer) => {
      if (text.includes("\u0001writing")) setTimeout(() => child.kill("SIGKILL"), Math.random() * longestMs);
    });
    child.once("exit", () => done());
  });
  const content = readFileSync(target);
  const pieces = readdirSync(folder).filter((name) => name.startsWith(".pcf-"));
  for (const name of pieces) rmSync(join(folder, name));
  writeFileSync(target, fresh);
  if (content.equals(old)) return pieces.length > 0 ? "within" : "before";
  return content.equals(fresh) || isWholeJson(content, target) ? "after" : "broken";
}

/** A PACT file bears an id and the time of its making. */
function isWholeJson(content: Buffer, target: string): boolean {
  if (!target.endsWith(".json")) return false;
  try {
    JSON.parse(content.toString("utf8"));
    return true;
  } catch {
    return false;
  }
}
