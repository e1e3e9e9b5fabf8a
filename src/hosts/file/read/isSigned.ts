import type { Package } from "../package";

/** Whether somebody signed the workbook (ECMA-376 part 2, 13). The signature of a macro project is another, which changes of cells leave valid. */
export function isSigned(file: Package): boolean {
  return file.relationships("").some(({ type, external, target }) => type.endsWith("/relationships/digital-signature/origin") && !external && file.has(target));
}
