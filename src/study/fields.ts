import { nameKey, plainText } from "../factors/names/nameKey";
import { lifeCycle } from "../footprint/lifeCycle";
import type { StageId } from "../footprint/lifeCycle";
import type { Language } from "../locales";
import data from "./fields.json";
import type { Study, StudyField } from "./study";

type Words = Readonly<Record<Language, string>>;

export interface Choice extends Words {
  readonly value: string;
  readonly also: readonly string[];
}

export interface FieldInfo extends Words {
  readonly field: StudyField;
  readonly section: string;
  /** amount: a decimal figure; list: texts separated by semicolons; choice: one of `choices`. */
  readonly kind: "text" | "amount" | "unit" | "date" | "choice" | "list";
  /** The field that may be written in the same cell: "1 t", "2023-01-01 – 2023-12-31". */
  readonly pair?: StudyField;
  /** A study without it is not complete under the standards that `source` names. */
  readonly required: boolean;
  readonly also: readonly string[];
  readonly hint: Words;
  readonly source: Words;
  readonly choices?: readonly Choice[];
}

export const studyFields = data.fields as readonly FieldInfo[];
export const studySections: readonly (Words & { readonly id: string })[] = data.sections;
export const stageStates: readonly Choice[] = data.stages.states;
export const studyWords: { readonly title: Words; readonly headings: Readonly<Record<Language, readonly string[]>>; readonly stage: Words; readonly state: Words; readonly reason: Words } = {
  ...data.sheet,
  stage: data.stages.heading,
  state: data.stages.state,
  reason: data.stages.reason,
};

const byField = new Map(studyFields.map((info) => [info.field, info]));

export function fieldInfo(field: StudyField): FieldInfo {
  return byField.get(field) as FieldInfo;
}

/** Names of sheets that may hold a study beside the one that the add-in writes. */
export function isStudySheetName(name: string): boolean {
  return data.sheetNames.includes(plainText(name).trim());
}

const byLabel = new Map<string, StudyField | "period">();
for (const name of data.period) byLabel.set(nameKey(name), "period");
for (const { field, zh, en, also } of studyFields) for (const name of [zh, en, ...also, zh + en, en + zh]) byLabel.set(nameKey(name), field);

/** The field that a label in either language names ("产品名称：", "Product / 产品名称", "Mass per unit (kg)"); "period" is its start and end in one. */
export function fieldOfLabel(label: string): StudyField | "period" | null {
  if (label.length > 60) return null;
  const whole = byLabel.get(nameKey(label));
  if (whole !== undefined) return whole;
  const bare = byLabel.get(nameKey(label.replace(/[(（[【].*?[)）\]】]/g, "")));
  if (bare !== undefined) return bare;
  for (const part of label.split(/[/／|\n]/)) {
    const found = byLabel.get(nameKey(part));
    if (found !== undefined) return found;
  }
  return null;
}

const stagesByName = new Map<string, StageId>();
for (const { id, zh, en } of lifeCycle) for (const name of [id, zh, en, zh + en, en + zh]) stagesByName.set(nameKey(name), id);

/** The stage that goes by exactly this name in either language. */
export function stageNamed(text: string): StageId | null {
  return stagesByName.get(nameKey(text)) ?? null;
}

/** The choice that a text names in either language; signs such as √ count as they are. */
export function choiceOf(choices: readonly Choice[], text: string): string | null {
  const plain = plainText(text).trim();
  const key = nameKey(text);
  const found = choices.find(({ value, zh, en, also }) => [value, zh, en, ...also, `${zh} ${en}`, `${zh}/${en}`].some((word) => plainText(word) === plain || (key !== "" && nameKey(word) === key)));
  return found?.value ?? null;
}

/** The one choice that a longer text names: "从摇篮到大门（原材料至出厂）". Null where it names none, several, or says what is not. */
export function choiceIn(choices: readonly Choice[], text: string): string | null {
  const exact = choiceOf(choices, text);
  if (exact !== null || /不|未|非|除|\bnot\b|\bnor\b|\bno\b|without|exclud/i.test(text)) return exact;
  const key = nameKey(text);
  const named = choices.filter(({ zh, en, also }) => [zh, en, ...also].some((word) => nameKey(word).length >= 3 && key.includes(nameKey(word))));
  return named.length === 1 ? named[0]!.value : null;
}

/** A study of which nothing is said. */
export const emptyStudy: Study = {
  product: null, specification: null, producer: null, goal: null, functionalUnit: null, declaredAmount: null, declaredUnit: null, outputAmount: null, outputUnit: null,
  massPerUnit: null, boundary: null, stages: [], periodStart: null, periodEnd: null, region: null, standards: [], gwpSet: null, cutOff: null, allocation: null,
  dataQuality: null, author: null, reviewer: null, reportNumber: null, date: null,
};

/** What a complete study needs and this one does not say, in the order of the sheet. */
export function missingFields(study: Study): readonly FieldInfo[] {
  return studyFields.filter(({ field, required }) => required && isBlank(study[field]));
}

/** Stages of the life cycle that the study leaves open, and those that it excludes without a reason. */
export function openStages(study: Study): readonly OpenStage[] {
  return lifeCycle.flatMap(({ id }): OpenStage[] => {
    const scope = study.stages.find(({ stage }) => stage === id);
    if (!scope || scope.included === null) return [{ stage: id, lacks: "state" }];
    return !scope.included && scope.reason === null ? [{ stage: id, lacks: "reason" }] : [];
  });
}

export interface OpenStage {
  readonly stage: StageId;
  readonly lacks: "state" | "reason";
}

function isBlank(value: Study[StudyField]): boolean {
  return value === null || (Array.isArray(value) && value.length === 0);
}
