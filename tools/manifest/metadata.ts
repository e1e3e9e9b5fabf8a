import type { Trouble } from "./trouble";

/** The functions as a written functions.json tells Excel of them. Nothing in it is taken for granted; tools/metadata.ts is what writes it. */
export interface WrittenMetadata {
  readonly allowErrorForDataTypeAny?: boolean;
  readonly functions: readonly WrittenFunction[];
}

export interface WrittenFunction {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly helpUrl?: string;
  readonly parameters?: readonly WrittenParameter[];
  readonly result?: { readonly type?: string; readonly dimensionality?: string };
}

export interface WrittenParameter {
  readonly name: string;
  readonly description?: string;
  readonly type?: string;
  readonly dimensionality?: string;
  readonly optional?: boolean;
  readonly repeating?: boolean;
}

/** Desktop Excel refuses a larger file without a word. */
const largest = 1_000_000;
const identifier = /^[A-Za-z][A-Za-z0-9._]{2,63}$/;

export function parseMetadata(bytes: Uint8Array): WrittenMetadata | undefined {
  try {
    const metadata = JSON.parse(new TextDecoder().decode(bytes)) as WrittenMetadata;
    return Array.isArray(metadata.functions) ? metadata : undefined;
  } catch {
    return undefined;
  }
}

/** Limits of the published schema for custom functions, and what this product promises beyond it (help on everything). */
export function metadataTroubles(name: string, bytes: Uint8Array): Trouble[] {
  const metadata = parseMetadata(bytes);
  if (!metadata) return [{ message: `${name} is not the JSON of custom functions.` }];
  const troubles: Trouble[] = [];
  const add = (message: string) => troubles.push({ message: `${name}: ${message}` });
  if (bytes.length >= largest) add(`has ${bytes.length} bytes; Excel takes less than ${largest}.`);
  if (metadata.functions.length === 0) add("has no function.");
  if (metadata.allowErrorForDataTypeAny !== true) add("lacks allowErrorForDataTypeAny, so one error cell in a range would fail the whole call.");
  const seen = new Map<string, string>();
  for (const { id, name: shown, description, helpUrl, parameters = [], result } of metadata.functions) {
    if (!identifier.test(id)) add(`the id "${id}" must begin with a letter and have 3 to 64 letters, digits, points or underscores.`);
    if (!identifier.test(shown)) add(`the name "${shown}" of ${id} must begin with a letter and have 3 to 64 letters, digits, points or underscores.`);
    // In a file a point becomes an underscore, so names that differ in nothing else become one.
    const stored = id.toUpperCase().replaceAll(".", "_");
    if (seen.has(stored)) add(`${id} and ${seen.get(stored)} are the same name in a saved workbook.`);
    seen.set(stored, id);
    if (!description || description.length > 1024) add(`${id} needs a description of 1 to 1024 characters.`);
    if (!helpUrl?.startsWith("https://")) add(`${id} needs a helpUrl with https.`);
    if (!result) add(`${id} has no result.`);
    if (parameters.length > 128) add(`${id} has ${parameters.length} parameters; 128 are allowed.`);
    for (const parameter of parameters) {
      if (!parameter.description || parameter.description.length > 512) add(`the parameter ${parameter.name} of ${id} needs a description of 1 to 512 characters.`);
    }
    const firstOptional = parameters.findIndex((parameter) => parameter.optional);
    if (firstOptional >= 0) {
      const late = parameters.slice(firstOptional).find((parameter) => !parameter.optional && !parameter.repeating);
      if (late) add(`${id}: the parameter ${late.name} is needed but stands after an optional one.`);
    }
    const names = parameters.map((parameter) => parameter.name.toLowerCase());
    const twice = names.find((parameter, index) => names.indexOf(parameter) !== index);
    if (twice) add(`${id} has the parameter ${twice} twice.`);
  }
  return troubles;
}

/** Two readings of the same functions that differ in more than words: in functions, names, parameters or results. */
export function shapeTroubles(name: string, bytes: Uint8Array, otherName: string, otherBytes: Uint8Array): Trouble[] {
  const known = parseMetadata(bytes);
  const others = parseMetadata(otherBytes);
  if (!known || !others) return [];
  const troubles: Trouble[] = [];
  const add = (message: string) => troubles.push({ message: `${otherName}: ${message}` });
  for (const one of known.functions) {
    const other = others.functions.find((candidate) => candidate.id === one.id);
    if (!other) add(`${one.id} is missing; ${name} has it.`);
    else if (other.name !== one.name) add(`${one.id} is called "${other.name}", in ${name} "${one.name}": names are never translated.`);
    else if (shape(other) !== shape(one)) add(`${one.id} does not have the parameters and result of ${name}.`);
  }
  for (const other of others.functions) {
    if (!known.functions.some((one) => one.id === other.id)) add(`${other.id} is not in ${name}.`);
  }
  return troubles;
}

/** A second language of the same functions: the same in everything but its descriptions, and these translated. */
export function translationTroubles(name: string, bytes: Uint8Array, translatedName: string, translatedBytes: Uint8Array): Trouble[] {
  const originals = parseMetadata(bytes)?.functions ?? [];
  const untranslated = parseMetadata(translatedBytes)?.functions.filter((one) => originals.some((other) => other.id === one.id && other.description === one.description)) ?? [];
  return [
    ...shapeTroubles(name, bytes, translatedName, translatedBytes),
    ...untranslated.map(({ id }) => ({ message: `${translatedName}: ${id} has the description of ${name}, untranslated.` })),
  ];
}

/** What Excel calls a function by: everything but its words. A parameter's name is only a word, shown while typing. */
function shape({ parameters = [], result }: WrittenFunction): string {
  const parts = parameters.map(({ type, dimensionality, optional = false, repeating = false }) => ({ type, dimensionality, optional, repeating }));
  return JSON.stringify({ parts, type: result?.type, dimensionality: result?.dimensionality });
}
