import examples from "../../functions/examples.json";
import english from "../../functions/functions.json";
import chinese from "../../functions/functions.zh.json";
import type { Language } from "../../src/locales";

export interface DocumentedFunction {
  /** "PCF.MATERIAL" */
  readonly name: string;
  readonly description: string;
  readonly parameters: readonly { readonly name: string; readonly description: string; readonly optional: boolean }[];
  readonly examples: readonly { readonly formula: string; readonly expected: string }[];
}

interface Metadata {
  readonly functions: readonly { readonly id: string; readonly name: string; readonly description: string; readonly parameters: readonly { readonly name: string; readonly description: string; readonly optional?: boolean }[] }[];
}

const metadata: Readonly<Record<Language, Metadata>> = { en: english, zh: chinese };

/** Every function as its help describes it, in the order of the metadata. */
export function documented(language: Language): readonly DocumentedFunction[] {
  return metadata[language].functions.map(({ id, name, description, parameters }) => ({
    name: `PCF.${name}`,
    description,
    parameters: parameters.map((parameter) => ({ name: parameter.name, description: parameter.description, optional: parameter.optional === true })),
    examples: examples.filter((example) => example.id === id),
  }));
}
