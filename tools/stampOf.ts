import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { projectFolder } from "./hosted";

/** A hash of the names and contents of files and folders of the project; what does not exist counts as nothing. */
export function stampOf(names: readonly string[]): string {
  const hash = createHash("sha256");
  for (const name of names.flatMap(filesOf)) hash.update(`${name}\0`).update(readFileSync(path.join(projectFolder, name))).update("\0");
  return hash.digest("hex");
}

function filesOf(name: string): string[] {
  const whole = path.join(projectFolder, name);
  if (!existsSync(whole)) return [];
  if (path.extname(name) !== "") return [name];
  return readdirSync(whole, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(projectFolder, path.join(entry.parentPath, entry.name)))
    .sort();
}
