import type { ColumnDraft } from "./columnDraft";
import { headingText } from "./columnDraft";
import type { ColumnSample } from "./columnSamples";
import type { Role } from "./header";
import { isIndicator } from "./indicatorRoles";
import { productHits, productRoles } from "./productRoles";
import type { RawTable } from "./readBlock";
import { isMass, readUnit, sameDimension } from "./readUnit";
import { settleParts } from "./settleParts";
import { settleSensitivity } from "./settleSensitivity";
import { isStageName } from "./stage";
import { factKind } from "./summaryWord";
import { totalWord } from "./totals";

/** Roles that may take part in amount x factor = emission; a result per unit or a score never does. */
const multiplying: ReadonlySet<Role> = new Set(["other", "quantity", "factor", "emission", "distance", "mass", "freight"]);

/** The columns of a table with a role. */
type Having = (role: Role) => readonly ColumnDraft[];

/** Masses beside distances, one factor, one emission; where the words leave it open the numbers themselves decide. */
export function settleNumbers(table: RawTable, drafts: ColumnDraft[]): void {
  if (settleParts(table, drafts)) return;
  const has: Having = (role) => drafts.filter((each) => each.role === role);
  settleSensitivity(table, drafts);
  settleWeights(drafts, has);
  settleBases(has);
  settleResultsPerUnit(table, drafts, has);
  settleContributions(table, drafts, has);
  settleAllocations(table, has);
  settleTwoFactors(table, has);
  settleAmountsPerUnit(table, has);
  settleGwp(drafts);
  settleMasses(has);
  if (has("output").length > 0 && has("quantity").length === 0 && has("factor").length > 0) for (const each of has("output")) each.role = "quantity";
  settleByProducts(table, drafts, has);
}

/** "Weight", "权重" beside scores: parts of one, and no mass. */
function settleWeights(drafts: readonly ColumnDraft[], has: Having): void {
  if (has("score").length === 0 && drafts.filter(({ role }) => isIndicator(role)).length < 2) return;
  for (const each of [...has("quantity"), ...has("mass"), ...has("other")])
    if (/weight|权重|權重/i.test(each.heading) && (each.unit === null || each.unit.kind === "percent") && isApportioned(each.sample)) Object.assign(each, { role: "share", because: "content" });
}

function settleBases(has: Having): void {
  // A base without anything that differs from it is just an emission.
  if (has("baseline").length > 0 && has("changed").length + has("difference").length + has("change").length === 0)
    for (const each of has("baseline")) if (each.unit?.kind === "emission") each.role = "emission";
  if (has("changed").length > 0 && has("baseline").length + has("difference").length === 0)
    for (const each of has("changed")) if (each.unit?.kind === "emission") each.role = "emission";
}

/** A result per unit that is the emission of the row, or its factor. */
function settleResultsPerUnit(table: RawTable, drafts: readonly ColumnDraft[], has: Having): void {
  // "Qty | PCF (kg CO2e/pc) | kg CO2e per unit", "Amount | kg CO2e per unit | kg CO2e / t": the numbers say which of the two the amounts are multiplied with.
  const emitted = has("perUnit").filter(({ unit }) => unit?.kind === "emission" || unit?.kind === "factor");
  const amounts = [...has("quantity"), ...has("perUnit").filter((each) => !emitted.includes(each))];
  const [amount, result, factor] = [amounts, emitted, has("factor")].map((each) => (each.length === 1 ? each[0] : undefined));
  if (
    amount && result && factor && has("emission").length === 0 &&
    productHits(table, [amount.index, result.index], factor.index) > productHits(table, [amount.index, factor.index], result.index)
  ) {
    Object.assign(result, { role: "factor", because: "arithmetic" });
    Object.assign(factor, { role: "emission", because: "arithmetic" });
  }
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
  const [quantities, emission] = [has("quantity"), has("emission")[0]];
  if (has("factor").length > 0 || has("perUnit").length !== 1 || has("emission").length !== 1 || has("output").length > 0) return;
  for (const each of has("perUnit")) {
    const per = each.unit?.kind === "factor" ? each.unit.factor.per : null;
    const before = quantities.filter(({ index }) => index < each.index);
    const fit = quantities.length === 1 || before.some(({ unit }) => unit?.kind === "amount" && per && sameDimension(unit.unit, per));
    if (per && before.length > 0 && fit && each.index < (emission?.index ?? -1)) Object.assign(each, { role: "factor", because: "position" });
  }
}

