import { simplify } from "../../factors/names/nameKey";
import { around, cellAddress } from "../address";
import { countryIn, countryOf } from "../countries";
import { withUnit } from "../arithmetic";
import { powerRows } from "../electricity";
import type { PowerRow } from "../electricity";
import type { Entry } from "../entry";
import type { Evidence } from "../evidence";
import { plainText } from "../../tables/plainText";
import { factKind } from "../../tables/summaryWord";
import { columnsOf } from "../../tables/table";
import type { Finding } from "../finding";
import { significant } from "../interval";
import type { Rule } from "../rule";
import { whereUsed } from "../whereUsed";
import type { FactorRemark } from "../whereUsed";

/** "瓦楞紙箱碳足跡　製造地：桃園廠", "Crate | 2024 | production site: Leeds, UK": a label with its place inside a longer line. */
const siteInLine = /(?:(?:制造|生产|组装|加工)(?:地点?|基地|工?厂|场所)|厂址|产地|(?:place|country) of (?:production|manufacture|origin)|(?:manufacturing|production|assembly) (?:site|plant|location)|factory|plant) ?[:：] ?([^;；。|]{2,40})/;

/** The country that the workbook gives as its place of production; undefined where it names none, or two. */
function siteOf({ facts, sheets }: Evidence): string | undefined {
  const pairs = facts.filter((fact) => fact.form === "pair" && factKind(fact.label) === "region").map(({ text }) => text);
  const named = new Set([...pairs, ...sheets.flatMap(({ lines, tables }) => [...lines, ...tables.flatMap(({ titles }) => titles)].flatMap(({ text }) => siteInLine.exec(plainText(text))?.[1] ?? []))].flatMap((text) => countryIn(text) ?? []));
  return named.size === 1 ? [...named][0] : undefined;
}

/** "所在地 | 越南同奈" in the row, "factory in Wroclaw, Poland" above the table. */
function ownSite(entry: Entry): string | undefined {
  const { table } = entry;
  const own = columnsOf(table, "region").map((column) => countryIn(table.cell(entry.row, column).text)).find((code) => code !== undefined);
  if (own) return own;
  const lines = table.titles.filter(({ text }) =>
    /\b(?:factory|plant|works|mill|site|made|manufactured|produced|production|assembled|assembly) (?:in|at|of)\b|工厂|生产于|产地|厂址|制造于/i.test(text),
  );
  return lines.map(({ text }) => countryIn(text)).find((code) => code !== undefined);
}

/** The electricity factor of another place than the row names: North China's value in a row of East China. */
export const factorRegion: Rule = {
  id: "factor.region",
  check: (evidence) => whereUsed(remarks(evidence), evidence),
};

function* remarks(evidence: Evidence): Iterable<FactorRemark> {
  const told = countryOf(evidence.context.study?.study.region ?? null) ?? siteOf(evidence);
  for (const row of powerRows(evidence)) {
    if (isElsewhere(row.entry)) continue;
    const home = told ?? ownSite(row.entry);
    const finding = bySource(row, home) ?? byValue(row, home);
    if (finding) yield { ...row, finding };
  }
}

/** What is used by the customer, on the way or after use is not powered by the grid of the plant. */
function isElsewhere({ name, stage }: Entry): boolean {
  return stage === "use" || stage === "distribution" || stage === "endOfLife" || stage === "materials" || /\bin use\b|use phase|使用阶段|使用过程/i.test(name);
}

/** The source names another country's grid than the one the plant stands in. */
function bySource({ entry, factor }: PowerRow, home: string | undefined): Finding | null {
  const cells = columnsOf(entry.table, "source").map((column) => entry.table.cell(entry.row, column));
  const named = cells.map((cell) => ({ cell, country: countryIn(cell.text) })).find(({ country }) => country !== undefined);
  if (!named) return null;
  const place =
    columnsOf(entry.table, "region")
      .map((column) => countryIn(entry.table.cell(entry.row, column).text))
      .find((code) => code !== undefined) ??
    countryIn(entry.name) ??
    home;
  if (!place || !named?.country || named.country === place) return null;
  return {
    rule: "factor.region",
    severity: "warning",
    sheet: entry.table.sheet,
    range: around([factor.cell, named.cell]),
    message: {
      en: `${entry.name}: ${withUnit(factor)} is taken from "${named.cell.text}" (${named.country}), but the electricity is used in ${place}.`,
      zh: `${entry.name}：${withUnit(factor)} 取自“${named.cell.text}”（${named.country}），而用电地点在 ${place}。`,
    },
  };
}

/** The value is published for another place than the row or the study names. */
function byValue({ entry, factor, owners, place, placeText }: PowerRow, home: string | undefined): Finding | null {
  const first = owners[0];
  if (!first) return null;
  const wanted = place ? new Set([...place.factors, ...place.others].map((each) => each.region)) : null;
  // Without a place the language of the row is all there is to go by: worth a remark, no more.
  const land = home ?? (/\p{Script=Han}/u.test(entry.name) && simplify(entry.name) === entry.name ? "CN" : undefined);
  const other = wanted
    ? !owners.some((owner) => wanted.has(owner.region))
    : land !== undefined && !owners.some((owner) => owner.region.slice(0, 2) === land.slice(0, 2));
  // Three digits meet by chance: a newer value of the right place may be like an old one of another.
  const few = significant(factor.cell) < 4;
  const ownSource = columnsOf(entry.table, "source").some((column) => {
    const country = countryIn(entry.table.cell(entry.row, column).text);
    return country !== undefined && country === land;
  });
  if (!other || ownSource || (wanted === null && few)) return null;
  return {
    rule: "factor.region",
    severity: wanted || home !== undefined ? "warning" : "info",
    sheet: entry.table.sheet,
    range: cellAddress(factor.cell),
    message: {
      en: `${entry.name}: ${withUnit(factor)} is the value of ${first.nameEn} (${first.region}), but the row is of ${placeText || (land ?? "")}.`,
      zh: `${entry.name}：${withUnit(factor)} 是“${first.nameZh}”（${first.region}）的数值，而本行写的是${placeText || (land ?? "")}。`,
    },
    ...(place?.factors[0] && { expected: `${place.factors[0].value} ${place.factors[0].unit}` }),
  };
}
