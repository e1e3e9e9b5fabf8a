import { PcfError, isPcfError } from "../errors";
import { lifeCycle, stageOf } from "../footprint/lifeCycle";
import type { StageId } from "../footprint/lifeCycle";
import type { Language } from "../locales";
import { dateOfSerial, datesIn } from "../study/date";
import { choiceOf, emptyStudy, fieldInfo, fieldOfLabel, isStudySheetName, stageNamed, stageStates, studyFields, studyWords } from "../study/fields";
import type { FieldInfo } from "../study/fields";
import type { Boundary, StageScope, StatedStudy, Study, StudyField, StudyPlace } from "../study/study";
import type { CellValue, Grid } from "../tables/grid";
import { isCellError } from "../tables/grid";
import { Decimal } from "../units/decimal";
import { parseNumber } from "../units/parseNumber";
import { splitNumber } from "../units/splitNumber";
import { cellName } from "./cellName";
import type { Edit } from "./port";

/** The sheet that goal and scope stand on; the name is the same in every language. */
export const studySheetName = "PCF Study";

/** Where a field stands. Two fields may share a cell ("1 t"), and a cell may begin with its own label ("产品：铸件"). */
export interface StudyCell extends StudyPlace {
  readonly fields: readonly StudyField[];
  readonly prefix: string;
}

export interface StageCells {
  readonly state: StudyCell;
  readonly reason: StudyCell;
}

export interface StudyRead extends StatedStudy {
  /** The cell of each field whose label stands on the sheet, also where it is blank. */
  readonly cells: ReadonlyMap<StudyField, StudyCell>;
  readonly stageCells: ReadonlyMap<StageId, StageCells>;
  readonly problems: readonly PcfError[];
}

/** So many labels make a sheet of another name a study. */
const enoughLabels = 3;

/** The study of a workbook: the sheet PCF Study, else a sheet that is called so in words and holds its labels; null where there is none. */
export function readStudy(grids: readonly Grid[]): StudyRead | null {
  const own = grids.find(({ sheet }) => sheet.trim().toLowerCase() === studySheetName.toLowerCase());
  if (own) return readStudySheet(own);
  for (const grid of grids) {
    if (!isStudySheetName(grid.sheet)) continue;
    const read = readStudySheet(grid);
    if (read.cells.size >= enoughLabels) return read;
  }
  return null;
}

