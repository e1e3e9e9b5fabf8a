import type { Place, Severity } from "../../audit/finding";
import type { DocumentPlace } from "./document";

/** Something that is wrong in a report, with both places where two contradict each other. */
export interface ReportFinding {
  /** Rules of the report itself ("text.ranking"), of the workbook against it ("workbook.figure"), and those of the audit for its tables ("unit.scale"). */
  readonly rule: string;
  readonly severity: Severity;
  readonly message: { readonly en: string; readonly zh: string };
  readonly place: DocumentPlace;
  /** Where it is said differently: elsewhere in the report, or in a cell of the workbook. */
  readonly other?: DocumentPlace | Place;
  readonly expected?: string;
}
