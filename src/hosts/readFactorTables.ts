import { PcfError } from "../errors";
import { csvTable, gridTables } from "../workbook/factorTable";
import type { FactorTable } from "../workbook/factorTable";
import { openPackage, readWorkbook, toGrid } from "./file";
import { functionNames } from "./functionNames";

/**
 * The tables of factors in a file: of an .xlsx one for each sheet, the likeliest first; of a text one.
 * `encoding` only where the person says it. @throws PcfError factors.noTable, file.text, and what openPackage throws
 */
export function readFactorTables(file: string, bytes: Uint8Array, encoding?: string): readonly FactorTable[] {
  if (!isText(bytes)) {
    const workbook = readWorkbook(openPackage(bytes), functionNames);
    const tables = gridTables(workbook.sheets.filter(({ kind }) => kind === "worksheet").map((sheet) => toGrid(sheet)));
    if (tables.length === 0) throw new PcfError("factors.noTable", { file });
    return tables;
  }
  const text = decode(bytes, encoding);
  if (text === null) throw new PcfError("file.text", { file });
  const table = csvTable(file, text);
  if (table.header.every((cell) => cell === null || cell === "")) throw new PcfError("factors.noTable", { file });
  return [table];
}

/** No zip and no old Excel file. */
function isText(bytes: Uint8Array): boolean {
  const begins = (...signature: number[]) => signature.every((byte, index) => bytes[index] === byte);
  return !begins(0x50, 0x4b) && !begins(0xd0, 0xcf, 0x11, 0xe0);
}

/** UTF-8, UTF-16, or what a Chinese Excel writes. Every byte must make sense: a wrong guess would change names in silence. */
function decode(bytes: Uint8Array, encoding: string | undefined): string | null {
  for (const tried of encoding === undefined ? encodingsOf(bytes) : [encoding]) {
    try {
      const text = new TextDecoder(tried, { fatal: true }).decode(bytes);
      // The bytes of a picture are characters, too, in some encoding; but no text has a zero among them.
      return text.includes("\0") ? null : text;
    } catch {
      continue;
    }
  }
  return null;
}

function encodingsOf(bytes: Uint8Array): readonly string[] {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return ["utf-16le"];
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return ["utf-16be"];
  // Without a mark, the zero bytes of its separators and digits give UTF-16 away.
  const zeros = [0, 1].map((odd) => bytes.subarray(0, 512).filter((byte, index) => index % 2 === odd && byte === 0).length);
  if ((zeros[1] ?? 0) > 4) return ["utf-16le"];
  if ((zeros[0] ?? 0) > 4) return ["utf-16be"];
  return ["utf-8", "gb18030"];
}
