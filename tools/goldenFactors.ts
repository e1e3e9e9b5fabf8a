import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { csvFormatRows } from "d3-dsv";
import type { Factor } from "../src/factors/factor";
import { readSource } from "../src/factors/readSource";

export const libraryFolder = join(__dirname, "..", "src", "factors", "library");
export const goldenFile = join(__dirname, "..", "test", "factors", "library", "golden.csv");

/** A source's folder as it stands on disk, and the factors it resolves to. */
export interface SourceFolder {
  readonly name: string;
  readonly description: Readonly<Record<string, unknown>>;
  readonly factors: readonly Factor[];
}

export function readSourceFolders(folder: string = libraryFolder): SourceFolder[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const description = JSON.parse(readFileSync(join(folder, name, "source.json"), "utf8")) as Record<string, unknown>;
      return { name, description, factors: readSource(description, readFileSync(join(folder, name, "factors.csv"), "utf8")) };
    });
}

/** What a result depends on, of every factor, by id: a change of data is read as a difference of this text. */
export function goldenText(folders: readonly SourceFolder[]): string {
  const rows = folders
    .flatMap(({ factors }) => factors)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((f) => [f.id, f.value, f.unit, f.gases, f.gwpSet, f.region, f.dataYear, f.boundary, f.category, f.supersededBy]);
  return `${csvFormatRows([["id", "value", "unit", "gases", "gwp_set", "region", "data_year", "boundary", "category", "superseded_by"], ...rows])}\n`;
}

/** Writes the golden file anew. Called by `npm run generate`. */
export function writeGoldenFactors(): void {
  writeFileSync(goldenFile, goldenText(readSourceFolders()));
}

if (process.argv[1]?.endsWith("goldenFactors.ts") === true) writeGoldenFactors();
