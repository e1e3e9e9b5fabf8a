import type { CellValue } from "../../../src/tables/grid";
import type { CaseCell, CaseSheet } from "../../tables/sheet";
import type { Chance } from "./random";
import { header, stageName, words } from "./study";
import type { Item, Language, StageId, Study } from "./study";

/** A cell of a generated workbook: value and formula are kept apart so that a defect can change either. */
export interface Slot {
  value: CellValue;
  formula: string | null;
  format: string;
}

export interface GeneratedSheet {
  readonly name: string;
  readonly cells: Map<string, Slot>;
  readonly merges: string[];
}

/** Where a figure of the study stands: "calc|m0|emission" -> sheet and cell. */
export interface Spot {
  readonly sheet: GeneratedSheet;
  readonly row: number;
  readonly column: number;
}

export interface Book {
  readonly sheets: GeneratedSheet[];
  readonly spots: Map<string, Spot>;
  readonly look: Look;
  readonly study: Study;
}

/** How this consultant writes tables. */
export interface Look {
  readonly language: Language;
  readonly unitIn: "column" | "header" | "cell";
  readonly factorUnitIn: "column" | "header" | "cell";
  readonly brackets: readonly [string, string];
  readonly resultUnit: "kgCO2e" | "tCO2e";
  readonly decimals: number;
  readonly formulas: boolean;
  readonly share: "none" | "percent" | "fraction" | "number";
  readonly stageCells: "merged" | "blank" | "repeated" | "sections";
  readonly subtotals: boolean;
  readonly twoRows: boolean;
  readonly titles: boolean;
  readonly extras: boolean;
  readonly plan: "one" | "stages" | "sheets" | "lists" | "beside" | "turned";
}

export function makeLook(chance: Chance, language: Language): Look {
  return {
    language,
    unitIn: chance.pick(["column", "column", "header", "cell"]),
    factorUnitIn: chance.pick(["column", "column", "header", "cell"]),
    brackets: chance.pick([["（", "）"], ["(", ")"], [" (", ")"], [" [", "]"]] as const),
    resultUnit: chance.pick(["kgCO2e", "tCO2e"]),
    decimals: chance.whole(2, 4),
    formulas: chance.yes(0.4),
    share: chance.pick(["none", "percent", "fraction", "number"]),
    stageCells: chance.pick(["merged", "blank", "repeated", "sections"]),
    subtotals: chance.yes(0.4),
    twoRows: chance.yes(0.25),
    titles: chance.yes(0.8),
    extras: chance.yes(0.5),
    plan: chance.pick(["one", "one", "stages", "stages", "sheets", "lists", "lists", "beside", "turned"]),
  };
}

class Pen {
  row: number;
  constructor(readonly sheet: GeneratedSheet, readonly book: Book, readonly left: number, top: number) {
    this.row = top;
  }
  put(column: number, value: CellValue, more: { formula?: string; format?: string; spot?: string } = {}): void {
    this.sheet.cells.set(`${this.row},${this.left + column}`, { value, formula: more.formula ?? null, format: more.format ?? "General" });
    if (more.spot) this.book.spots.set(more.spot, { sheet: this.sheet, row: this.row, column: this.left + column });
  }
  merge(fromRow: number, fromColumn: number, toRow: number, toColumn: number): void {
    if (fromRow !== toRow || fromColumn !== toColumn) this.sheet.merges.push(`${address(fromRow, this.left + fromColumn)}:${address(toRow, this.left + toColumn)}`);
  }
}

export function address(row: number, column: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return `${letters}${row + 1}`;
}

