import type { EngineResult, EngineWorkbook } from "../../../src/hosts/engine/engine";
import type { UniverEngine } from "../../../src/hosts/engine/univerEngine";
import type { CellValue } from "../../../src/tables/grid";
import { cellAt } from "./nativeCorpus";

type Cells = Readonly<Record<string, CellValue>>;

/** A workbook from cells by address, one sheet called Sheet1 or several by name; a text that begins with "=" is a formula. */
export function workbookOf(cells: Cells | Readonly<Record<string, Cells>>, more: Partial<EngineWorkbook> = {}): EngineWorkbook {
  const several = Object.values(cells).every((one) => typeof one === "object" && one !== null && !("error" in one));
  const sheets = several && Object.keys(cells).length > 0 ? (cells as Readonly<Record<string, Cells>>) : { Sheet1: cells as Cells };
  return { names: [], tables: [], ...more, sheets: Object.entries(sheets).map(([name, content]) => ({ name, cells: Object.entries(content).map(([at, value]) => cellAt(at, value)) })) };
}

/** The engine's answer for a cell ("B2", "Data!B2"), undefined where it has none. */
export function answerAt(results: Awaited<ReturnType<UniverEngine["recalculate"]>>, address: string): EngineResult | undefined {
  const [at = "", sheet = "Sheet1"] = address.split("!").reverse();
  const { row, column } = cellAt(at, null);
  return results.get(sheet)?.get(`${row},${column}`);
}
