import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { generateCustomFunctionsMetadata } from "custom-functions-metadata";

/** The metadata that Excel reads, and beside it what only the documentation needs. */
export interface FunctionMetadata {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly helpUrl: string;
  readonly parameters: readonly ParameterMetadata[];
  readonly result: { readonly dimensionality?: string };
}

export interface ParameterMetadata {
  readonly name: string;
  readonly description: string;
  readonly type?: string;
  readonly dimensionality?: string;
  readonly optional?: boolean;
  readonly repeating?: boolean;
}

interface LocalWords {
  readonly description: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly returns: string;
}

export interface Metadata {
  readonly allowCustomDataForDataTypeAny: true;
  /** Without it one error in a range makes the whole call fail; with it the error stays in its row. */
  readonly allowErrorForDataTypeAny: true;
  readonly functions: readonly FunctionMetadata[];
}

const root = path.resolve(__dirname, "..");
const folder = path.join(root, "functions");

/** The files that declare custom functions, found by their tag and never listed by hand. */
export function functionFiles(): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".ts") && readFileSync(path.join(folder, name), "utf8").includes("@customfunction"))
    .sort()
    .map((name) => path.join(folder, name));
}

/** Where the help of a function stands: on the page beside the pane, at the address that the manifest names (the build puts the real host there). */
export function helpUrl(id: string): string {
  const [, address] = /<SourceLocation DefaultValue="(https:[^"]*\/)taskpane\.html"/.exec(readFileSync(path.join(root, "manifest.xml"), "utf8")) ?? [];
  if (address === undefined) throw new Error("manifest.xml names no SourceLocation for taskpane.html");
  return `${address}functions.html#${id.toLowerCase()}`;
}

/** Reads the JSDoc of functions/. @throws Error with every complaint of the generator, or of words that are missing in Chinese. */
export async function readMetadata(): Promise<{ en: Metadata; zh: Metadata }> {
  const { metadataJson, errors } = await generateCustomFunctionsMetadata(functionFiles(), false);
  if (errors.length > 0) throw new Error(errors.join("\n"));
  const read = JSON.parse(metadataJson) as { functions: FunctionMetadata[] };
  const functions = read.functions.map((one) => ({ ...one, helpUrl: helpUrl(one.id) }));
  const base = { allowCustomDataForDataTypeAny: true, allowErrorForDataTypeAny: true } as const;
  return { en: { ...base, functions }, zh: { ...base, functions: translated(functions) } };
}

export function chineseWords(): Record<string, LocalWords> {
  return JSON.parse(readFileSync(path.join(folder, "locales", "zh.json"), "utf8")) as Record<string, LocalWords>;
}

function translated(functions: readonly FunctionMetadata[]): FunctionMetadata[] {
  const words = chineseWords();
  const missing = [
    ...functions.flatMap(({ id, parameters }) => [...(words[id] ? [] : [id]), ...parameters.filter(({ name }) => !words[id]?.parameters[name]).map(({ name }) => `${id}.${name}`)]),
    ...Object.keys(words).filter((id) => !functions.some((one) => one.id === id)).map((id) => `${id} (no such function)`),
  ];
  if (missing.length > 0) throw new Error(`functions/locales/zh.json lacks or has too much: ${missing.join(", ")}`);
  return functions.map((one) => ({
    ...one,
    description: words[one.id]!.description,
    parameters: one.parameters.map((parameter) => ({ ...parameter, description: words[one.id]!.parameters[parameter.name]! })),
  }));
}

export interface Example {
  readonly id: string;
  readonly formula: string;
  readonly expected: string;
}

/** The `@example =PCF.X(...) -> result` lines of the JSDoc, with the function they stand at. */
export function readExamples(): Example[] {
  return functionFiles().flatMap((file) => {
    const blocks = readFileSync(file, "utf8").match(/\/\*\*[\s\S]*?\*\//g) ?? [];
    return blocks.flatMap((block) => {
      const id = /@customfunction\s+(\S+)/.exec(block)?.[1];
      if (id === undefined) return [];
      return [...block.matchAll(/@example\s+(=.*?)\s+->\s+(.*)/g)].map(([, formula, expected]) => ({ id, formula: formula!, expected: expected!.trim() }));
    });
  });
}

/** What the JSDoc says a function returns; the generator of the metadata leaves it out. */
export function readReturns(): Record<string, string> {
  return Object.fromEntries(
    functionFiles().flatMap((file) => (readFileSync(file, "utf8").match(/\/\*\*[\s\S]*?\*\//g) ?? []).flatMap((block) => {
      const id = /@customfunction\s+(\S+)/.exec(block)?.[1];
      const returns = /@returns\s+(.*)/.exec(block)?.[1];
      return id && returns ? [[id, returns.trim()] as const] : [];
    })),
  );
}
