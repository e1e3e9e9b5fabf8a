import type { Factor } from "../../../factors/factor";
import type { ReportFinding } from "../finding";
import type { Reading } from "../reading";

const yearHead = /数据时间|数据年份|年份|年度|\byear\b|\bvintage\b/i;
const year = /^((?:19|20)\d\d)\s*年?$/;
const decimal = /^\d+\.\d+$/;

/** A published factor, told by its name and its value, that a table of factors dates otherwise: "2024" for a list of 2019. */
export function* factorYear(reading: Reading): Iterable<ReportFinding> {
  for (const [at, block] of reading.document.blocks.entries()) {
    if (block.kind !== "table") continue;
    const heads = block.rows[0]!.map((cell) => cell.normalize("NFKC"));
    const column = heads.findIndex((head) => yearHead.test(head));
    if (column < 0 || !heads.some((head) => /因子|系数|factor/i.test(head))) continue;
    for (const row of block.rows.slice(1)) {
      const stated = year.exec((row[column] ?? "").trim())?.[1];
      const published = stated === undefined ? null : publishedFactor(row, reading.evidence.context.factors);
      if (!stated || !published || published.dataYear === stated) continue;
      yield {
        rule: "factor.year", severity: "warning", place: reading.at(at), expected: published.dataYear,
        message: { en: `${published.nameEn}: ${published.value} ${published.unit} is of ${published.dataYear} (${published.source}), and the report dates it ${stated}.`, zh: `${published.nameZh}：${published.value} ${published.unit} 为 ${published.dataYear} 年数据（${published.source}），报告写作 ${stated} 年。` },
      };
    }
  }
}

/** The one year under which a factor of this name and value was published; null where several years have it. */
function publishedFactor(row: readonly string[], factors: readonly Factor[]): Factor | null {
  const values = row.map((cell) => cell.trim()).filter((cell) => decimal.test(cell)).map(Number);
  const names = row.map(letters).filter((name) => name.length >= 4);
  const found = factors.filter((factor) => factor.dataYear !== "" && values.includes(Number(factor.value)) && [factor.nameZh, factor.nameEn].some((name) => names.includes(letters(name))));
  return new Set(found.map(({ dataYear }) => dataYear)).size === 1 ? found[0]! : null;
}

function letters(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}.]/gu, "");
}
