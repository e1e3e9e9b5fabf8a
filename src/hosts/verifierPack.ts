import { zipSync } from "fflate";
import type { Finding } from "../audit/finding";
import type { Language } from "../locales";
import { factorsCsv } from "../workbook/factorPack";
import type { Pack, PackContents } from "../workbook/packContents";

/** The earliest time that a zip knows, in the machine's own zone as zips count: the same workbook gives the same pack. */
const packedAt = new Date(1980, 0, 1);

/** One zip with the workbook, its frozen twin, its factors with their sources, the audit, the version of the library and the hash of every file. */
export async function verifierPack({ workbook, frozen, extension, factors: given, audit, version, keptAsValues, stillLive = [], language }: PackContents): Promise<Pack> {
  const reasons = new Map(audit.ignored.map(({ finding, reason }) => [finding, reason] as const));
  const factors = [...new Map(given.map((factor) => [factor.id, factor])).values()];
  const contents: readonly (readonly [string, Uint8Array])[] = [
    [`workbook.${extension}`, workbook],
    [`frozen.${extension}`, frozen],
    ["factors.csv", textBytes(factorsCsv(factors))],
    ["audit.json", textBytes(`${JSON.stringify(audit.all.map((finding) => (reasons.has(finding) ? { ...finding, ignored: reasons.get(finding) } : finding)), null, 2)}\n`)],
    ["audit.txt", textBytes(audit.all.map((finding) => auditLine(finding, reasons.get(finding), language)).join(""))],
  ];
  const files = await Promise.all(contents.map(async ([name, data]) => ({ name, sha256: await hashOf(data) })));
  const manifest = { library: version, files, keptAsValues, ...(stillLive.length > 0 && { stillLive }) };
  const manifestBytes = textBytes(`${JSON.stringify(manifest, null, 2)}\n`);
  // As sha256sum -c reads it.
  const sums = textBytes([...files, { name: "manifest.json", sha256: await hashOf(manifestBytes) }].map(({ name, sha256 }) => `${sha256}  ${name}\n`).join(""));
  const all = Object.fromEntries([...contents, ["manifest.json", manifestBytes] as const, ["SHA256SUMS", sums] as const]);
  return { bytes: zipSync(all, { mtime: packedAt, level: 9 }), files, factors: factors.length, findings: audit.open.length };
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
