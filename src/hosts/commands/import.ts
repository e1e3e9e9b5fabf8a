import { basename } from "node:path";
import { PcfError } from "../../errors";
import { say } from "../../locales";
import { factorFields, mapColumns } from "../../workbook/factorsSheet";
import type { ColumnMapping, FactorField } from "../../workbook/factorsSheet";
import { importFactors } from "../../workbook/importFactors";
import { sayProblem } from "../../workbook/sayProblem";
import type { FactorTable } from "../../workbook/factorTable";
import { readPinnedFactors } from "../../workbook/pinnedFactors";
import { addFactors } from "../addFactorsToFile";
import { openPackage, readWorkbook, toGrid } from "../file";
import { loadFile } from "../file/disk";
import { columnLimit, columnNumber } from "../file/reference";
import { functionNames } from "../functionNames";
import { readFactorTables } from "../readFactorTables";
import { neededWords } from "./command";
import type { Command } from "./command";
import { saveChanged } from "./saveChanged";

/** Own factors from a file into a workbook: all rows or none. */
export const importCommand: Command = {
  name: "import",
  usage: "import factors.xlsx|factors.csv in.xlsx [-o out.xlsx] [--sheet NAME] [--map \"value=C unit=D name=A\"] [--category TEXT] [--source TEXT] [--unit TEXT] [--decimal-comma] [--encoding big5]",
  summary: {
    en: "Takes a table of own factors, or a team's factor pack, into the workbook's PCF Factors: columns by their headings or as told, all rows or none.",
    zh: "将自有因子表或团队因子包导入工作簿的 PCF Factors：按表头或指定的列读取，要么全部导入，要么一行都不导入。",
  },
  valued: ["-o", "--sheet", "--map", "--category", "--source", "--unit", "--encoding"],
  switches: ["--decimal-comma"],
  async run(given, terminal) {
    const { language, print } = terminal;
    const [from = "", into = ""] = neededWords(given, importCommand, 2);
    const target = given.values.get("-o") ?? into;
    const tables = readFactorTables(basename(from), await loadFile(from), given.values.get("--encoding"));
    const table = chosenTable(tables, given.values.get("--sheet"));
    const mapping = mappingOf(table, given.values.get("--map"));
    const zh = language === "zh";
    print(zh ? `${table.name}：${shownMapping(table, mapping)}` : `${table.name}: ${shownMapping(table, mapping)}`);
    const defaults = Object.fromEntries((["category", "source", "unit"] as const).flatMap((field) => {
      const text = given.values.get(`--${field}`);
      return text === undefined ? [] : [[field, text]];
    }));
    const { factors, problems } = importFactors(table, { mapping, defaults, decimalComma: given.switches.has("--decimal-comma") });
    for (const problem of problems) print(sayProblem(problem, language));
    if (problems.length > 0) throw new PcfError("factors.refused", { table: table.name, problems: problems.length });

    const bytes = await loadFile(into);
    const file = openPackage(bytes);
    const workbook = readWorkbook(file, functionNames);
    const grids = workbook.sheets.filter(({ kind }) => kind === "worksheet").map((sheet) => toGrid(sheet));
    const known = new Map(readPinnedFactors(grids).factors.map((factor) => [factor.id.toLowerCase(), factor]));
    const { bytes: written, added } = addFactors(bytes, { file, workbook, grids }, factors, null, language);
    await saveChanged(target, bytes, written, terminal);
    for (const { id, value, unit, source } of added) print([id, `${value} ${unit}`, source].join("\t"));
    for (const factor of factors) {
      const there = known.get(factor.id.toLowerCase());
      if (there === undefined) continue;
      const differs = there.value !== factor.value || there.unit !== factor.unit;
      if (differs) print(zh ? `${factor.id}\t已在其中，保持 ${there.value} ${there.unit}（文件中为 ${factor.value} ${factor.unit}）` : `${factor.id}\tthere already, stays ${there.value} ${there.unit} (${factor.value} ${factor.unit} in the file)`);
    }
    print(zh ? `${target}：导入 ${added.length} 个因子，${factors.length - added.length} 个已在其中` : `${target}: ${added.length} factors imported, ${factors.length - added.length} were there already`);
  },
};

/** @throws PcfError file.sheetUnknown */
function chosenTable(tables: readonly FactorTable[], sheet: string | undefined): FactorTable {
  const table = sheet === undefined ? tables[0] : tables.find(({ name }) => name === sheet);
  if (table === undefined) throw new PcfError("file.sheetUnknown", { given: sheet ?? "", known: tables.map(({ name }) => name) });
  return table;
}

/** The header's own meaning, changed by "value=C unit=D"; a column is named by its letter on the sheet, of a csv by its place. @throws PcfError command.option */
function mappingOf(table: FactorTable, told: string | undefined): ColumnMapping {
  const mapping = mapColumns(table.header);
  if (told === undefined) return mapping;
  const columns: Partial<Record<FactorField | "name", number>> = { ...mapping.columns };
  for (const part of told.trim().split(/[\s,]+/)) {
    const [field = "", letters = ""] = part.split("=");
    const column = /^[A-Za-z]{1,3}$/.test(letters) ? columnNumber(letters.toUpperCase()) - (table.firstColumn ?? 0) : -1;
    if (column < 0 || column >= columnLimit || (field !== "name" && !factorFields.includes(field as FactorField))) throw new PcfError("command.option", { given: `--map ${part}`, usage: importCommand.usage });
    columns[field as FactorField | "name"] = column;
  }
  return { ...mapping, columns };
}

function shownMapping(table: FactorTable, { columns, unitInHeader }: ColumnMapping): string {
  const parts = Object.entries(columns).map(([field, column]) => `${field} = ${String(table.header[column] ?? "").trim()}`);
  return [...parts, ...(unitInHeader === undefined ? [] : [`unit = ${unitInHeader}`])].join(", ");
}
