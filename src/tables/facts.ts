import { readNumberText, decimalsOf, saysNone } from "./cell";
import type { Cell } from "./cell";
import { readHeading } from "./header";
import type { RawPair } from "./readBlock";
import { readUnit } from "./readUnit";
import type { UnitReading } from "./readUnit";
import { factKind, summaryWord } from "./summaryWord";
import type { Fact, FootprintTable, Line } from "./table";
import type { View } from "./view";

/** Labels with their values, from rows of pairs ("产量 | 6270 | t") and lines such as "Output: 6270 t". */
export function factsOfPair({ shape, context }: RawPair): Fact[] {
  const facts: Fact[] = [];
  const spans = shape.spans;
  for (let at = 0; at + 1 < spans.length; ) {
    const label = spans[at]?.cell as Cell;
    const value = spans[at + 1]?.cell as Cell;
    if (label.text === "" || label.number !== null) {
      at++;
      continue;
    }
    const next = spans[at + 2]?.cell;
    const after = next && next.text !== "" && next.number === null ? readUnit(next.text) : null;
    // "Output in period | 98000 | cell": the product's own unit, which nobody else knows.
    const own =
      !after &&
      next !== undefined &&
      spans.length === at + 3 &&
      value.number !== null &&
      next.number === null &&
      next.text.length <= 16 &&
      factKind(label.text) !== null;
    facts.push(factOf(label.text, value, after, next && (after || own) ? next.text : "", "pair", context));
    at += after || own ? 3 : 2;
  }
  return facts;
}

export function factOf(label: string, cell: Cell, unit: UnitReading | null, unitText: string, form: Fact["form"], context: string): Fact {
  const read = readHeading(label);
  // "Per piece" says what the result is divided by, not what it is measured in.
  const heading = read.unit?.kind === "amount" && summaryWord(label) === "perUnit" ? { ...read, unit: null, unitText: "" } : read;
  const own = cell.unit !== "" ? readUnit(cell.unit) : null;
  return {
    label: heading.unit ? heading.label : label,
    cell,
    number: saysNone(cell) ? null : cell.number,
    decimals: cell.decimals,
    text: cell.text,
    unit: own ?? unit ?? heading.unit,
    unitText: cell.unit || unitText || heading.unitText,
    form,
    context,
  };
}

/** Lines under or inside a table that are no rows of it: total, output, result per unit. */
export function factsOfSummaries(table: FootprintTable): Fact[] {
  // What is left out, scored or varied has totals too, but none of them is a result.
  if (table.again || table.kind === "cutoff" || table.kind === "quality" || table.kind === "sensitivity") return [];
  return table.rows
    .filter((row) => row.kind === "summary" || row.kind === "total")
    .flatMap((row) => {
      const cells = table.columns
        .filter((column) => column.role !== "share")
        .map((column) => ({ column, cell: table.cell(row, column) }))
        .filter(({ cell }) => cell.number !== null);
      const emission = cells.find(({ column }) => column.role === "emission");
      const chosen = emission ?? (new Set(cells.map(({ cell }) => cell)).size === 1 ? cells[0] : undefined);
      if (!chosen) return [];
      const unit = row.kind === "total" || (chosen === emission && summaryWord(row.name) === "perUnit") ? chosen.column.unit : null;
      const beside = table.columns
        .map((column) => table.cell(row, column))
        .find((cell) => cell.number === null && cell.text !== "" && cell.text !== row.name && readUnit(cell.text) !== null);
      const fact = factOf(
        row.name,
        chosen.cell,
        beside ? readUnit(beside.text) : null,
        beside?.text ?? "",
        "summary",
        table.titles.map((line) => line.text).join(" "),
      );
      return [{ ...fact, unit: fact.unit ?? unit, unitText: fact.unitText || (unit?.text ?? "") }];
    });
}

const labelledText = /^([^:：]{2,30})[:：]\s*(\S.*)$/;

/** "生产地点：中国江苏省", "Reporting period: 01/2025 - 12/2025", "产量：5,640 t": a label with its words or its one figure in one cell. */
export function factsOfLabelledLine(view: View, line: Line): Fact[] {
  return factsOfLabelledCell(view.at(line.row, line.column), line.text);
}

function factsOfLabelledCell(cell: Cell, line: string): Fact[] {
  const [, label = "", value = ""] = labelledText.exec(line) ?? [];
  const kind = label === "" ? null : factKind(label);
  if (kind === null) return [];
  const fact = { label: label.trim(), cell, form: "pair", context: line } as const;
  if (wordKinds.has(kind)) return [{ ...fact, number: null, decimals: 0, text: value.trim(), unit: null, unitText: "" }];
  const read = readNumberText(value.trim().normalize("NFKC"));
  const unit = read ? readUnit(read.rest) : null;
  return read && unit ? [{ ...fact, number: Number(read.digits), decimals: decimalsOf(read.digits), text: value.trim(), unit, unitText: read.rest }] : [];
}

