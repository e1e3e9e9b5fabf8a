import type { PcfError } from "../../errors";
import type { StageId } from "../../footprint/lifeCycle";
import type { StatedStudy, StudyField, StudyPlace } from "../../study/study";

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
