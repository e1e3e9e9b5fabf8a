import { filledCells } from "../../tables/grid";
import { cellAddress } from "../address";
import type { Finding } from "../finding";
import type { Rule } from "../rule";
import { nameKey } from "../../factors/names/nameKey";

/** Who is told of two hundred pins them all. */
const limit = 200;

/** A PCF formula that names a factor which is not in the workbook's own Factors sheet: a later library may answer differently. */
export const workbookUnpinned: Rule = {
  id: "workbook.unpinned",
  *check({ grids, context }): Iterable<Finding> {
    const ours = grids.flatMap((grid) =>
      [...filledCells(grid)].flatMap(({ row, column, formula }) =>
        formula !== null && /PCF\./i.test(formula) ? [{ sheet: grid.sheet, row, column, formula }] : [],
      ),
    );
    if (ours.length === 0) return;
    const pinned = new Set(context.pinned.flatMap((factor) => [factor.id, nameKey(factor.nameZh), nameKey(factor.nameEn)]));
    const published = new Map(
      context.factors.flatMap(
        (factor) =>
          [
            [factor.id, factor],
            [nameKey(factor.nameZh), factor],
            [nameKey(factor.nameEn), factor],
          ] as const,
      ),
    );
    let told = 0;
    for (const { sheet, row, column, formula } of ours) {
      if (told >= limit) return;
      const names = [...formula.matchAll(/"([^"]{2,80})"/g)].map((match) => match[1] as string);
      const loose = names.find((name) => {
        const key = nameKey(name);
        return (published.has(name) || published.has(key)) && !pinned.has(name) && !pinned.has(key);
      });
      const factor = loose === undefined ? undefined : (published.get(loose) ?? published.get(nameKey(loose)));
      if (!factor || pinned.has(factor.id)) continue;
      told++;
      yield {
        rule: "workbook.unpinned",
        severity: "info",
        sheet,
        range: cellAddress({ row, column }),
        message: {
          en: `"${loose}" is taken from the library (${factor.value} ${factor.unit}) and not kept in this workbook: pin it, so that a later library gives the same number.`,
          zh: `“${loose}”取自因子库（${factor.value} ${factor.unit}），未固定在本工作簿中：请固定它，以保证以后结果不变。`,
        },
      };
    }
  },
};
