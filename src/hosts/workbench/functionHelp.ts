import { BooleanNumber } from "@univerjs/core";
import type { ILanguagePack } from "@univerjs/core";
import { FunctionType } from "@univerjs/engine-formula";
import type { IFunctionInfo } from "@univerjs/engine-formula";
import examples from "../../../functions/examples.json";
import english from "../../../functions/functions.json";
import chinese from "../../../functions/functions.zh.json";
import type { Language } from "../../locales";
import type { FunctionMetadata } from "../engine/metadata";

const metadata = { en: english, zh: chinese } as const;

export const functionMetadata: readonly FunctionMetadata[] = english.functions;

/** The name of a function as it is typed. */
export const typedName = ({ name }: FunctionMetadata): string => `PCF.${name}`;

/** What the pane shows of the functions. */
export function functionHelp(language: Language) {
  return { functions: metadata[language].functions, examples };
}

/** What the grid shows while a function is typed. Texts are keys of the language pack, so that they change with the language. */
export function functionDescriptions(): IFunctionInfo[] {
  return functionMetadata.map((one) => ({
    functionName: typedName(one),
    functionType: FunctionType.User,
    description: `pcf.${one.id}.description`,
    abstract: `pcf.${one.id}.description`,
    functionParameter: one.parameters.map((parameter) => ({
      name: parameter.name,
      detail: `pcf.${one.id}.parameters.${parameter.name}`,
      example: "",
      require: parameter.optional ? BooleanNumber.FALSE : BooleanNumber.TRUE,
      repeat: parameter.repeating ? BooleanNumber.TRUE : BooleanNumber.FALSE,
    })),
  }));
}

/** The texts behind the keys of functionDescriptions. */
export function functionTexts(language: Language): ILanguagePack {
  const texts = metadata[language].functions.map(({ id, description, parameters }) => [
    id,
    { description: description ?? "", parameters: Object.fromEntries(parameters.map((parameter) => [parameter.name, parameter.description ?? ""])) },
  ]);
  return { pcf: Object.fromEntries(texts) as ILanguagePack };
}
