import type { Workbook } from "./port";

/** The part of the workbook in which it remembers the library it was made with. */
export const libraryNamespace = "urn:pcf-for-excel:library:1";

/** Versions of the library: when its first factor came into the workbook, and when the last did. */
export interface LibraryVersion {
  readonly made: string;
  readonly latest: string;
}

/** Reads the part's text; null for none, and for one that is not of this form. */
export function readLibraryPart(xml: string | null): LibraryVersion | null {
  const attribute = (name: string) => new RegExp(`\\s${name}="([^"<&]*)"`).exec(xml ?? "")?.[1] ?? "";
  const [made, latest] = [attribute("made"), attribute("latest")];
  return made === "" || latest === "" ? null : { made, latest };
}

/** The part after factors of a library came into the workbook: the first version stays, the last is this one. */
export function writeLibraryPart(before: LibraryVersion | null, version: string): string {
  const plain = version.replace(/[^\w.+-]/g, "");
  return `<library xmlns="${libraryNamespace}" made="${before?.made ?? plain}" latest="${plain}"/>`;
}

/** The library that a workbook was made with; null where none of its factors came from one since this is kept. */
export async function readLibraryVersion(workbook: Pick<Workbook, "part">): Promise<LibraryVersion | null> {
  return readLibraryPart(await workbook.part(libraryNamespace));
}

/** Remembers that factors of this version have come into the workbook. */
export async function rememberLibraryVersion(workbook: Pick<Workbook, "part" | "setPart">, version: string): Promise<void> {
  const before = await readLibraryVersion(workbook);
  if (before?.latest !== version) await workbook.setPart(libraryNamespace, writeLibraryPart(before, version));
}