/** Labels in either language and any order, each with its value beside it, below none; a value is taken as the person wrote it. */
export function readStudySheet(grid: Grid): StudyRead {
  const fields = new Map<StudyField, string>();
  const cells = new Map<StudyField, StudyCell>();
  const stages = new Map<StageId, StageScope>();
  const stageCells = new Map<StageId, StageCells>();
  const problems: PcfError[] = [];
  const width = grid.values[0]?.length ?? 0;
  const at = (row: number, column: number): CellValue => grid.values[row]?.[column] ?? null;
  const text = (row: number, column: number) => textOf(at(row, column));
  const after = (row: number, column: number) => {
    const merge = grid.merges.find((each) => each.top <= grid.top + row && grid.top + row <= each.bottom && each.left <= grid.left + column && grid.left + column <= each.right);
    return merge === undefined ? column + 1 : merge.right - grid.left + 1;
  };
  const place = (row: number, column: number, of: readonly StudyField[], prefix = ""): StudyCell => ({ sheet: grid.sheet, row: grid.top + row, column: grid.left + column, fields: of, prefix });

  const take = (label: string, of: StudyField | "period", row: number, column: number, value: CellValue, prefix: string) => {
    const where = cellName(grid.top + row, grid.left + column);
    const read = readValue(of, value, grid.formats[row]?.[column] ?? "General", { sheet: grid.sheet, cell: where, label });
    if (isPcfError(read)) problems.push(read);
    const found: ReadonlyMap<StudyField, string> = isPcfError(read) ? new Map() : read;
    const named: StudyField[] = of === "period" ? ["periodStart", "periodEnd"] : [...new Set([of, ...found.keys()])];
    const cell = place(row, column, named, prefix);
    for (const field of named) {
      const known = cells.get(field);
      const said = found.get(field);
      if (known && fields.has(field)) {
        if (said !== undefined && said !== fields.get(field)) problems.push(new PcfError("study.twice", { sheet: grid.sheet, cell: where, label, first: cellName(known.row, known.column) }));
        continue;
      }
      cells.set(field, cell);
      if (said !== undefined) fields.set(field, said);
    }
  };

  for (let row = 0; row < grid.values.length; row++) {
    for (let column = 0; column < width; ) {
      const label = text(row, column);
      const next = after(row, column);
      if (label === "" || typeof at(row, column) === "number" || hints.has(label)) {
        column = next;
        continue;
      }
      const of = fieldOfLabel(label);
      const besides = text(row, next);
      const stage = readStage(label, besides, of !== null);
      if (stage !== null && !stages.has(stage) && !stageCells.has(stage)) {
        const reasonAt = after(row, next);
        const scope = readScope(stage, besides, text(row, reasonAt));
        stageCells.set(stage, { state: place(row, next, []), reason: place(row, reasonAt, []) });
        if (scope === null) problems.push(new PcfError("study.value", { sheet: grid.sheet, cell: cellName(grid.top + row, grid.left + next), label, given: besides, allowed: words(stageStates, label) }));
        else if (scope !== "blank") stages.set(stage, scope);
        column = reasonAt + 1;
        continue;
      }
      if (of !== null) {
        // A heading over the table of stages, merged beside them: its neighbour is a stage, not its value.
        if (stageNamed(besides) !== null && choiceOf(stageStates, text(row, after(row, next))) !== null) {
          column = next;
          continue;
        }
        const valueAt = besides !== "" ? next : farValue(row, next);
        take(label, of, row, valueAt, at(row, valueAt), "");
        column = valueAt + 1;
        continue;
      }
      const colon = /^([^:：]{1,40}[:：]\s*)(\S[^]*)$/.exec(label);
      const inside = colon?.[1] === undefined ? null : fieldOfLabel(colon[1]);
      if (colon?.[1] !== undefined && colon[2] !== undefined && inside !== null) take(colon[1], inside, row, column, colon[2], colon[1]);
      column = next;
    }
  }

  return { sheet: grid.sheet, study: studyOf(fields, stages), cells, stageCells, problems };

  /** The value of a label whose neighbour is blank: the next filled cell that is no label and no note; else the neighbour itself. */
  function farValue(row: number, from: number): number {
    for (let column = from; column < width; column = after(row, column)) {
      const found = text(row, column);
      if (found === "") continue;
      return hints.has(found) || fieldOfLabel(found) !== null || stageNamed(found) !== null ? from : column;
    }
    return from;
  }
}

export interface StudyPlan {
  /** The sheet has to be added first. */
  readonly newSheet: boolean;
  readonly edits: readonly Edit[];
}

/** What brings the sheet to a study: all of it where there is none, else only the cells that differ; fields without a label come below. */
export function planStudy(study: Study, grid: Grid | null, language: Language): StudyPlan {
  const sheet = grid?.sheet ?? studySheetName;
  const filled = grid !== null && grid.values.some((row) => row.some((cell) => textOf(cell) !== ""));
  if (!filled) return { newSheet: grid === null, edits: wholeSheet(study, sheet, language) };
  const read = readStudySheet(grid);
  const edits: Edit[] = [];
  let below = grid.top + grid.values.length + 1;
  const done = new Set<StudyField>();
  for (const info of studyFields) {
    const { field } = info;
    if (done.has(field) || same(study[field], read.study[field])) continue;
    const cell = read.cells.get(field);
    if (cell) {
      for (const each of cell.fields) done.add(each);
      edits.push({ sheet, row: cell.row, column: cell.column, content: { value: contentOf(study, cell, language) } });
    } else {
      edits.push(...fieldRow(study, info, sheet, below++, grid.left, language));
    }
  }
  for (const { id } of lifeCycle) {
    const wanted = study.stages.find(({ stage }) => stage === id) ?? null;
    const present = read.study.stages.find(({ stage }) => stage === id) ?? null;
    if (same(wanted, present)) continue;
    const cells = read.stageCells.get(id);
    if (!cells) {
      edits.push(...stageRow(id, wanted, sheet, below++, grid.left, language));
      continue;
    }
    edits.push({ sheet, row: cells.state.row, column: cells.state.column, content: { value: stateWord(wanted, language) } });
    if (wanted?.reason !== present?.reason || wanted === null) edits.push({ sheet, row: cells.reason.row, column: cells.reason.column, content: { value: wanted?.reason ?? null } });
  }
  return { newSheet: false, edits };
}

