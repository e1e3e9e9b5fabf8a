import { cellAddress } from "../audit/address";
import type { AuditProgress } from "../audit/auditWorkbook";
import { finish } from "../audit/finish";
import { auditOfSteps } from "../workbook/auditOf";
import type { AuditedWorkbook } from "../workbook/auditOf";
import { readFootprint } from "../workbook/statedFootprint";
import type { ReportSources } from "./context";
import type { StatedField } from "./content";
import { factorNamer } from "./namedFactor";
import { readInterpretation } from "./readInterpretation";

/** All that a report is written from, out of a workbook and what a person has decided in it. @throws PcfError inventory.empty where nothing is calculated. */
export function readSources(workbook: Omit<AuditedWorkbook, "pinned">, fields: readonly StatedField[], product: string | null = null): ReportSources {
  return finish(readSourcesSteps(workbook, fields, product));
}

/** The same in the steps of its audit, the long part of it. */
export function* readSourcesSteps(workbook: Omit<AuditedWorkbook, "pinned">, fields: readonly StatedField[], product: string | null = null): Generator<AuditProgress, ReportSources> {
  const { study, pinned, inventory } = readFootprint(workbook, product);
  const { open, ignored } = yield* auditOfSteps({ ...workbook, pinned });
  return {
    study: study.study, inventory, findings: open, ignored, interpretation: readInterpretation(workbook, inventory), fields,
    factorNamed: factorNamer(pinned, workbook.factors),
    placeOf: (field) => {
      const cell = field === "stages" ? undefined : study.cells.get(field);
      return cell ? { sheet: cell.sheet, range: cellAddress(cell) } : null;
    },
  };
}
