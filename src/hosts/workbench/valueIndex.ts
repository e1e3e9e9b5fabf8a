import { isRealNum } from "@univerjs/core";
import { CELL_INVERTED_INDEX_CACHE } from "@univerjs/engine-formula";

type Index = typeof CELL_INVERTED_INDEX_CACHE;
type Rows = NonNullable<ReturnType<Index["getCellValuePositions"]>>;
type RowSet = Rows extends Map<unknown, infer S> ? S : never;

let mended = false;

/**
 * The grid's engine keeps for every column which rows hold a value, and looks through all values for a row each time a formula writes
 * there: 100,000 formulas take minutes. This remembers where each row stands, and leaves everything else as it is.
 */
export function mendValueIndex(index: Index = CELL_INVERTED_INDEX_CACHE): void {
  if (index === CELL_INVERTED_INDEX_CACHE && mended) return;
  mended ||= index === CELL_INVERTED_INDEX_CACHE;
  const places = new WeakMap<Rows, Map<number, RowSet>>();
  const set = index.set.bind(index);
  index.set = (unitId, sheetId, column, value, row, replaces = false) => {
    const rows = index.getCellValuePositions(unitId, sheetId, column);
    // Blanks have a key that is the engine's own; they and the first building of the index are left to it.
    if (!rows || !replaces || value === null || value === undefined || value === "") {
      if (rows) places.delete(rows);
      set(unitId, sheetId, column, value, row, replaces);
      return;
    }
    let where = places.get(rows);
    if (!where) places.set(rows, (where = placesOf(rows)));
    where.get(row)?.delete(row);
    const key = keyOf(value);
    let list = rows.get(key);
    if (!list) rows.set(key, (list = new Set()));
    list.add(row);
    where.set(row, list);
  };
}

function placesOf(rows: Rows): Map<number, RowSet> {
  const where = new Map<number, RowSet>();
  for (const list of rows.values()) for (const row of list) if (!where.has(row)) where.set(row, list);
  return where;
}

/** As the engine's index files a value: numbers by their value, texts without regard to case. */
function keyOf(value: string | number | boolean): string | number | boolean {
  if (isRealNum(value) && Number(value).toString() === value.toString()) return Number(value) === 0 ? 0 : Number(value);
  return typeof value === "string" ? value.toLowerCase() : value;
}