export function layOut(chance: Chance, study: Study, look: Look): Book {
  const book: Book = { sheets: [], spots: new Map(), look, study };
  const sheet = (name: string): GeneratedSheet => {
    const made = { name, cells: new Map<string, Slot>(), merges: [] };
    book.sheets.push(made);
    return made;
  };
  const en = look.language === "en";
  const left = chance.whole(0, 2);
  const top = chance.whole(0, 3);
  if (look.plan === "lists") {
    const pen = new Pen(sheet(en ? "Inventory" : "清单"), book, left, top);
    activityList(pen, chance, study, look);
    const factors = new Pen(sheet(en ? "Factors" : "因子"), book, 0, chance.whole(0, 2));
    factorList(factors, chance, study, look);
  }
  if (look.plan === "sheets") {
    for (const stage of stagesOf(study)) {
      const pen = new Pen(sheet(stageName(chance, look.language, stage)), book, left, top);
      calculation(pen, chance, study, look, [stage]);
    }
  } else {
    const pen = new Pen(sheet(en ? "Calculation" : "计算"), book, left, top);
    if (look.plan === "stages") for (const stage of stagesOf(study)) { calculation(pen, chance, study, look, [stage]); pen.row += chance.whole(1, 2); }
    else if (look.plan === "beside") {
      const [first, ...rest] = stagesOf(study);
      calculation(pen, chance, study, look, [first as StageId]);
      const second = new Pen(pen.sheet, book, left + 14, top);
      for (const stage of rest) { calculation(second, chance, study, look, [stage]); second.row += 2; }
    } else if (look.plan === "turned") for (const stage of stagesOf(study)) { turnedCalculation(pen, chance, study, look, stage); pen.row += 2; }
    else calculation(pen, chance, study, look, stagesOf(study));
  }
  const results = new Pen(sheet(en ? "Results" : "结果"), book, 0, chance.whole(0, 2));
  resultTable(results, chance, study, look);
  if (look.extras) studySheet(new Pen(sheet(en ? "Study" : "说明"), book, 0, 0), chance, study, look);
  if (look.extras) quality(new Pen(sheet(en ? "Quality" : "质量"), book, 0, 0), chance, study, look);
  return book;
}

export function stagesOf(study: Study): StageId[] {
  return [...new Set(study.items.map((item) => item.stage))];
}

function round(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}

function shown(kg: number, look: Look): number {
  return look.resultUnit === "tCO2e" ? kg / 1000 : kg;
}

function places(look: Look): number {
  return look.resultUnit === "tCO2e" ? look.decimals + 2 : look.decimals;
}

function withUnit(look: Look, text: string, unit: string): string {
  return `${text}${look.brackets[0]}${unit}${look.brackets[1]}`;
}

type Key = "index" | "stage" | "name" | "quantity" | "unit" | "mass" | "distance" | "mode" | "factor" | "factorUnit" | "emission" | "share" | "source";

function title(pen: Pen, chance: Chance, look: Look, kind: "calcTitle" | "resultTitle" | "activityTitle" | "factorTitle", stage: StageId | null): void {
  if (!look.titles) return;
  const name = header(chance, look.language, kind);
  const number = look.language === "en" ? `Table ${chance.whole(1, 9)} ` : `表${chance.whole(1, 9)}-${chance.whole(1, 9)} `;
  const of = stage ? stageName(chance, look.language, stage) : "";
  pen.put(0, `${chance.yes(0.5) ? number : ""}${look.language === "en" ? `${of ? `${of}: ` : ""}${name}` : `${of}${name}`}`);
  pen.row++;
}

