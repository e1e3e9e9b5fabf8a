import { readEvidence, readGrid } from "../../audit/evidence";
import type { AuditContext, Evidence } from "../../audit/evidence";
import { stageOf } from "../../tables/stage";
import type { Stage } from "../../tables/stage";
import { columnOf } from "../../tables/table";
import { placeOf } from "./document";
import type { DocumentPlace, ReportDocument } from "./document";
import { toGrid } from "./toGrid";
import type { LaidOut } from "./toGrid";

/** All that the rules look at. */
export interface Reading {
  readonly document: ReportDocument;
  readonly laidOut: LaidOut;
  readonly evidence: Evidence;
  /** Sentences of all paragraphs, with where they stand. */
  readonly sentences: readonly Sentence[];
  readonly shares: readonly StageShare[];
  at(block: number): DocumentPlace;
}

export interface Sentence {
  readonly text: string;
  readonly block: number;
}

/** What a table of results gives for one of its rows: a stage or an item with its part of the total. */
export interface StageShare {
  readonly name: string;
  readonly stage: Stage | undefined;
  readonly value: number;
  /** Percent of the rows' sum. */
  readonly percent: number;
  readonly block: number;
  readonly table: number;
}

export function readReport(document: ReportDocument, context: AuditContext): Reading {
  const laidOut = toGrid(document);
  const evidence = readEvidence([readGrid(laidOut.grid, context)], [laidOut.grid], context);
  return { document, laidOut, evidence, sentences: sentencesOf(document), shares: sharesOf(evidence, laidOut), at: (block) => placeOf(document, block) };
}

function sentencesOf(document: ReportDocument): Sentence[] {
  return document.blocks.flatMap((block, at) => {
    if (block.kind !== "paragraph") return [];
    return block.text.split(/(?<=[。！？；;])|(?<=[.!?])\s+(?=[A-Z])/u).map((text) => ({ text: text.trim(), block: at })).filter(({ text }) => text !== "");
  });
}

/** Tables that state results by stage or item, three rows and more or two of different stages; a table of calculations counts too. */
function sharesOf(evidence: Evidence, laidOut: LaidOut): StageShare[] {
  return evidence.tables.flatMap((table, number) => {
    const column = columnOf(table, "emission");
    if (!column || (table.kind !== "result" && table.kind !== "activity")) return [];
    const entries = (evidence.entries.get(table) ?? []).flatMap((entry) => {
      const amount = entry.emissions.find((each) => each.column === column);
      return amount && amount.value >= 0 ? [{ entry, value: amount.value }] : [];
    });
    const sum = entries.reduce((total, { value }) => total + value, 0);
    if (entries.length < 2 || sum <= 0) return [];
    return entries.map(({ entry, value }) => ({ name: entry.name, stage: table.kind === "result" ? (stageOf(entry.name) ?? stageOf(entry.row.stage)) : undefined, value, percent: (100 * value) / sum, block: laidOut.blockOfRow[entry.row.index] ?? 0, table: number }));
  });
}
