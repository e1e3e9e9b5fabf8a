import type { Language } from "../locales";

interface Metadata {
  readonly functions: readonly { readonly id: string; readonly name: string; readonly description: string; readonly parameters: readonly { readonly name: string; readonly description: string; readonly optional?: boolean }[] }[];
}

type Examples = readonly { readonly id: string; readonly formula: string; readonly expected: string }[];

const files: Readonly<Record<Language, string>> = { en: "functions.json", zh: "functions-zh.json" };

/** The help of the functions from the files that lie beside the page, which Excel reads for its own help too. Throws with the reason where they cannot be had. */
export async function fetchFunctionHelp(language: Language): Promise<Metadata & { readonly examples: Examples }> {
  const [{ functions }, examples] = await Promise.all([fetchJson<Metadata>(files[language]), fetchJson<Examples>("examples.json")]);
  return { functions, examples };
}

async function fetchJson<Shape>(address: string): Promise<Shape> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status} ${answer.statusText}`);
  return (await answer.json()) as Shape;
}
