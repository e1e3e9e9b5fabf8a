import type { Finding, Severity } from "../../src/audit/finding";
import { element, freshId } from "../element";
import type { Model } from "../model";

export interface FindingChoice {
  severity: Severity | "";
  sheet: string;
  order: "rule" | "sheet";
}

/** The fields over the list of findings: how severe, on which sheet, in what order. */
export function findingFilter(model: Model, findings: readonly Finding[], choice: FindingChoice, changed: () => void): HTMLElement {
  const { check } = model.words;
  const { filter, severities } = check;
  const sheets = [...new Set(findings.map(({ sheet }) => sheet))];
  if (!sheets.includes(choice.sheet)) choice.sheet = "";
  const select = (label: string, value: string, options: readonly (readonly [string, string])[], take: (value: string) => void) => {
    const id = freshId("filter");
    const field = element("select", { id }, ...options.map(([one, text]) => element("option", { value: one, selected: one === value }, text)));
    field.addEventListener("change", () => {
      take(field.value);
      changed();
    });
    return element("div", { class: "field" }, element("label", { for: id }, label), field);
  };
  return element(
    "div", { class: "filters", role: "group", "aria-label": model.words.filters.label },
    select(filter.severity, choice.severity, [["", filter.all], ...(["error", "warning", "info"] as const).map((severity) => [severity, severities[severity]] as const)], (value) => (choice.severity = value as FindingChoice["severity"])),
    select(filter.sheet, choice.sheet, [["", filter.anySheet], ...sheets.map((sheet) => [sheet, sheet] as const)], (value) => (choice.sheet = value)),
    select(filter.order, choice.order, [["rule", filter.byRule], ["sheet", filter.bySheet]], (value) => (choice.order = value as FindingChoice["order"])),
  );
}

export function passes(finding: Finding, { severity, sheet }: FindingChoice): boolean {
  return (severity === "" || finding.severity === severity) && (sheet === "" || finding.sheet === sheet);
}
