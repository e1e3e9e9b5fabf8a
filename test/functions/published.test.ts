import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { openEngine } from "../../src/hosts/headless";
import type { UniverEngine } from "../../src/hosts/engine/univerEngine";
import type { CellValue } from "../../src/tables/grid";
import { Decimal } from "../../src/units";

/** Worked examples that others published: a formula, and the figures as they are printed there. */
interface Published {
  readonly source: string;
  readonly address: string;
  readonly cases: readonly { readonly claim: string; readonly formula: string; readonly printed: readonly (readonly string[])[] }[];
}

const folder = path.resolve(__dirname, "..", "cases", "published");
const files = readdirSync(folder).filter((name) => name.endsWith(".json")).map((name) => ({ name, published: JSON.parse(readFileSync(path.join(folder, name), "utf8")) as Published }));

let engine: UniverEngine;
beforeAll(async () => {
  engine = await openEngine("en");
});

/** The value with as many places as the figure is printed with. */
function printed(value: CellValue | undefined, like: string | undefined): string {
  const places = /\.(\d+)$/.exec(like ?? "")?.[1]?.length ?? 0;
  return typeof value === "number" ? new Decimal(value).toDecimalPlaces(places, Decimal.ROUND_HALF_UP).toFixed(places) : JSON.stringify(value);
}

describe.each(files)("$name", ({ published: { source, address, cases } }) => {
  test("says where it comes from", () => {
    expect(source.length).toBeGreaterThan(10);
    expect(address).toMatch(/^https:\/\//);
  });

  test.each(cases)("$claim", async ({ formula, printed: figures }) => {
    const { value, spill, message } = await engine.calculate(formula);
    expect(message).toBeUndefined();
    const cells = spill ?? [[value]];
    expect(cells.map((row, r) => row.map((cell, c) => printed(cell, figures[r]?.[c])))).toEqual(figures);
  });
});
