import type { ReportSources } from "../../src/report/context";
import { buildReport } from "../../src/report/buildReport";
import type { Inline, PrintedFigure, Report } from "../../src/report/content";
import type { Language } from "../../src/locales";
import type { Study } from "../../src/study/study";
import type { Grid } from "../../src/tables/grid";
import { readSources } from "../../src/report/readSources";
import { gridOf, housings, housingsStudy } from "../exchange/study";

/** The sheet of the made-up housings with some cells changed, totals and results with them. */
export function housingsWith(change: (rows: (string | number | boolean | null)[][]) => void): Grid {
  const rows = housings.values.map((row) => row.map((cell) => (typeof cell === "object" ? null : cell)));
  change(rows);
  return gridOf("Housings", rows);
}

export function reportOf(grid: Grid = housings, study: Partial<Study> = {}, language: Language = "en"): Report {
  return buildReport(sourcesOf(grid, study), language);
}

export function sourcesOf(grid: Grid = housings, study: Partial<Study> = {}): ReportSources {
  return { ...readSources({ grids: [grid], factors: [], corrections: [], ignored: [] }, []), study: { ...housingsStudy, ...study } };
}

export function inlinesOf(report: Report): Inline[] {
  return [...report.cover.flatMap(({ line }) => line), ...report.blocks.flatMap((block): readonly Inline[] => {
    if (block.kind === "text" || block.kind === "item") return block.line;
    if (block.kind === "table") return [...block.caption, ...block.rows.flat(2)];
    return block.kind === "chart" ? block.series.flatMap(({ values }) => values) : [];
  })];
}

export function figuresOf(report: Report): PrintedFigure[] {
  return inlinesOf(report).filter((each): each is PrintedFigure => typeof each !== "string" && each.kind === "figure");
}

export function plain(report: Report): string {
  return report.blocks.map((block) => {
    if (block.kind === "heading") return block.text;
    const line = (inlines: readonly Inline[]) => inlines.map((each) => (typeof each === "string" ? each : each.text)).join("");
    if (block.kind === "table") return [block.heads.join(" | "), ...block.rows.map((row) => row.map(line).join(" | "))].join("\n");
    return block.kind === "chart" ? block.names.map((name, index) => `${name} ${block.series.map(({ values }) => values[index]!.text).join(" ")}`).join("\n") : line(block.line);
  }).join("\n");
}
