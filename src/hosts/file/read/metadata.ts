import type { CellError } from "../../../tables/grid";
import type { Element } from "../xml/tree";

/** What the numbers in a cell's `cm` and `vm` mean. */
export interface Metadata {
  /** The `cm` (from 1) of cells that hold a dynamic array formula. */
  readonly dynamic: ReadonlySet<number>;
  /** The errors newer than the file format, which the file spells #VALUE!, by `vm` (from 1). */
  readonly errors: ReadonlyMap<number, CellError["error"]>;
}

export const noMetadata: Metadata = { dynamic: new Set(), errors: new Map() };

/** errorType of an error rich value (MS-XLSX 2.3.6.1.3); the ones that have no name of their own here are unknown errors. */
const errorTypes: Readonly<Record<string, CellError["error"]>> = { 8: "#SPILL!", 13: "#CALC!", 14: "#BUSY!" };

/** `values` and `structures` are rdrichvalue.xml and rdrichvaluestructure.xml, where a file has them. */
export function readMetadata(root: Element, values: Element | null, structures: Element | null): Metadata {
  const types = root.first("metadataTypes")?.all("metadataType").map((type) => type.attribute("name") ?? "") ?? [];
  const future = new Map(root.all("futureMetadata").map((element) => [element.attribute("name") ?? "", element.all("bk")]));
  const dynamic = new Set<number>();
  root.first("cellMetadata")?.all("bk").forEach((block, index) => {
    for (const record of block.all("rc")) {
      if (types[Number(record.attribute("t")) - 1] !== "XLDAPR") continue;
      const properties = find(future.get("XLDAPR")?.[Number(record.attribute("v"))], "dynamicArrayProperties");
      if (isTrue(properties?.attribute("fDynamic") ?? null)) dynamic.add(index + 1);
    }
  });
  const errors = new Map<number, CellError["error"]>();
  root.first("valueMetadata")?.all("bk").forEach((block, index) => {
    for (const record of block.all("rc")) {
      if (types[Number(record.attribute("t")) - 1] !== "XLRICHVALUE") continue;
      const rich = find(future.get("XLRICHVALUE")?.[Number(record.attribute("v"))], "rvb");
      const error = readError(values?.all("rv")[Number(rich?.attribute("i") ?? "-1")], structures);
      if (error) errors.set(index + 1, error);
    }
  });
  return { dynamic, errors };
}

function readError(value: Element | undefined, structures: Element | null): CellError["error"] | null {
  const structure = structures?.all("s")[Number(value?.attribute("s") ?? "-1")];
  if (!value || structure?.attribute("t") !== "_error") return null;
  const position = structure.all("k").findIndex((key) => key.attribute("n") === "errorType");
  return position < 0 ? null : (errorTypes[value.all("v")[position]?.text ?? ""] ?? "#UNKNOWN!");
}

function find(element: Element | undefined, local: string): Element | null {
  if (!element) return null;
  if (element.local === local) return element;
  for (const child of element.children) {
    const found = find(child, local);
    if (found) return found;
  }
  return null;
}

export function isTrue(attribute: string | null): boolean {
  return attribute === "1" || attribute === "true";
}
