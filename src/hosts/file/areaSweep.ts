import { PcfError } from "../../errors";
import type { Area } from "../../tables/grid";
import { columnLimit } from "./reference";

/**
 * Tells which of many areas a cell lies in, asked row by row downwards (as a sheet is read). Areas of a sound sheet do not overlap,
 * so at most one per column is open in any row; more is a damaged file, and bounds the work.
 */
export class AreaSweep<T extends Area = Area> {
  private readonly waiting: T[];
  private open: T[] = [];
  private row = -1;
  private firstEnd = Infinity;

  constructor(
    areas: readonly T[],
    private readonly part: string,
  ) {
    this.waiting = [...areas].sort((a, b) => b.top - a.top);
  }

  /** The area around a cell. Rows must not go back: an earlier row than the last answers for what is open now. */
  at(row: number, column: number): T | null {
    if (row > this.row) this.moveTo(row);
    let low = 0;
    let high = this.open.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.open[middle]!.left <= column) low = middle + 1;
      else high = middle;
    }
    const area = this.open[low - 1];
    return area && column <= area.right && row >= area.top && row <= area.bottom ? area : null;
  }

  private moveTo(row: number): void {
    this.row = row;
    if (this.firstEnd < row) this.open = this.open.filter((area) => area.bottom >= row);
    let changed = this.firstEnd < row;
    for (let next = this.waiting.at(-1); next && next.top <= row; next = this.waiting.at(-1)) {
      this.waiting.pop();
      if (next.bottom < row) continue;
      this.open.push(next);
      changed = true;
    }
    if (!changed) return;
    if (this.open.length > columnLimit) throw new PcfError("file.damaged", { part: this.part, reason: "reference" });
    this.open.sort((a, b) => a.left - b.left);
    this.firstEnd = this.open.reduce((least, area) => Math.min(least, area.bottom), Infinity);
  }
}
