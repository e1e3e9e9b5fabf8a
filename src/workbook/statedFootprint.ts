import { PcfError } from "../errors";
import type { Factor } from "../factors/factor";
import type { AuditedWorkbook } from "./auditOf";
import { readEvidence, readGrid } from "../audit/evidence";
import type { Evidence } from "../audit/evidence";
import { plainText } from "../tables/plainText";
import { inventoryOf } from "./inventory";
import type { Inventory } from "./inventory";
import { readPinnedFactors } from "./pinnedFactors";
import { readStudy } from "./studySheet";
import { readStatedStudy } from "./statedStudy";
import { productsOf } from "./products";
import type { Product } from "./products";
import type { StatedStudy } from "../study/study";

/** What a workbook says of one product: goal and scope, its own factors, and the calculation. */
export interface StatedFootprint {
  readonly study: StatedStudy;
  readonly pinned: readonly Factor[];
  readonly inventory: Inventory;
}

/**
 * Reads it as a person has corrected the reading. Of several products it reads the one that is asked for, else the one that the study
 * names: footprints of two products are never added. @throws PcfError inventory.empty where nothing is calculated, inventory.products,
 * inventory.product.
 */
export function readFootprint({ grids, factors, corrections }: Pick<AuditedWorkbook, "grids" | "factors" | "corrections">, wanted: string | null = null): StatedFootprint {
  const { factors: pinned } = readPinnedFactors(grids);
  const context = { factors, pinned, study: readStudy(grids), overrides: corrections };
  const evidence = readEvidence(grids.map((grid) => readGrid(grid, context)), grids, context);
  const study = readStatedStudy(grids);
  const products = productsOf(evidence);
  const product = chosen(products, wanted, study.study.product);
  const inventory = inventoryOf(evidence, product, products);
  // A total over all of them is the workbook's own sum, and so is its footprint.
  if (!product && products.length > 0 && inventory.total === null) throw new PcfError("inventory.products", { products: products.map(({ name }) => name) });
  if (inventory.rows.length === 0) throw new PcfError("inventory.empty", {});
  return { study: product ? studyOf(product, study) : study, pinned, inventory };
}

const ofOneProduct = ["specification", "functionalUnit", "declaredAmount", "declaredUnit", "outputAmount", "outputUnit", "massPerUnit"] as const;

/** The study as it holds for one of several products: what it says of another one, or beside another one's table, is left open. */
function studyOf({ name, sheets }: Product, { study, cells, ...stated }: StatedStudy): StatedStudy {
  const isMeant = study.product !== null && plainText(study.product) === plainText(name);
  const open = isMeant ? [] : ofOneProduct.filter((field) => !sheets.has(cells.get(field)?.sheet ?? ""));
  return { ...stated, cells, study: { ...study, ...Object.fromEntries(open.map((field) => [field, null])), product: name } };
}

/** The product that is asked for, else the one that the study names; null where neither says. */
function chosen(products: readonly Product[], wanted: string | null, stated: string | null): Product | null {
  const called = (name: string) => products.find((each) => plainText(each.name) === plainText(name)) ?? null;
  if (wanted === null) return stated === null ? null : called(stated);
  const product = called(wanted);
  const isTheOnlyOne = products.length === 0 && stated !== null && plainText(stated) === plainText(wanted);
  if (!product && !isTheOnlyOne) throw new PcfError("inventory.product", { given: wanted, products: products.length > 0 ? products.map(({ name }) => name) : stated === null ? [] : [stated] });
  return product;
}
