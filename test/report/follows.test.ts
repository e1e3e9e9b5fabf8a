import { readFileSync } from "node:fs";
import path from "node:path";
import { calculatedSheets } from "../../src/hosts/calculatedWorkbook";
import { exampleFile } from "../../src/hosts/exampleFile";
import type { Example } from "../../src/hosts/exampleFile";
import { openPackage, writeWorkbook } from "../../src/hosts/file";
import { functionNames } from "../../src/hosts/functionNames";
import { recalculate } from "../../src/hosts/recalculate";
import type { Place } from "../../src/audit/finding";
import { buildReport } from "../../src/report/buildReport";
import type { Report, ReportTable } from "../../src/report/content";
import type { ReportSources } from "../../src/report/context";
import { readSources } from "../../src/report/readSources";
import type { Grid } from "../../src/tables/grid";
import { parseArea } from "../../src/workbook/parseArea";
import type { Figure } from "../../src/workbook/inventory";
import { figuresOf, plain } from "./sources";

const root = path.resolve(__dirname, "../..");

async function read(bytes: Uint8Array): Promise<{ readonly grids: readonly Grid[]; readonly sources: ReportSources; readonly report: Report }> {
  const sheets = await calculatedSheets(bytes, "zh");
  const sources = readSources({ ...sheets, factors: [] }, []);
  return { grids: sheets.grids, sources, report: buildReport(sources, "zh") };
}

/** The number in a cell as the sheet has it, without any reader of tables. */
function cell(grids: readonly Grid[], { sheet, range }: Place): number {
  const area = parseArea(range)!;
  const grid = grids.find((each) => each.sheet === sheet)!;
  const value = grid.values[area.top - grid.top]?.[area.left - grid.left];
  if (typeof value !== "number") throw new Error(`${sheet}!${range} holds ${String(value)}`);
  return value;
}

const table = (report: Report, id: string) => report.blocks.find((block): block is ReportTable => block.kind === "table" && block.id === id)!;
const words = (line: ReportTable["rows"][number][number]) => line.map((each) => (typeof each === "string" ? each : each.text)).join("");
const near = (text: string, value: number) => Math.abs(Number(text) - value) <= 0.000501 + Math.abs(value) * 1e-9;

/** Each activity figure of the workbook: what a client's engineer would put right. */
function activityOf({ inventory }: ReportSources): readonly Figure[] {
  const all = inventory.rows.flatMap(({ amount, distance }) => [amount, distance].filter((each) => each !== null));
  return [...new Map(all.map((figure) => [JSON.stringify(figure.places), figure])).values()];
}

describe.each(["machine-tool-castings", "aluminium-foil-mill", "axle-fasteners"])("%s", (name) => {
  it("is followed by its report in every table, sentence, ranking and declaration when one activity figure changes, whichever it is", async () => {
    const original = exampleFile(JSON.parse(readFileSync(path.join(root, "assets/examples", `${name}.json`), "utf8")) as Example, "zh");
    const before = await read(original);
    const rows = before.sources.inventory.rows;
    // Typed figures: those that are formulas follow others, which are changed in their turn.
    const typed = activityOf(before.sources).filter(({ places: [place] }) => {
      const area = parseArea(place!.range)!;
      const grid = before.grids.find(({ sheet }) => sheet === place!.sheet)!;
      return grid.formulas[area.top - grid.top]?.[area.left - grid.left] === null && typeof grid.values[area.top - grid.top]?.[area.left - grid.left] === "number";
    });
    expect(typed.length).toBeGreaterThan(2);
    for (const figure of typed) {
      const place = figure.places[0]!;
      const { top: row, left: column } = parseArea(place.range)!;
      // Large enough to change the order of the stages for some.
      const changed = (await recalculate(writeWorkbook(openPackage(original), { cells: [{ sheet: place.sheet, row, column, content: { value: figure.value.times("7.3").toNumber() } }], functionNames }), "zh")).bytes;
      const { grids, sources, report } = await read(changed);
      const text = plain(report);
      const scale = rows[0]!.kg.dividedBy(rows[0]!.emission.value).toNumber();
      const values = rows.map(({ emission, kg }) => (cell(grids, emission.places[0]!) * (emission.value.isZero() ? 1 : kg.dividedBy(emission.value).toNumber())) / scale);
      const total = values.reduce((sum, value) => sum + value, 0);
      const old = rows.reduce((sum, { kg }) => sum + kg.toNumber(), 0) / scale;
      expect({ place, moved: Math.abs(total - old) > 0 }).toEqual({ place, moved: true });

      expect(sources.inventory.rows.map(({ name: item }) => item)).toEqual(rows.map(({ name: item }) => item));
      // By stage, from the cells alone.
      const byStage = new Map<string, number>();
      rows.forEach(({ stage, stageText }, index) => byStage.set(stage ?? stageText, (byStage.get(stage ?? stageText) ?? 0) + values[index]!));
      const largest = [...byStage].reduce((most, each) => (each[1] > most[1] ? each : most));
      const stageRows = table(report, "stages").rows;
      expect(stageRows.slice(0, -1).map((line) => Number(words(line[1]!))).sort((a, b) => a - b).every((value, index) => near(String(value), [...byStage.values()].sort((a, b) => a - b)[index]!))).toBe(true);
      expect(near(words(stageRows.at(-1)![1]!), total)).toBe(true);
      const top = stageRows.slice(0, -1).find((line) => near(words(line[1]!), largest[1]))!;
      expect(text.split(`${words(top[0]!)}的碳足迹占比最大，为 ${words(top[2]!)} %`).length).toBe(stageRows.length > 2 ? 3 : 1);
      expect(Math.abs(Number(words(top[2]!)) - (100 * largest[1]) / total)).toBeLessThan(0.011);
      // Row by row, declaration, sensitivity.
      for (const line of table(report, "calculation").rows.slice(0, -1)) expect({ place, line: words(line[0]!), found: values.some((value) => near(words(line[2]!), value)) }).toEqual({ place, line: words(line[0]!), found: true });
      expect(near(words(table(report, "declaration").rows.find((line) => words(line[0]!) === "碳足迹总量")![1]!).split(" ")[0]!, total)).toBe(true);
      for (const line of table(report, "sensitivity").rows) expect(near(words(line[1]!), total)).toBe(true);
      // Nothing of what was: neither the old total nor the old figure where its cell is cited.
      const oldTotal = words(table(before.report, "stages").rows.at(-1)![1]!);
      expect(text).not.toContain(oldTotal);
      for (const each of figuresOf(report)) if (each.from.length === 1 && each.from[0]!.range === place.range && each.from[0]!.sheet === place.sheet) expect(each.value.toNumber()).toBeCloseTo(figure.value.times("7.3").toNumber(), 6);
    }
  }, 120_000);
});
