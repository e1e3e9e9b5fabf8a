import { strToU8, zipSync } from "fflate";
import { PcfError } from "../errors";
import { folders, versionFiles } from "../exchange/openlca/dataSet";
import type { DataSet, Json } from "../exchange/openlca/dataSet";
import { withPresentNames } from "../exchange/openlca/oldNames";
import { defaultLimits } from "./file/limits";
import { readArchive } from "./file/zip/archive";
import { checkRatio, unpack } from "./file/zip/unpack";

/** Data sets as a package that openLCA imports. The same data give the same bytes. */
export function writePackage(sets: readonly DataSet[]): Uint8Array {
  const parts = [...Object.entries(versionFiles), ...sets.map((set) => [`${folders[set["@type"]]!}/${set["@id"]}.json`, set] as const)];
  return zipSync(Object.fromEntries(parts.map(([path, json]) => [path, strToU8(JSON.stringify(json, null, 1))])), { mtime: new Date(1980, 0, 1), level: 6 });
}

/** Versions of the schema whose fields are known; those after 2 changed nothing that is read here. Source: openLCA's own reader (SchemaVersion, 4 at present). */
const versions: ReadonlySet<unknown> = new Set([1, 2, 3, 4]);

/** The data sets of a package, with the names of version 2. @throws PcfError openlca.unknown for what is none of a known version, and file.* for a damaged zip. */
export function readPackage(bytes: Uint8Array): DataSet[] {
  const archive = readArchive(bytes, defaultLimits);
  checkRatio("zip", archive.entries.reduce((sum, entry) => sum + entry.size, 0), bytes.length, defaultLimits);
  const read = (path: string): unknown => {
    const entry = archive.entries.find(({ name }) => name === path);
    return entry ? parse(new TextDecoder().decode(unpack(archive, entry, defaultLimits)), path) : null;
  };
  const known = new Set(Object.values(folders));
  const sets = archive.entries.filter(({ name }) => known.has(name.split("/")[0]!) && name.endsWith(".json"));
  // Packages of version 1 do not say so.
  const version = (read("openlca.json") as { schemaVersion?: unknown } | null)?.schemaVersion ?? (read("olca-schema.json") as { version?: unknown } | null)?.version ?? (sets.length > 0 ? 1 : undefined);
  if (!versions.has(version)) throw new PcfError("openlca.unknown", { given: version === undefined ? "zip" : `schema version ${String(version)}` });
  return sets.map(({ name }) => withPresentNames(read(name) as Json)).filter(isDataSet);
}

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new PcfError("openlca.unknown", { given: path });
  }
}

function isDataSet(value: unknown): value is DataSet {
  const set = value as Partial<DataSet> | null;
  return typeof set === "object" && set !== null && typeof set["@type"] === "string" && typeof set["@id"] === "string" && typeof set.name === "string";
}
