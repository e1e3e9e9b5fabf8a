import { PcfError } from "../errors";
import type { Edit } from "../workbook/port";
import { cellName, columnLimit, rowLimit } from "./file/reference";

/** The most characters of a formula without "=", and of a text (Excel's specifications and limits). */
const [formulaLimit, textLimit] = [8191, 32_767];

/** What no host can write. Throws file.cellOutside, file.textTooLong, file.formula. */
export function checkEdit({ sheet, row, column, content }: Edit): void {
  if (!(Number.isInteger(row) && Number.isInteger(column) && row >= 0 && column >= 0 && row < rowLimit && column < columnLimit)) throw new PcfError("file.cellOutside", { sheet, row, column });
  if ("formula" in content) {
    const bare = content.formula.trim().replace(/^=/, "").trim();
    if (bare === "") throw new PcfError("file.formula", { given: content.formula, reason: "empty" });
    if (bare.length > formulaLimit) throw new PcfError("file.formula", { given: `${content.formula.slice(0, 60)}…`, reason: "long" });
  } else if (typeof content.value === "string" && content.value.length > textLimit) {
    throw new PcfError("file.textTooLong", { sheet, cell: cellName(row, column), length: content.value.length });
  }
}
