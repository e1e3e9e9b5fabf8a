import { PcfError, isPcfError } from "../../errors";
import { lifeCycle, stageOf } from "../../footprint/lifeCycle";
import type { StageId } from "../../footprint/lifeCycle";
import { choiceOf, emptyStudy, fieldOfLabel, stageNamed, stageStates, studyFields } from "../../study/fields";
import type { Boundary, StageScope, Study, StudyField } from "../../study/study";
import type { CellValue, Grid } from "../../tables/grid";
import { cellName } from "../cellName";
import { textOf } from "./cellText";
import { allowedWords, readValue } from "./readValue";
import type { StageCells, StudyCell, StudyRead } from "./studyRead";

/** Notes that the sheet comes with: no labels and no values. */
const hints: ReadonlySet<string> = new Set(studyFields.flatMap(({ hint }) => [hint.zh, hint.en]));

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
        if (scope === null) problems.push(new PcfError("study.value", { sheet: grid.sheet, cell: cellName(grid.top + row, grid.left + next), label, given: besides, allowed: allowedWords(stageStates, label) }));
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

/** The study that texts of its fields make. */
export function studyOf(fields: ReadonlyMap<StudyField, string>, stages: ReadonlyMap<StageId, StageScope>): Study {
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
