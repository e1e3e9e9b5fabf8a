import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { encodeLibrary, factorsOf } from "../src/factors/libraryAsset";
import type { LibraryAsset } from "../src/factors/libraryAsset";
import { parseFactorUnit } from "../src/units/index";
import { libraryFolder, readLibraryFolder } from "../src/hosts/libraryFolder";

export interface Compiled {
  readonly asset: LibraryAsset;
  readonly rows: number;
  readonly bytes: number;
  readonly gzipBytes: number;
}

/** Reads the library's folders, checks what no single source can see, and answers the asset that browsers load. */
export function assembleLibrary(folder: string = libraryFolder): { readonly asset: LibraryAsset; readonly rows: number } {
  const library = readLibraryFolder(folder);
  const factors = factorsOf(library);
  const ids = new Set<string>();
  for (const { id } of factors) {
    if (ids.has(id)) throw new Error(`The factor ${id} stands in two sources.`);
    ids.add(id);
  }
  for (const { id, supersededBy } of factors) if (supersededBy !== "" && !ids.has(supersededBy)) throw new Error(`${id} is superseded by ${supersededBy}, which does not exist.`);
  for (const { id, unit } of factors) {
    try {
      parseFactorUnit(unit);
    } catch {
      throw new Error(`The unit "${unit}" of ${id} is not read.`);
    }
  }

  return { asset: encodeLibrary(library), rows: factors.length };
}

/** Writes the asset to a file, whole or not at all. */
export function compileLibrary(out: string = join(__dirname, "..", "dist", "library.json"), folder: string = libraryFolder): Compiled {
  const { asset, rows } = assembleLibrary(folder);
  const text = JSON.stringify(asset);
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(`${out}.part`, text);
  renameSync(`${out}.part`, out);
  return { asset, rows, bytes: Buffer.byteLength(text), gzipBytes: gzipSync(text, { level: 9 }).length };
}

if (process.argv[1]?.endsWith("compileLibrary.ts") === true) {
  const { rows, bytes, gzipBytes, asset } = compileLibrary(process.argv[2]);
  console.log(`library ${asset.version}: ${rows} factors of ${asset.sources.length} sources, ${(bytes / 1000).toFixed(0)} kB, ${(gzipBytes / 1000).toFixed(0)} kB gzip`);
}
