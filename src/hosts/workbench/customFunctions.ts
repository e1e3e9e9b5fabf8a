import * as functions from "../../../functions";
import type { Language } from "../../locales";
import type { CallableFunction } from "../engine/callFunction";
import { provideCustomFunctions } from "../engine/customFunctions";
import type { CustomFunction } from "../engine/customFunctions";
import { functionMetadata, typedName } from "./functionHelp";

/**
 * Every function of functions/ as the grid calls it. `language` is asked at each call, so that messages follow the person; `during`
 * makes the call, and so knows that one is being made.
 */
export function callableFunctions(language: () => Language, during: <T>(call: () => T) => T): CallableFunction[] {
  provideCustomFunctions();
  const byName = functions as unknown as Readonly<Record<string, CustomFunction>>;
  return functionMetadata.map((metadata) => {
    const call = byName[metadata.id.toLowerCase()];
    if (call === undefined) throw new Error(`functions.json names ${metadata.id}, and functions/ has no such function.`);
    return {
      metadata,
      call: (...values) => during(() => call(...values)),
      name: typedName(metadata),
      get language() {
        return language();
      },
    };
  });
}
