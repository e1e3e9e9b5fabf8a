import { PcfError } from "../../../errors";
import { scanSheet } from "../read/sheetScan";
import { splice } from "../xml/splice";
import type { Splice } from "../xml/splice";
import type { Element } from "../xml/tree";
import type { PackageEdit } from "./packageEdit";
import { dropCalculationChain } from "./workbookPart";

/** Takes a sheet away with all that belongs to it alone. Nothing else may point to it. Throws file.sheetUnknown, file.lastSheet. */
export function removeSheet(edit: PackageEdit, name: string, path: string): void {
  const book = edit.file.workbookPath;
  const root = edit.tree(book);
  const sheets = root.first("sheets")?.all("sheet") ?? [];
  const index = sheets.findIndex((sheet) => sheet.attribute("name")?.toLowerCase() === name.toLowerCase());
  if (index < 0) throw new PcfError("file.sheetUnknown", { given: name, known: sheets.map((sheet) => sheet.attribute("name") ?? "") });
  if (!sheets.some((sheet, at) => at !== index && (sheet.attribute("state") ?? "visible") === "visible")) throw new PcfError("file.lastSheet", { given: name });
  const { start, end } = sheets[index]!;
  edit.set(book, splice(root.source, [{ start, end, text: "" }, ...namesWithout(root, index), ...viewsWithout(root, index)].sort((one, other) => one.start - other.start)));
  for (const { target, external, kind } of edit.relationships(path)) {
    if (external || !edit.has(target)) continue;
    // The charts of a drawing are parts of their own.
    if (kind === "drawing") for (const inner of edit.relationships(target)) if (inner.kind === "chart" && !inner.external && edit.has(inner.target)) edit.remove(inner.target, target);
    edit.remove(target, path);
  }
  // The chain lists the cells of formulas by the id of their sheet: one without formulas is not in it.
  if (hasFormulas(edit, path)) dropCalculationChain(edit);
  edit.remove(path, book);
}

function hasFormulas(edit: PackageEdit, path: string): boolean {
  let found = false;
  scanSheet(edit.text(path), path, { cell: ({ formulaStart }) => void (found ||= formulaStart >= 0) });
  return found;
}

/** Names of the sheet go with it; those of the sheets after it count one less. */
function namesWithout(root: Element, index: number): Splice[] {
  const list = root.first("definedNames");
  const names = list?.all("definedName") ?? [];
  const own = names.filter((name) => name.attribute("localSheetId") === String(index));
  if (list && names.length > 0 && own.length === names.length) return [{ start: list.start, end: list.end, text: "" }];
  return names.flatMap((name): Splice[] => {
    if (own.includes(name)) return [{ start: name.start, end: name.end, text: "" }];
    const scope = Number(name.attribute("localSheetId") ?? "-1");
    return scope > index ? [attribute(root, name, "localSheetId", scope - 1)] : [];
  });
}

/** The tabs that are shown and active stay the same ones. */
function viewsWithout(root: Element, index: number): Splice[] {
  return (root.first("bookViews")?.all("workbookView") ?? []).flatMap((view) => ["activeTab", "firstSheet"].flatMap((name): Splice[] => {
    const at = Number(view.attribute(name) ?? "0");
    return at >= index && at > 0 ? [attribute(root, view, name, at - 1)] : [];
  }));
}

/** Another value for an attribute that is there. */
function attribute(root: Element, element: Element, name: string, value: number): Splice {
  const head = root.source.slice(element.start, element.openEnd);
  const match = new RegExp(String.raw`(\s${name}\s*=\s*["'])\d+`).exec(head)!;
  const start = element.start + match.index + match[1]!.length;
  return { start, end: element.start + match.index + match[0].length, text: String(value) };
}