const beside: ReadonlySet<Role> = new Set(["quantity", "mass", "freight", "distance", "emission", "gwp", "gas", "source", "year"]);

function settleContributions(table: RawTable, drafts: readonly ColumnDraft[], has: Having): void {
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
}

function settleAllocations(table: RawTable, has: Having): void {
  if (allocates(table))
    for (const each of [...has("factor"), ...(has("factor").length === 0 || has("quantity").length === 0 ? has("loss") : [])])
      if (each.unit?.kind !== "factor" && isApportioned(each.sample) && has("factorUnit").length === 0)
        Object.assign(each, { role: "share", because: "content" });
}

function settleTwoFactors(table: RawTable, has: Having): void {
  // "kg CO2e per kg | g CO2e per pack": of two, the one for a piece is what comes out.
  if (has("factor").length > 1) {
    const own = has("factor").filter((each) => each.unit?.kind === "factor" && each.read.label === "" && each.unit.factor.per.dimension.count !== undefined);
    const other = has("factor").find((each) => each !== own[0]);
    // "kg CO2e per unit | kg CO2e / t": per the unit of each row, where the amounts are multiplied with it.
    const turned = (each: ColumnDraft, result: ColumnDraft) =>
      has("quantity").some(({ index }) => productHits(table, [index, each.index], result.index) > productHits(table, [index, result.index], each.index));
    if (own.length === 1 && has("factor").length === 2) for (const each of own) (other && turned(each, other) ? other : each).role = "emission";
  }
}

function settleAmountsPerUnit(table: RawTable, has: Having): void {
  // "Item weight | Pieces per item | g per piece": what the factor is multiplied with, where the numbers say so.
  const [factor, emission] = [has("factor"), has("emission")].map((each) => (each.length === 1 ? each[0] : undefined));
  if (factor && emission) {
    const hits = (each: ColumnDraft) => productHits(table, [each.index, factor.index], emission.index);
    const most = Math.max(0, ...has("quantity").map(hits));
    for (const each of has("perUnit")) if (each.unit?.kind === "amount" && hits(each) > most) Object.assign(each, { role: "quantity", because: "arithmetic" });
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
}

/** A mass that is carried over a distance; without one it is an amount like any other. */
function settleMasses(has: Having): void {
  if (has("distance").length > 0 && has("mass").length === 0 && has("freight").length === 0) {
    const quantities = has("quantity");
    const mass =
      quantities.find((each) => each.unit?.kind === "amount" && isMass(each.unit.unit)) ??
      (quantities.length === 1 && quantities[0]?.unit === null ? quantities[0] : undefined);
    if (mass && has("factor").length + has("emission").length > 0 && mass.unit?.kind === "amount") mass.role = "mass";
  }
  if (has("distance").length === 0 && has("mass").length > 0 && has("quantity").length === 0) for (const each of has("mass")) each.role = "quantity";
}

/** By how the numbers multiply, where the words leave it open. */
function settleByProducts(table: RawTable, drafts: readonly ColumnDraft[], has: Having): void {
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
function addsUp(table: RawTable, drafts: readonly ColumnDraft[]): boolean {
  const labels = drafts
    .filter((each) => each.role === "name" || each.role === "stage")
    .flatMap((each) => table.rows.map(({ row }) => table.view.at(row, each.index).text))
    .filter((text) => text !== "");
  return labels.some((text) => totalWord(text) !== null || ["perUnit", "total"].includes(factKind(text) ?? "")) || labels.filter(isStageName).length >= 2;
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
function settleGwp(drafts: readonly ColumnDraft[]): void {
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
