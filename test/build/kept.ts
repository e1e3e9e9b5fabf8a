import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { projectFolder } from "../../tools/hosted";
import { stampOf } from "../../tools/stampOf";

const home = join(projectFolder, "test-results", "builds");
/** Another run may still be looking at what was built from yesterday's sources. */
const keptMs = 60 * 60 * 1000;

/** A built folder that every suite opens, made again only where its sources have changed. `make` fills an empty folder, and throws where it cannot. */
export async function kept(name: string, sources: readonly string[], make: (folder: string) => void | Promise<void>): Promise<string> {
  const folder = join(home, `${name}-${stampOf(sources).slice(0, 16)}`);
  if (existsSync(folder)) return folder;
  mkdirSync(home, { recursive: true });
  for (const old of readdirSync(home)) {
    const path = join(home, old);
    if (old.startsWith(`${name}-`) && Date.now() - statSync(path).mtimeMs > keptMs) rmSync(path, { recursive: true, force: true });
  }
  // Whole or not at all: two suites that begin together may both build it, and one of them comes first.
  const draft = `${folder}.${process.pid}`;
  try {
    mkdirSync(draft, { recursive: true });
    await make(draft);
    if (!existsSync(folder)) renameSync(draft, folder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return folder;
}
