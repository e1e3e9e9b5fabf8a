// npm run check:manifest [-- file ...]: what Excel would refuse, or take in silence and not do, found without a network.
import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { findIn, findInProject, projectFolder } from "./hosted";
import { addressTroubles, hostOf, iconTroubles, pathUnder } from "./manifest/addresses";
import type { Find } from "./manifest/addresses";
import { attribute, readManifest, valuesOf } from "./manifest/document";
import type { Manifest } from "./manifest/document";
import { metadataTroubles, translationTroubles } from "./manifest/metadata";
import { requirementTroubles, resourceTroubles, sharedRuntimeTroubles } from "./manifest/resources";
import { schemaTroubles } from "./manifest/schema";
import { say } from "./manifest/trouble";
import type { Trouble } from "./manifest/trouble";
import { wordTroubles } from "./manifest/words";

/** Everything wrong with one manifest and the files it leads to. `find` answers the hosted files. */
export async function checkManifest(xml: string, find: Find): Promise<Trouble[]> {
  const malformed = await schemaTroubles(xml);
  // The rules below ask for elements that only a manifest of the right form has.
  if (malformed.length > 0) return malformed;
  const manifest = readManifest(xml);
  return [
    ...resourceTroubles(manifest),
    ...sharedRuntimeTroubles(manifest),
    ...requirementTroubles(manifest),
    ...addressTroubles(manifest, find),
    ...iconTroubles(manifest, find),
    ...wordTroubles(manifest),
    ...functionTroubles(manifest, find),
  ];
}

/** Two manifests that would be taken for one add-in, or whose functions would collide. */
export function checkApart(first: { name: string; xml: string }, second: { name: string; xml: string }): Trouble[] {
  const parts = ({ xml }: { xml: string }) => {
    const manifest = readManifest(xml);
    const namespace = manifest.resource(attribute(manifest.one("Namespace"), "resid"));
    return { id: manifest.one("Id").textContent?.toLowerCase(), name: attribute(manifest.one("DisplayName"), "DefaultValue"), namespace: namespace && attribute(namespace, "DefaultValue").toUpperCase() };
  };
  const [one, other] = [parts(first), parts(second)];
  const shared = (what: string, value: string | undefined) => ({ message: `${first.name} and ${second.name} have the same ${what}, ${value}: Excel would take them for one add-in.` });
  return [
    ...(one.id === other.id ? [shared("Id", one.id)] : []),
    ...(one.name === other.name ? [shared("DisplayName", one.name)] : []),
    ...(one.namespace === other.namespace ? [shared("namespace", one.namespace)] : []),
  ];
}

function functionTroubles(manifest: Manifest, find: Find): Trouble[] {
  const source = manifest.all("Metadata")[0]!.getElementsByTagNameNS("*", "SourceLocation")[0]!;
  const resource = manifest.resource(attribute(source, "resid"));
  if (!resource) return [];
  const paths = [...new Set(valuesOf(resource).flatMap((value) => pathUnder(hostOf(manifest), value.value) ?? []))];
  const files = paths.flatMap((path) => {
    const bytes = find(path);
    return bytes ? [{ path, bytes }] : [];
  });
  const [original, ...translations] = files;
  if (!original) return [];
  return [...files.flatMap((file) => metadataTroubles(file.path, file.bytes)), ...translations.flatMap((file) => translationTroubles(original.path, original.bytes, file.path, file.bytes))];
}

async function main(files: readonly string[]): Promise<number> {
  const manifests = files.map((file) => ({ name: basename(file), xml: readFileSync(file, "utf8"), folder: dirname(resolve(file)) }));
  const lines: string[] = [];
  for (const { name, xml, folder } of manifests) {
    // Beside a built manifest stand the built files; the project's own manifests lead to the files these are made from.
    const find = existsSync(join(folder, "pcf.js")) ? findIn(folder) : findInProject;
    lines.push(...(await checkManifest(xml, find)).map((trouble) => say(name, trouble)));
  }
  if (lines.length === 0) {
    for (const [index, first] of manifests.entries()) {
      for (const second of manifests.slice(index + 1)) lines.push(...checkApart(first, second).map((trouble) => trouble.message));
    }
  }
  for (const line of lines) console.error(line);
  if (lines.length === 0) console.log(manifests.map(({ name, xml }) => `${name}: nothing wrong; the add-in is expected at ${hostOf(readManifest(xml))}`).join("\n"));
  return lines.length === 0 ? 0 : 1;
}

if (require.main === module) {
  const given = process.argv.slice(2);
  const files = given.length > 0 ? given : ["manifest.xml", "manifest.dev.xml"].map((name) => join(projectFolder, name));
  main(files).then((status) => (process.exitCode = status), (error: Error) => {
    console.error(error.message);
    process.exitCode = 2;
  });
}
