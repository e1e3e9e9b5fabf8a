import { patchReferences } from "../calculation/reader";
import type { Univer } from "../univer";

const patched = new WeakSet<object>();

/** Mends Univer once for the process. */
export function patch(univer: Univer): void {
  if (patched.has(univer.formula.BaseReferenceObject.prototype)) return;
  patched.add(univer.formula.BaseReferenceObject.prototype);
  patchReferences(univer);
}
