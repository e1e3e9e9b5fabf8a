import type { Finding, Severity } from "../../src/audit/finding";
import { choice } from "../choice";
import { element } from "../element";
import type { Model } from "../model";

export interface FindingChoice {
  severity: Severity | "";
  sheet: string;
  order: "rule" | "sheet";
}

/** The fields over the list of findings: how severe, on which sheet, in what order. */
export function findingFilter(model: Model, findings: readonly Finding[], chosen: FindingChoice, changed: () => void): HTMLElement {
  const { check } = model.words;
  const { filter, severities } = check;
  const sheets = [...new Set(findings.map(({ sheet }) => sheet))];
  if (!sheets.includes(chosen.sheet)) chosen.sheet = "";
  const select = (label: string, value: string, options: readonly (readonly [string, string])[], take: (value: string) => void) => choice(label, options, value, (taken) => {
    take(taken);
    changed();
  }).field;
  return element(
    "div", { class: "filters", role: "group", "aria-label": model.words.filters.label },
    select(filter.severity, chosen.severity, [["", filter.all], ...(["error", "warning", "info"] as const).map((severity) => [severity, severities[severity]] as const)], (value) => (chosen.severity = value as FindingChoice["severity"])),
    select(filter.sheet, chosen.sheet, [["", filter.anySheet], ...sheets.map((sheet) => [sheet, sheet] as const)], (value) => (chosen.sheet = value)),
    select(filter.order, chosen.order, [["rule", filter.byRule], ["sheet", filter.bySheet]], (value) => (chosen.order = value as FindingChoice["order"])),
  );
}

export function passes(finding: Finding, { severity, sheet }: FindingChoice): boolean {
  return (severity === "" || finding.severity === severity) && (sheet === "" || finding.sheet === sheet);
}
