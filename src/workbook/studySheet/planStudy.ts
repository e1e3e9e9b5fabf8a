import { lifeCycle } from "../../footprint/lifeCycle";
import type { StageId } from "../../footprint/lifeCycle";
import type { Language } from "../../locales";
import { fieldInfo, stageStates, studyFields, studyWords } from "../../study/fields";
import type { FieldInfo } from "../../study/fields";
import type { StageScope, Study, StudyField } from "../../study/study";
import type { CellValue, Grid } from "../../tables/grid";
import type { Edit } from "../port";
import { studySheetName } from "../studySheet";
import { plainDigits, textOf } from "./cellText";
import { readStudySheet } from "./readStudySheet";
import type { StudyCell } from "./studyRead";

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

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
