import { PcfError } from "../../errors";
import { isCellError } from "../../tables/grid";
import type { CellValue } from "../../tables/grid";
import { openEngine } from "../headless";
import { neededWords } from "./command";
import type { Command } from "./command";

/** Prints the value of a formula; a spilled result line by line, its columns apart by tabs. An error goes to stderr with its message. */
export const evalCommand: Command = {
  name: "eval",
  usage: "eval '=PCF.MATERIAL(1740,\"kg\",15.6,\"kgCO2e/kg\")'",
  summary: { en: "Calculates one formula, native or PCF, and prints its value.", zh: "计算一个公式（Excel 原生函数或 PCF 函数）并输出结果。" },
  async run(given, { language, print }) {
    const [formula = ""] = neededWords(given, evalCommand, 1);
    const engine = await openEngine(language);
    const { value, spill, message } = await engine.calculate(formula);
    if (isCellError(value) && spill === undefined) throw new PcfError("formula.result", { error: value.error, message: message ?? "" });
    for (const row of spill ?? [[value]]) print(row.map(shown).join("\t"));
  },
};

/** As a cell shows it: 15 digits, TRUE and FALSE, the error's name, nothing for a blank. */
function shown(value: CellValue): string {
  if (value === null) return "";
  if (typeof value === "number") return String(Number(value.toPrecision(15)));
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return isCellError(value) ? value.error : value;
}
