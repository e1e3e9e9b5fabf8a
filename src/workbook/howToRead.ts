import type { Factor } from "../factors/factor";
import type { Language } from "../locales";
import { filledCells } from "../tables/grid";
import type { CellValue, Grid } from "../tables/grid";
import { findCalls } from "./freeze/calls";
import { frozenNamespace, readFrozenPart } from "./freeze/frozenPart";
import type { Workbook } from "./port";

/** The sheet that tells a recipient how to read the workbook. Writing it anew replaces it; taking it away leaves nothing. */
export const guideSheetName = "PCF Guide";

export interface GuideFacts {
  /** The functions that formulas use, as they are now or as they were before freezing: "PCF.MATERIAL" and what it does. */
  readonly functions: readonly { readonly name: string; readonly summary: string }[];
  readonly factors: readonly Factor[];
  readonly libraryVersion: string | null;
  readonly isFrozen: boolean;
}

export interface GuideCell {
  readonly row: number;
  readonly column: number;
  readonly content: { readonly value: CellValue };
  readonly bold?: boolean;
}

export const guideWidths: readonly number[] = [30, 34, 16, 40, 26, 30];

const words = {
  en: {
    title: "How to read this workbook",
    live: "The results come from formulas of the add-in PCF for Excel. Without it the values stand here as they were calculated last; with it they recalculate.",
    frozen: "The PCF formulas of this workbook have been turned into Excel's own: it recalculates in any spreadsheet program. The originals are kept inside and can be brought back (thaw).",
    results: "Results are in kgCO2e unless their heading says otherwise. Every factor that formulas name stands in the sheet PCF Factors with its source.",
    functions: "Functions used", functionHeader: ["Function", "What it answers"],
    factors: "Factors and their sources", factorHeader: ["Id", "Name", "Value", "Unit", "Source", "Publisher, licence"],
    version: "Version of the factor library",
  },
  zh: {
    title: "如何阅读本工作簿",
    live: "结果由加载项 PCF for Excel 的公式计算得出。未安装加载项时显示最后一次计算的数值；安装后可重新计算。",
    frozen: "本工作簿的 PCF 公式已转换为 Excel 普通公式，任何电子表格软件都能重算。原公式保存在文件内，可以恢复（解冻）。",
    results: "除非标题另有说明，结果单位为 kgCO2e。公式所用的每个因子及其来源列于工作表 PCF Factors。",
    functions: "所用函数", functionHeader: ["函数", "用途"],
    factors: "因子及来源", factorHeader: ["编号", "名称", "数值", "单位", "来源", "发布机构、许可"],
    version: "因子库版本",
  },
} as const;

/** The guide as cells, in one language. All of it is text: nothing recalculates, nothing is hidden. */
export function guideCells({ functions, factors, libraryVersion, isFrozen }: GuideFacts, language: Language): GuideCell[] {
  const say = words[language];
  const cells: GuideCell[] = [];
  let row = 0;
  const line = (values: readonly CellValue[], bold = false) => {
    values.forEach((value, column) => value !== null && value !== "" && cells.push({ row, column, content: { value }, ...(bold && { bold }) }));
    row++;
  };
  line([say.title], true);
  line([isFrozen ? say.frozen : say.live]);
  line([say.results]);
  if (libraryVersion !== null) line([say.version, libraryVersion]);
  row++;
  if (functions.length > 0) {
    line([say.functions], true);
    line(say.functionHeader, true);
    for (const { name, summary } of functions) line([name, summary]);
    row++;
  }
  if (factors.length > 0) {
    line([say.factors], true);
    line(say.factorHeader, true);
    for (const factor of factors) line([factor.id, language === "zh" ? factor.nameZh || factor.nameEn : factor.nameEn || factor.nameZh, Number(factor.value), factor.unit, [factor.source, factor.locator].filter((part) => part !== "").join(", "), [factor.publisher, factor.licence].filter((part) => part !== "").join(", ")]);
  }
  return cells;
}

/** The functions of ours that a workbook uses, frozen ones included, in the order of their names. */
export function functionsUsed(grids: readonly Grid[], frozenXml: string | null): { readonly names: readonly string[]; readonly isFrozen: boolean } {
  const live = grids.flatMap((grid) => [...filledCells(grid)].flatMap(({ formula }) => (formula === null ? [] : [formula])));
  const frozen = frozenXml === null ? [] : readFrozenPart(frozenXml).map(({ original }) => original);
  const names = new Set([...live, ...frozen].flatMap(allCalls));
  return { names: [...names].sort(), isFrozen: frozen.length > 0 };
}

function allCalls(formula: string): string[] {
  return findCalls(formula).flatMap((call) => [`PCF.${call.name}`, ...call.arguments.flatMap(allCalls)]);
}

/** Writes the guide into an open workbook, in the place of the one that is there. */
export async function writeGuide(workbook: Workbook, facts: Omit<GuideFacts, "functions" | "isFrozen">, summaryOf: (name: string) => string | undefined, language: Language): Promise<void> {
  const grids = await Promise.all((await workbook.sheets()).filter(({ name }) => name !== guideSheetName).map(({ name }) => workbook.read(name)));
  const { names, isFrozen } = functionsUsed(grids, await workbook.part(frozenNamespace));
  const functions = names.flatMap((name) => (summaryOf(name) === undefined ? [] : [{ name, summary: summaryOf(name)! }]));
  await removeGuide(workbook);
  await workbook.addSheet(guideSheetName);
  await workbook.write(guideCells({ ...facts, functions, isFrozen }, language).map(({ row, column, content }) => ({ sheet: guideSheetName, row, column, content })));
}

/** Takes the guide away. Answers whether there was one. */
export async function removeGuide(workbook: Workbook): Promise<boolean> {
  const there = (await workbook.sheets()).some(({ name }) => name === guideSheetName);
  if (there) await workbook.removeSheet(guideSheetName);
  return there;
}
