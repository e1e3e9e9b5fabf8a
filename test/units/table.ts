import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The rows of a table under test/cases/units, without its header. */
export function table(name: string): string[][] {
  const lines = readFileSync(join(__dirname, "../cases/units", `${name}.tsv`), "utf8").split("\n").filter((line) => line !== "");
  return lines.slice(1).map((line) => line.split("\t"));
}
