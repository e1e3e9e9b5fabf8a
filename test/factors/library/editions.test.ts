import { factorsOf } from "../../../src/factors/libraryAsset";
import type { Factor } from "../../../src/factors/factor";
import { readLibraryFolder } from "../../../src/hosts/libraryFolder";
import { parseFactorUnit, sameDimension } from "../../../src/units/index";

const library = readLibraryFolder();
const factors = factorsOf(library);
const byId = new Map(factors.map((factor) => [factor.id, factor]));

function successor(factor: Factor): Factor | undefined {
  return factor.supersededBy === "" ? undefined : byId.get(factor.supersededBy);
}

test("what supersedes a factor exists, is newer, and is the same kind of thing in the same place", () => {
  const wrong = factors.filter((old) => {
    if (old.supersededBy === "") return false;
    const next = successor(old);
    return !next || next.dataYear < old.dataYear || next.category !== old.category || next.region !== old.region || next.gases !== old.gases
      || !sameDimension(parseFactorUnit(next.unit).per, parseFactorUnit(old.unit).per);
  });
  expect(wrong.map(({ id }) => id)).toEqual([]);
});

test("no factor supersedes itself, however long the way round", () => {
  for (const factor of factors) {
    const seen = new Set<string>();
    for (let at: Factor | undefined = factor; at; at = successor(at)) {
      if (seen.has(at.id)) throw new Error(`${factor.id} comes back to ${at.id}`);
      seen.add(at.id);
    }
  }
});

test("a current source holds no superseded row, except where years or producers follow one another inside it", () => {
  const series = new Set(["gb-grid", "tw-moenv"]);
  const inside = library.sources.filter(({ description }) => description.current && !series.has(description.id)).flatMap((source) => source.factors.filter((f) => f.supersededBy !== ""));
  expect(inside.map(({ id }) => id)).toEqual([]);
});

test("the grids of successive years supersede one another, place by place", () => {
  for (const [old, next] of [["2021", "2022"], ["2022", "2023"]] as const) {
    const rows = factors.filter(({ id }) => id.startsWith("cn-grid-") && id.endsWith(`-${old}`) && id !== "cn-grid-reporting-2022");
    expect(rows).toHaveLength(40);
    for (const row of rows) expect(row.supersededBy).toBe(row.id.replace(old, next));
  }
  expect(byId.get("cn-electricity-footprint-2023")?.supersededBy).toBe("cn-electricity-footprint-2024");
  expect(byId.get("gb-grid-2022")?.supersededBy).toBe("gb-grid-2023");
});

test("of each kind of grid average there is at most one factor for a place and a year", () => {
  const owners = new Map<string, string[]>();
  for (const f of factors) {
    if (!["grid-CO2", "grid-CO2e", "grid-footprint"].includes(f.boundary)) continue;
    const key = `${f.region} ${f.dataYear} ${f.boundary}`;
    owners.set(key, [...(owners.get(key) ?? []), f.id]);
  }
  expect([...owners].filter(([, ids]) => ids.length > 1)).toEqual([]);
  expect(owners.get("CN-North 2022 grid-CO2")).toEqual(["cn-grid-north-2022"]);
  expect(owners.get("CN-GD 2023 grid-CO2")).toEqual(["cn-grid-guangdong-2023"]);
  expect(owners.get("US-RFCW 2022 grid-CO2")).toEqual(["us-egrid-2022-rfcw-total-co2"]);
});

test("China has thirty provinces and seven regional grids in each year", () => {
  for (const year of ["2021", "2022", "2023"]) {
    const places = factors.filter((f) => f.boundary === "grid-CO2" && f.dataYear === year && f.region.startsWith("CN-")).map(({ region }) => region);
    expect(places.filter((region) => /^CN-[A-Z]{2}$/.test(region))).toHaveLength(30);
    expect(places.filter((region) => /^CN-[A-Z][a-z]+$/.test(region))).toHaveLength(7);
  }
});
