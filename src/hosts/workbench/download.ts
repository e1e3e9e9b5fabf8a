import { element } from "./element";

const workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Hands a file to the browser's downloads. */
export function download(name: string, bytes: Uint8Array, type = workbookType): void {
  const address = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type }));
  const link = element("a", { href: address, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads the file after this turn.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** A name that every file system takes, with the ending of a workbook. */
export function fileName(name: string): string {
  const bare = name.replace(/[\\/:*?"<>|]/g, " ").replace(/[.\s]+$/, "").trim() || "PCF";
  return /\.(xlsx|xlsm|xltx|xltm)$/i.test(bare) ? bare : `${bare}.xlsx`;
}
