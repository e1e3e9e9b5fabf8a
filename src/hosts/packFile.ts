import { zipSync } from "fflate";
import type { Finding } from "../audit/finding";
import type { Language } from "../locales";
import { auditOf, decisionsOf } from "../workbook/auditOf";
import { factorsCsv } from "../workbook/factorPack";
import { calculateFile } from "./calculatedFile";
import { lacksResults } from "./calculatedWorkbook";
import { freezeFile } from "./freezeFile";
import { openLibrary } from "./headless";
import { recalculate } from "./recalculate";

/** The earliest time that a zip knows, in the machine's own zone as zips count: the same workbook gives the same pack. */
const packedAt = new Date(1980, 0, 1);

/** What a verifier gets: name of each file in the pack, and its bytes. */
export interface Pack {
  readonly bytes: Uint8Array;
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
  readonly factors: number;
  /** Open ones; the ignored ones stand in the pack with their reasons. */
  readonly findings: number;
}

/**
 * One zip with the workbook (calculated first where its formulas have no results), its frozen twin, the factors that it depends on with their sources, the audit, the version of the library
 * and the hash of every file. `extension` is that of the workbook, without its dot.
 */
export async function packFile(given: Uint8Array, extension: string, language: Language): Promise<Pack> {
  const first = await calculateFile(given, language);
  // A workbook written by a script has formulas without results, and a verifier may have no add-in.
  const isWithout = lacksResults(first.workbook);
  const bytes = isWithout ? (await recalculate(given, language)).bytes : given;
  const calculated = isWithout ? await calculateFile(bytes, language) : first;
  const frozen = await freezeFile(bytes, language);
  const library = openLibrary();
  const { all: found, open, ignored } = auditOf({ grids: calculated.grids, factors: calculated.book.library, pinned: calculated.pinned, ...decisionsOf(calculated.workbook.customXml) });
  const reasons = new Map(ignored.map(({ finding, reason }) => [finding, reason] as const));
  const factors = [...new Map([...calculated.pinned, ...calculated.used].map((factor) => [factor.id, factor])).values()];
  const contents: readonly (readonly [string, Uint8Array])[] = [
    [`workbook.${extension}`, bytes],
    [`frozen.${extension}`, frozen.bytes],
    ["factors.csv", textBytes(factorsCsv(factors))],
    ["audit.json", textBytes(`${JSON.stringify(found.map((finding) => (reasons.has(finding) ? { ...finding, ignored: reasons.get(finding) } : finding)), null, 2)}\n`)],
    ["audit.txt", textBytes(found.map((finding) => auditLine(finding, reasons.get(finding), language)).join(""))],
  ];
  const files = await Promise.all(contents.map(async ([name, data]) => ({ name, sha256: await hashOf(data) })));
  const manifest = { library: library.version, files, keptAsValues: frozen.values };
  const manifestBytes = textBytes(`${JSON.stringify(manifest, null, 2)}\n`);
  // As sha256sum -c reads it.
  const sums = textBytes([...files, { name: "manifest.json", sha256: await hashOf(manifestBytes) }].map(({ name, sha256 }) => `${sha256}  ${name}\n`).join(""));
  const all = Object.fromEntries([...contents, ["manifest.json", manifestBytes] as const, ["SHA256SUMS", sums] as const]);
  return { bytes: zipSync(all, { mtime: packedAt, level: 9 }), files, factors: factors.length, findings: open.length };
}

/** An ignored finding is told as well, with its reason: a verifier judges it anew. */
function auditLine({ severity, sheet, range, rule, message }: Finding, reason: string | undefined, language: Language): string {
  const mark = reason === undefined ? "" : `\t${language === "zh" ? "已忽略：" : "ignored: "}${reason.replace(/\s+/g, " ")}`;
  return `${severity}\t${sheet}!${range}\t${rule}\t${message[language]}${mark}\n`;
}

/** With what browsers and Node both have. */
async function hashOf(data: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", data as Uint8Array<ArrayBuffer>);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function textBytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
