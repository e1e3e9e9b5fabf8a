import type { Finding } from "../audit/finding";
import { attributesOf, escapeXml } from "./xmlText";
import type { Workbook } from "./port";

/** The namespace of the custom XML part that keeps what a person has decided to ignore. */
export const ignoredNamespace = "urn:pcf-for-excel:ignored-findings:1";

/** A finding that a person has looked at and means to leave, with the reason. Nobody's name is kept. */
export interface IgnoredFinding {
  readonly rule: string;
  readonly sheet: string;
  readonly range: string;
  /** The figures and words that the finding spoke of: when they change, it is another finding. */
  readonly said: string;
  readonly reason: string;
}

/** The findings of an audit, parted by what was ignored. */
export interface PartedFindings {
  readonly open: readonly Finding[];
  readonly ignored: readonly { readonly finding: Finding; readonly reason: string }[];
}

export function partFindings(findings: readonly Finding[], records: readonly IgnoredFinding[]): PartedFindings {
  const reasons = new Map(records.map((record) => [keyOf(record), record.reason]));
  const open: Finding[] = [];
  const ignored: { finding: Finding; reason: string }[] = [];
  for (const finding of findings) {
    const reason = reasons.get(keyOf(recordOf(finding, "")));
    if (reason === undefined) open.push(finding);
    else ignored.push({ finding, reason });
  }
  return { open, ignored };
}

/** The records with one more; an earlier reason for the same finding is replaced. */
export function withIgnored(records: readonly IgnoredFinding[], finding: Finding, reason: string): readonly IgnoredFinding[] {
  return [...withoutIgnored(records, finding), recordOf(finding, reason)];
}

export function withoutIgnored(records: readonly IgnoredFinding[], finding: Finding): readonly IgnoredFinding[] {
  const key = keyOf(recordOf(finding, ""));
  return records.filter((record) => keyOf(record) !== key);
}

function recordOf(finding: Finding, reason: string): IgnoredFinding {
  return { rule: finding.rule, sheet: finding.sheet, range: finding.range, said: saidBy(finding), reason };
}

function keyOf({ rule, sheet, range, said }: IgnoredFinding): string {
  return [rule, sheet.toLowerCase(), range, said].join("\u0001");
}

/** Figures and quoted words of a message, without the addresses of cells: its wording may change with the add-in, what it is about may not. */
function saidBy({ message, expected }: Finding): string {
  const text = message.en.replace(/\$?\b[A-Z]{1,3}\$?\d+\b/g, " ");
  const parts = [...text.matchAll(/“([^”]*)”|"([^"]*)"|([-+]?\d[\d,]*(?:\.\d+)?(?:e[+-]?\d+)?)/gi)].map(([, one, two, number]) => one ?? two ?? number ?? "");
  return [...parts, ...(expected === undefined ? [] : [String(expected)])].join(" | ");
}

export function writeIgnoredPart(records: readonly IgnoredFinding[]): string {
  const lines = records.map(({ rule, sheet, range, said, reason }) => `<finding rule="${escapeXml(rule)}" sheet="${escapeXml(sheet)}" range="${escapeXml(range)}" said="${escapeXml(said)}" reason="${escapeXml(reason)}"/>`);
  return `<ignored xmlns="${ignoredNamespace}">${lines.join("")}</ignored>`;
}

/** Reads the part again; an entry that is not as it was written is passed over, so that its finding is told. */
export function readIgnoredPart(xml: string): readonly IgnoredFinding[] {
  return [...xml.matchAll(/<finding\s([^>]*?)\/?>/g)].flatMap(([, text = ""]): IgnoredFinding[] => {
    const { rule, sheet, range, said, reason } = attributesOf(text);
    return rule === undefined || sheet === undefined || range === undefined || said === undefined || reason === undefined ? [] : [{ rule, sheet, range, said, reason }];
  });
}

export async function readIgnored(workbook: Workbook): Promise<readonly IgnoredFinding[]> {
  return readIgnoredPart((await workbook.part(ignoredNamespace)) ?? "");
}

export async function keepIgnored(workbook: Workbook, records: readonly IgnoredFinding[]): Promise<void> {
  await workbook.setPart(ignoredNamespace, records.length === 0 ? null : writeIgnoredPart(records));
}