function calculation(pen: Pen, chance: Chance, study: Study, look: Look, stages: readonly StageId[]): void {
  const single = stages.length === 1;
  const transport = single && (stages[0] === "materialTransport" || stages[0] === "distribution");
  const items = study.items.filter((item) => stages.includes(item.stage) && (single || item.distance === undefined || look.unitIn === "column"));
  const uniform = new Set(items.map((item) => item.unit)).size === 1;
  const uniformFactor = new Set(items.map((item) => item.per)).size === 1;
  const unitIn = look.unitIn === "header" && !uniform ? "column" : look.unitIn;
  const factorUnitIn = look.factorUnitIn === "header" && !uniformFactor ? "column" : look.factorUnitIn;
  title(pen, chance, look, "calcTitle", single ? (stages[0] as StageId) : null);
  const keys: Key[] = [];
  if (chance.yes(0.5)) keys.push("index");
  if (!single && look.stageCells !== "sections") keys.push("stage");
  keys.push("name");
  if (transport) {
    if (chance.yes(0.4)) keys.push("mode");
    keys.push(...(chance.yes(0.5) ? (["mass", "distance"] as const) : (["distance", "mass"] as const)));
  } else {
    keys.push("quantity");
    if (unitIn === "column") keys.push("unit");
  }
  keys.push("factor");
  if (factorUnitIn === "column") keys.push("factorUnit");
  keys.push("emission");
  if (look.share !== "none") keys.push("share");
  if (look.extras) keys.push("source");
  const at = (key: Key) => keys.indexOf(key);
  const massUnit = items[0]?.unit ?? "kg";
  const text = (key: Key): string => {
    const word = header(chance, look.language, key === "name" && transport ? "transportName" : key);
    if (key === "quantity" && unitIn === "header") return withUnit(look, word, items[0]?.unit ?? "kg");
    if (key === "mass") return withUnit(look, word, massUnit);
    if (key === "distance") return withUnit(look, word, "km");
    if (key === "factor" && factorUnitIn === "header") return withUnit(look, word, `kgCO2e/${items[0]?.per ?? "kg"}`);
    if (key === "emission") return withUnit(look, word, look.resultUnit);
    if (key === "share" && look.share === "number") return withUnit(look, word, "%");
    return word;
  };
  for (const [column, key] of keys.entries()) pen.put(column, text(key), { spot: `calc|${stages[0]}|heading|${key}` });
  if (look.twoRows) {
    pen.row++;
    for (const column of keys.keys()) pen.merge(pen.row - 1, column, pen.row, column);
  }
  pen.row++;
  // Multi-stage tables show transport as distance x mass in one t·km amount.
  const first = pen.row;
  const total = items.reduce((sum, item) => sum + item.kg, 0);
  const totalRow = first + items.length + (look.subtotals && !single ? stages.length : 0) + (look.stageCells === "sections" && !single ? stages.length : 0);
  let count = 0;
  const itemRows: number[] = [];
  const subtotalRows: number[] = [];
  for (const stage of stages) {
    const mine = items.filter((item) => item.stage === stage);
    if (mine.length === 0) continue;
    const label = stageName(chance, look.language, stage);
    if (!single && look.stageCells === "sections") {
      pen.put(0, label);
      pen.row++;
    }
    const start = pen.row;
    for (const item of mine) {
      count++;
      itemRows.push(pen.row);
      writeItem(pen, chance, look, item, keys, { unitIn, factorUnitIn, count, transport, total, totalRow });
      if (at("stage") >= 0 && (look.stageCells === "repeated" || pen.row === start)) pen.put(at("stage"), label, { spot: `calc|${item.id}|stage` });
      pen.row++;
    }
    if (at("stage") >= 0 && look.stageCells === "merged") pen.merge(start, at("stage"), pen.row - 1, at("stage"));
    if (look.subtotals && !single) {
      const sum = mine.reduce((all, item) => all + item.kg, 0);
      pen.put(at("name"), header(chance, look.language, "subtotal"));
      const letter = address(0, pen.left + at("emission")).replace(/\d+/, "");
      pen.put(at("emission"), look.formulas ? shown(sum, look) : round(shown(sum, look), places(look)), { ...(look.formulas && { formula: `=SUM(${letter}${start + 1}:${letter}${pen.row})` }), spot: `calc|${stage}|subtotal` });
      subtotalRows.push(pen.row);
      pen.row++;
    }
  }
  if (items.length > 1) {
    const letter = address(0, pen.left + at("emission")).replace(/\d+/, "");
    const formula = subtotalRows.length > 0 ? `=${subtotalRows.map((row) => `${letter}${row + 1}`).join("+")}` : `=SUM(${letter}${first + 1}:${letter}${pen.row})`;
    const label = header(chance, look.language, "total");
    pen.put(chance.yes(0.5) ? 0 : at("name"), label);
    pen.put(at("emission"), look.formulas ? shown(total, look) : round(shown(total, look), places(look)), { ...(look.formulas && { formula }), spot: `calc|${stages.join("+")}|total` });
    if (look.share !== "none" && chance.yes(0.6)) pen.put(at("share"), look.share === "number" ? 100 : 1, { format: look.share === "percent" ? "0.00%" : "General", spot: `calc|${stages.join("+")}|shareTotal` });
    pen.row++;
  }
  if (chance.yes(0.3)) {
    pen.put(0, look.language === "en" ? "Note: figures are rounded." : "注：数据经四舍五入。");
    pen.row++;
  }
}

