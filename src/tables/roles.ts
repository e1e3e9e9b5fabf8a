import { sampleColumn } from "./columnSamples";
import type { ColumnSample } from "./columnSamples";
import { isMonth, readHeading } from "./header";
import type { Heading, Role } from "./header";
import { isFreight, isLength, isMass, readUnit } from "./readUnit";
import type { UnitReading } from "./readUnit";
import { indicatorRoles, isIndicator } from "./indicatorRoles";
import { plainText } from "./plainText";
import { isStageName } from "./stage";
import { factKind } from "./summaryWord";
import { totalWord } from "./totals";
import { productRoles } from "./productRoles";
import { isStep, sensitivityRoles } from "./sensitivityRoles";
import type { RawTable } from "./readBlock";
import type { Column } from "./table";

const textRoles: ReadonlySet<Role> = new Set([
  "name",
  "stage",
  "product",
  "unit",
  "factorUnit",
  "emissionUnit",
  "source",
  "place",
  "mode",
  "region",
  "note",
  "method",
  "gas",
]);
const numberRoles: ReadonlySet<Role> = new Set([
  "quantity",
  "factor",
  "emission",
  "share",
  "distance",
  "freight",
  "mass",
  "perUnit",
  "output",
  "baseline",
  "changed",
  "difference",
  "change",
  "loss",
  "score",
  "overall",
  "q1",
  "q2",
  "q3",
  "q4",
  "q5",
]);

/** Roles that may take part in amount x factor = emission; a result per unit or a score never does. */
const multiplying: ReadonlySet<Role> = new Set(["other", "quantity", "factor", "emission", "distance", "mass", "freight"]);

interface Draft {
  readonly index: number;
  readonly heading: string;
  readonly read: Heading;
  readonly sample: ColumnSample;
  role: Role;
  confidence: number;
  because: Column["because"];
  unit: UnitReading | null;
}

/** The words over a column, from all rows of headings; a group's heading counts for each column under it. */
export function headingText(table: RawTable, column: number): string {
  return headingParts(table, column).join(" ");
}

function headingParts(table: RawTable, column: number): readonly string[] {
  const { view, heading } = table;
  const parts: string[] = [];
  for (let row = heading.first; row <= heading.last; row++) {
    let text = view.at(row, column).text;
    if (text === "" && row < heading.last && column > table.left && view.filled(row + 1, column)) {
      // An unmerged group: the heading stands over its first column only.
      for (let left = column - 1; left >= table.left && view.filled(row + 1, left) && text === ""; left--) text = view.at(row, left).text;
    }
    if (view.at(row, column).number !== null && text === "") text = String(view.at(row, column).value);
    if (text !== "" && !parts.includes(text) && !/^[a-z]$|^[a-z]\s*=/i.test(text)) parts.push(text);
  }
  return parts;
}

const plainValue = /^(数值|取值|值|数据|数量|value|values|figure|amount)$/i;
const plainUnit = /^(单位|计量单位|unit|units|uom)$/i;

