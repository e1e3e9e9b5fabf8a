import { columnOf } from "../../tables/table";
import { cellAddress } from "../address";
import { withUnit } from "../arithmetic";
import { isPowerEntry, powerRows } from "../electricity";
import type { Entry } from "../entry";
import type { Rule } from "../rule";
import { studyYear, yearsIn } from "../studyFacts";

/** Older than this against the year of the data, a factor may no longer describe it. */
const oldest = 5;
const lasting = /gb\/?t|iso|ipcc|标准|指南|准则|guideline|standard|pas ?2050|文献|et al/i;

/** A factor of 2018 in a study of 2024, or a grid factor that a newer one has replaced. */
export const factorOutdated: Rule = {
  id: "factor.outdated",
  *check(evidence) {
    const study = studyYear(evidence);
    const told = new Set<Entry>();
    if (study !== undefined) {
      for (const [table, entries] of evidence.entries) {
        const [year, source] = [columnOf(table, "year"), columnOf(table, "source")];
        for (const entry of entries) {
          const factor = entry.factors[0];
          if (!factor || (!year && !source)) continue;
          const yearCell = year && table.cell(entry.row, year);
          const sourceCell = source && table.cell(entry.row, source);
          const own = yearCell ? (yearCell.number !== null && yearCell.number >= 1990 && yearCell.number <= 2100 ? [yearCell.number] : yearsIn(yearCell.text)) : [];
          const told1 = own.length > 0;
          const found = told1 ? own : sourceCell && !lasting.test(sourceCell.text) ? yearsIn(sourceCell.text) : [];
          const newest = found.length > 0 ? Math.max(...found) : undefined;
          if (newest === undefined || study - newest <= oldest || (told1 && sourceCell && lasting.test(sourceCell.text))) continue;
          told.add(entry);
          const cell = told1 && yearCell ? yearCell : (sourceCell ?? factor.cell);
          yield {
            rule: "factor.outdated",
            severity: told1 || isPowerEntry(entry) ? "warning" : "info",
            sheet: table.sheet,
            range: cellAddress(cell),
            message: {
              en: `${entry.name}: the factor ${withUnit(factor)} is of ${newest}, the data of ${study}: ${study - newest} years apart.`,
              zh: `${entry.name}：因子 ${withUnit(factor)} 为 ${newest} 年数据，核算年度为 ${study} 年，相差 ${study - newest} 年。`,
            },
          };
        }
      }
    }
    for (const { entry, factor, owners } of powerRows(evidence)) {
      const owner = owners[0];
      if (!owner || told.has(entry) || owners.some((each) => each.supersededBy === "")) continue;
      const next = evidence.context.factors.find((each) => each.id === owner.supersededBy);
      if (!next) continue;
      const apart = study === undefined ? 0 : study - Number(owner.dataYear);
      yield {
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
    }
  },
};
