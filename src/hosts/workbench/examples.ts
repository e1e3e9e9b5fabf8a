import type { Language } from "../../locales";
import type { Example } from "./exampleWorkbook";

export interface ExampleEntry {
  readonly file: string;
  readonly title: Readonly<Record<Language, string>>;
}

/** The first page shows this one. */
export const firstExample = "anode-lifter.json";

/** The examples that stand beside the page. */
export async function listExamples(): Promise<readonly ExampleEntry[]> {
  return (await fetched("examples/index.json")) as readonly ExampleEntry[];
}

export async function loadExample(file: string): Promise<Example> {
  return (await fetched(`examples/${file}`)) as Example;
}

async function fetched(address: string): Promise<unknown> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}
