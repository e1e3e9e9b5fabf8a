import { readFileSync } from "node:fs";
import { join } from "node:path";
import { validateXML } from "xmllint-wasm";
import type { Trouble } from "./trouble";

const read = (fileName: string) => ({ fileName, contents: readFileSync(join(__dirname, fileName), "utf8") });

/** What the schema refuses: elements unknown, missing or in the wrong order, and values of a wrong form. */
export async function schemaTroubles(xml: string): Promise<Trouble[]> {
  const result = await validateXML({
    xml: [{ fileName: "manifest.xml", contents: xml }],
    schema: [read("officeapp.xsd")],
    preload: [read("taskpaneoverrides.xsd"), read("basictypes.xsd")],
  });
  if (result.valid) return [];
  // Namespaces in braces make the sentences unreadable, and the names are clear without them.
  const troubles = result.errors.map((error) => ({ line: error.loc?.lineNumber, message: error.message.replace(/\{[^}]*\}/g, "").replace(/^.*? : /, "") }));
  return troubles.length > 0 ? troubles : [{ message: result.rawOutput }];
}