function wholeSheet(study: Study, sheet: string, language: Language): Edit[] {
  const edits: Edit[] = [{ sheet, row: 0, column: 0, content: { value: studyWords.title[language] } }];
  studyWords.headings[language].forEach((value, column) => edits.push({ sheet, row: 2, column, content: { value } }));
  studyFields.forEach((info, index) => edits.push(...fieldRow(study, info, sheet, 3 + index, 0, language)));
  const top = 4 + studyFields.length;
  [studyWords.stage, studyWords.state, studyWords.reason].forEach((value, column) => edits.push({ sheet, row: top, column, content: { value: value[language] } }));
  lifeCycle.forEach(({ id }, index) => edits.push(...stageRow(id, study.stages.find(({ stage }) => stage === id) ?? null, sheet, top + 1 + index, 0, language)));
  return edits;
}

function fieldRow(study: Study, info: FieldInfo, sheet: string, row: number, left: number, language: Language): Edit[] {
  const value = valueOf(study, info.field, language);
  return [
    { sheet, row, column: left, content: { value: info[language] } },
    ...(value === null ? [] : [{ sheet, row, column: left + 1, content: { value } }]),
    { sheet, row, column: left + 2, content: { value: info.hint[language] } },
  ];
}

function stageRow(id: StageId, scope: StageScope | null, sheet: string, row: number, left: number, language: Language): Edit[] {
  const name = lifeCycle.find((stage) => stage.id === id)?.[language] ?? id;
  const state = stateWord(scope, language);
  return [
    { sheet, row, column: left, content: { value: name } },
    ...(state === null ? [] : [{ sheet, row, column: left + 1, content: { value: state } }]),
    ...(scope?.reason == null ? [] : [{ sheet, row, column: left + 2, content: { value: scope.reason } }]),
  ];
}

function stateWord(scope: StageScope | null, language: Language): string | null {
  if (scope === null) return null;
  const value = scope.included === null ? "missing" : scope.included ? "included" : "excluded";
  return stageStates.find((state) => state.value === value)?.[language] ?? null;
}

/** What a cell holds for its field, or for both where two share it. */
function contentOf(study: Study, { fields, prefix }: StudyCell, language: Language): CellValue {
  const [first, second] = [...fields].sort((a, b) => order(a) - order(b));
  const said = fields.map((field) => valueOf(study, field, language)).filter((value) => value !== null);
  if (first === undefined || said.length === 0) return prefix === "" ? null : prefix.trimEnd();
  if (second === undefined) return prefix === "" ? valueOf(study, first, language) : `${prefix}${String(valueOf(study, first, language))}`;
  const [one, two] = [valueOf(study, first, language), valueOf(study, second, language)];
  const joint = one === null || two === null || one === two ? String(one ?? two) : [String(one), String(two)].join(fieldInfo(first).kind === "date" ? " – " : " ");
  return `${prefix}${joint}`;
}

function order(field: StudyField): number {
  return studyFields.findIndex((info) => info.field === field);
}

function valueOf(study: Study, field: StudyField, language: Language): string | number | null {
  const { kind, choices } = fieldInfo(field);
  const value = study[field];
  if (value === null) return null;
  if (typeof value !== "string") return value.length === 0 ? null : value.join("; ");
  if (kind === "choice") return choices?.find((choice) => choice.value === value)?.[language] ?? value;
  // A figure is a number in its cell where the number says the same digits ("0.10" does not), so that formulas can use it.
  if (kind === "amount" && plainDigits(Number(value)) === value) return Number(value);
  return value;
}

interface Where {
  readonly sheet: string;
  readonly cell: string;
  readonly label: string;
}

