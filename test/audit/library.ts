import fs from "node:fs";
import path from "node:path";
import type { Factor } from "../../src/factors/factor";
import { readSource } from "../../src/factors/readSource";

const folder = path.join(__dirname, "../../src/factors/library");

/** The shipped library, read from its folders. */
export function shippedFactors(): readonly Factor[] {
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => readSource(JSON.parse(fs.readFileSync(path.join(folder, name, "source.json"), "utf8")), fs.readFileSync(path.join(folder, name, "factors.csv"), "utf8")));
}
