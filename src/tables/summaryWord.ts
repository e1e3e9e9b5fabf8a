import { createLexicon } from "./lexicon";
import { plainText } from "./plainText";
import { readUnit } from "./readUnit";
import facts from "./vocabulary/facts.json";
import { remembered } from "./remembered";

export type FactKind = keyof typeof facts;

const lexicon = createLexicon<FactKind>(facts);

/** What a label beside a value tells about the study: its output, its total, its boundary; null for what is none of these. */
export const factKind = remembered(20_000, look);

function look(text: string): FactKind | null {
  const whole = plainText(text).replace(/[(（[].*$/, "").trim();
  // "Output, pieces": what stands behind the comma is its unit.
  for (const plain of [whole.replace(qualifier, "").trim(), whole, ...(readUnit(tailOf(whole)) ? [whole.slice(0, whole.lastIndexOf(",")).trim()] : [])]) {
    const best = lexicon.best(plain);
    if (best && best.confidence >= 0.5) return best.kind;
  }
  return null;
}

function tailOf(text: string): string {
  return text.includes(",") ? text.slice(text.lastIndexOf(",") + 1).trim() : "";
}

/** "Output in period", "Production in 2023", "Total emissions of the site", "2023年产品产量": whose and when says nothing about what. */
const qualifier =
  /\s+(?:in|during|for|of|over|from)\s+(?:the\s+)?(?:\p{L}+\s+){0,2}(?:period|year|fy\s*\d*|(?:19|20)\d\d(?:[-/]\d+)?|site|plant|works|factory|product|line|study)$|^(?:19|20)\d\d(?:年度?|\s+)|^(?:本|该)(?:年度?|产品|项目|期|公司|厂)|^(?:其中|全年|全厂|期内|报告期|统计期|核算期)[:：]?/u;

/** "PCF per kWh", "每双鞋碳足迹": the unit may be anything. */
const perUnitLabel = /^(?:pcf|(?:product )?carbon footprint|footprint|ghg|co2e?|(?:ghg |carbon )?emissions?|results?|impact|intensity)\b.{0,20}\bper\b|^per (?!year|annum|yr|month|quarter|day|cent|capita)[\p{L}\d]{1,12}(?: of \p{L}+)?(?:\s*\(|$)|^(?:每|单位|单)\S{1,8}(?:碳足迹|碳排放|排放)|^每(?!年|月|日|季|天)\p{Script=Han}{1,4}$/u;

/** "Tyres produced", "Number of chairs made", "下线台数": the product's own word with what was done to it; what is thrown away is no output. */
const outputLabel =
  /^(?!.*(?:waste|scrap|by-?product|co-?product))(?:(?:total )?number of )?(?:\p{L}+ ){1,3}(?:produced|made|manufactured|assembled|shipped|delivered|sold|packed)$|^(?!.*[废副])\p{Script=Han}{0,4}(?:合格|生产|出货|下线|入库|成品|销售|交付)(?:品|产品)?(?:数量|件数|台数|只数|个数|数)$/u;

/** The kinds that stand as a line under a table: total, output, result per unit. */
export function summaryWord(text: string): "output" | "perUnit" | "total" | null {
  const plain = plainText(text);
  const kind = factKind(text) ?? (perUnitLabel.test(plain) ? "perUnit" : outputLabel.test(plain.replace(/[(（].*$/, "").replace(qualifier, "").trim()) ? "output" : null);
  return kind === "output" || kind === "perUnit" || kind === "total" ? kind : null;
}
