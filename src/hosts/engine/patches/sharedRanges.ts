import type { IRange } from "@univerjs/core";
import type { Univer } from "../univer";

/**
 * Univer remembers the range of a reference by its text and hands the same object to every cell; SUMIF and LOOKUP widen it in place, so that after
 * =SUMIF(A2:A6,"x",B2) every other B2 of the workbook means B2:B6. Each reference gets a range of its own.
 */
export function patchSharedRanges({ formula }: Univer): void {
  const prototype = formula.BaseReferenceObject.prototype;
  const { setRangeData } = prototype;
  prototype.setRangeData = function (range: IRange) {
    setRangeData.call(this, { ...range });
  };
}
