import type { Univer } from "../univer";

/**
 * Univer keeps an index of the values of a column for comparisons. It takes "12" and 12 for the same and loses errors, but only once it is built,
 * so that the same formula answers otherwise the second time; and keeping it costs a walk over the column per formula (100,000 formulas: minutes).
 * Comparisons look at the cells instead.
 */
export function patchValueIndex({ formula }: Univer): void {
  const index = formula.CELL_INVERTED_INDEX_CACHE;
  index.set = () => undefined;
  index.setContinueBuildingCache = () => undefined;
  index.shouldContinueBuildingCache = () => false;
  index.canUseCache = () => ({ rowsInCache: [], rowsNotInCache: [] });
}
