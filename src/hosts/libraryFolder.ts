import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fuelFactors } from "../factors/fuelFactors";
import { gwpFactors } from "../factors/gwpFactors";
import type { Library, SourceOfFactors } from "../factors/libraryAsset";
import { readSource, readSourceDescription } from "../factors/readSource";
import { readingsOf } from "./libraryPinyin";

/** The library as it stands in the repository: a folder a source. */
export const libraryFolder = join(__dirname, "..", "factors", "library");

/**
 * Reads a library folder: every folder in it with a source.json and a factors.csv. For the command line, the tests and the
 * compiler; browsers load the compiled asset. Throws what readSource throws.
 */
export function readLibraryFolder(folder: string = libraryFolder): Library {
  const hash = createHash("sha256");
  const names = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name).sort() : [];
  const sources = names.map((name): SourceOfFactors => {
    const json = readFileSync(join(folder, name, "source.json"), "utf8");
    const csv = readFileSync(join(folder, name, "factors.csv"), "utf8");
    hash.update(`${name}\n${json}\n${csv}\n`.replace(/\r\n/g, "\n"));
    const parsed: unknown = JSON.parse(json);
    return { description: readSourceDescription(parsed), factors: readSource(parsed, csv) };
  });
  // Fuels and GWPs are kept as parameters; as factors they belong to the library that ships, not to a folder of somebody's own.
  if (folder === libraryFolder) {
    const derived = [fuelFactors(), ...gwpFactors()];
    hash.update(JSON.stringify(derived));
    sources.push(...derived);
  }
  sources.sort((a, b) => a.description.order - b.description.order || (a.description.id < b.description.id ? -1 : 1));
  const newest = sources.map(({ description }) => description.published).sort().at(-1) ?? "";
  return { version: `${newest}.${hash.digest("hex").slice(0, 8)}`, sources, readings: readingsOf(sources.flatMap((source) => source.factors)) };
}
