import { createHash } from "node:crypto";
import { zipSync } from "fflate";
import { auditWorkbook } from "../audit/auditWorkbook";
import type { Language } from "../locales";
import { isAuditSheet } from "../workbook/auditSheet";
import { factorsCsv } from "../workbook/importFactors";
import { correctionsOf } from "../workbook/readingCorrections";
import { readStudy } from "../workbook/studySheet";
import { calculateFile } from "./calculatedFile";
import { freezeFile } from "./freezeFile";
import { openLibrary } from "./headless";

/** The earliest time that a zip knows, in the machine's own zone as zips count: the same workbook gives the same pack. */
const packedAt = new Date(1980, 0, 1);

/** What a verifier gets: name of each file in the pack, and its bytes. */
export interface Pack {
  readonly bytes: Uint8Array;
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
  readonly factors: number;
  readonly findings: number;
}

/**
 * One zip with the workbook, its frozen twin, the factors that it depends on with their sources, the audit, the version of the library
 * and the hash of every file. `extension` is that of the workbook, without its dot.
 */
export async function packFile(bytes: Uint8Array, extension: string, language: Language): Promise<Pack> {
  const calculated = await calculateFile(bytes, language);
  const frozen = await freezeFile(bytes, language);
  const library = openLibrary();
  const findings = auditWorkbook(calculated.grids.filter((grid) => !isAuditSheet(grid)), { factors: calculated.book.library, pinned: calculated.pinned, study: readStudy(calculated.grids), overrides: correctionsOf(calculated.workbook.customXml) });
  const factors = [...new Map([...calculated.pinned, ...calculated.used].map((factor) => [factor.id, factor])).values()];
  const contents: readonly (readonly [string, Uint8Array])[] = [
    [`workbook.${extension}`, bytes],
    [`frozen.${extension}`, frozen.bytes],
    ["factors.csv", textBytes(factorsCsv(factors))],
    ["audit.json", textBytes(`${JSON.stringify(findings, null, 2)}\n`)],
  ];
  const files = contents.map(([name, data]) => ({ name, sha256: createHash("sha256").update(data).digest("hex") }));
  const manifest = { library: library.version, files, keptAsValues: frozen.values };
  const all = Object.fromEntries([...contents, ["manifest.json", textBytes(`${JSON.stringify(manifest, null, 2)}\n`)] as const]);
  return { bytes: zipSync(all, { mtime: packedAt, level: 9 }), files, factors: factors.length, findings: findings.length };
}

function textBytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
