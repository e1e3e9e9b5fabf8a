import { parseUnit } from "../../../units";
import type { ReportFinding } from "../finding";
import type { Reading } from "../reading";

const result = /(?:CO2|CO₂|二氧化碳|碳)(?:的)?(?:产生量|排放量|排放|足迹)|(?:carbon|GHG|CO2e?) (?:footprint|emissions?)/i;
const inBrackets = /[(（[]\s*([^()（）[\]]{1,16})\s*[)）\]]\s*$/u;

/** A column of emissions whose heading measures them in something else: "CO2 emissions (t·km)". */
export function* headUnit(reading: Reading): Iterable<ReportFinding> {
  for (const [at, block] of reading.document.blocks.entries()) {
    if (block.kind !== "table") continue;
    const told = block.rows.slice(0, 3).flat().find((cell) => {
      const unit = inBrackets.exec(cell.normalize("NFKC").replace(/\s+/g, " ").trim())?.[1];
      return unit !== undefined && result.test(cell) && !/因子|系数|factor|强度|intensity|比例|占比|share|[%％\/]/i.test(cell) && measuresSomethingElse(unit);
    });
    if (told === undefined) continue;
    yield {
      rule: "text.unit", severity: "warning", place: reading.at(at),
      message: { en: `"${told.trim()}": an emission is a mass of CO2e, and this unit is none.`, zh: `“${told.trim()}”：排放量应以 CO2e 的质量计，此单位不是质量。` },
    };
  }
}

function measuresSomethingElse(text: string): boolean {
  // Capitals alone are an abbreviation of the heading's words: "(CF)".
  if (/^[A-Z]{2,}$/.test(text)) return false;
  try {
    const { dimension } = parseUnit(text);
    const bases = Object.entries(dimension).filter(([, exponent]) => exponent).map(([base]) => base);
    return bases.length > 0 && !bases.includes("emission") && bases.join() !== "mass";
  } catch {
    return false;
  }
}
