import { PcfError } from "../../errors";

/** The open workbook as Excel would save it now. */
export interface OpenDocument {
  /** Without its ending. */
  readonly name: string;
  /** Without its dot; "xlsx" where the workbook was never saved, or is no Excel file yet. */
  readonly extension: string;
  readonly bytes: Uint8Array;
}

/** The most that Excel hands over at once. */
const sliceSize = 4 * 1024 * 1024;

/** Takes a copy of the workbook from Excel, slice by slice; the workbook itself is not touched. @throws PcfError host.refused. */
export async function openDocument(): Promise<OpenDocument> {
  const { document } = Office.context;
  const file = await answered<Office.File>((hear) => document.getFileAsync(Office.FileType.Compressed, { sliceSize }, hear));
  try {
    const bytes = new Uint8Array(file.size);
    let at = 0;
    for (let index = 0; index < file.sliceCount; index++) {
      const { data } = await answered<Office.Slice>((hear) => file.getSliceAsync(index, hear));
      bytes.set(bytesOf(data), at);
      at += sliceSize;
    }
    return { ...nameOf(document.url ?? ""), bytes };
  } finally {
    // Excel keeps no more than two copies.
    file.closeAsync();
  }
}

function answered<T>(ask: (hear: (result: Office.AsyncResult<T>) => void) => void): Promise<T> {
  return new Promise((resolve, reject) => ask(({ status, value, error }) => {
    if (status === Office.AsyncResultStatus.Succeeded) resolve(value);
    else reject(new PcfError("host.refused", { code: String(error.code), message: error.message.replace(/[.。\s]+$/, "") }));
  }));
}

/** Numbers as a rule; Excel on the web may write them as base64. */
function bytesOf(data: unknown): Uint8Array {
  return typeof data === "string" ? Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0)) : Uint8Array.from(data as ArrayLike<number>);
}

/** From a path of the machine, or the address of a cloud's viewer ("…/Doc.aspx?file=Book.xlsx&action=edit"). */
function nameOf(url: string): Pick<OpenDocument, "name" | "extension"> {
  const [, name = "", extension = "xlsx"] = /([^/\\?&=#]+)\.(xls[xmb])(?=[?&#]|$)/i.exec(url) ?? [];
  return { name: decoded(name), extension: extension.toLowerCase() };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
