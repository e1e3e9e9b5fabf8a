import type { Language } from "../locales";
import type { FunctionHelp } from "../workbook/functionHelp";
import { fetchJson } from "./fetchJson";

const files: Readonly<Record<Language, string>> = { en: "functions.json", zh: "functions-zh.json" };

/** The help of the functions from the files that lie beside the page, which Excel reads for its own help too. Throws with the reason where they cannot be had. */
export async function fetchFunctionHelp(language: Language): Promise<FunctionHelp> {
  const [{ functions }, examples] = await Promise.all([fetchJson<Pick<FunctionHelp, "functions">>(files[language]), fetchJson<FunctionHelp["examples"]>("examples.json")]);
  return { functions, examples };
}
