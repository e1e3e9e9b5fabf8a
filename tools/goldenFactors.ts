import path from "node:path";
import { writeCsv } from "../src/factors/csv";
import { factorsOf } from "../src/factors/libraryAsset";
import { readLibraryFolder } from "../src/hosts/libraryFolder";

/**
 * What a result depends on, of every factor of the library, by id: a change of data is read in review as a difference of
 * this file. Written by `npm run generate`.
 */
export function goldenFactors(): { file: string; text: string } {
  const rows = [...factorsOf(readLibraryFolder())]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((f) => [f.id, f.value, f.unit, f.gases, f.gwpSet, f.region, f.dataYear, f.boundary, f.category, f.supersededBy]);
  const text = writeCsv([["id", "value", "unit", "gases", "gwp_set", "region", "data_year", "boundary", "category", "superseded_by"], ...rows]);
  return { file: path.join(__dirname, "..", "test", "factors", "library", "golden.csv"), text };
}
