import { factorsOf } from "../../../src/factors/libraryAsset";
import type { Factor } from "../../../src/factors/factor";
import { readLibraryFolder } from "../../../src/hosts/libraryFolder";
import { Decimal } from "../../../src/units/decimal";
import { parseFactorUnit } from "../../../src/units/index";

const factors = factorsOf(readLibraryFolder());
const byId = new Map(factors.map((factor) => [factor.id, factor]));

/** kg of emission in the coherent unit of what it is per: kg, MJ, m3, km, ... */
function coherent(factor: Factor): Decimal {
  const unit = parseFactorUnit(factor.unit);
  return new Decimal(factor.value).times(unit.emission.scale).dividedBy(unit.per.scale);
}

/** Pairs of a factor and the one whose id differs as told. Fails when the pattern finds nothing: a test that compares nothing tells nothing. */
function pairs(pattern: RegExp, other: string): [Factor, Factor][] {
  const found = factors.flatMap((factor): [Factor, Factor][] => {
    const partner = pattern.test(factor.id) ? byId.get(factor.id.replace(pattern, other)) : undefined;
    return partner && partner !== factor ? [[factor, partner]] : [];
  });
  expect(found.length).toBeGreaterThan(0);
  return found;
}

const wrong = (list: [Factor, Factor][], right: (a: Decimal, b: Decimal) => boolean): string[] => list.filter(([a, b]) => !right(coherent(a), coherent(b))).map(([a, b]) => `${a.id} ${a.value} / ${b.id} ${b.value}`);

test("CO2 alone is never more than CO2e of the same electricity", () => {
  expect(wrong(pairs(/-total-co2$/, "-total-co2e"), (co2, all) => co2.lessThanOrEqualTo(all))).toEqual([]);
  const direct = byId.get("cn-grid-national-2023"), footprint = byId.get("cn-electricity-footprint-2023");
  expect(direct && footprint && coherent(direct).lessThan(coherent(footprint))).toBe(true);
});

test("a CO2e value that was worked out is the sum that its locator writes, to its digits", () => {
  const rows = factors.filter(({ id }) => id.startsWith("us-egrid") && id.endsWith("-total-co2e"));
  expect(rows).toHaveLength(28);
  for (const row of rows) {
    const parts = /\(([\d.]+) \+ 28\*([\d.]+) \+ 265\*([\d.]+)\) lb\/MWh x 0\.45359237\/1000$/.exec(row.locator);
    const [co2, ch4, n2o] = parts ? [parts[1], parts[2], parts[3]].map((text) => new Decimal(text ?? "NaN")) : [];
    if (!co2 || !ch4 || !n2o) throw new Error(row.locator);
    const sum = co2.plus(ch4.times(28)).plus(n2o.times(265)).times("0.45359237").dividedBy(1000);
    expect([row.id, row.value]).toEqual([row.id, sum.toFixed(6)]);
    expect(byId.get(row.id.replace("co2e", "co2"))?.value).toBe(co2.toString());
  }
});

test("a fuel gives more per kWh of net than of gross calorific value, and by 3 to 21 per cent", () => {
  const list = pairs(/-per-kwh-net$/, "-per-kwh-gross").filter(([{ boundary }]) => boundary === "combustion");
  expect(list.length).toBeGreaterThan(20);
  expect(wrong(list, (net, gross) => net.greaterThan(gross.times("1.03")) && net.lessThan(gross.times("1.21")))).toEqual([]);
});

test("a fuller truck emits more per km and less per tonne-km", () => {
  expect(wrong(pairs(/-laden-50-per-km$/, "-laden-100-per-km"), (half, full) => half.lessThan(full))).toEqual([]);
  expect(wrong(pairs(/-laden-50$/, "-laden-100"), (half, full) => half.greaterThan(full))).toEqual([]);
});

test("flying with radiative forcing counts more than without", () => {
  const list = pairs(/-with-rf$/, "-without-rf").filter(([{ boundary }]) => boundary === "TTW");
  expect(wrong(list, (withRf, without) => withRf.greaterThan(without))).toEqual([]);
});

test("refrigeration costs, upstream is less than the whole, and net losses are less than the power they lose", () => {
  expect(wrong(pairs(/^(desnz-\d{4})-hgv-refrigerated-/, "$1-hgv-"), (cold, plain) => cold.greaterThan(plain))).toEqual([]);
  expect(wrong(pairs(/^(desnz-\d{4})-wtt-(hgv-)/, "$1-$2"), (upstream, direct) => upstream.lessThan(direct))).toEqual([]);
  expect(wrong(pairs(/transmission-with-loss-2024$/, "2024"), (losses, grid) => losses.lessThan(grid))).toEqual([]);
});

test("the two bases of an American fuel imply the same heat content for CO2 and for methane, within their rounding", () => {
  // kg per short ton over kg per mmBtu is mmBtu per short ton, whatever the gas.
  const list = pairs(/-co2-per-short-ton$/, "-co2-per-mmbtu");
  for (const [mass, energy] of list) {
    const methane = [byId.get(mass.id.replace("-co2-", "-ch4-")), byId.get(energy.id.replace("-co2-", "-ch4-"))] as const;
    if (!methane[0] || !methane[1]) throw new Error(mass.id);
    const ratio = new Decimal(mass.value).dividedBy(energy.value).dividedBy(new Decimal(methane[0].value).dividedBy(methane[1].value));
    expect([mass.id, ratio.minus(1).abs().lessThan("0.02")]).toEqual([mass.id, true]);
  }
});

test("recycled metal and plastic take less than new ones in one source", () => {
  const list = pairs(/^(desnz-\d{4}-(?:metal|plastics)-.*)-closed-loop$/, "$1-primary");
  expect(wrong(list, (recycled, primary) => recycled.lessThan(primary))).toEqual([]);
});

test("a factor per tonne of a solid material lies between a stone and a microchip", () => {
  const list = factors.filter((f) => f.category === "material" && parseFactorUnit(f.unit).per.dimension.mass === 1 && Object.keys(parseFactorUnit(f.unit).per.dimension).length === 1);
  expect(list.filter((f) => coherent(f).lessThan("0.0005") || coherent(f).greaterThan(400)).map(({ id }) => id)).toEqual([]);
});

test("electricity lies between hydropower and the dirtiest coal", () => {
  const list = factors.filter((f) => ["grid-CO2", "grid-CO2e", "grid-footprint", "generation", "generation-life-cycle", "grid-residual"].includes(f.boundary));
  // 0.005 and 1.1 kg/kWh, in kg/MJ.
  expect(list.filter((f) => coherent(f).lessThan(new Decimal("0.005").dividedBy("3.6")) || coherent(f).greaterThan(new Decimal("1.1").dividedBy("3.6"))).map(({ id }) => id)).toEqual([]);
});