/** "排放因子 | 数值" and "排放因子 | 单位" under one group: the group says what the value or the unit is of. */
function groupedRole(parts: readonly string[]): Role | null {
  const [group, own] = [parts.at(-2), parts.at(-1)];
  if (group === undefined || own === undefined) return null;
  const bare = plainText(own).replace(/[([（].*$/, "").trim();
  const of = readHeading(group).matches.find(
    (match) =>
      match.kind === "factor" ||
      match.kind === "emission" ||
      match.kind === "quantity" ||
      match.kind === "distance" ||
      match.kind === "mass" ||
      match.kind === "freight",
  )?.kind;
  if (!of) return null;
  if (plainValue.test(bare)) return of;
  if (plainUnit.test(bare)) return of === "factor" ? "factorUnit" : of === "emission" ? "emissionUnit" : "unit";
  return null;
}

/** What each column of a table is, from its heading, from its cells, and from how its numbers multiply. */
export function assignRoles(table: RawTable, overrides: ReadonlyMap<number, Role> = new Map()): Column[] {
  const drafts: Draft[] = [];
  for (let index = table.left; index <= table.right; index++) drafts.push(draft(table, index));
  settleMonths(drafts);
  settleIndicators(drafts);
  settleText(drafts);
  settleUnits(drafts);
  settleNumbers(table, drafts);
  for (const each of drafts) {
    const forced = overrides.get(each.index);
    if (forced) Object.assign(each, { role: forced, confidence: 1, because: "override" });
  }
  return drafts
    .filter((each) => each.heading !== "" || each.sample.filled > 0)
    .map(({ index, role, confidence, heading, unit, because }) => ({ index, role, confidence, heading, unit, because }));
}

function draft(table: RawTable, index: number): Draft {
  const heading = headingText(table, index);
  const read = readHeading(heading);
  const cells = table.rows.filter((row) => row.section === null).slice(0, 60).map(({ row }) => {
    const cell = table.view.at(row, index);
    const merge = table.view.merge(row, index);
    return { cell, held: merge !== undefined && merge.top < row };
  });
  const sample = sampleColumn(cells);
  const found = read.matches.find((match) => fits(match.kind, sample, read)) ?? read.matches[0];
  let role: Role = found && fits(found.kind, sample, read) ? found.kind : "other";
  let confidence = role === "other" ? 0 : 0.5 + 0.5 * (found?.confidence ?? 0);
  let because: Column["because"] = role === "other" ? "none" : "heading";
  // "Scrap %", "Dry matter %": per cent of something else, unless all of them are a hundred.
  if (role === "share" && found?.word === "%" && /\p{L}{2}/u.test(read.label) && sample.wholeOf === null) [role, confidence, because] = ["other", 0, "none"];
  if (uncertain.test(heading) && sample.numbers > 0) [role, confidence, because] = ["other", 0, "none"];
  const grouped = groupedRole(headingParts(table, index));
  if (grouped && fits(grouped, sample, read)) [role, confidence, because] = [grouped, 0.9, "heading"];
  // "数据来源（q3）": the letter in brackets says which indicator of the quality score it is.
  const indicator = /(?:^|[^a-z])q([1-5])(?![a-z0-9])/i.exec(heading)?.[1];
  if (indicator && sample.numbers > 0) [role, confidence, because] = [`q${indicator}` as Role, 1, "heading"];
  // "50 % rPET" heads a scenario.
  if (/^\d+(?:\.\d+)?\s*[%％]\s*\p{L}/u.test(heading)) [role, confidence, because] = ["other", 0, "none"];
  const moment = read.unit?.kind === "emission" ? momentOf(heading) : null;
  if (moment && sample.numbers > 0) [role, confidence, because] = [moment, 0.9, "heading"];
  const byUnit = uncertain.test(heading) ? null : roleByUnit(role, read, sample);
  if (byUnit) {
    [role, confidence, because] = [byUnit, Math.max(confidence, 0.8), role === byUnit ? because : "content"];
  }
  const byCells = role === "difference" && sample.percents > 0 && sample.percents === sample.numbers ? "change" : roleByCells(role, sample, heading);
  if (byCells) [role, confidence, because] = [byCells, 0.8, "content"];
  return { index, heading, read, sample, role, confidence, because, unit: read.unit };
}

/** "U factor (±%)", "GSD2", "不确定度": how sure a figure is, not the figure. Scores of quality are called so too, and have no per cent. */
const uncertain = /±|\bgsd\b|标准差|std\.? ?dev|standard deviation|\bcv\b|置信|confidence interval|(?:uncertainty|不确定[度性]).*[%％]/i;

/** "基准碳足迹", "变化后总量": the total before and after a parameter is varied. */
function momentOf(heading: string): Role | null {
  const plain = plainText(heading);
  if (/^(基准|基线|原始|原总|原有|初始|baseline|base case|original|reference)/.test(plain)) return "baseline";
  if (/^(变化|调整|变动|减少?|增加|改变|变更)后|^(after|new|changed|adjusted|resulting total)\b/.test(plain)) return "changed";
  return null;
}

/** Columns of texts hold no amounts, columns of numbers no names. */
function fits(role: Role, sample: ColumnSample, read: Heading): boolean {
  if (sample.filled === 0) return true;
  // "Unit | Cold store 1": a unit of the plant.
  if (
    role === "unit" &&
    sample.texts > 1 &&
    sample.distinctTexts > 1 &&
    sample.amountUnits + sample.factorUnits + sample.emissionUnits === 0 &&
    sample.numbers === 0
  )
    return false;
  if (textRoles.has(role)) {
    if (role === "gas" || role === "region") return sample.texts > 0;
    if (role === "name" || role === "stage" || role === "product")
      return sample.texts >= sample.numbers && sample.amountUnits + sample.factorUnits <= sample.texts / 2;
    return sample.texts >= sample.numbers;
  }
  if (role === "year") return sample.years > 0 || sample.texts > 0;
  if (role === "index" || role === "gwp") return true;
  if (numberRoles.has(role)) {
    if (sample.numbers === 0 && sample.texts > 0) return false;
    if (isIndicator(role)) return sample.numbers > 0 && read.text !== "";
    return sample.numbers * 2 >= sample.texts;
  }
  return true;
}

/** Denominators that mean the unit of each row: "per unit", "/单位", "per UoM", "per kg or kWh". */
export const perRow = /^(?:(?:one |each )?(?:units?|uom|measure)(?: of (?:input|measure|amount|activity|item))?|input|单位|單位|計量單位|计量单位|活动数据单位|活动数据|\S+ (?:or|bzw\.?) \S+|\S+或\S+)(?:\s*(?:\([a-z\d*]\)|\[\d+\]|\*+|†))?$/i;

function roleByUnit(role: Role, { unit, label }: Heading, sample: ColumnSample): Role | null {
  if (unit === null || sample.numbers === 0) return null;
  // "Delta (kgCO2e)" beside "Delta (%)", "Change (kg)" beside "Change": the unit says which of the two it is.
  if (role === "difference" && unit.kind === "percent") return "change";
  if (role === "change" && unit.kind === "emission") return "difference";
  const settled: readonly Role[] = ["perUnit", "baseline", "changed", "difference", "change", "loss", "output", "gwp", "score"];
  if (settled.includes(role) && !(role === "output" && unit.kind === "emission")) return null;
  if (unit.kind === "factor") return role === "emission" && label !== "" && !isFreight(unit.factor.per) ? "perUnit" : "factor";
  // "碳足迹系数 (kgCO2e/单位)": per the unit of each row.
  if (unit.kind === "emission")
    return (role === "factor" && (unit.per !== undefined || label !== "")) || (unit.per !== undefined && perRow.test(unit.per)) ? "factor" : "emission";
  // "Weight (%)" is a share; "Dry matter (%)" is one only where it adds up to all of something.
  if (unit.kind === "percent")
    return role === "share" || role === "emission" || role === "quantity" || role === "mass" || (role === "other" && (label === "" || sample.wholeOf !== null))
      ? "share"
      : null;
  // A factor whose heading names only its denominator, or an "emission" that is measured in t·km: it is the factor.
  if (isFreight(unit.unit)) return role === "factor" || role === "emission" ? "factor" : "freight";
  if (isLength(unit.unit) && (role === "quantity" || role === "other" || role === "name" || role === "mode")) return "distance";
  if (role === "other" || role === "name" || role === "product" || role === "stage") return isLength(unit.unit) ? "distance" : "quantity";
  return null;
}

function roleByCells(role: Role, sample: ColumnSample, heading: string): Role | null {
  if (sample.texts > 0 && sample.factorUnits * 2 > sample.texts && sample.numbers === 0) return "factorUnit";
  if (sample.texts > 0 && sample.emissionUnits * 2 > sample.texts && sample.numbers === 0) return role === "unit" ? "unit" : "emissionUnit";
  if (sample.texts > 0 && sample.amountUnits * 2 > sample.texts && sample.numbers === 0 && role !== "unit" && role !== "factorUnit")
    return role === "other" || role === "source" ? "unit" : null;
  if (sample.cellUnits.length * 2 > sample.numbers && sample.numbers > 0) {
    const kinds = sample.cellUnits.map((text) => readUnit(text)?.kind);
    if (kinds.every((kind) => kind === "factor") && role !== "perUnit" && role !== "emission") return "factor";
    if (role === "other" && kinds.every((kind) => kind === "emission")) return "emission";
    if (role === "other" && kinds.every((kind) => kind === "amount")) return "quantity";
  }
  if (role !== "other") return null;
  if (sample.numbers > 1 && sample.percents === sample.numbers && (heading === "" || sample.wholeOf !== null)) return "share";
  if (sample.years > 1 && sample.years === sample.numbers) return "year";
  if (sample.ascending && sample.numbers === sample.filled) return "index";
  return null;
}

/** "Jan | Feb | ... | Dec | Year": months are parts of the amount that follows them. */
function settleMonths(drafts: readonly Draft[]): void {
  const months = drafts.filter((each) => isMonth(each.heading));
  if (months.length < fewestMonths) return;
  for (const each of months) Object.assign(each, { role: "other", confidence: 0, because: "none", unit: null });
  const year = drafts.find((each) => each.index > Math.max(...months.map(({ index }) => index)) && each.sample.numbers > 0);
  const known = drafts.some((each) => each.role === "quantity" || each.role === "mass" || each.role === "freight");
  if (year && !known && year.unit?.kind !== "emission" && year.unit?.kind !== "factor") Object.assign(year, { role: "quantity", confidence: 0.8, because: "position" });
}

/** Of a part of a year. */
const fewestMonths = 3;

function settleIndicators(drafts: readonly Draft[]): void {
  const roles = indicatorRoles(drafts);
  for (const each of drafts) {
    const role = roles.get(each.index);
    if (role && role !== each.role) Object.assign(each, { role, confidence: 0.8, because: "content", unit: null });
  }
}

/** One column of names; what repeats or is merged before it are stages or products. */
function settleText(drafts: Draft[]): void {
  if (drafts.some((each) => each.role === "mode" || each.role === "freight" || each.role === "distance")) {
    // Beside a way of transport "能源类型" is what the lorry burns, not what it carries.
    for (const each of drafts) {
      const others = drafts.some((other) => other !== each && (other.role === "name" || other.role === "product"));
      if (each.role === "name" && others && /能源|燃料|fuel|energy/i.test(each.heading)) Object.assign(each, { role: "mode", confidence: 0.7, because: "content" });
    }
  }
  // "Scope | Source | Activity": a source before the numbers is a source of emissions.
  const numbersFrom = Math.min(
    ...drafts.filter((each) => each.sample.numbers > each.sample.texts && each.role !== "index" && each.role !== "year").map((each) => each.index),
  );
  if (Number.isFinite(numbersFrom) && !drafts.some((each) => each.role === "name" && each.sample.distinctTexts > 0)) for (const each of drafts) if (each.role === "source" && each.index < numbersFrom && /^(sources?|来源)$/.test(plainText(each.heading))) Object.assign(each, { role: "name", confidence: 0.8, because: "position" });
  const candidates = drafts.filter(
    (each) => each.role === "name" || each.role === "stage" || each.role === "product" || (each.role === "other" && each.sample.texts > each.sample.numbers),
  );
  const named = candidates.filter((each) => each.role === "name");
  const variety = (each: Draft) => each.sample.distinctTexts - each.sample.held * 0.5 - each.sample.longTexts;
  const pick = (from: Draft[]) => from.reduce<Draft | undefined>((best, each) => (!best || variety(each) > variety(best) + 0.5 ? each : best), undefined);
  let name = pick(named);
  const rival = pick(candidates.filter((each) => each.role !== "other"));
  if (!name || (rival && rival !== name && variety(rival) > variety(name) * 1.5 + 1 && rival.role === "product")) name = rival ?? pick(candidates);
  if (!name) return;
  // One heading merged over two columns of texts: the group stands before its members.
  const right = drafts.find((each) => name && each.index === name.index + 1 && each.heading === name.heading && each.sample.texts > 0);
  if (right && variety(right) >= variety(name) - 2) {
    Object.assign(name, { role: "stage", confidence: 0.6, because: "content" });
    name = right;
    if (!candidates.includes(right)) candidates.push(right);
  }
  for (const each of candidates) {
    if (each === name) {
      if (each.role !== "name") Object.assign(each, { role: "name", confidence: 0.6, because: "content" });
    } else if (each.role === "name") {
      const repeats = each.sample.distinctTexts + each.sample.held < Math.max(1, name.sample.distinctTexts) || each.sample.held > 0;
      Object.assign(
        each,
        each.index < name.index && (repeats || each.sample.distinctTexts < name.sample.distinctTexts)
          ? { role: "stage", confidence: 0.6, because: "content" }
          : { role: "other", confidence: 0.3 },
      );
    }
  }
}

/** A unit column belongs to the number column before it: amount, factor or emission. */
function settleUnits(drafts: Draft[]): void {
  for (const [at, each] of drafts.entries()) {
    const next = drafts[at + 1];
    // "工厂总量 | 单位": numbers without a word that is known, with units of amounts beside them.
    if (
      each.role === "other" &&
      each.sample.numbers > each.sample.texts &&
      next?.role === "unit" &&
      next.sample.amountUnits * 2 > next.sample.texts &&
      !drafts.some((other) => other.role === "quantity" && other.unit === null)
    )
      Object.assign(each, { role: "quantity", confidence: 0.7, because: "content" });
  }
  let before: Role = "other";
  for (const each of drafts) {
    if (each.role === "unit") {
      if (each.sample.factorUnits * 2 > each.sample.texts || (before === "factor" && each.sample.amountUnits + each.sample.emissionUnits === 0))
        each.role = "factorUnit";
      else if (each.sample.emissionUnits * 2 > each.sample.texts && before === "emission") each.role = "emissionUnit";
    }
    if (numberRoles.has(each.role)) before = each.role;
  }
  // Two columns of amounts, and units of factors beside one of them: that one holds the factors.
  if (!drafts.some((each) => each.role === "factor")) {
    const beside = drafts.filter(
      (each, at) => each.role === "quantity" && drafts[at + 1]?.role === "factorUnit" && (drafts[at + 1]?.sample.factorUnits ?? 0) > 0,
    );
    if (beside.length === 1 && drafts.filter((each) => each.role === "quantity").length > 1)
      Object.assign(beside[0] as Draft, { role: "factor", confidence: 0.8, because: "content" });
  }
  // "数据值 | 0.6776", "单位 | tCO2/MWh": the value is a factor.
  if (drafts.some((each) => each.role === "factorUnit") && !drafts.some((each) => each.role === "factor" || each.role === "unit")) {
    const values = drafts.filter((each) => each.role === "quantity" && each.unit === null);
    if (values.length === 1 && values[0]) Object.assign(values[0], { role: "factor", because: "content" });
  }
}

const beside: ReadonlySet<Role> = new Set(["quantity", "mass", "freight", "distance", "emission", "gwp", "gas", "source", "year"]);

/** Masses beside distances, one factor, one emission; where the words leave it open the numbers themselves decide. */
function settleNumbers(table: RawTable, drafts: Draft[]): void {
  const has = (role: Role) => drafts.filter((each) => each.role === role);
  settleSensitivity(table, drafts);
  // A base without anything that differs from it is just an emission.
  if (has("baseline").length > 0 && has("changed").length + has("difference").length + has("change").length === 0)
    for (const each of has("baseline")) if (each.unit?.kind === "emission") each.role = "emission";
  if (has("changed").length > 0 && has("baseline").length + has("difference").length === 0)
    for (const each of has("changed")) if (each.unit?.kind === "emission") each.role = "emission";
  // "单台排放 (kgCO2e/台)" beside amounts and factors is what comes out of them.
  if (has("factor").length === 1 && has("emission").length === 0 && has("quantity").length + has("mass").length > 0 && has("perUnit").length === 1)
    for (const each of has("perUnit")) each.role = "emission";
  if (
    has("perUnit").length === 1 &&
    has("emission").length + has("factor").length + has("quantity").length + has("output").length === 0 &&
    addsUp(table, drafts)
  )
    for (const each of has("perUnit")) each.role = "emission";
  // "Intensity, kg CO2e per kg" between amounts and results is the factor.
  if (has("factor").length === 0 && has("perUnit").length === 1 && has("quantity").length === 1 && has("emission").length === 1 && has("output").length === 0)
    for (const each of has("perUnit"))
      if (each.unit?.kind === "factor" && each.index > (has("quantity")[0]?.index ?? Infinity) && each.index < (has("emission")[0]?.index ?? -1))
        Object.assign(each, { role: "factor", because: "position" });
  // "kg CO2e per pack" or "数值 | kgCO2e/台" over stages or a total: no list of factors, but what each row contributes to one.
  if (
    has("factor").length === 1 &&
    !drafts.some((each) => beside.has(each.role)) &&
    (has("factor")[0]?.heading !== "" || has("factorUnit").length > 0) &&
    addsUp(table, drafts)
  ) {
    for (const each of has("factor")) each.role = "emission";
    for (const each of has("factorUnit")) each.role = "emissionUnit";
  }
  if (allocates(table))
    for (const each of [...has("factor"), ...(has("factor").length === 0 || has("quantity").length === 0 ? has("loss") : [])])
      if (each.unit?.kind !== "factor" && isApportioned(each.sample) && has("factorUnit").length === 0)
        Object.assign(each, { role: "share", because: "content" });
  // "kg CO2e per kg | g CO2e per pack": of two, the one for a piece is what comes out.
  if (has("factor").length > 1) {
    const own = has("factor").filter((each) => each.unit?.kind === "factor" && each.read.label === "" && each.unit.factor.per.dimension.count !== undefined);
    if (own.length === 1 && has("factor").length === 2) for (const each of own) each.role = "emission";
  }
  // "Per year / per unit | kWh": an amount, however it is called.
  if (
    has("quantity").filter((each) => !(each.unit?.kind === "amount" && each.unit.unit.dimension.time === 1)).length +
      has("mass").length +
      has("freight").length ===
    0
  )
    for (const each of has("perUnit"))
      if (
        each.unit?.kind !== "emission" &&
        each.unit?.kind !== "factor" &&
        !/碳|排放|co2|ghg|footprint|emission|pcf/i.test(each.heading) &&
        has("factor").length > 0
      )
        each.role = "quantity";
  settleGwp(drafts);
  if (has("distance").length > 0 && has("mass").length === 0 && has("freight").length === 0) {
    const quantities = has("quantity");
    const mass =
      quantities.find((each) => each.unit?.kind === "amount" && isMass(each.unit.unit)) ??
      (quantities.length === 1 && quantities[0]?.unit === null ? quantities[0] : undefined);
    if (mass && has("factor").length + has("emission").length > 0 && mass.unit?.kind === "amount") mass.role = "mass";
  }
  if (has("distance").length === 0 && has("mass").length > 0 && has("quantity").length === 0) for (const each of has("mass")) each.role = "quantity";
  if (has("output").length > 0 && has("quantity").length === 0 && has("factor").length > 0) for (const each of has("output")) each.role = "quantity";
  const numeric = drafts.filter((each) => each.sample.numbers >= 1 && multiplying.has(each.role));
  const doubtful = has("factor").length !== 1 || has("emission").length !== 1 || has("quantity").length + has("mass").length + has("freight").length !== 1;
  const scored = drafts.filter((each) => isIndicator(each.role)).length >= 2;
  if (!doubtful || scored || numeric.length < 3 || numeric.length > 12) return;
  const found = productRoles(table, numeric.map((each) => ({ index: each.index, role: each.role, unit: each.unit })));
  if (!found) return;
  for (const each of numeric) {
    const role = found.get(each.index);
    if (role && role !== each.role) Object.assign(each, { role, confidence: 0.75, because: "arithmetic" });
    // A second column of the same kind that does not take part ("CO2", "CH4" beside "CO2e") is no result of these amounts.
    else if (!role && (each.role === "factor" || (each.role === "emission" && each.confidence < 0.9)))
      Object.assign(each, { confidence: each.confidence * 0.5 });
  }
}

/** Stages, or rows over a total: what the table lists per unit are the parts of one result. */
function addsUp(table: RawTable, drafts: readonly Draft[]): boolean {
  const labels = drafts
    .filter((each) => each.role === "name" || each.role === "stage")
    .flatMap((each) => table.rows.map(({ row }) => table.view.at(row, each.index).text))
    .filter((text) => text !== "");
  return labels.some((text) => totalWord(text) !== null || ["perUnit", "total"].includes(factKind(text) ?? "")) || labels.filter(isStageName).length >= 2;
}

/** A table of a sensitivity, as its title or one of its columns says: which column is which its numbers tell better than the words. */
function settleSensitivity(table: RawTable, drafts: readonly Draft[]): void {
  const told = /敏感|敏感度|sensitiv/i.test(table.titles.slice(-2).map(({ text }) => text).join(" ")) || drafts.some((each) => moments.has(each.role));
  if (!told || drafts.some((each) => each.unit?.kind === "factor" || each.role === "factorUnit")) return;
  const numeric = drafts.filter((each) => each.sample.numbers >= 2 && each.role !== "index" && each.role !== "year");
  const found = numeric.length >= 3 && numeric.length <= 9 ? sensitivityRoles(table, numeric) : null;
  for (const each of found ? numeric : []) {
    const role = found?.get(each.index);
    if (role && role !== each.role) Object.assign(each, { role, confidence: 0.9, because: "arithmetic" });
    else if (!role && moments.has(each.role)) Object.assign(each, { confidence: each.confidence * 0.5 });
  }
  // "变化幅度 -10 %" before the totals is the step of the parameter; what comes of it stands behind them.
  const totals = drafts.filter((each) => each.role === "baseline" || each.role === "changed");
  if (found || totals.length === 0) return;
  const changes = drafts.filter((each) => each.role === "change" || each.role === "difference");
  const steps = changes.filter(
    (each) =>
      each.unit?.kind !== "emission" &&
      ofSteps(table, each) &&
      (each.index < Math.max(...totals.map(({ index }) => index)) ||
        changes.some((other) => other !== each && other.role === "change" && !ofSteps(table, other))),
  );
  if (steps.length === 1 && !drafts.some((each) => each.role === "variation" && each.sample.filled > 0))
    Object.assign(steps[0] as Draft, { role: "variation", because: "content" });
}

const moments: ReadonlySet<Role> = new Set(["baseline", "changed", "difference", "change", "variation"]);

function ofSteps(table: RawTable, { index }: Draft): boolean {
  const cells = table.rows.filter(({ section }) => section === null).map(({ row }) => table.view.at(row, index)).filter((cell) => cell.number !== null);
  return cells.length > 0 && cells.every(isStep);
}

/** Parts of one whole, as their sum or their last cell says. */
function isApportioned({ wholeOf, lastIsSum, percents, numbers }: ColumnSample): boolean {
  return wholeOf !== null || (lastIsSum && percents === numbers);
}

function allocates(table: RawTable): boolean {
  const words = [
    ...table.titles.map(({ text }) => text),
    ...Array.from({ length: table.right - table.left + 1 }, (_, at) => headingText(table, table.left + at)),
  ].join(" ");
  return /allocat|分配|分摊|分攤/i.test(words);
}

/** Mass of a gas x GWP = CO2e: the GWP is the factor, and an "emission" in plain kg beside one in CO2e is the amount. */
function settleGwp(drafts: readonly Draft[]): void {
  // "GWP (kg CO2 eq)" as the only result, "GWP100" behind amounts and factors: what impact assessment calls the emission.
  const emits = drafts.some((each) => each.role === "emission");
  const measured = drafts.some((each) => each.role === "factor");
  const results = drafts.filter((each) => each.role === "gwp" && each.sample.numbers > each.sample.texts && (each.unit?.kind === "emission" || measured));
  if (results.length === 1 && !emits) for (const each of results) Object.assign(each, { role: "emission", confidence: 0.8, because: "content" });
  const gwp = drafts.filter((each) => each.role === "gwp" && each.sample.numbers > 0);
  if (gwp.length !== 1 || drafts.some((each) => each.role === "factor")) return;
  const emissions = drafts.filter((each) => each.role === "emission");
  const plain = emissions.filter((each) => each.unit?.kind === "amount" && isMass(each.unit.unit));
  if (emissions.length > plain.length) for (const each of plain) each.role = "quantity";
  if (drafts.some((each) => each.role === "quantity") && gwp[0]) Object.assign(gwp[0], { role: "factor", unit: readUnit("kgCO2e/kg"), because: "content" });
}
