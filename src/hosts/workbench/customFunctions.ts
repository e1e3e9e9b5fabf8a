import * as functions from "../../../functions";
import { failBook, provideBook } from "../../../functions/session";
import { createBook } from "../../factors/book";
import type { Factor } from "../../factors/factor";
import { factorsOf } from "../../factors/libraryAsset";
import type { Library } from "../../factors/libraryAsset";
import type { Language } from "../../locales";
import type { CallableFunction } from "../engine/callFunction";
import { provideCustomFunctions } from "../engine/customFunctions";
import type { CustomFunction } from "../engine/customFunctions";
import { functionMetadata, typedName } from "./functionHelp";

/** Every function of functions/ as the grid calls it; `language` is asked at each call, so that messages follow the person. */
export function callableFunctions(language: () => Language): CallableFunction[] {
  provideCustomFunctions();
  const byName = functions as unknown as Readonly<Record<string, CustomFunction>>;
  return functionMetadata.map((metadata) => {
    const call = byName[metadata.id.toLowerCase()];
    if (call === undefined) throw new Error(`functions.json names ${metadata.id}, and functions/ has no such function.`);
    return {
      metadata,
      call,
      name: typedName(metadata),
      get language() {
        return language();
      },
    };
  });
}

/** The book that the functions look factors up in: the workbook's own factors before the library's. */
export function useFactors(pinned: readonly Factor[], library: Library | null): void {
  if (library === null && pinned.length === 0) failBook("library.json");
  else provideBook(createBook({ pinned, library: library === null ? [] : factorsOf(library), readings: library?.readings ?? {} }));
}
