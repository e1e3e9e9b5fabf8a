import { createLexicon } from "./lexicon";
import { plainText } from "./plainText";
import totals from "./vocabulary/totals.json";

const lexicon = createLexicon<keyof typeof totals>(totals);

/** "total" or "subtotal" where a text labels a row of sums ("合计", "原材料碳足迹总量", "Total materials"). */
export function totalWord(text: string): "total" | "subtotal" | null {
  const plain = plainText(text).replace(/[(（[].*$/, "").replace(/[:：*]+$/, "").trim();
  if (plain === "" || plain.length > 40) return null;
  // "差异：填报合计－核查合计" is neither of the two.
  if (/差异|差值|偏差|\bdifference|\bdeviation|\bdelta\b/.test(plain)) return null;
  // "全部阶段合计": of all of them, and no part.
  if (/^(?:全部|所有|各)阶段(?:排放|碳足迹)?(?:合计|总计|小计之和)$|^(?:sum|total) of all\b/.test(plain)) return "total";
  const best = lexicon.best(plain);
  if (!best) return null;
  const word = plainText(best.word);
  const ends = plain.endsWith(word) || plain.startsWith(word);
  return best.confidence >= 0.6 || ends ? best.kind : null;
}
