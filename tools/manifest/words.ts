import { attribute, lineOf, valuesOf } from "./document";
import type { Manifest } from "./document";
import type { Trouble } from "./trouble";

const chinese = /\p{Script=Han}/u;
const namespace = /^[A-Za-z][A-Za-z0-9._]{2,31}$/;

/** Texts that a Chinese reader would see in English, languages given twice, and a namespace that would break formulas. */
export function wordTroubles(manifest: Manifest): Trouble[] {
  const troubles: Trouble[] = [];
  const namespaceId = attribute(manifest.one("Namespace"), "resid");
  for (const text of [manifest.one("DisplayName"), manifest.all("Description").find((element) => element.hasAttribute("DefaultValue"))!, ...manifest.all("String")]) {
    const id = attribute(text, "id") || text.localName;
    const values = valuesOf(text);
    if (id === namespaceId) {
      if (values.length > 1) troubles.push({ line: lineOf(text), message: `The namespace "${id}" is translated: a formula written in one language would be #NAME? in another.` });
      const value = values[0]!.value;
      if (!namespace.test(value)) troubles.push({ line: lineOf(text), message: `The namespace "${value}" must begin with a letter and have 3 to 32 letters, digits, points or underscores.` });
      continue;
    }
    const simplified = values.find((value) => value.locale === "zh-CN");
    if (!simplified) troubles.push({ line: lineOf(text), message: `"${id}" has no zh-CN override.` });
    else if (!chinese.test(simplified.value)) troubles.push({ line: lineOf(simplified.element), message: `The zh-CN override of "${id}" is not Chinese: "${simplified.value}".` });
  }
  const functions = manifest.all("SourceLocation").find((source) => (source.parentNode as typeof source).localName === "Metadata");
  const metadata = functions && manifest.resource(attribute(functions, "resid"));
  if (metadata && !valuesOf(metadata).some((value) => value.locale === "zh-CN")) troubles.push({ line: lineOf(metadata), message: `The functions' metadata "${attribute(metadata, "id")}" has no zh-CN override, so their help would be English only.` });
  for (const element of manifest.all("*").filter((candidate) => candidate.hasAttribute("DefaultValue"))) {
    const locales = valuesOf(element).flatMap((value) => value.locale ?? []);
    const twice = locales.find((locale, index) => locales.indexOf(locale) !== index);
    if (twice) troubles.push({ line: lineOf(element), message: `"${attribute(element, "id") || element.localName}" has ${twice} twice.` });
  }
  return troubles;
}
