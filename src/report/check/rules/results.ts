import { tried } from "../../../errors";
import { parseFactorUnit } from "../../../units";
import type { FactorUnit } from "../../../units";
import { shorten } from "../document";
import type { ReportFinding } from "../finding";
import type { Reading } from "../reading";

interface Result {
  readonly value: number;
  readonly text: string;
  readonly unit: FactorUnit | null;
  readonly unitText: string;
  readonly decimals: number;
  readonly block: number;
  readonly context: string;
}

/** "kgCO2e/piece", "kg CO2e per piece", and "每件产品碳足迹为 2 kgCO2e". */
const perUnit = /(\d[\d,]*(?:\.\d+)?)\s*((?:k?g|t|吨|千克)\s*CO(?:2|₂)\s*(?:-?\s*eq?|当量)?\s*(?:\/|\bper\b)\s*[\p{L}\d()（）.·]{1,14})/giu;
const resultWords = /碳足迹|\bfootprint\b|\bPCF\b|单位产品|(?:核算|计算|评价|量化|最终)结果|\bresults?\b/i;
const metal = /钢|铁|铝|铜|铸|锌|steel|iron|alumin|cast|brass|copper/i;

/** The product's result wherever the report states it: abstract, table, conclusion, declaration. It is one number with one unit. */
export function* results(reading: Reading): Iterable<ReportFinding> {
  const found = resultsOf(reading);
  yield* againstTables(reading, found);
  const [first] = found;
  if (!first) return;
  const told = new Set<string>();
  for (const other of found.slice(1)) {
    const key = `${other.text}|${other.unitText}`;
    if (told.has(key) || agrees(first, other) || !sameProduct(reading, first, other)) continue;
    told.add(key);
    yield {
      rule: "result.conflict", severity: "error", place: reading.at(other.block), other: reading.at(first.block),
      message: { en: `The result is ${other.text} ${other.unitText} here and ${first.text} ${first.unitText} there. One product has one result.`, zh: `此处结果为 ${other.text} ${other.unitText}，另一处为 ${first.text} ${first.unitText}。同一产品只能有一个结果。` },
    };
  }
  for (const result of found) {
    const kg = result.unit ? result.value * result.unit.emission.scale.toNumber() : NaN;
    if (!result.unit || result.unit.per.dimension.count !== 1 || !(kg > 0) || kg >= 0.01 || !metal.test(productText(reading))) continue;
    yield {
      rule: "result.implausible", severity: "warning", place: reading.at(result.block),
      message: { en: `${result.text} ${result.unitText}: at some 2 kgCO2e per kg of metal this is a piece of ${(kg * 500).toPrecision(2)} g. Is the unit tonnes, or the number too small?`, zh: `${result.text} ${result.unitText}：按每千克金属约 2 kgCO2e 计，仅相当于 ${(kg * 500).toPrecision(2)} g 的零件。单位是否应为吨？` },
    };
    break;
  }
}

/** "每千克面料的碳足迹为 8.05 kgCO2e": the unit stands before. */
const eachUnit = /每\s*(?:一|1)?\s*(千克|公斤|吨|kg|t|件|个|台|套|只|平方米|m2|m²|立方米|m3|m³|升|米|kWh)[^，。；;,]{0,12}?碳足迹(?:值|结果)?(?:约)?(?:为|是|达|[：:])\s*(\d[\d,]*(?:\.\d+)?)\s*((?:k?g|t|千克|吨)\s*CO(?:2|₂)\s*(?:eq?|当量)?)(?!\s*\/)/giu;

/** A result per unit in the text that is near to what a table of that unit adds up to, and is not it. */
function* againstTables(reading: Reading, found: readonly Result[]): Iterable<ReportFinding> {
  const totals = tableTotals(reading);
  const told = new Set<string>();
  for (const result of [...found.filter(({ block }) => reading.document.blocks[block]?.kind === "paragraph"), ...eachUnitResults(reading)]) {
    const near = totals.filter((total) => sameKind(total, result) && Math.abs(Math.log(perOne(total) / perOne(result))) < 0.22);
    const [first] = near;
    if (!first || told.has(`${result.block}|${result.text}`) || totals.some((total) => sameKind(total, result) && agrees(total, result))) continue;
    told.add(`${result.block}|${result.text}`);
    yield {
      rule: "result.conflict", severity: "error", place: reading.at(result.block), other: reading.at(first.block), expected: first.text,
      message: { en: `The result is ${result.text} ${result.unitText} here, and the table adds up to ${first.text} ${first.unitText}.`, zh: `此处结果为 ${result.text} ${result.unitText}，表中合计为 ${first.text} ${first.unitText}。` },
    };
  }
}

function perOne({ value, unit }: Result): number {
  return unit ? value * unit.emission.scale.dividedBy(unit.per.scale).toNumber() : NaN;
}

function sameKind(one: Result, other: Result): boolean {
  return one.unit !== null && other.unit !== null && JSON.stringify(one.unit.per.dimension) === JSON.stringify(other.unit.per.dimension);
}