function writeItem(pen: Pen, chance: Chance, look: Look, item: Item, keys: readonly Key[], how: { unitIn: Look["unitIn"]; factorUnitIn: Look["factorUnitIn"]; count: number; transport: boolean; total: number; totalRow: number }): void {
  const at = (key: Key) => keys.indexOf(key);
  const cell = (key: Key) => address(pen.row, pen.left + at(key));
  const spot = (key: Key) => `calc|${item.id}|${key}`;
  const freight = item.distance !== undefined && !how.transport;
  const amount = freight ? Number((item.quantity * (item.unit === "t" ? 1 : 0.001) * (item.distance as number)).toPrecision(12)) : item.quantity;
  const unit = freight ? "t·km" : item.unit;
  if (at("index") >= 0) pen.put(at("index"), how.count);
  pen.put(at("name"), item.name, { spot: spot("name") });
  if (how.transport) {
    pen.put(at("mass"), item.quantity, { spot: spot("mass") });
    pen.put(at("distance"), item.distance ?? 0, { spot: spot("distance") });
    if (at("mode") >= 0) pen.put(at("mode"), chance.pick(words.items.modes[look.language]));
  } else {
    pen.put(at("quantity"), how.unitIn === "cell" ? `${amount} ${unit}` : amount, { spot: spot("quantity") });
    if (at("unit") >= 0) pen.put(at("unit"), unit, { spot: spot("unit") });
  }
  pen.put(at("factor"), how.factorUnitIn === "cell" ? `${item.factor} kgCO2e/${item.per}` : item.factor, { spot: spot("factor") });
  if (at("factorUnit") >= 0) pen.put(at("factorUnit"), `kgCO2e/${item.per}`, { spot: spot("factorUnit") });
  const numeric = how.factorUnitIn !== "cell" && (how.transport || how.unitIn !== "cell");
  const product = how.transport ? `${cell("mass")}*${cell("distance")}*${cell("factor")}` : `${cell("quantity")}*${cell("factor")}`;
  const plain = how.transport ? item.quantity * (item.distance as number) * item.factor : amount * item.factor;
  const value = shown(item.kg, look);
  const divisor = plain / value;
  const scale = Math.abs(divisor - 1) < 1e-9 ? "" : divisor > 1 ? `/${Number(divisor.toPrecision(6))}` : `*${Number((1 / divisor).toPrecision(6))}`;
  const computed = look.formulas && numeric;
  pen.put(at("emission"), computed ? value : round(value, places(look)), { ...(computed && { formula: `=${product}${scale}` }), spot: spot("emission") });
  if (at("share") >= 0) {
    const share = item.kg / how.total;
    pen.put(at("share"), look.share === "number" ? round(share * 100, 2) : round(share, 4), { format: look.share === "percent" ? "0.00%" : "General", spot: spot("share") });
  }
  if (at("source") >= 0) pen.put(at("source"), chance.pick(words.items.sources[look.language]), { spot: spot("source") });
}

function turnedCalculation(pen: Pen, chance: Chance, study: Study, look: Look, stage: StageId): void {
  const items = study.items.filter((item) => item.stage === stage);
  title(pen, chance, look, "calcTitle", stage);
  const transport = items[0]?.distance !== undefined;
  const rows: Key[] = transport ? ["name", "mass", "distance", "factor", "emission"] : ["name", "quantity", "unit", "factor", "factorUnit", "emission"];
  for (const key of rows) {
    const word = header(chance, look.language, key);
    pen.put(0, key === "emission" ? withUnit(look, word, look.resultUnit) : key === "mass" ? withUnit(look, word, items[0]?.unit ?? "kg") : key === "distance" ? withUnit(look, word, "km") : key === "factor" && transport ? withUnit(look, word, "kgCO2e/t·km") : word);
    for (const [at, item] of items.entries()) {
      const value: CellValue = key === "name" ? item.name : key === "quantity" || key === "mass" ? item.quantity : key === "distance" ? (item.distance ?? null) : key === "unit" ? item.unit : key === "factor" ? item.factor : key === "factorUnit" ? `kgCO2e/${item.per}` : round(shown(item.kg, look), places(look));
      pen.put(at + 1, value, { spot: `calc|${item.id}|${key}` });
    }
    pen.row++;
  }
}

