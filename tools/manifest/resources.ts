import { attribute, kindOf, lineOf, parentOf } from "./document";
import type { Manifest } from "./document";
import type { Trouble } from "./trouble";

/** The drawer of the resources in which Excel looks for what an element names. */
const drawers: Readonly<Record<string, string>> = {
  Image: "Images",
  Runtime: "Urls",
  SourceLocation: "Urls",
  FunctionFile: "Urls",
  LearnMoreUrl: "Urls",
  Label: "ShortStrings",
  Title: "ShortStrings",
  Namespace: "ShortStrings",
  Description: "LongStrings",
};

/** A resid that leads nowhere or into the wrong drawer, and resources that nothing uses. */
export function resourceTroubles(manifest: Manifest): Trouble[] {
  const troubles: Trouble[] = [];
  const used = new Set<string>();
  const users = manifest.all("*").filter((element) => element.hasAttribute("resid"));
  for (const user of users) {
    const id = attribute(user, "resid");
    used.add(id);
    const resource = manifest.resource(id);
    const name = user.localName ?? user.nodeName;
    const wanted = drawers[name];
    if (!resource) troubles.push({ line: lineOf(user), message: `<${name}> names the resource "${id}", which does not exist.` });
    else if (wanted === undefined) troubles.push({ line: lineOf(user), message: `<${name}> uses a resource, and the check does not know of which kind it must be.` });
    else if (parentOf(resource).localName !== wanted) troubles.push({ line: lineOf(user), message: `<${name}> names "${id}", which stands in ${parentOf(resource).localName}; Excel looks for it in ${wanted}.` });
  }
  for (const drawer of new Set(Object.values(drawers))) {
    for (const resource of manifest.all("*").filter((element) => element.hasAttribute("id") && parentOf(element).localName === drawer)) {
      const id = attribute(resource, "id");
      if (!used.has(id)) troubles.push({ line: lineOf(resource), message: `The resource "${id}" is used by nothing.` });
    }
  }
  return troubles;
}

/** Functions and pane share one runtime only if all four places name the same page; Excel says nothing where they do not. */
export function sharedRuntimeTroubles(manifest: Manifest): Trouble[] {
  const runtime = attribute(manifest.one("Runtime"), "resid");
  const places = [
    { place: "CustomFunctions <Page>", element: manifest.all("SourceLocation").find((source) => parentOf(source).localName === "Page") },
    { place: "<FunctionFile>", element: manifest.one("FunctionFile") },
    ...manifest.all("Action").map((action) => ({ place: `ShowTaskpane of ${attribute(parentOf(action), "id")}`, element: kindOf(action) === "ShowTaskpane" ? manifest.all("SourceLocation").find((source) => parentOf(source) === action) : undefined })),
  ];
  const troubles: Trouble[] = [];
  for (const { place, element } of places) {
    if (element && attribute(element, "resid") !== runtime) troubles.push({ line: lineOf(element), message: `${place} names "${attribute(element, "resid")}", the runtime "${runtime}": the shared runtime would not be used.` });
  }
  if (!manifest.all("Action").some((action) => kindOf(action) === "ShowTaskpane")) troubles.push({ line: lineOf(manifest.one("DesktopFormFactor")), message: "No button shows the task pane." });
  const page = manifest.resource(runtime);
  const start = manifest.one("SourceLocation");
  if (page && attribute(page, "DefaultValue") !== attribute(start, "DefaultValue")) troubles.push({ line: lineOf(start), message: `DefaultSettings opens ${attribute(start, "DefaultValue")}, the runtime ${attribute(page, "DefaultValue")}: they must be one page.` });
  return troubles;
}

/** The requirement sets without which the add-in cannot work, with the least version that will do. */
const needed: Readonly<Record<string, string>> = { SharedRuntime: "1.1", CustomFunctionsRuntime: "1.2" };

export function requirementTroubles(manifest: Manifest): Trouble[] {
  const older = (a: string, b: string) => {
    const [aMajor = 0, aMinor = 0] = a.split(".").map(Number);
    const [bMajor = 0, bMinor = 0] = b.split(".").map(Number);
    return aMajor < bMajor || (aMajor === bMajor && aMinor < bMinor);
  };
  const sets = manifest.all("Set");
  const standard = attribute(manifest.one("Sets"), "DefaultMinVersion") || "1.1";
  const troubles: Trouble[] = [];
  for (const [name, least] of Object.entries(needed)) {
    const set = sets.find((element) => attribute(element, "Name") === name);
    if (!set) troubles.push({ line: lineOf(manifest.one("Sets")), message: `The requirement set ${name} is missing; ${least} is needed.` });
    else if (older(attribute(set, "MinVersion") || standard, least)) troubles.push({ line: lineOf(set), message: `The requirement set ${name} is asked for in version ${attribute(set, "MinVersion") || standard}; ${least} is needed.` });
  }
  return troubles;
}
