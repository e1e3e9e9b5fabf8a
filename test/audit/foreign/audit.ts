import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Finding } from "../../../src/audit/finding";
import { auditCommand } from "../../../src/hosts/commands/audit";
import { readArguments } from "../../../src/hosts/commands/command";
import type { Book } from "./book";
import { toXlsx } from "./xlsx";

/** What `pcf audit file.xlsx --json` prints of a workbook, saved to disk first. */
export async function auditBook(book: Book): Promise<readonly Finding[]> {
  return auditFile(toXlsx(book));
}

export async function auditFile(bytes: Uint8Array): Promise<readonly Finding[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "pcf-audit-"));
  const file = path.join(folder, "book.xlsx");
  try {
    writeFileSync(file, bytes);
    const printed: string[] = [];
    await auditCommand.run(readArguments([file, "--json"], auditCommand), { language: "en", print: (line) => printed.push(line), warn: (line) => printed.push(line) });
    return JSON.parse(printed.join("\n")) as Finding[];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
