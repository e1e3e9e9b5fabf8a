import type { Cell } from "../tables/cell";
import { saysNone } from "../tables/cell";
import { readHeading } from "../tables/header";
import { readFactorUnit, readUnit } from "../tables/readUnit";
import type { UnitReading } from "../tables/readUnit";
import { perRow } from "../tables/roles";
import { isStageName, stageIn, stageOf } from "../tables/stage";
import type { Stage } from "../tables/stage";
import { columnOf, columnsOf, titleOf } from "../tables/table";
import type { Column, FootprintTable, Row } from "../tables/table";
import type { FactorUnit, Unit } from "../units/unit";
import { nearestUnits, parseUnit } from "../units";
import { itemKey } from "./itemKey";

/** An amount in a table with the unit it has and where that unit stands. */
export interface Amount {
  readonly cell: Cell;
  readonly column: Column;
  readonly value: number;
  /** Null where none is written; undefined unit with a text is one nobody knows. */
  readonly unit: Unit | null;
  readonly unitText: string;
  readonly unitCell: Cell | null;
}

export interface FactorAmount {
  readonly cell: Cell;
  readonly column: Column;
  readonly value: number;
  readonly unit: FactorUnit | null;
  readonly unitText: string;
  readonly unitCell: Cell | null;
}

/** One item of one table: what was measured, the factor it was multiplied with, what came out. */
export interface Entry {
  readonly table: FootprintTable;
  readonly row: Row;
  readonly name: string;
  /** What names of one thing have in common ("盘圆消耗量", "盘圆运输公里数" and "盘圆"). */
  readonly key: string;
  readonly group: string;
  readonly stage: Stage | undefined;
  readonly quantities: readonly Amount[];
  readonly distance: Amount | undefined;
  readonly mass: Amount | undefined;
  readonly factors: readonly FactorAmount[];
  readonly emissions: readonly Amount[];
  readonly share: Amount | undefined;
  readonly nameCell: Cell | undefined;
}

/** Lines that say what a table is rather than whose it is. */
const titleLike = /^\s*(附?表|table)|[:：]|\d{4}|[表计計核汇彙总總]算?|明细|明細|过程|過程|清单|清單|一览|一覽|结果|結果|数据|數據|因子|系数|係數|足迹|足跡|排放|calc|table|list|summary|result|data|factor|inventory|sheet|footprint|emission|input/i;

/** What a stamp or a letterhead says. */
const aboutPaper =
  /confidential|internal|draft|version|rev\b|page|logo|prepared|approved|copyright|ltd|gmbh|inc\b|co\.|机密|機密|内部|內部|保密|草稿|版本|第.{1,3}页|公司|有限|集团|编制|编号|受控|资料/i;

export function entriesOf(table: FootprintTable): Entry[] {
  const title = titleOf(table);
  const nameColumn = columnOf(table, "name");
  const groupTitle =
    table.titles
      .slice(-2)
      .reverse()
      .find((line) => line.text.length <= 20 && !aboutPaper.test(line.text) && stageIn(line.text) === undefined && !titleLike.test(line.text))?.text ?? "";
  const titleStage = stageIn(title) ?? (isStageName(table.sheet) ? stageOf(table.sheet) : undefined);
  const byRole = new Map<Column["role"], readonly Column[]>();
  const columns = (role: Column["role"]) => {
    let found = byRole.get(role);
    if (!found) byRole.set(role, (found = columnsOf(table, role)));
    return found;
  };
  const hasDistance = columns("distance").length > 0;
  return table.rows
    .filter((row) => row.kind === "item")
    .map((row) => {
      const amounts = (role: Column["role"]) => columns(role).flatMap((column) => amountOf(table, row, column) ?? []);
      const quantities = [...amounts("quantity"), ...amounts("freight"), ...(hasDistance ? [] : amounts("mass"))];
      return {
        table,
        row,
        name: row.name,
        key: itemKey(row.name),
        group: row.group || groupTitle,
        stage: stageOf(row.stage) ?? titleStage,
        quantities,
        distance: amounts("distance")[0],
        mass: hasDistance ? (amounts("mass")[0] ?? amounts("quantity").find((amount) => amount.unit === null || amount.unit.dimension.mass === 1)) : undefined,
        factors: columns("factor").flatMap((column) => {
          const factor = factorOf(table, row, column);
          return factor ? [perRowUnit(factor, quantities[0])] : [];
        }),
        emissions: amounts("emission"),
        share: amounts("share")[0],
        nameCell: nameColumn && table.cell(row, nameColumn),
      };
    });
}

