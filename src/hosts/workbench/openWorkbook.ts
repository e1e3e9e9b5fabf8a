import type { IWorkbookData } from "@univerjs/core";
import { PcfError } from "../../errors";
import { defaultLimits, openPackage, readWorkbook } from "../file";
import type { Package, WorkbookData } from "../file";
import { functionMetadata, typedName } from "./functionHelp";
import { toSnapshot } from "./toSnapshot";
import type { ShownSheet } from "./toSnapshot";

/** A workbook file as it was opened or last saved: what a save leaves as it is. */
export interface OpenedFile {
  readonly file: Package;
  readonly data: WorkbookData;
  /** The sheets by their id in the grid. */
  readonly sheets: ReadonlyMap<string, ShownSheet>;
}

export const functionNames: readonly string[] = functionMetadata.map(typedName);

/** Reads a file that the person chose. @throws PcfError the file.* errors of a file that is no sound workbook. */
export async function openWorkbook(chosen: File, id: string): Promise<OpenedFile & { readonly snapshot: Partial<IWorkbookData> }> {
  if (chosen.size > defaultLimits.partBytes) throw new PcfError("file.tooLarge", { part: chosen.name, what: "bytes", most: defaultLimits.partBytes });
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await chosen.arrayBuffer());
  } catch {
    throw new PcfError("file.cannotRead", { path: chosen.name, reason: "other" });
  }
  const file = openPackage(bytes);
  const data = readWorkbook(file, functionNames);
  return { file, data, ...toSnapshot(data, chosen.name, id) };
}
