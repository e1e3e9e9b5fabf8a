import { findUpdates } from "../factors/updates";
import type { FactorUpdate } from "../factors/updates";
import type { Language } from "../locales";
import type { CellValue } from "../tables/grid";
import { cellName } from "../workbook/cellName";
import { findCalls } from "../workbook/freeze/calls";
import { libraryNamespace, readLibraryPart } from "../workbook/libraryVersion";
import type { LibraryVersion } from "../workbook/libraryVersion";
import { calculateFile, calculatedValues } from "./calculatedFile";
import type { CalculatedFile } from "./calculatedFile";
import { openLibrary } from "./headless";

/** A cell that another factor would change. */
export interface CellEffect {
  /** "Sheet1!F4". */
  readonly cell: string;
  readonly from: CellValue;
  readonly to: CellValue;
}

export interface UpdateEffect {
  readonly update: FactorUpdate;
  /** Cells with a PCF formula that would change: the rows that use the factor. */
  readonly rows: readonly CellEffect[];
  /** Other formulas that would change with them: sums and totals. */
  readonly totals: readonly CellEffect[];
}

export interface Updates {
  /** Of the library at hand, and of that with which the workbook was made; null where it does not know. */
  readonly library: string;
  readonly workbook: LibraryVersion | null;
  readonly effects: readonly UpdateEffect[];
}

/** The newer factors of the library for a workbook's own, each with what taking it would change; nothing is written. */
export async function findFileUpdates(bytes: Uint8Array, language: Language): Promise<Updates> {
  const now = await calculateFile(bytes, language);
  return { library: openLibrary().version, workbook: readLibraryPart(now.workbook.customXml.get(libraryNamespace) ?? null), effects: await updateEffects(now, bytes, language) };
}

async function updateEffects(now: CalculatedFile, bytes: Uint8Array, language: Language): Promise<readonly UpdateEffect[]> {
  const before = calculatedValues(now);
  const effects: UpdateEffect[] = [];
  for (const update of findUpdates(now.pinned, now.book.library)) {
    const { pinned, newer } = update;
    // The newer figure under the name that the formulas know.
    const taken = { ...newer, id: pinned.id, nameZh: pinned.nameZh, nameEn: pinned.nameEn, synonyms: pinned.synonyms, supersededBy: "" };
    const after = calculatedValues(await calculateFile(bytes, language, (factors) => factors.map((one) => (one.id === pinned.id ? taken : one))));
    const rows: CellEffect[] = [];
    const totals: CellEffect[] = [];
    for (const { name, cells } of now.workbook.sheets) {
      const formulas = new Map<string, string>(cells.flatMap(({ row, column, formula }) => (formula === undefined ? [] : [[`${row},${column}`, formula] as const])));
      for (const [place, from] of before.get(name.toLowerCase()) ?? []) {
        const to = after.get(name.toLowerCase())?.get(place) ?? null;
        if (JSON.stringify(from) === JSON.stringify(to)) continue;
        const [row = 0, column = 0] = place.split(",").map(Number);
        const formula = formulas.get(place);
        (formula === undefined || findCalls(formula).length > 0 ? rows : totals).push({ cell: `${name}!${cellName(row, column)}`, from, to });
      }
    }
    effects.push({ update, rows, totals });
  }
  return effects;
}