/** "kgCO2e/单位", "kg CO2e per kg or kWh", "EF (kgCO2e)": per the unit of the row's own amount. */
function perRowUnit(factor: FactorAmount, quantity: Amount | undefined): FactorAmount {
  const text = (factor.unitText || factor.column.unit?.text || /[([（]([^()（）]*)[)\]）]\s*$/.exec(factor.column.heading)?.[1] || "").trim();
  const parts = /^(.*?)\s*(?:\/|per\b|每)\s*(.+)$/i.exec(text);
  const bare = !parts && factor.unit === null && factor.column.unit?.kind === "emission";
  const open = bare ? text : parts?.[1] && (perRow.test(parts[2] as string) || sameWord(parts[2] as string, quantity)) ? parts[1] : undefined;
  if (open === undefined || !quantity || quantity.unitText === "" || (quantity.unit?.dimension.count !== undefined && factor.unit)) return factor;
  const unit = quantity.unit ? readFactorUnit(`${open}/${quantity.unit.symbol}`) : null;
  // A unit of the row that nobody knows is told there; the factor has it all the same.
  return unit || !quantity.unit ? { ...factor, unit, unitText: `${open}/${quantity.unitText}` } : factor;
}

/** "度(m³)" or 度 of water, and a factor per 度: whatever the word means in the row, it means it twice. */
function sameWord(per: string, quantity: Amount | undefined): boolean {
  return per === "度" && quantity?.unit !== null && /^度(?:\(|（|$)/.test(quantity?.unitText ?? "");
}

const meteredAsVolume = /^(?!.*(?:[电電泵]|水泥|水力)).*(?:水|天然[气氣]|瓦斯|[煤燃][气氣])/;

/** Water and gas are metered in 度 too: cubic metres, not kilowatt-hours. */
function ofMeter(found: Found, name: string): Found {
  return found.text.trim() === "度" && meteredAsVolume.test(name) ? { ...found, reading: readUnit("m3") } : found;
}

/** The number of a cell with its unit: from the cell, the row's unit column, the heading, the name, the table's title. */
export function amountOf(table: FootprintTable, row: Row, column: Column): Amount | undefined {
  const cell = table.cell(row, column);
  if (cell.number === null || saysNone(cell)) return undefined;
  const found = ofMeter(unitFor(table, row, column, cell), row.name);
  const emission =
    column.role === "emission" || column.role === "perUnit" || column.role === "baseline" || column.role === "changed" || column.role === "difference";
  return { cell, column, value: cell.number, unit: found.reading ? unitOf(found.reading, emission) : null, unitText: found.text, unitCell: found.cell };
}

/** The unit of an amount; for an emission also that of "kgCO2e/台" and of a bare "kg". */
export function unitOf(reading: UnitReading, emission: boolean): Unit | null {
  if (reading.kind === "percent") return null;
  if (!emission) return reading.kind === "factor" ? null : reading.unit;
  if (reading.kind === "factor") return reading.factor.emission;
  if (reading.kind === "emission") return reading.unit;
  return reading.unit.dimension.mass === 1 && Object.keys(reading.unit.dimension).length === 1 ? emissionOf(reading.text) : null;
}

function emissionOf(mass: string): Unit | null {
  try {
    return parseUnit(`${mass}CO2e`);
  } catch {
    return null;
  }
}

interface Found {
  readonly reading: UnitReading | null;
  readonly text: string;
  readonly cell: Cell | null;
}

/** The unit column that belongs to a column of numbers: the next one after it (or, for amounts, the only one). */
export function unitColumnFor(table: FootprintTable, column: Column): Column | undefined {
  if (column.role === "distance" && column.unit) return undefined;
  const role = column.role === "emission" || column.role === "perUnit" ? "emissionUnit" : column.role === "factor" ? "factorUnit" : "unit";
  const own = columnsOf(table, role);
  const at = table.columns.indexOf(column);
  const next = table.columns[at + 1];
  if (next && next.role === role) return next;
  if (own.length === 1 && role !== "unit") return own[0];
  if (role === "emissionUnit" && next?.role === "unit") return next;
  if (role !== "unit" || own.length === 0) return undefined;
  // One unit column serves the amounts of the table that no heading gives a unit, unless it follows a column of another kind.
  const before = (unit: Column) => table.columns[table.columns.indexOf(unit) - 1];
  return (
    own.find((unit) => {
      const left = before(unit);
      return left === column || left === undefined || !["factor", "emission", "distance", "mass", "freight", "quantity"].includes(left.role);
    }) ?? (columnsOf(table, "quantity").length === 1 && column.role === "quantity" && own.length === 1 ? own[0] : undefined)
  );
}

function unitFor(table: FootprintTable, row: Row, column: Column, cell: Cell): Found {
  if (cell.unit !== "") return { reading: readUnit(cell.unit), text: cell.unit, cell };
  if (column.unit && column.role !== "quantity") return { reading: column.unit, text: column.unit.text, cell: null };
  const unitColumn = unitColumnFor(table, column);
  if (unitColumn) {
    const unitCell = table.cell(row, unitColumn);
    if (unitCell.text !== "" && !saysNone(unitCell)) return { reading: readUnit(unitCell.text), text: unitCell.text, cell: unitCell };
    if (!column.unit) return { reading: null, text: "", cell: unitCell };
  }
  if (column.unit) return { reading: column.unit, text: column.unit.text, cell: null };
  const inName = readHeading(row.name);
  // "Offset ink, kg", "黏土（kg）"; "Split AC" is no acre.
  const apart =
    new RegExp(`[(（\\[【,，/:：]\\s*${inName.unitText.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`, "i").test(row.name.normalize("NFKC")) ||
    /\p{Script=Han}/u.test(row.name);
  if (inName.unit && apart && inName.unit.kind !== "factor" && (column.role === "emission") === (inName.unit.kind === "emission"))
    return { reading: inName.unit, text: inName.unitText, cell: null };
  return unknownInName(table, row, column) ?? titleUnit(table, column) ?? { reading: null, text: "", cell: null };
}

/** "生产用电（MWx）" among "钢材（t）" and "钢材运输（t·km）": what stands where the other names have their unit, and is nearly one. */
function unknownInName(table: FootprintTable, row: Row, column: Column): Found | null {
  const [text, name] = [atEnd.exec(row.name)?.[1]?.trim(), columnOf(table, "name")];
  if (text === undefined || !name || !["quantity", "freight", "mass"].includes(column.role)) return null;
  const others = table.rows.filter((other) => other.kind === "item" && other !== row);
  const named = others.filter((other) => readUnit(atEnd.exec(other.name)?.[1] ?? "")?.kind === "amount");
  return named.length >= 2 && named.length * 3 >= others.length * 2 && nearestUnits(text).length > 0 ? { reading: null, text, cell: table.cell(row, name) } : null;
}

/** "（t·km）" at the end of a name. */
const atEnd = /[(（]([^()（）]{1,12})[)）]\s*$/;

/** "单位：tCO2e" or "Unit: kg" in a line above the table. */
function titleUnit(table: FootprintTable, column: Column): Found | null {
  for (const line of [...table.titles].reverse()) {
    const text = /(?:单位|單位|units?)(?:\s*[:：]\s*|\s+)([^()（）,，;；。]+)/i.exec(line.text)?.[1]?.trim() ?? /[(（]([^()（）]+)[)）]\s*$/.exec(line.text)?.[1];
    // "(1 piece)" says what the table is for, not what its columns hold.
    const reading = text && !/^\d/.test(text) ? readUnit(text) : null;
    if (reading && text && (column.role === "emission" ? reading.kind === "emission" : reading.kind === "amount")) return { reading, text, cell: null };
  }
  return null;
}

function factorOf(table: FootprintTable, row: Row, column: Column): FactorAmount | undefined {
  const cell = table.cell(row, column);
  const inSentence = cell.number === null && cell.text.length > 0 ? factorInSentence(cell.text) : null;
  if (cell.number === null && !inSentence) return undefined;
  if (inSentence)
    return {
      cell: { ...cell, number: inSentence.value, digits: String(inSentence.value), decimals: inSentence.decimals },
      column,
      value: inSentence.value,
      unit: inSentence.unit,
      unitText: inSentence.text,
      unitCell: cell,
    };
  const value = cell.number as number;
  if (cell.unit !== "") return { cell, column, value, unit: readFactorUnit(cell.unit), unitText: cell.unit, unitCell: cell };
  const unitColumn = unitColumnFor(table, column);
  if (unitColumn) {
    const unitCell = table.cell(row, unitColumn);
    if (unitCell.text !== "" && !saysNone(unitCell)) return { cell, column, value, unit: readFactorUnit(unitCell.text), unitText: unitCell.text, unitCell };
    if (!column.unit) return { cell, column, value, unit: null, unitText: "", unitCell };
  }
  const own = column.unit ?? readHeading(row.name).unit;
  if (own?.kind === "factor") return { cell, column, value, unit: own.factor, unitText: own.text, unitCell: null };
  // "CO2产生量(t·km)": the heading names the denominator alone.
  if (own?.kind === "amount" && column.unit)
    return { cell, column, value, unit: readFactorUnit(own.text) ?? readFactorUnit(`kg/${own.text}`), unitText: own.text, unitCell: null };
  return { cell, column, value, unit: null, unitText: "", unitCell: null };
}

/** "…×排放因子（2.16 kgCO₂/Nm³）÷1000" */
function factorInSentence(text: string): { value: number; decimals: number; unit: FactorUnit; text: string } | null {
  for (const match of text.normalize("NFKC").matchAll(/(\d+(?:\.\d+)?)\s*((?:k?g|t|lb)\s*CO2[^\s)）,，;；÷×*]*)/gi)) {
    const unit = readFactorUnit(match[2] as string);
    if (unit) return { value: Number(match[1]), decimals: (match[1] as string).split(".")[1]?.length ?? 0, unit, text: match[2] as string };
  }
  return null;
}
