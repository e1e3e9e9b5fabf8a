import { labelKey } from "../footprint/labelKey";
import { saysNone } from "../tables/cell";
import type { Cell } from "../tables/cell";
import type { Role } from "../tables/header";
import { columnOf } from "../tables/table";
import factorArguments from "./factorArguments.json";
import type { FootprintItem } from "./footprintItems";
import { pcfCalls } from "./pcfCall";

export interface FactorKey {
  /** The cells of the row that say it together, in the order of the text; none where a formula says it. */
  readonly cells: readonly Cell[];
  readonly text: string;
}

const positions: Readonly<Record<string, number | string>> = factorArguments;

/**
 * Which factor a row uses: its name or id and its source as the table states them, with its value; else what its formula names or
 * points to. Rows of one key rise and fall together. Null where only a value is known: two factors may have the same one by chance,
 * so such a row is taken for independent.
 */
export function factorKey({ table, emission, entry: { row, factors } }: FootprintItem): FactorKey | null {
  const said = (role: Role): Cell[] => {
    const column = columnOf(table, role);
    const cell = column && table.cell(row, column);
    return cell && cell.text !== "" && cell.number === null && !saysNone(cell) ? [cell] : [];
  };
  const value = factors[0]?.cell;
  const pointed = referenceIn(value?.formula ?? "") ?? namedIn(value?.formula ?? "") ?? namedIn(emission.cell.formula ?? "");
  if (pointed !== null) return { cells: [], text: pointed };
  const names = [...said("factor"), ...said("source")];
  if (names.length === 0) return null;
  const cells = [...names, ...(value && !names.some((name) => name.row === value.row && name.column === value.column) ? [value] : [])];
  return { cells, text: cells.map(({ text }) => labelKey(text)).join(" | ") };
}

/** A formula that is nothing but a cell of another sheet ("='PCF Factors'!$E$5"). */
function referenceIn(formula: string): string | null {
  const [, sheet, column, row] = /^=\s*('(?:[^']|'')+'|[^\s'!"(),+*/&=<>-]+)!\$?([A-Z]{1,3})\$?(\d+)\s*$/i.exec(formula) ?? [];
  return sheet === undefined ? null : `${sheet.replace(/^'|'$/g, "").replaceAll("''", "'")}!${column}${row}`;
}

/** The factor that a call names by a text of its own ("=PCF.MATERIAL(B4,C4,"cn-steel-2022")"). */
function namedIn(formula: string): string | null {
  for (const { name, arguments: given } of pcfCalls(formula)) {
    const position = positions[name] ?? positions[`PCF.${name}`];
    const argument = typeof position === "number" ? given[position] : undefined;
    if (argument?.kind === "value" && typeof argument.value === "string" && argument.value.trim() !== "") return argument.value.trim();
  }
  return null;
}
