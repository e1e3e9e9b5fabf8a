import type { CellValue } from "../../../src/tables/grid";
import { address, places, round, shown, title, withUnit } from "./pen";
import type { Key, Look, Pen } from "./pen";
import type { Chance } from "./random";
import { header, stageName, words } from "./study";
import type { Item, StageId, Study } from "./study";

export function calculation(pen: Pen, chance: Chance, study: Study, look: Look, stages: readonly StageId[]): void {
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

export function writeItem(pen: Pen, chance: Chance, look: Look, item: Item, keys: readonly Key[], how: { unitIn: Look["unitIn"]; factorUnitIn: Look["factorUnitIn"]; count: number; transport: boolean; total: number; totalRow: number }): void {
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

export function turnedCalculation(pen: Pen, chance: Chance, study: Study, look: Look, stage: StageId): void {
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