/** What a cell says of its field, and of the field that may share it. */
function readValue(of: StudyField | "period", value: CellValue, format: string, where: Where): ReadonlyMap<StudyField, string> | PcfError {
  const text = textOf(value);
  if (text === "") return new Map();
  if (of === "period") {
    const dates = readDates("periodStart", "periodEnd", value, format);
    const start = dates.get("periodStart");
    // A year alone is the whole of it.
    return start?.length === 4 && !dates.has("periodEnd") ? dates.set("periodEnd", start) : dates;
  }
  const { kind, pair, choices = [] } = fieldInfo(of);
  switch (kind) {
    case "date": return of === "periodStart" ? readDates(of, "periodEnd", value, format) : new Map([[of, readDates(of, of, value, format).get(of) ?? text]]);
    case "choice": {
      const choice = choiceOf(choices, text);
      return choice === null ? new PcfError("study.value", { ...where, given: text, allowed: words(choices, where.label) }) : new Map([[of, choice]]);
    }
    case "amount":
    case "unit": {
      if (typeof value === "number") return kind === "amount" ? new Map([[of, plainDigits(value)]]) : new Map([[of, text]]);
      const { number, rest } = splitNumber(text);
      if (number === "") return kind === "unit" ? new Map([[of, text]]) : new PcfError("study.number", { ...where, given: text });
      if (kind === "unit" && rest === "") return new Map([[of, text]]);
      try {
        const digits = /^-?\d+(\.\d+)?$/.test(number) ? number : parseNumber(number, "quantity").toFixed();
        if (rest === "") return new Map([[of, digits]]);
        if (pair === undefined) return /^(kg|千克|公斤)$/i.test(rest) ? new Map([[of, digits]]) : new PcfError("study.number", { ...where, given: text });
        return new Map(kind === "amount" ? [[of, digits], [pair, rest]] : [[pair, digits], [of, rest]]);
      } catch (thrown) {
        if (isPcfError(thrown)) return new PcfError("study.number", { ...where, given: text });
        throw thrown;
      }
    }
    default: return new Map([[of, text]]);
  }
}

function readDates(first: StudyField, second: StudyField, value: CellValue, format: string): Map<StudyField, string> {
  if (typeof value === "number" && (isDateFormat(format) || value > 20_000)) return new Map([[first, dateOfSerial(value)]]);
  const text = textOf(value);
  const [from, to] = datesIn(text);
  if (from === undefined) return new Map([[first, text]]);
  return new Map([[first, from], ...(to !== undefined && second !== first ? [[second, to] as const] : [])]);
}

function isDateFormat(format: string): boolean {
  return /[yd]/i.test(format.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, "")) && !/general/i.test(format);
}

function readStage(label: string, state: string, isField: boolean): StageId | null {
  const named = stageNamed(label);
  if (named !== null) return named;
  if (isField || label.length > 40) return null;
  return readState(state) === null ? null : stageOf(label);
}

function readState(text: string): { readonly state: string; readonly reason: string } | null {
  const whole = choiceOf(stageStates, text);
  if (whole !== null) return { state: whole, reason: "" };
  const [, head = "", tail = ""] = /^([^:：,，;；(（—-]{1,20})[:：,，;；(（—-]+\s*([^]*?)[)）]?$/.exec(text) ?? [];
  const state = choiceOf(stageStates, head);
  return state === null ? null : { state, reason: tail.trim() };
}

function readScope(stage: StageId, state: string, beside: string): StageScope | "blank" | null {
  if (state === "") return beside === "" ? "blank" : { stage, included: null, reason: beside };
  const read = readState(state);
  if (read === null) return null;
  const reason = beside !== "" ? beside : read.reason;
  return { stage, included: read.state === "missing" ? null : read.state === "included", reason: reason === "" ? null : reason };
}

function studyOf(fields: ReadonlyMap<StudyField, string>, stages: ReadonlyMap<StageId, StageScope>): Study {
  const text = (field: StudyField) => fields.get(field) ?? null;
  return {
    ...emptyStudy,
    ...Object.fromEntries(studyFields.map(({ field }) => [field, text(field)])),
    boundary: text("boundary") as Boundary | null,
    standards: listIn(text("standards")),
    stages: lifeCycle.flatMap(({ id }) => stages.get(id) ?? []),
  };
}

/** "ISO 14067:2018; GB/T 24067-2024": a comma parts them only where another designation follows. */
function listIn(text: string | null): readonly string[] {
  return (text ?? "").split(/[;；、\n]|[,，](?=\s*(?:ISO|GB|PAS|EN|GHG|IPCC|DB|T\/|HJ|YB|JB|CQC|PACT|TfS)[^,，]*)/).map((item) => item.trim()).filter((item) => item !== "");
}

function textOf(value: CellValue): string {
  if (value === null || isCellError(value)) return "";
  return typeof value === "number" ? plainDigits(value) : String(value).trim();
}

/** A number as plain digits, never "1e+21". */
function plainDigits(value: number): string {
  return Number.isFinite(value) ? new Decimal(value).toFixed() : "";
}

function words(choices: readonly { readonly zh: string; readonly en: string }[], label: string): string[] {
  return choices.map((choice) => choice[/\p{Script=Han}/u.test(label) ? "zh" : "en"]);
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

const hints: ReadonlySet<string> = new Set(studyFields.flatMap(({ hint }) => [hint.zh, hint.en]));
