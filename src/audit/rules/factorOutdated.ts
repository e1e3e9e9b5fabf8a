import type { Cell } from "../../tables/cell";
import type { Factor } from "../../factors/factor";
import { columnOf, columnsOf } from "../../tables/table";
import { cellAddress } from "../address";
import { withUnit } from "../arithmetic";
import { countryIn } from "../countries";
import type { Entry } from "../entry";
import { isPowerEntry, powerRows } from "../electricity";
import type { Evidence } from "../evidence";
import type { Finding } from "../finding";
import type { Rule } from "../rule";
import { studyYear, yearsOf } from "../studyFacts";
import { whereUsed } from "../whereUsed";
import type { FactorRemark } from "../whereUsed";

/** Older than this against the year of the data, a factor may no longer describe it. */
const oldest = 5;
const lasting = /gb\/?t|iso|ipcc|标准|指南|准则|guideline|standard|pas ?2050|文献|et al/i;

/** A factor of 2018 in a study of 2024, or a grid factor that a newer one has replaced. */
export const factorOutdated: Rule = {
  id: "factor.outdated",
  check(evidence) {
    const study = studyYear(evidence);
    const byYear = study === undefined ? [] : [...tooOld(evidence, study)];
    const told = new Set(byYear.map(({ entry }) => entry));
    return whereUsed([...byYear, ...[...superseded(evidence, study)].filter(({ entry }) => !told.has(entry))], evidence);
  },
};

/** Factors whose year, or the year of whose source, lies far before the data's. */
function* tooOld({ entries }: Evidence, study: number): Iterable<FactorRemark> {
  for (const [table, list] of entries) {
    const [year, source] = [columnOf(table, "year"), columnOf(table, "source")];
    for (const entry of list) {
      const factor = entry.factors[0];
      const dated = factor && datedBy(year && table.cell(entry.row, year), source && table.cell(entry.row, source));
      if (!factor || !dated || study - dated.year <= oldest) continue;
      const finding: Finding = {
        rule: "factor.outdated",
        severity: dated.own || isPowerEntry(entry) ? "warning" : "info",
        sheet: table.sheet,
        range: cellAddress(dated.cell),
        message: {
          en: `${entry.name}: the factor ${withUnit(factor)} is of ${dated.year}, the data of ${study}: ${study - dated.year} years apart.`,
          zh: `${entry.name}：因子 ${withUnit(factor)} 为 ${dated.year} 年数据，核算年度为 ${study} 年，相差 ${study - dated.year} 年。`,
        },
      };
      yield { entry, factor, finding };
    }
  }
}

/** The year of a factor and the cell that tells it: its own, else its source's. What a standard or a paper says is not of the year it was published in. */
function datedBy(yearCell: Cell | undefined, sourceCell: Cell | undefined): { readonly year: number; readonly cell: Cell; readonly own: boolean } | null {
  if (sourceCell && lasting.test(sourceCell.text)) return null;
  for (const [cell, own] of [[yearCell, true], [sourceCell, false]] as const) {
    const found = cell ? yearsOf(cell) : [];
    if (cell && found.length > 0) return { year: Math.max(...found), cell, own };
  }
  return null;
}

/** Grid factors of the library that a newer one has replaced. */
function* superseded(evidence: Evidence, study: number | undefined): Iterable<FactorRemark> {
  for (const { entry, factor, owners } of powerRows(evidence)) {
    const owner = owners[0];
    const next =
      owner && owners.every((each) => each.supersededBy !== "") ? evidence.context.factors.find((each) => each.id === owner.supersededBy) : undefined;
    if (!owner || !next || isOfOtherPlace(entry, owner)) continue;
    const apart = study === undefined ? 0 : study - Number(owner.dataYear);
    const finding: Finding = {
      rule: "factor.outdated",
      severity: apart > oldest ? "warning" : "info",
      sheet: entry.table.sheet,
      range: cellAddress(factor.cell),
      message: {
        en: `${entry.name}: ${withUnit(factor)} is ${owner.nameEn}; a newer one is published: ${next.value} ${next.unit} (${next.nameEn}).`,
        zh: `${entry.name}：${withUnit(factor)} 是“${owner.nameZh}”；已有更新的数值：${next.value} ${next.unit}（${next.nameZh}）。`,
      },
      expected: `${next.value} ${next.unit}`,
    };
    yield { entry, factor, finding };
  }
}

/** "EMA Singapore 2024": a value that an old one of another country happens to have. */
function isOfOtherPlace(entry: Entry, owner: Factor): boolean {
  const texts = [entry.name, ...(["source", "region", "note"] as const).flatMap((role) => columnsOf(entry.table, role).map((column) => entry.table.cell(entry.row, column).text))];
  const named = texts.flatMap((text) => countryIn(text) ?? []);
  return named.length > 0 && !named.includes(owner.region.slice(0, 2));
}
