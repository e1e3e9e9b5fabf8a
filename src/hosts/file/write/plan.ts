import { PcfError } from "../../../errors";
import type { Area, CellValue } from "../../../tables/grid";
import type { FunctionNames } from "../../../workbook/functionNames";
import { isDynamic } from "../dialect/isDynamic";
import { toFile } from "../dialect/toFile";
import { cellName, columnLimit, rowLimit } from "../reference";
import type { CellChange, ResultChange } from "./changes";

/** What becomes of one cell. */
export type Planned =
  | { readonly kind: "value"; readonly value: CellValue; readonly style?: StyleWish }
  | { readonly kind: "formula"; readonly formula: string; readonly result: CellValue; readonly area: Area; readonly form: "plain" | "array" | "dynamic"; readonly style?: StyleWish }
  /** A new result under the formula that is there; `area` where an array formula fills more or less than before. */
  | { readonly kind: "result"; readonly result: CellValue; readonly spill?: readonly (readonly CellValue[])[]; area?: Area }
  /** Filled by the array formula of another cell. */
  | { readonly kind: "filled"; readonly value: CellValue; readonly anchor: number };

export interface StyleWish {
  readonly format?: string;
  readonly bold?: boolean;
}

/** The cells of one sheet that change, by their key. */
export class SheetPlan {
  readonly cells = new Map<number, Planned>();
  /** Array formulas whose results meet something else that is planned. */
  readonly conflicts = new Set<number>();

  constructor(
    readonly sheet: string,
    private readonly functions: FunctionNames,
    private readonly tableAt: (row: number, column: number) => string | null,
  ) {}

  /** Takes a new content. The last one for a cell counts. Throws file.cellOutside, file.textTooLong, file.formula. */
  change({ row, column, content, format, bold }: Omit<CellChange, "sheet">): void {
    this.checkPlace(row, column);
    const style = format !== undefined || bold !== undefined ? { ...(format !== undefined ? { format } : {}), ...(bold !== undefined ? { bold } : {}) } : undefined;
    const wish = style ? { style } : {};
    const key = keyOf(row, column);
    const before = this.cells.get(key);
    if (before?.kind === "filled" && !("value" in content && content.value === null)) this.conflicts.add(before.anchor);
    if ("value" in content) {
      this.checkText(content.value, row, column);
      this.cells.set(key, { kind: "value", value: content.value, ...wish });
      return;
    }
    const formula = toFile(content.formula, this.functions, this.tableAt(row, column));
    const form = content.array ? "array" : (content.spill && isWide(content.spill)) || isDynamic(content.formula, this.functions) ? "dynamic" : "plain";
    const area = content.array ?? (form === "dynamic" ? areaOf(row, column, content.spill) : { top: row, left: column, bottom: row, right: column });
    this.checkPlace(area.bottom, area.right);
    const values = content.spill ?? [[content.result ?? null]];
    const result = values[0]?.[0] ?? null;
    this.checkText(result, row, column);
    this.cells.set(key, { kind: "formula", formula, result, area, form, ...wish });
    if (form !== "plain") this.fill(key, area, values);
  }

  result({ row, column, result, spill }: ResultChange): void {
    this.checkPlace(row, column);
    this.checkText(result, row, column);
    if (!this.cells.has(keyOf(row, column))) this.cells.set(keyOf(row, column), { kind: "result", result, ...(spill ? { spill } : {}) });
  }

  /** Plans the cells that an array formula fills beside its own; what is planned for a cell itself stays. */
  fill(anchor: number, area: Area, values: readonly (readonly CellValue[])[]): void {
    if ((area.bottom - area.top + 1) * (area.right - area.left + 1) > values.length * Math.max(1, values[0]?.length ?? 0) + 1_000_000) return;
    for (let row = area.top; row <= area.bottom; row++) {
      for (let column = area.left; column <= area.right; column++) {
        const key = keyOf(row, column);
        if (key === anchor) continue;
        const other = this.cells.get(key);
        const isBlank = other?.kind === "value" && other.value === null;
        if (other && !isBlank) {
          this.conflicts.add(anchor);
          continue;
        }
        const value = pick(values, row - area.top, column - area.left);
        this.checkText(value, row, column);
        this.cells.set(key, { kind: "filled", value, anchor });
      }
    }
  }

  /** Takes back what array formulas were to fill, because cells are in their way: they show #SPILL! as in Excel. */
  block(anchors: ReadonlySet<number>): void {
    if (anchors.size === 0) return;
    for (const [key, planned] of this.cells) if (planned.kind === "filled" && anchors.has(planned.anchor)) this.cells.delete(key);
    for (const anchor of anchors) {
      const planned = this.cells.get(anchor);
      const { row, column } = placeOf(anchor);
      const area = { top: row, left: column, bottom: row, right: column };
      const result = { error: "#SPILL!" } as const;
      if (planned?.kind === "formula") this.cells.set(anchor, { ...planned, result, area });
      else if (planned?.kind === "result") this.cells.set(anchor, { kind: "result", result, area });
    }
  }

  private checkPlace(row: number, column: number): void {
    if (!(Number.isInteger(row) && Number.isInteger(column) && row >= 0 && column >= 0 && row < rowLimit && column < columnLimit)) throw new PcfError("file.cellOutside", { sheet: this.sheet, row, column });
  }

  private checkText(value: CellValue, row: number, column: number): void {
    if (typeof value === "string" && value.length > 32_767) throw new PcfError("file.textTooLong", { sheet: this.sheet, cell: cellName(row, column), length: value.length });
  }
}

export function keyOf(row: number, column: number): number {
  return row * columnLimit + column;
}

export function placeOf(key: number): { readonly row: number; readonly column: number } {
  return { row: Math.floor(key / columnLimit), column: key % columnLimit };
}

export function areaOf(row: number, column: number, values: readonly (readonly CellValue[])[] | undefined): Area {
  return { top: row, left: column, bottom: row + Math.max(1, values?.length ?? 1) - 1, right: column + Math.max(1, values?.[0]?.length ?? 1) - 1 };
}

/** One value of a result for a place in the area, as array formulas do it: a single row or column repeats, beyond the rest is #N/A. */
function pick(values: readonly (readonly CellValue[])[], row: number, column: number): CellValue {
  const line = values.length === 1 ? values[0] : values[row];
  const value = line === undefined ? undefined : line.length === 1 ? line[0] : line[column];
  return value === undefined ? { error: "#N/A" } : value;
}

function isWide(values: readonly (readonly CellValue[])[]): boolean {
  return values.length > 1 || (values[0]?.length ?? 0) > 1;
}
