import { attribute, childrenOf, lineOf, parentOf, valuesOf } from "./document";
import type { Manifest } from "./document";
import { pngSize } from "./png";
import type { Trouble } from "./trouble";

/** The bytes of a hosted file by its path under the host ("assets/icon-16.png"), or undefined where there is none. */
export type Find = (path: string) => Uint8Array | undefined;

const settings = ["IconUrl", "HighResolutionIconUrl", "SupportUrl"];

function addressed(manifest: Manifest) {
  const elements = [
    ...settings.map((name) => manifest.one(name)),
    ...manifest.all("SourceLocation").filter((element) => element.hasAttribute("DefaultValue")),
    ...manifest.all("Url"),
    ...manifest.all("Image").filter((element) => element.hasAttribute("DefaultValue")),
  ];
  return elements.flatMap(valuesOf);
}

/** The address under which this manifest expects its files: that of its page, less the page's name. */
export function hostOf(manifest: Manifest): string {
  return attribute(manifest.one("SourceLocation"), "DefaultValue").replace(/[^/]*$/, "");
}

/** The path under the host of an address, or undefined where it lies elsewhere. */
export function pathUnder(host: string, address: string): string | undefined {
  return address.startsWith(host) ? address.slice(host.length).replace(/[?#].*$/, "") : undefined;
}

/** Addresses that are none, not https, of another host, or of a file that is not there. */
export function addressTroubles(manifest: Manifest, find: Find): Trouble[] {
  const host = hostOf(manifest);
  return addressed(manifest).flatMap(({ value, element }): Trouble[] => {
    const line = lineOf(element);
    let url: URL;
    try {
      url = new URL(value);
    } catch {
      return [{ line, message: `"${value}" is no address.` }];
    }
    if (url.protocol !== "https:") return [{ line, message: `${value} is not https; Excel loads nothing else.` }];
    const path = pathUnder(host, value);
    if (path === undefined) return [{ line, message: `${value} does not lie under ${host}, where the other files are.` }];
    if (find(path) === undefined) return [{ line, message: `${value}: there is no file "${path}".` }];
    return [];
  });
}

/** The sizes that Excel shows: 16, 32 and 80 are demanded, the others spare it from scaling. */
const sizes = [16, 20, 24, 32, 40, 48, 64, 80];

/** Icons of a size that is missing, named twice, or not the size of the picture. */
export function iconTroubles(manifest: Manifest, find: Find): Trouble[] {
  const host = hostOf(manifest);
  const troubles: Trouble[] = [];
  const measure = (address: string, wanted: number, line: number | undefined, what: string) => {
    const bytes = find(pathUnder(host, address) ?? "");
    if (!bytes) return;
    const size = pngSize(bytes);
    if (!size) troubles.push({ line, message: `${what}: ${address} is no PNG.` });
    else if (size.width !== wanted || size.height !== wanted) troubles.push({ line, message: `${what}: ${address} has ${size.width} × ${size.height} pixels; it must have ${wanted} × ${wanted}.` });
  };
  for (const icon of manifest.all("Icon")) {
    const owner = `The icon of ${attribute(parentOf(icon), "id")}`;
    const images = childrenOf(icon, "Image");
    for (const size of sizes) {
      const found = images.filter((image) => attribute(image, "size") === String(size));
      if (found.length === 0) troubles.push({ line: lineOf(icon), message: `${owner} has no size ${size}.` });
      if (found.length > 1) troubles.push({ line: lineOf(found[1]!), message: `${owner} has size ${size} twice.` });
    }
    for (const image of images) {
      const resource = manifest.resource(attribute(image, "resid"));
      if (resource) measure(attribute(resource, "DefaultValue"), Number(attribute(image, "size")), lineOf(image), owner);
    }
  }
  for (const [name, size] of [["IconUrl", 32], ["HighResolutionIconUrl", 64]] as const) {
    const element = manifest.one(name);
    measure(attribute(element, "DefaultValue"), size, lineOf(element), name);
  }
  return troubles;
}
