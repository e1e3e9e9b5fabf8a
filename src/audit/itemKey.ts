import { plainText } from "../tables/plainText";
import { remembered } from "../tables/remembered";

const suffix = /(消耗量|使用量|用量|耗用量|耗量|投入量|采购量|消耗|运输公里数|运输距离|运输里程|公里数|运输|碳排放量|碳排放|排放量|碳足迹|产量)$/;
const suffixEnglish = /\b(consumption|usage|use|used|amount|quantity|transport|transportation|distance|emissions?|footprint|input|freight)$/;
const prefix = /^(用于.{0,30}的|其中[::]?|\d+[.、)]\s*|transport of |transportation of |consumption of |use of |emissions from )/;
const same: Readonly<Record<string, string>> = {
  电: "电力",
  用电: "电力",
  外购电力: "电力",
  净购入电力: "电力",
  电能: "电力",
  电网电力: "电力",
  electric: "electricity",
  power: "electricity",
  天然气体: "天然气",
};

/** What the names of one thing have in common, so that the same datum is found again in another table. */
export const itemKey = remembered(20_000, look);

function look(name: string): string {
  let text = plainText(name).replace(/\s*[([]\s*(单位|unit)s?\s*[:：][^)\]]*[)\]]/g, "").replace(/\(\s*(kg|t|g|km|kwh|mwh|m3|个|件)\s*\)$/, "").trim();
  text = text.replace(prefix, "");
  for (let turn = 0; turn < 2; turn++) {
    const shorter = text.replace(suffix, "").replace(suffixEnglish, "").trim();
    if (shorter === "" || shorter === text) break;
    text = shorter;
  }
  const key = text.replace(/(?<!\d)\.|\.(?!\d)|[^\p{L}\p{N}.]/gu, "");
  return same[key] ?? key;
}