function activityList(pen: Pen, chance: Chance, study: Study, look: Look): void {
  title(pen, chance, look, "activityTitle", null);
  for (const [column, key] of (["name", "quantity", "unit"] as const).entries()) pen.put(column, header(chance, look.language, key));
  pen.row++;
  for (const item of study.items.filter((each) => each.distance === undefined)) {
    pen.put(0, item.name);
    pen.put(1, item.quantity, { spot: `list|${item.id}|quantity` });
    pen.put(2, item.unit, { spot: `list|${item.id}|unit` });
    pen.row++;
  }
}

function factorList(pen: Pen, chance: Chance, study: Study, look: Look): void {
  title(pen, chance, look, "factorTitle", null);
  for (const [column, key] of (["name", "factor", "factorUnit", "source"] as const).entries()) pen.put(column, header(chance, look.language, key));
  pen.row++;
  for (const item of study.items.filter((each) => each.distance === undefined)) {
    pen.put(0, item.name);
    pen.put(1, item.factor, { spot: `factors|${item.id}|factor` });
    pen.put(2, `kgCO2e/${item.per}`);
    pen.put(3, chance.pick(words.items.sources[look.language]), { spot: `factors|${item.id}|source` });
    pen.row++;
  }
}

function resultTable(pen: Pen, chance: Chance, study: Study, look: Look): void {
  const { language } = look;
  const total = study.items.filter((item) => counted(item, look)).reduce((sum, item) => sum + item.kg, 0);
  const label = (role: "product" | "period" | "output") => header(chance, language, role);
  pen.put(0, label("product"));
  pen.put(1, study.product);
  pen.row++;
  pen.put(0, label("period"));
  pen.put(1, language === "en" ? `January to December ${study.year}` : `${study.year}年1月至12月`);
  pen.row += 2;
  title(pen, chance, look, "resultTitle", null);
  const share = look.share !== "none";
  pen.put(0, header(chance, language, "resultStage"));
  pen.put(1, withUnit(look, header(chance, language, "emission"), look.resultUnit));
  if (share) pen.put(2, look.share === "number" ? withUnit(look, header(chance, language, "share"), "%") : header(chance, language, "share"));
  pen.row++;
  for (const stage of stagesOf(study)) {
    const sum = study.items.filter((item) => item.stage === stage && counted(item, look)).reduce((all, item) => all + item.kg, 0);
    if (sum === 0) continue;
    pen.put(0, stageName(chance, language, stage), { spot: `result|${stage}|name` });
    pen.put(1, round(shown(sum, look), places(look)), { spot: `result|${stage}|emission` });
    if (share) pen.put(2, look.share === "number" ? round((sum / total) * 100, 2) : round(sum / total, 4), { format: look.share === "percent" ? "0.00%" : "General", spot: `result|${stage}|share` });
    pen.row++;
  }
  pen.put(0, header(chance, language, "grand"));
  pen.put(1, round(shown(total, look), places(look)), { spot: "result|total" });
  if (share) pen.put(2, look.share === "number" ? 100 : 1, { format: look.share === "percent" ? "0.00%" : "General", spot: "result|shareTotal" });
  pen.row += 2;
  pen.put(0, label("output"));
  pen.put(1, study.output, { spot: "result|output" });
  pen.put(2, study.outputUnit);
  pen.row++;
  pen.put(0, header(chance, language, "perUnit"));
  pen.put(1, Number((total / study.output).toPrecision(4)), { spot: "result|perUnit" });
  pen.put(2, `kgCO2e/${study.outputUnit}`);
  pen.row++;
}

/** In one table with the unit in heading or cell, transport rows would need a distance: they are left out there. */
export function counted(item: Item, look: Look): boolean {
  return item.distance === undefined || look.plan !== "one" && look.plan !== "lists" || look.unitIn === "column";
}

const scale = [9, 7, 5, 3, 1];

