import type { StageId } from "../footprint/lifeCycle";

/**
 * Goal and scope of a study, as ISO 14067 and GB/T 24067 ask for them. Every field may be missing: null is "not said", never a
 * default. Texts are as the person wrote them; figures are decimal texts.
 */
export interface Study {
  readonly product: string | null;
  /** Specification or model. */
  readonly specification: string | null;
  readonly producer: string | null;
  /** What the result is for, and who reads it. */
  readonly goal: string | null;
  readonly functionalUnit: string | null;
  /** The amount and unit that one result stands for: "1", "t". */
  readonly declaredAmount: string | null;
  readonly declaredUnit: string | null;
  /** What the period's inventory made, for results per unit: "6270", "t". */
  readonly outputAmount: string | null;
  readonly outputUnit: string | null;
  /** kg of product in one declared unit, without packaging. */
  readonly massPerUnit: string | null;
  readonly boundary: Boundary | null;
  readonly stages: readonly StageScope[];
  /** First and last day of the data: "2023-01-01", "2023-12-31", or years. */
  readonly periodStart: string | null;
  readonly periodEnd: string | null;
  /** Where production stands: a country code, a province, a grid. */
  readonly region: string | null;
  /** The standards that the study follows, by their designations. */
  readonly standards: readonly string[];
  /** AR4, AR5 or AR6. */
  readonly gwpSet: string | null;
  readonly cutOff: string | null;
  readonly allocation: string | null;
  readonly dataQuality: string | null;
  readonly author: string | null;
  readonly reviewer: string | null;
  readonly reportNumber: string | null;
  readonly date: string | null;
}

/** The fields of a study that stand in one cell each; the stages of the boundary have a table of their own. */
export type StudyField = Exclude<keyof Study, "stages">;

/** Where something of the study stands; row and column count from 0. */
export interface StudyPlace {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** A study with the sheet it stands on and the cell of each of its fields. */
export interface StatedStudy {
  readonly sheet: string;
  readonly study: Study;
  readonly cells: ReadonlyMap<StudyField, StudyPlace>;
  readonly stageCells: ReadonlyMap<StageId, { readonly state: StudyPlace; readonly reason: StudyPlace }>;
}

/** gate: cradle to gate; grave: cradle to grave; gates: gate to gate. */
export type Boundary = "gate" | "grave" | "gates";

/** One stage of the life cycle in the boundary. An excluded stage has its reason; null says that it was left open. */
export interface StageScope {
  readonly stage: StageId;
  readonly included: boolean | null;
  readonly reason: string | null;
}
