import type { FunctionNames } from "../../workbook/functionNames";
import { toPerson } from "./dialect/toPerson";
import type { Package } from "./package";
import { isStuck } from "./read/sheet";
import { readWorkbookPart } from "./read/workbookPart";
import { readEscapes, readText } from "./xml/text";

/** A formula with a function of ours that stands in no cell. */
export interface OuterFormula {
  readonly kind: "name" | "table" | "format" | "validation" | "chart";
  /** Where a person finds it: the name, "Table[column]", the cells, or the chart's part. */
  readonly where: string;
  /** The sheet that it belongs to; null where it is the workbook's. */
  readonly sheet: string | null;
  /** As a person reads it, with "=". */
  readonly formula: string;
  /** Excel does not know our function in the way the file spells it here. */
  readonly stuck: boolean;
  /** The text in its part, without the element around it. */
  readonly part: string;
  readonly start: number;
  readonly end: number;
}

type Found = Pick<OuterFormula, "kind" | "where" | "part" | "start" | "end"> & { readonly sheet: string | null; readonly raw: string };

/** Every formula of a file with a function of ours outside of the cells: in names, tables, conditional formats, data validations and charts. */
export function outerFormulas(file: Package, functions: FunctionNames): OuterFormula[] {
  const { sheets } = readWorkbookPart(file, functions);
  const found: Found[] = [...inNames(file, sheets.map(({ name }) => name))];
  for (const { name, path, kind } of sheets) {
    if (kind !== "worksheet" && kind !== "chartsheet") continue;
    for (const table of linked(file, path, "table")) found.push(...inTable(file, table, name));
    for (const drawing of linked(file, path, "drawing")) for (const chart of linked(file, drawing, "chart")) found.push(...inChart(file.text(chart), chart, name));
    if (kind === "worksheet") found.push(...inRules(file.text(path), path, name));
  }
  return found.flatMap(({ raw, ...one }): OuterFormula[] => {
    const formula = toPerson(raw, functions);
    return callsOurs(formula, functions) ? [{ ...one, formula, stuck: isStuck(raw, functions) }] : [];
  });
}

function callsOurs(formula: string, functions: FunctionNames): boolean {
  return [...formula.replace(/"(?:[^"]|"")*"/g, '""').matchAll(/([\w.]+)\s*\(/g)].some(([, name = ""]) => functions.decode(name) !== null);
}

function linked(file: Package, part: string, kind: string): string[] {
  return file.relationships(part).filter((link) => link.kind === kind && !link.external && file.has(link.target)).map(({ target }) => target);
}

function inChart(text: string, part: string, sheet: string): Found[] {
  return [...text.matchAll(/<((?:\w+:)?f)\b[^>]*>([^<]+)<\/\1>/g)].map((match): Found => {
    const [whole, name = "", raw = ""] = match;
    const end = match.index + whole.length - name.length - 3;
    return { kind: "chart", where: part, part, sheet, raw: readText(raw), start: end - raw.length, end };
  });
}

function inNames(file: Package, sheets: readonly string[]): Found[] {
  const part = file.workbookPath;
  return (file.tree(part).first("definedNames")?.all("definedName") ?? []).flatMap((element): Found[] => {
    const scope = element.attribute("localSheetId");
    return element.empty ? [] : [{ kind: "name", where: element.attribute("name") ?? "", sheet: scope === null ? null : (sheets[Number(scope)] ?? null), part, raw: element.text, start: element.openEnd, end: element.closeStart }];
  });
}

function inTable(file: Package, part: string, sheet: string): Found[] {
  const root = file.tree(part);
  const table = root.attribute("displayName") ?? root.attribute("name") ?? "";
  return (root.first("tableColumns")?.all("tableColumn") ?? []).flatMap((column) => column.children.filter(({ local, empty }) => !empty && (local === "calculatedColumnFormula" || local === "totalsRowFormula")).map((element): Found => ({ kind: "table", where: `${table}[${readEscapes(column.attribute("name") ?? "")}]`, sheet, part, raw: element.text, start: element.openEnd, end: element.closeStart })));
}

const ruleOrFormula = /<(?:\w+:)?(conditionalFormatting|dataValidation)\b[^>]*>|<((?:\w+:)?(?:formula[12]?|f))\b[^>]*>([^<]+)<\/\2>/g;

/** Conditional formats and data validations stand after the cells, those of newer Excel in an extension with the cells after their formulas. */
function inRules(text: string, part: string, sheet: string): Found[] {
  const from = Math.max(text.lastIndexOf("sheetData>"), text.lastIndexOf("sheetData/>"), 0);
  const tail = text.slice(from);
  const found: Found[] = [];
  let rule: { readonly kind: "format" | "validation"; readonly cells: string | undefined } = { kind: "format", cells: undefined };
  for (const match of tail.matchAll(ruleOrFormula)) {
    const [whole, local, name = "", raw = ""] = match;
    if (local !== undefined) rule = { kind: local === "dataValidation" ? "validation" : "format", cells: /\bsqref="([^"]*)"/.exec(whole)?.[1] };
    else if (/pcf/i.test(raw)) {
      const end = match.index + whole.length - name.length - 3;
      const cells = rule.cells ?? /sqref>([^<]*)</.exec(tail.slice(end, end + 10_000))?.[1] ?? "";
      found.push({ kind: rule.kind, where: `${sheet}!${cells}`, sheet, part, raw: readText(raw), start: from + end - raw.length, end: from + end });
    }
  }
  return found;
}
