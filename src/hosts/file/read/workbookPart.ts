import { PcfError } from "../../../errors";
import type { FunctionNames } from "../../../workbook/functionNames";
import { toPerson } from "../dialect/toPerson";
import { partKey } from "../contentTypes";
import type { Package } from "../package";
import type { DefinedName, ExternalLink, SheetData } from "../workbookData";
import { isTrue } from "./metadata";

/** What the workbook part itself says; sheets not read yet. */
export interface WorkbookPart {
  readonly sheets: readonly SheetEntry[];
  readonly names: readonly DefinedName[];
  readonly date1904: boolean;
  readonly externalLinks: readonly ExternalLink[];
  readonly iterates: boolean;
  readonly structureProtected: boolean;
}

export type SheetEntry = Pick<SheetData, "name" | "kind" | "visibility" | "path">;

const kinds: Readonly<Record<string, SheetData["kind"]>> = {
  worksheet: "worksheet", chartsheet: "chartsheet", dialogsheet: "dialogsheet", macrosheet: "macrosheet",
  xlMacrosheet: "macrosheet", xlIntlMacrosheet: "macrosheet",
};

export function readWorkbookPart(file: Package, functions: FunctionNames): WorkbookPart {
  const root = file.tree(file.workbookPath);
  const links = new Map(file.relationships(file.workbookPath).map((one) => [one.id, one]));
  const parts = new Set<string>();
  const sheets: SheetEntry[] = (root.first("sheets")?.all("sheet") ?? []).map((element) => {
    const id = element.prefixedAttribute("id") ?? element.attribute("id") ?? "";
    const link = links.get(id);
    const name = element.attribute("name") ?? "";
    const state = element.attribute("state");
    const visibility = state === "hidden" || state === "veryHidden" ? state : "visible";
    // Excel lists a module of Excel 5 among the sheets, with an empty id: its code stands in the macro project.
    if (id === "") return { name, kind: "module", visibility, path: "" };
    if (!link || link.external || !file.has(link.target)) throw new PcfError("file.damaged", { part: `${file.workbookPath} (${name})`, reason: "missing" });
    if (parts.has(partKey(link.target))) throw new PcfError("file.damaged", { part: link.target, reason: "duplicate" });
    parts.add(partKey(link.target));
    return { name, kind: kinds[link.kind] ?? "worksheet", visibility, path: link.target };
  });
  const names = (root.first("definedNames")?.all("definedName") ?? []).map((element): DefinedName => {
    const sheet = element.attribute("localSheetId");
    return {
      name: (element.attribute("name") ?? "").replace(/^_xlpm\./i, ""),
      refersTo: toPerson(element.text, functions),
      scope: sheet === null ? null : (sheets[Number(sheet)]?.name ?? null),
      hidden: isTrue(element.attribute("hidden")),
    };
  });
  const externalLinks = (root.first("externalReferences")?.all("externalReference") ?? []).map((element): ExternalLink => {
    const path = links.get(element.prefixedAttribute("id") ?? element.attribute("id") ?? "")?.target ?? "";
    const book = path !== "" && file.has(path) ? file.relationships(path).find((one) => /^externalLinkPath|^xlPathMissing|^xlExternalLinkPath|^oleObject/.test(one.kind)) : undefined;
    return { target: book?.target ?? null, path };
  });
  return {
    sheets,
    names,
    date1904: isTrue(root.first("workbookPr")?.attribute("date1904") ?? null),
    externalLinks,
    iterates: isTrue(root.first("calcPr")?.attribute("iterate") ?? null),
    structureProtected: isTrue(root.first("workbookProtection")?.attribute("lockStructure") ?? null),
  };
}
