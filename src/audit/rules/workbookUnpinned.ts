import { references } from "../../tables/formula/references";
import { filledCells } from "../../tables/grid";
import type { Grid } from "../../tables/grid";
import { cellAddress } from "../address";
import type { Finding } from "../finding";
import type { Rule } from "../rule";
import { nameKey } from "../../factors/names/nameKey";

/** "cn-grid-north-2023": what factors are called by programs, and nothing that people write. */
const id = /^[a-z]+(?:-[a-z0-9]+){2,}$/;

/** Texts in the single cells that a formula names on its own sheet: "=PCF.ELECTRICITY(C16,D16,E16)" with the factor's id in E16. */
function textsNamed(grid: Grid, formula: string): readonly string[] {
  return references(formula).flatMap(({ sheet, from, to }) => {
    const value = sheet === null && to === null ? grid.values[from.row - grid.top]?.[from.column - grid.left] : null;
    return typeof value === "string" && value.length >= 2 && value.length <= 80 ? [value] : [];
  });
}

/** Who is told of two hundred pins them all. */
const limit = 200;

/** A PCF formula that names a factor which is not in the workbook's own Factors sheet: a later library may answer differently. */
export const workbookUnpinned: Rule = {
  id: "workbook.unpinned",
  *check({ grids, context }): Iterable<Finding> {
    const ours = grids.flatMap((grid) =>
      [...filledCells(grid)].flatMap(({ row, column, formula }) =>
        formula !== null && /PCF\./i.test(formula) ? [{ grid, row, column, formula }] : [],
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
    for (const { grid, row, column, formula } of ours) {
      const { sheet } = grid;
      if (told >= limit) return;
      const names = [...formula.matchAll(/"([^"]{2,80})"/g)].map((match) => match[1] as string).concat(textsNamed(grid, formula));
      const loose = names.find((name) => {
        const key = nameKey(name);
        return (published.has(name) || published.has(key)) && !pinned.has(name) && !pinned.has(key);
      });
      const factor = loose === undefined ? undefined : (published.get(loose) ?? published.get(nameKey(loose)));
      const stranger = factor ? undefined : names.find((name) => id.test(name) && !pinned.has(name));
      if (stranger === undefined && (!factor || pinned.has(factor.id))) continue;
      told++;
      const place = { rule: "workbook.unpinned", severity: "info", sheet, range: cellAddress({ row, column }) } as const;
      if (!factor)
        yield {
          ...place,
          message: {
            en: `"${stranger}" is named by its id, but is kept neither in this workbook nor in the library: where is its value from? Add it to the workbook's factors.`,
            zh: `“${stranger}”按编号引用，但本工作簿和因子库中都没有该因子：数值从何而来？请将其加入本工作簿的因子表。`,
          },
        };
      else yield {
        ...place,
        message: {
          en: `"${loose}" is taken from the library (${factor.value} ${factor.unit}) and not kept in this workbook: pin it, so that a later library gives the same number.`,
          zh: `“${loose}”取自因子库（${factor.value} ${factor.unit}），未固定在本工作簿中：请固定它，以保证以后结果不变。`,
        },
      };
    }
  },
};
