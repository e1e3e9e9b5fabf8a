import { isPcfError } from "../errors";
import type { NewTable } from "./newTable";
import type { Edit, Workbook } from "./port";

/** So many numbers are tried behind a name that other tables have. */
const mostNames = 100;

/** Lays a planned table, as one step where the host has such a thing; where the host refuses a part of it, the cells are blank again. Throws what the host throws. */
export async function layTable(workbook: Workbook, plan: NewTable): Promise<void> {
  if (workbook.step) await workbook.step((one) => lay(one, plan));
  else await lay(workbook, plan);
}

async function lay(workbook: Workbook, plan: NewTable): Promise<void> {
  await workbook.write(plan.cells);
  try {
    await workbook.write(plan.formulas(await defineTable(workbook, plan)));
  } catch (thrown) {
    await workbook.write(plan.cells.map(({ sheet, row, column }): Edit => ({ sheet, row, column, content: { value: null } }))).catch(() => undefined);
    throw thrown;
  }
}

/** The name that it got: tables of other sheets may have the first ones. */
async function defineTable(workbook: Workbook, { sheet, name, table }: NewTable): Promise<string> {
  const own = new Set((await workbook.read(sheet, { ...table, bottom: table.top, right: table.left })).tables.map((one) => one.name.toLowerCase()));
  for (let number = 1; ; number++) {
    const tried = number === 1 ? name : `${name}${number}`;
    if (own.has(tried.toLowerCase())) continue;
    try {
      await workbook.setTable(sheet, tried, table, true);
      return tried;
    } catch (thrown) {
      if (number >= mostNames || !isPcfError(thrown) || thrown.code !== "file.table" || !("reason" in thrown.parts) || thrown.parts.reason !== "taken") throw thrown;
    }
  }
}
