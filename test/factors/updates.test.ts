import type { Factor } from "../../src/factors/factor";
import { findUpdates } from "../../src/factors/updates";
import { sampleFactors } from "./samples";

const library = sampleFactors();
const sample = (id: string): Factor => library.find((factor) => factor.id === id) as Factor;
const told = (pinned: Factor[], from: readonly Factor[] = library) => findUpdates(pinned, from).map(({ pinned: { id }, newer, reason, ratio }) => [id, newer.id, reason, ratio?.toDecimalPlaces(6).toString() ?? null]);

test("a superseded factor is told with its newest successor and how much that changes", () => {
  // 0.6361 / 0.6776 and 0.6361 / 0.7120.
  expect(told([sample("cn-grid-north-2022"), sample("cn-grid-north-2021")])).toEqual([["cn-grid-north-2022", "cn-grid-north-2023", "superseded", "0.938754"], ["cn-grid-north-2021", "cn-grid-north-2023", "superseded", "0.893399"]]);
});

test("a chain of successors is followed to its end, a circle to none", () => {
  const [a, b, c] = ["a", "b", "c"].map((id) => ({ ...sample("cn-grid-gd-2023"), id })) as [Factor, Factor, Factor];
  expect(told([a], [{ ...a, supersededBy: "b" }, { ...b, supersededBy: "c" }, c])).toEqual([["a", "c", "superseded", "1"]]);
  expect(told([a], [{ ...a, supersededBy: "b" }, { ...b, supersededBy: "a" }])).toEqual([]);
});

test("a figure that the library has corrected under the same id is told", () => {
  expect(told([{ ...sample("gbt51366-steel-bof"), value: "2000" }])).toEqual([["gbt51366-steel-bof", "gbt51366-steel-bof", "corrected", "0.995"]]);
  expect(told([{ ...sample("gbt51366-steel-bof"), boundary: "gate-to-gate" }])).toEqual([["gbt51366-steel-bof", "gbt51366-steel-bof", "corrected", "1"]]);
});

test("the same figure in other digits or another unit is no news", () => {
  expect(told([{ ...sample("gbt51366-steel-bof"), value: "1990.0" }, { ...sample("gbt51366-steel-wire-rod"), value: "2.375", unit: "tCO2e/t" }])).toEqual([]);
});

test("own factors, and those that are current, have no updates", () => {
  expect(told([{ ...sample("gbt51366-steel-bof"), id: "supplier-steel", value: "1" }, sample("cn-grid-gd-2023")])).toEqual([]);
});

test("a successor in a unit that does not compare has no ratio", () => {
  const old = { ...sample("desnz-2018-water"), supersededBy: "gbt51366-steel-bof" };
  expect(told([old])).toEqual([["desnz-2018-water", "gbt51366-steel-bof", "superseded", null]]);
});
