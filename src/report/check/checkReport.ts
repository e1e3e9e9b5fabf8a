import { auditWorkbook } from "../../audit/auditWorkbook";
import type { AuditContext } from "../../audit/evidence";
import type { Finding } from "../../audit/finding";
import { mergeFindings } from "../mergeFindings";
import { disclosedIn } from "./disclosed";
import type { ReportDocument } from "./document";
import type { ReportFinding } from "./finding";
import { readReport } from "./reading";
import type { Reading } from "./reading";
import { boundaryText } from "./rules/boundaryText";
import { captionItem } from "./rules/captionItem";
import { changeClaim } from "./rules/changeClaim";
import { copiedTable } from "./rules/copiedTable";
import { elements } from "./rules/elements";
import { factorYear } from "./rules/factorYear";
import { foreignNoun } from "./rules/foreignNoun";
import { formulaUnits } from "./rules/formulaUnits";
import { headUnit } from "./rules/headUnit";
import { partCount } from "./rules/partCount";
import { ranking } from "./rules/ranking";
import { references } from "./rules/references";
import { results } from "./rules/results";
import { roughShare } from "./rules/roughShare";
import { sameAmount } from "./rules/sameAmount";
import { sameDatum } from "./rules/sameDatum";
import { scorePercent } from "./rules/scorePercent";
import { shareClaim } from "./rules/shareClaim";
import { statedEmission } from "./rules/statedEmission";
import { statedShare } from "./rules/statedShare";
import { sums } from "./rules/sums";
import { textAmount } from "./rules/textAmount";
import { textFactor } from "./rules/textFactor";
import { unitless } from "./rules/unitless";

const rules: readonly ((reading: Reading) => Iterable<ReportFinding>)[] = [
  results, unitless, ranking, shareClaim, sums, statedShare, roughShare, statedEmission, textFactor, textAmount, sameAmount, factorYear, changeClaim, copiedTable, headUnit, sameDatum, elements, boundaryText, partCount, formulaUnits, scorePercent, captionItem, foreignNoun, references,
];

/** Rules of the audit that speak of a workbook and not of a printed page. */
const ofWorkbooks = new Set(["number.text", "workbook.unpinned", "formula.hardcoded", "formula.inconsistent"]);

/** Holds a report against itself: its tables as the audit sees them, and its sentences against its tables. In the order of the report. */
export function checkReport(document: ReportDocument, context: AuditContext): readonly ReportFinding[] {
  const reading = readReport(document, context);
  const ofTables = auditWorkbook([reading.laidOut.grid], context).filter(({ rule }) => !ofWorkbooks.has(rule)).map((finding) => fromAudit(finding, reading));
  const ofText = rules.flatMap((rule) => [...rule(reading)]);
  const places = new Set(ofTables.map((finding) => `${finding.rule}|${finding.place.block}`));
  const all = [...ofTables, ...ofText.filter((finding) => !places.has(`${finding.rule}|${finding.place.block}`))];
  const disclosed = disclosedIn(document);
  return merged(all.filter((finding) => !disclosed(finding))).sort((a, b) => a.place.block - b.place.block);
}

/** One factor in ten rows is one finding. */
function merged(findings: readonly ReportFinding[]): ReportFinding[] {
  return mergeFindings(findings, ({ rule, place, other }) => (rule.startsWith("factor.") ? String(place.block) : JSON.stringify([place, other]))).map(({ findings: [first], message }) => ({ ...first, message }));
}

function fromAudit(finding: Finding, reading: Reading): ReportFinding {
  const block = blockOf(finding.range, reading);
  const related = finding.related?.map(({ range }) => blockOf(range, reading)).find((other) => other !== block);
  return {
    rule: finding.rule, severity: finding.severity, message: finding.message, place: reading.at(block),
    ...(related !== undefined && { other: reading.at(related) }),
    ...(finding.expected !== undefined && { expected: String(finding.expected) }),
  };
}

function blockOf(range: string, { laidOut }: Reading): number {
  const row = Number(/\d+/.exec(range)?.[0] ?? 1) - 1;
  return laidOut.blockOfRow[row] ?? 0;
}
