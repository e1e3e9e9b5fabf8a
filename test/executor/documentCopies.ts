import { blankPackage, openPackage, writeWorkbook } from "../../src/hosts/file";
import type { CellChange, NewSheet } from "../../src/hosts/file";
import { namespaceOf } from "../../src/hosts/file/read/customXml";
import { functionNames } from "../../src/hosts/functionNames";
import type { ModelSheet, WorkbookModel } from "./workbookModel";

/** The model as a file, as Excel saves it: formulas with the results they show. */
function savedBytes(model: WorkbookModel): Uint8Array {
  return writeWorkbook(openPackage(blankPackage()), {
    sheets: model.sheets.map((sheet): NewSheet => ({ name: sheet.name, cells: cellsOf(sheet) })),
    tables: model.sheets.flatMap(({ name: sheet, tables }) => tables.map(({ name, area, totalsRows }) => ({ sheet, name, area, totals: totalsRows > 0 }))),
    customXml: [...model.parts.values()].map((xml) => ({ namespace: namespaceOf(xml, "") ?? "", xml })),
    functionNames,
  });
}

function cellsOf(sheet: ModelSheet): Omit<CellChange, "sheet">[] {
  return [...sheet.cells].flatMap(([place, { value, formula, format, spill, ghost }]) => {
    const [row = 0, column = 0] = place.split(",").map(Number);
    if (ghost || (value === null && formula === null)) return [];
    const rows = spill && Array.from({ length: spill.bottom - spill.top + 1 }, (_, down) => Array.from({ length: spill.right - spill.left + 1 }, (__, right) => sheet.at(spill.top + down, spill.left + right).value));
    return [{ row, column, content: formula === null ? { value } : { formula, result: value, ...(rows && { spill: rows }) }, ...(format !== "General" && format !== "@" && { format }) }];
  });
}

/** Excel hands over no more copies at once. */
const most = 2;

/**
 * Answers office.js's requests for copies of the workbook: Document.getFileAsync (77), File.getSliceAsync (80) and File.closeAsync (81),
 * by the numbers and keys of the office.js that is pinned in package.json.
 */
export class DocumentCopies {
  private readonly open = new Map<number, Uint8Array>();
  private serial = 0;
  /** Set by a test to what Excel refuses copies with. */
  refusesWith: number | null = null;

  constructor(private readonly model: WorkbookModel) {}

  get left(): number {
    return this.open.size;
  }

  /** The answer to a method of these; null for another. */
  async answer(method: number, given: Readonly<Record<string, unknown>>): Promise<object | null> {
    if (method === 77) return this.copy(given);
    if (method === 80) return this.slice(given);
    if (method !== 81) return null;
    this.open.delete(given[2] as number);
    return { Error: 0 };
  }

  private async copy({ 0: type }: Readonly<Record<string, unknown>>): Promise<object> {
    if (type !== 1) throw new Error(`the executor has no copy of type ${String(type)}`);
    if (this.refusesWith !== null) return { Error: this.refusesWith };
    if (this.open.size === most) return { Error: 5009 };
    await this.model.calculate();
    const bytes = savedBytes(this.model);
    this.open.set(++this.serial, bytes);
    return { Error: 0, 0: this.serial, 1: bytes.length };
  }

  private slice({ 2: handle, 3: index }: Readonly<Record<string, unknown>>): object {
    const bytes = this.open.get(handle as number);
    if (bytes === undefined) throw new Error("the executor has closed this copy");
    const from = (index as number) * 4 * 1024 * 1024;
    const data = [...bytes.subarray(from, from + 4 * 1024 * 1024)];
    return { Error: 0, 0: data, 1: data.length };
  }
}
