import type { Language } from "../locales";
import { auditOf, decisionsOf } from "../workbook/auditOf";
import type { Pack } from "../workbook/packContents";
import { calculateFile } from "./calculatedFile";
import { lacksResults } from "./calculatedWorkbook";
import { freezeFile } from "./freezeFile";
import { openLibrary } from "./headless";
import { recalculate } from "./recalculate";
import { verifierPack } from "./verifierPack";

/** Packs a workbook file for a verifier, calculated first where its formulas have no results. `extension` is the workbook's own, without its dot. */
export async function packFile(given: Uint8Array, extension: string, language: Language): Promise<Pack> {
  const first = await calculateFile(given, language);
  // A workbook written by a script has formulas without results, and a verifier may have no add-in.
  const isWithout = lacksResults(first.workbook);
  const workbook = isWithout ? (await recalculate(given, language)).bytes : given;
  const { grids, book, pinned, used, workbook: data } = isWithout ? await calculateFile(workbook, language) : first;
  const { bytes: frozen, values: keptAsValues } = await freezeFile(workbook, language);
  const audit = auditOf({ grids, factors: book.library, pinned, ...decisionsOf(data.customXml) });
  return verifierPack({ workbook, frozen, extension, factors: [...pinned, ...used], audit, version: openLibrary().version, keptAsValues, language });
}
