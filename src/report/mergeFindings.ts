import type { Severity } from "../audit/finding";

interface Remark {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: { readonly en: string; readonly zh: string };
}

export interface MergedFinding<T extends Remark> {
  readonly findings: readonly [T, ...T[]];
  readonly message: { readonly en: string; readonly zh: string };
}

/** What is said of several items in the same words is said once, with the items named: "Shaft, bearing: 15.6 kgCO2/kg ...". In the order of the first. */
export function mergeFindings<T extends Remark>(findings: readonly T[], alike: (finding: T) => string = () => ""): MergedFinding<T>[] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const finding of findings) {
    const key = JSON.stringify([finding.rule, finding.severity, saidOf(finding.message.en), saidOf(finding.message.zh), alike(finding)]);
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return [...groups.values()].map((group) => ({ findings: group, message: { en: joined(group.map(({ message }) => message.en), ", "), zh: joined(group.map(({ message }) => message.zh), "、") } }));
}

const itemAndSaid = /^(.{1,80}?)(: |：)(?=\S)/u;

/** A message without the item that it begins with. */
export function saidOf(message: string): string {
  return message.replace(itemAndSaid, "");
}

function joined(messages: readonly string[], comma: string): string {
  const [first = ""] = messages;
  if (messages.length === 1) return first;
  const items = [...new Set(messages.flatMap((message) => itemAndSaid.exec(message)?.[1] ?? []))];
  return items.length < 2 ? first : `${items.join(comma)}${itemAndSaid.exec(first)?.[2] ?? ""}${saidOf(first)}`;
}
