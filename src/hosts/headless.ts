import metadata from "../../functions/functions.json";
import { createBook } from "../factors/book";
import type { Book } from "../factors/book";
import type { Factor } from "../factors/factor";
import { factorsOf } from "../factors/libraryAsset";
import type { Library } from "../factors/libraryAsset";
import type { Language } from "../locales";
import { provideCustomFunctions } from "./engine/customFunctions";
import type { CustomFunction } from "./engine/customFunctions";
import type { UniverEngine } from "./engine/univerEngine";
import { readLibraryFolder } from "./libraryFolder";

/**
 * The engine with every PCF function in it, without a page. The library is read when the first formula names a factor;
 * `pinned` are the workbook's own factors, which come before it; `watch` may listen to what is asked of the book.
 */
export async function openEngine(language: Language, pinned: readonly Factor[] = [], watch: (book: Book) => Book = (book) => book): Promise<UniverEngine> {
  provideCustomFunctions();
  const [functions, { provideBookOnDemand, speak }, { UniverEngine }] = await Promise.all([import("../../functions"), import("../../functions/session"), import("./engine/univerEngine")]);
  speak(language);
  provideBookOnDemand(() => watch(openBook(pinned)));
  const byId = new Map(Object.entries(functions).map(([name, call]) => [name.toUpperCase(), call as CustomFunction]));
  return new UniverEngine({ namespace: "PCF", metadata: metadata.functions, functions: byId, language });
}

let read: Library | null = null;

/** The workbook's own factors and the library of the repository, which is read once. */
export function openBook(pinned: readonly Factor[] = []): Book {
  const library = openLibrary();
  return createBook({ pinned, library: factorsOf(library), readings: library.readings });
}

/** Takes a library that was loaded elsewhere in the place of the repository's, which a browser has not. */
export function useLibrary(library: Library): void {
  read = library;
}

/** The library of the repository with its version. */
export function openLibrary(): Library {
  return (read ??= readLibraryFolder());
}
