import { UniverEngine } from "../../src/hosts/engine/univerEngine";
import { provideCustomFunctions } from "../../src/hosts/engine/customFunctions";
import type { CustomFunction } from "../../src/hosts/engine/customFunctions";
import type { Engine } from "../../src/hosts/engine/engine";
import { openBook } from "../../src/hosts/headless";
import metadata from "../../functions/functions.json";

/** The engine with our functions called straight from Node, under the namespace of the manifest that is installed. */
export async function engineInNode(namespace: string): Promise<Engine> {
  provideCustomFunctions();
  const [functions, { provideBookOnDemand, speak }] = await Promise.all([import("../../functions"), import("../../functions/session")]);
  speak("en");
  provideBookOnDemand(() => openBook());
  return new UniverEngine({ namespace, metadata: metadata.functions, functions: new Map(Object.entries(functions).map(([name, call]) => [name.toUpperCase(), call as CustomFunction])), language: "en" });
}
