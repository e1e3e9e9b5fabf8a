import type { Role } from "../../tables/header";
import type { Column } from "../../tables/table";

/** The columns of a table that a factor is written to, or that its formula reads. */
export interface RowColumns {
  readonly name?: Column;
  readonly quantity?: Column;
  readonly mass?: Column;
  readonly freight?: Column;
  readonly distance?: Column;
  readonly unit?: Column;
  readonly factor?: Column;
  readonly factorUnit?: Column;
  readonly source?: Column;
  readonly emission?: Column;
  readonly emissionUnit?: Column;
}

/** One column for each part of a row. Where several have a role, the selected one counts, then the surest. */
export function rowColumns(columns: readonly Column[], selected: number): RowColumns {
  const best = (role: Role, near?: Column): Column | undefined => {
    const found = columns.filter((column) => column.role === role);
    const after = near && found.filter((column) => column.index > near.index).sort((a, b) => a.index - b.index)[0];
    return found.find((column) => column.index === selected) ?? after ?? found.sort((a, b) => b.confidence - a.confidence || a.index - b.index)[0];
  };
  const quantity = best("quantity");
  const mass = best("mass");
  const freight = best("freight");
  const factor = best("factor");
  const emission = best("emission");
  const entries = {
    name: best("name"), quantity, mass, freight, distance: best("distance"), unit: best("unit", quantity ?? mass ?? freight),
    factor, factorUnit: best("factorUnit", factor), source: best("source", factor), emission, emissionUnit: best("emissionUnit", emission),
  };
  return Object.fromEntries(Object.entries(entries).filter(([, column]) => column !== undefined)) as RowColumns;
}
