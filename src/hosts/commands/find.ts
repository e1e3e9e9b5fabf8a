import { PcfError } from "../../errors";
import { fieldOf } from "../../factors/fields";
import { openBook } from "../headless";
import { countOf, neededWords } from "./command";
import type { Command } from "./command";

/** The pane's search on the command line. */
export const findCommand: Command = {
  name: "find",
  usage: "find <query> [--count N] [--json]",
  summary: { en: "Searches the factor library by name, pinyin, id, region, year or value.", zh: "按名称、拼音、编号、地区、年份或数值检索因子库。" },
  valued: ["--count"],
  switches: ["--json"],
  async run(given, { language, print }) {
    const text = neededWords(given, findCommand, 1, Infinity).join(" ");
    const hits = openBook().search.find({ text, count: countOf(given, findCommand) });
    if (given.switches.has("--json")) {
      print(JSON.stringify(hits.map(({ factor }) => factor), null, 2));
      return;
    }
    if (hits.length === 0) throw new PcfError("factor.notFound", { given: text, nearest: [] });
    for (const { factor } of hits) print([factor.id, fieldOf(factor, "name", language), `${factor.value} ${factor.unit}`, factor.region, factor.dataYear, factor.source, fieldOf(factor, "quality", language)].join("\t"));
  },
};
