import { isCellError } from "../../tables/grid";
import type { CellValue } from "../../tables/grid";
import { loadFile } from "../file/disk";
import { findFileUpdates } from "../factorEffects";
import type { CellEffect } from "../factorEffects";
import { neededWords } from "./command";
import type { Command } from "./command";

/** Which of a workbook's own factors the library knows a newer figure for, and what each would change. */
export const updatesCommand: Command = {
  name: "updates",
  usage: "updates in.xlsx [--json]",
  summary: { en: "Lists the newer factors of the library for the workbook's own, with the effect of each on every row and total; changes nothing.", zh: "列出因子库中比工作簿自带因子更新的因子，及其对每一行和合计的影响；不作任何修改。" },
  switches: ["--json"],
  async run(given, { language, print }) {
    const [source = ""] = neededWords(given, updatesCommand, 1);
    const { library, workbook, effects } = await findFileUpdates(await loadFile(source), language);
    if (given.switches.has("--json")) {
      print(JSON.stringify({ library, workbook, updates: effects.map(({ update: { pinned, newer, reason, ratio }, rows, totals }) => ({ id: pinned.id, value: pinned.value, unit: pinned.unit, source: pinned.source, newer: { id: newer.id, value: newer.value, unit: newer.unit, source: newer.source, publisher: newer.publisher, url: newer.url }, reason, ratio: ratio?.toNumber() ?? null, rows, totals })) }, null, 2));
      return;
    }
    const zh = language === "zh";
    const made = workbook === null ? (zh ? "未记录" : "not recorded") : workbook.made === workbook.latest ? workbook.made : zh ? `${workbook.made}，最近 ${workbook.latest}` : `${workbook.made}, last ${workbook.latest}`;
    print(zh ? `因子库 ${library}；工作簿所用的因子库：${made}` : `Library ${library}; the workbook was made with: ${made}`);
    const reasons = zh ? { superseded: "已被取代", corrected: "已更正" } : { superseded: "superseded", corrected: "corrected" };
    for (const { update: { pinned, newer, reason }, rows, totals } of effects) {
      print(`${pinned.id}\t${pinned.value} ${pinned.unit} -> ${newer.value} ${newer.unit}\t${reasons[reason]}\t${newer.id}\t${newer.source}`);
      for (const effect of [...rows, ...totals]) print(effectText(effect));
    }
    print(zh ? `${source}：${effects.length} 个因子有更新` : `${source}: ${effects.length} factors have something newer`);
  },
};

function effectText({ cell, from, to }: CellEffect): string {
  const percent = typeof from === "number" && typeof to === "number" && from !== 0 ? `\t${to > from ? "+" : ""}${Number((((to - from) / Math.abs(from)) * 100).toPrecision(4))} %` : "";
  return `  ${cell}\t${shown(from)} -> ${shown(to)}${percent}`;
}

function shown(value: CellValue): string {
  if (value === null) return "";
  if (typeof value === "number") return String(Number(value.toPrecision(15)));
  return isCellError(value) ? value.error : String(value);
}
