import { howText, ownerRow } from "../../../functions/ownerRow";
import { PcfError } from "../../errors";
import { openBook } from "../headless";
import { countOf, neededWords } from "./command";
import type { Command } from "./command";

/** The reverse look-up on the command line. */
export const whoisCommand: Command = {
  name: "whois",
  usage: "whois <value> [unit] [--count N] [--json]",
  summary: { en: "Tells whose published factor a number is: exact, rounded, a power of ten away, in another unit or by the fuel formula.", zh: "反查一个数值是哪个已公布的因子：完全一致、四舍五入、相差 10 的整数次幂、换算单位或由燃料公式得出。" },
  valued: ["--count"],
  switches: ["--json"],
  async run(given, { language, print }) {
    const [value = "", ...unit] = neededWords(given, whoisCommand, 1, Infinity);
    const { owners, total, digits } = openBook().whois.ask(value, { count: countOf(given, whoisCommand), ...(unit.length > 0 && { unit: unit.join(" ") }) });
    const rows = owners.map((owner) => ownerRow(owner, language));
    if (given.switches.has("--json")) {
      print(JSON.stringify({ value, digits, total, owners: owners.map((owner, index) => ({ id: rows[index]![0], name: rows[index]![1], value: owner.value, unit: owner.unit, source: rows[index]![4], how: owner.how, power: owner.power, strength: owner.strength, match: howText(owner, language) })) }, null, 2));
      return;
    }
    if (owners.length === 0) throw new PcfError("factor.noOwner", { given: value });
    for (const row of rows) print(row.join("\t"));
  },
};