const wordKinds: ReadonlySet<string> = new Set(["region", "period", "boundary", "standard", "gwp", "product", "functionalUnit"]);

/** "核算年度：2024年 |  | 产量：5,640 t": cells of one row, each with a label of its own. */
export function labelsItself({ shape }: RawPair): boolean {
  const texts = shape.spans.map(({ cell }) => labelledText.exec(cell.text)?.[1]);
  return texts.length >= 2 && texts.every((label) => label !== undefined && factKind(label) !== null);
}

export function factsOfLabelledCells({ shape }: RawPair): Fact[] {
  return shape.spans.flatMap(({ cell }) => [...factsOfLabelledCell(cell, cell.text), ...factsOfSentence(cell.text, cell)]);
}

const numberInText = /(?<![A-Za-z\d.^_/-])[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?/gu;
const sentenceLimit = 4_000;
/** Of the words before a number in a sentence, in characters. */
const labelLength = 120;
const factLimit = 60;

/** Numbers with a unit inside a sentence, each with the words before it: "…里程重量1321600（t.km）". */
export function factsOfLine(view: View, line: Line): Fact[] {
  return factsOfSentence(line.text, view.at(line.row, line.column));
}

/** "结论： | 水泵的碳足迹为 261.3 kgCO2e/台。": a pair whose value is a sentence states the emissions that it names. */
export function factsOfWords({ shape }: RawPair): Fact[] {
  return shape.spans
    .slice(1)
    .flatMap(({ cell }) =>
      cell.number === null ? factsOfSentence(cell.text, cell).filter(({ unit }) => unit?.kind === "emission" || unit?.kind === "factor") : [],
    );
}

function factsOfSentence(sentence: string, cell: Cell): Fact[] {
  if (!/\d/.test(sentence) || sentence.length > sentenceLimit) return [];
  const text = sentence.normalize("NFKC").replace(/<\/?su[bp]>/g, "");
  const facts: Fact[] = [];
  for (const match of text.matchAll(numberInText)) {
    if (facts.length >= factLimit) break;
    const end = match.index + match[0].length;
    if (/^[年月日\-–:：.]?\d|^[年月日号]/.test(text.slice(end, end + 2))) continue;
    const before = text.slice(Math.max(0, match.index - labelLength), match.index).split(/[。;；!?！？]/).at(-1) ?? "";
    const found = unitAfter(text.slice(end, end + 40)) ?? productAfter(before, text.slice(end, end + 40));
    if (!found) continue;
    const read = readNumberText(match[0]);
    if (!read) continue;
    facts.push({
      label: before.trim(),
      cell,
      number: Number(read.digits),
      decimals: decimalsOf(read.digits),
      text: `${match[0]}${found.text}`,
      unit: found.unit,
      unitText: found.text,
      form: "sentence",
      context: sentence,
    });
  }
  return facts;
}

/** "functional unit: 1,000 pails": the product's own word, which nobody else measures in. */
function productAfter(before: string, rest: string): { text: string; unit: null } | null {
  const word = /^\s*(\p{L}{2,20})/u.exec(rest)?.[1];
  return word !== undefined && factKind(before.split(/[,，]/).at(-1)?.replace(/\s*[:：(（]\s*$|\s+(?:is|of|was)\s*$|[为是]\s*$/, "") ?? "") === "functionalUnit" ? { text: word, unit: null } : null;
}

const gasOnly = /^\s*((?:CO2|CO₂)\s*-?(?:e|eq|当量)?)(?![a-z0-9])/i;

/** The unit that follows a number in a sentence: the longest run that reads as one. "CO2" alone names a gas and no unit. */
function unitAfter(rest: string): { text: string; unit: UnitReading | null } | null {
  const run = /^\s*[(（]?\s*([^\s,，。；;、！？!?：:]+(?: (?:CO2|eq|CO2e|eq\/)\S*)*(?:(?<=\/\d{1,4}) [^\s，。；;、！？!?：:\d][^\s，。；;、！？!?：:]*)?(?:(?<=\([^)]*) [^\s()，。；;、！？!?：:]+\))?)/i.exec(rest)?.[1] ?? "";
  for (let length = Math.min(run.length, 30); length > 0; length--) {
    const cut = run.slice(0, length);
    // "（12 kg）": the bracket around number and unit; the one of "箱（24包）" belongs to the unit.
    const piece = /[(（]/.test(cut) ? cut : cut.replace(/[)）]$/, "");
    if (/[a-z]$/i.test(piece) && /^[a-z]/i.test(run.slice(length))) continue;
    // "kgCO2e/m2（ISO 14067）": a bracket that is not closed is a remark. "75.4 %.": the sentence ends there.
    if (/[(（][^)）]*$|%\.$/.test(piece)) continue;
    const unit = readUnit(piece);
    if (unit) return { text: piece, unit };
  }
  const gas = gasOnly.exec(rest);
  return gas?.[1] ? { text: gas[1], unit: null } : null;
}
