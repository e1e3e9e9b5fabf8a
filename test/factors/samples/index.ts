import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Factor } from "../../../src/factors/factor";
import { readSource } from "../../../src/factors/readSource";

/** A small library of real shapes, so that these tests do not move when the shipped library grows. */
export function sampleFactors(): Factor[] {
  return readdirSync(__dirname)
    .filter((name) => statSync(join(__dirname, name)).isDirectory())
    .sort()
    .flatMap((name) => readSource(...sampleSource(name)));
}

export function sampleSource(name: string): [json: unknown, csv: string] {
  return [JSON.parse(readFileSync(join(__dirname, name, "source.json"), "utf8")), readFileSync(join(__dirname, name, "factors.csv"), "utf8")];
}
