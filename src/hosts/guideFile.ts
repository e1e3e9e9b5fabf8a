import english from "../../functions/functions.json";
import chinese from "../../functions/functions.zh.json";
import type { Language } from "../locales";
import { frozenNamespace } from "../workbook/freeze/frozenPart";
import { functionsUsed, guideCells, guideSheetName, guideWidths } from "../workbook/howToRead";
import { calculateFile } from "./calculatedFile";
import { openPackage, writeWorkbook } from "./file";
import { functionNames } from "./functionNames";
import { openLibrary } from "./headless";

const metadata: Readonly<Record<Language, { readonly functions: readonly { readonly name: string; readonly description: string }[] }>> = { en: english, zh: chinese };

/** A workbook with the sheet that tells a recipient how to read it, in the place of the one that is there; or without. */
export async function guideFile(bytes: Uint8Array, language: Language, wanted = true): Promise<Uint8Array> {
  if (!wanted) return writeWorkbook(openPackage(bytes), { removedSheets: [guideSheetName], functionNames });
  const { file, grids, workbook, pinned, used } = await calculateFile(bytes, language);
  const { names, isFrozen } = functionsUsed(grids.filter(({ sheet }) => sheet !== guideSheetName), workbook.customXml.get(frozenNamespace) ?? null);
  const summaries = new Map(metadata[language].functions.map(({ name, description }) => [`PCF.${name}`, description]));
  const factors = [...new Map([...pinned, ...used].map((factor) => [factor.id, factor])).values()];
  const functions = names.flatMap((name) => (summaries.has(name) ? [{ name, summary: summaries.get(name)! }] : []));
  const cells = guideCells({ functions, factors, libraryVersion: openLibrary().version, isFrozen }, language);
  return writeWorkbook(file, { removedSheets: [guideSheetName], sheets: [{ name: guideSheetName, cells, widths: guideWidths }], functionNames });
}