function eachUnitResults({ document }: Reading): Result[] {
  return document.blocks.flatMap((block, at) => (block.kind !== "paragraph" ? [] : [...block.text.normalize("NFKC").matchAll(eachUnit)].map(([, unit, digits, mass]): Result => {
    const unitText = `${mass!.replace(/\s+/g, "")}/${unit!}`;
    return { value: Number(digits!.replace(/,/g, "")), text: digits!, unit: unitOf(unitText), unitText, decimals: digits!.split(".")[1]?.length ?? 0, block: at, context: "" };
  })));
}

/** The totals of columns whose heading is per unit: "排放（kgCO2e/kg）". */
function tableTotals({ evidence, laidOut }: Reading): Result[] {
  return evidence.tables.flatMap((table) => table.columns.filter(({ role }) => role === "emission").flatMap((column) => {
    const unitText = /((?:k?g|t|千克|吨)\s*CO(?:2|₂)\s*(?:eq?|当量)?\s*(?:\/|\bper\b)\s*[\p{L}\d²³]{1,12})/iu.exec(column.heading.normalize("NFKC"))?.[1]?.replace(/\s*\bper\b\s*/i, "/").replace(/\s+/g, "");
    const unit = unitText === undefined ? null : unitOf(unitText);
    return unit === null ? [] : table.rows.filter((row) => row.kind === "total").flatMap((row): Result[] => {
      const cell = table.cell(row, column);
      return cell.number === null ? [] : [{ value: cell.number, text: cell.digits, unit, unitText: unitText!, decimals: cell.decimals, block: laidOut.blockOfRow[cell.row] ?? 0, context: "" }];
    });
  }));
}

function resultsOf(reading: Reading): Result[] {
  const found: Result[] = [];
  reading.document.blocks.forEach((block, at) => {
    const texts = block.kind === "paragraph" ? [block.text] : block.rows.map((row) => row.join(" "));
    for (const text of texts) {
      for (const match of text.normalize("NFKC").matchAll(perUnit)) {
        const before = text.slice(Math.max(0, match.index - 40), match.index);
        const clause = before.split(/[。；;]/).at(-1) ?? "";
        if (!resultWords.test(clause) || /因子|系数|factor|阶段|过程|运输|原材料/i.test(clause)) continue;
        const unitText = match[2]!.replace(/\s*\bper\b\s*(?:one\s+)?/i, "/").replace(/\s+/g, "").replace(/[（(]$/, "");
        const digits = match[1]!.replace(/,/g, "");
        found.push({ value: Number(digits), text: match[1]!, unit: unitOf(unitText), unitText, decimals: digits.split(".")[1]?.length ?? 0, block: at, context: clause });
      }
    }
  });
  return found;
}

function unitOf(text: string): FactorUnit | null {
  for (let length = text.length; length > text.indexOf("/") + 1; length--) {
    const unit = tried(() => parseFactorUnit(text.slice(0, length)));
    if (unit) return unit;
  }
  return null;
}

function agrees(one: Result, other: Result): boolean {
  if (!one.unit || !other.unit) return one.unitText === other.unitText && one.value === other.value;
  const [a, b] = [one, other].map(({ unit, value }) => value * unit!.emission.scale.dividedBy(unit!.per.scale).toNumber()) as [number, number];
  const half = (result: Result) => 0.5 * 10 ** -result.decimals * result.unit!.emission.scale.dividedBy(result.unit!.per.scale).toNumber();
  const sameKind = JSON.stringify(one.unit.per.dimension) === JSON.stringify(other.unit.per.dimension);
  // "2.9 kgCO2e/kg" and "230 kgCO2e/piece" may be one result.
  return !sameKind || Math.abs(a - b) <= (half(one) + half(other)) * 1.001;
}

/** Reports of several products state several results: the words before the number must not name two different ones. */
function sameProduct(reading: Reading, one: Result, other: Result): boolean {
  const names = [...new Set(reading.evidence.tables.flatMap((table) => table.rows.map((row) => row.group)).filter((name) => name.length >= 2))];
  if (names.length >= 2) return names.some((name) => one.context.includes(name) && other.context.includes(name));
  const [mine, theirs] = [productIn(one.context), productIn(other.context)];
  return mine === "" || theirs === "" || mine.includes(theirs) || theirs.includes(mine);
}

/** The product that the words before a result name: "甲型电机碳足迹为", "the carbon footprint of type B is". "" where they name none. */
function productIn(context: string): string {
  const clause = context.split(/[，,]/).filter((each) => resultWords.test(each)).at(-1) ?? "";
  const found = /([\p{Script=Han}A-Za-z\d-]{2,16}?)(?:的)?(?:单位)?(?:产品)?(?:生命周期)?碳足迹/u.exec(clause)?.[1] ?? /(?:carbon )?footprint (?:of|for) (?:the |one |a )?([a-z\d -]{3,40}?)\s*(?:is|was|amounts|:|=|$)/i.exec(clause)?.[1] ?? "";
  return /产品|单位|报告|企业|公司|结果|可知|核算|评价|计算|声明|\bproduct|\bunit\b|this/i.test(found) ? "" : found.trim().toLowerCase();
}

function productText(reading: Reading): string {
  return reading.sentences.filter(({ text }) => /评价对象|产品名称|product|碳足迹/i.test(text)).map(({ text }) => shorten(text, 200)).join(" ");
}
