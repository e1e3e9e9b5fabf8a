import type { Factor } from "../factors/factor";
import type { Language } from "../locales";
import type { WorkbookAudit } from "./auditOf";
import type { KeptRange } from "./freeze/frozenCells";

/** All that a pack is made of. */
export interface PackContents {
  readonly workbook: Uint8Array;
  readonly frozen: Uint8Array;
  /** Of the workbook, without its dot. */
  readonly extension: string;
  /** That the workbook depends on; each stands in the pack once. */
  readonly factors: readonly Factor[];
  readonly audit: WorkbookAudit;
  /** The library's. */
  readonly version: string;
  /** What has no exact native equivalent, and holds its values in the frozen twin. */
  readonly keptAsValues: readonly KeptRange[];
  /** Cells of the frozen twin with formulas of ours still ("Sheet1!F4"): only a program with the file in its hands freezes those. */
  readonly stillLive?: readonly string[];
  readonly language: Language;
}

/** What a verifier gets: name of each file in the pack, and its bytes. */
export interface Pack {
  readonly bytes: Uint8Array;
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
  readonly factors: number;
  /** Open ones; the ignored ones stand in the pack with their reasons. */
  readonly findings: number;
}
