import { saidOf } from "../mergeFindings";
import type { ReportDocument } from "./document";
import type { ReportFinding } from "./finding";

/** Whether the report says itself, in a row of a table beside the rule's name, what a finding says of a factor: then it is no news to its reader. */
export function disclosedIn({ blocks }: ReportDocument): (finding: ReportFinding) => boolean {
  const rows = blocks.flatMap((block) => (block.kind === "table" ? block.rows : []));
  return ({ rule, message }) => rule.startsWith("factor.") && rows.some((row) => row.includes(rule) && row.some((cell) => [message.en, message.zh].some((text) => same(saidOf(cell), saidOf(text)))));
}

/** Spaces are lost and won between a cell and a line of text. */
function same(one: string, other: string): boolean {
  return one.replace(/\s+/g, "") === other.replace(/\s+/g, "");
}