function quality(pen: Pen, chance: Chance, study: Study, look: Look): void {
  const en = look.language === "en";
  const columns = en ? ["Item", "q1", "q2", "q3", "q4", "q5", "Score"] : ["项目", "统计代表性（q1）", "时间代表性（q2）", "数据来源（q3）", "地理代表性（q4）", "技术代表性（q5）", "得分"];
  for (const [column, text] of columns.entries()) pen.put(column, text);
  pen.row++;
  for (const stage of stagesOf(study)) {
    const q = Array.from({ length: 5 }, () => chance.pick(scale)) as [number, number, number, number, number];
    pen.put(0, stageName(chance, look.language, stage));
    for (const [at, value] of q.entries()) pen.put(at + 1, value);
    pen.put(6, round(((q[0] + q[1] + q[2]) / 3 + (q[3] + q[4]) / 2) / 2, 2), { spot: `quality|${stage}|score` });
    pen.row++;
  }
}

function studySheet(pen: Pen, chance: Chance, study: Study, look: Look): void {
  const en = look.language === "en";
  const items = study.items.filter((item) => counted(item, look));
  const total = items.reduce((sum, item) => sum + item.kg, 0);
  const line = (spot: string, text: string) => {
    pen.put(0, text, { spot: `study|${spot}` });
    pen.row++;
  };
  const stages = [...new Set(items.map((item) => item.stage))].map((stage) => stageName(chance, look.language, stage));
  line("standard", en ? "Standard: ISO 14067:2018" : "评价依据：ISO 14067:2018、GB/T 24067-2024");
  line("boundary", en ? `System boundary: ${stages.join(", ")}` : `系统边界：${stages.join("、")}`);
  line("gwp", en ? "GWP values: IPCC AR6, 100 years" : "GWP值采用IPCC第六次评估报告（AR6）");
  const perUnit = Number((total / study.output).toPrecision(4));
  line("conclusion", en ? `The carbon footprint per unit is ${perUnit} kgCO2e/${study.outputUnit}.` : `经核算，单位产品碳足迹为${perUnit}kgCO2e/${study.outputUnit}。`);
  pen.row++;
  line("rule", en ? "Cut-off: flows below 1% each and 5% together are excluded" : "取舍准则：单项小于1%、合计不超过5%的环节予以舍弃");
  pen.put(0, en ? "Excluded flow" : "舍弃环节");
  pen.put(1, en ? "Estimated share (%)" : "估算占比(%)");
  pen.row++;
  for (const [at, name] of (en ? ["Lubricants", "Labels", "Staff travel"] : ["润滑材料", "标签", "员工差旅"]).entries()) {
    pen.put(0, name);
    pen.put(1, Number(chance.between(0.1, 0.9).toFixed(2)), { spot: `study|cutoff${at}` });
    pen.row++;
  }
  pen.row++;
  const varied = chance.pick(items.filter((item) => item.stage === "production"));
  if (!varied) return;
  for (const [column, text] of (en ? ["Parameter", "Baseline (kgCO2e)", "After change (kgCO2e)", "Difference (kgCO2e)", "Relative change (%)"] : ["参数", "基准碳足迹(kgCO2e)", "变化后碳足迹(kgCO2e)", "差值(kgCO2e)", "变化率(%)"]).entries()) pen.put(column, text);
  pen.row++;
  const change = varied.kg * 0.1;
  pen.put(0, en ? `${varied.name} -10%` : `${varied.name}减少10%`);
  for (const [at, value] of [total, total - change, change, (change / total) * 100].entries()) pen.put(at + 1, round(value, 2), { spot: `study|sensitivity${at}` });
  pen.row++;
}

/** The workbook as the sheets of a case. */
export function toSheets(book: Book): CaseSheet[] {
  return book.sheets.map((sheet) => {
    const rows: CaseCell[][] = [];
    const formats: Record<string, string> = {};
    for (const [key, slot] of sheet.cells) {
      const [row, column] = key.split(",").map(Number) as [number, number];
      while (rows.length <= row) rows.push([]);
      const line = rows[row] as CaseCell[];
      while (line.length <= column) line.push(null);
      line[column] = slot.formula === null ? slot.value : { formula: slot.formula, value: slot.value };
      if (slot.format !== "General") formats[address(row, column)] = slot.format;
    }
    return { name: sheet.name, rows, merges: sheet.merges, formats };
  });
}
