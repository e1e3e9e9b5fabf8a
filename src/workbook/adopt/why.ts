/** Why a figure is left as it is. The arithmetic stands in the message, as in a finding. */
export type LeftReason = "formula" | "merged" | "text" | "amount.missing" | "factor.missing" | "unit.missing" | "unit.mismatch" | "differs" | "total.differs" | "share.differs" | "perUnit.differs";

export interface Why {
  readonly reason: LeftReason;
  readonly message: { readonly en: string; readonly zh: string };
}

/** A figure with no more digits than a person reads. */
export function figure(value: number): string {
  return String(Number(value.toPrecision(8)));
}

export const why = {
  formula: (): Why => ({ reason: "formula", message: { en: "A native formula stands here; it is changed only when you ask for it.", zh: "此处已有普通公式，只有在您要求时才会改动。" } }),
  merged: (): Why => ({ reason: "merged", message: { en: "One merged cell holds the result of several rows.", zh: "合并单元格是多行共用的结果。" } }),
  text: (given: string): Why => ({ reason: "text", message: { en: `“${given}” is text with a unit; a formula would lose the unit.`, zh: `“${given}”是带单位的文本，改成公式会丢失单位。` } }),
  amountMissing: (): Why => ({ reason: "amount.missing", message: { en: "The row has no amount of its own.", zh: "本行没有自己的活动数据。" } }),
  factorMissing: (): Why => ({ reason: "factor.missing", message: { en: "The row has no emission factor of its own.", zh: "本行没有自己的排放因子。" } }),
  unitMissing: (cell: string): Why => ({ reason: "unit.missing", message: { en: `Nothing says which unit ${cell} is in. Write it in the heading or beside the number.`, zh: `无法得知 ${cell} 的单位，请写在表头或数值旁边。` } }),
  unitMismatch: (said: { readonly en: string; readonly zh: string }): Why => ({ reason: "unit.mismatch", message: said }),
  differs: (written: string, expected: string): Why => ({ reason: "differs", message: { en: `${written} is written, the row gives ${expected}.`, zh: `表中为 ${written}，按本行计算为 ${expected}。` } }),
  totalDiffers: (written: string, expected: string): Why => ({ reason: "total.differs", message: { en: `${written} is written, the rows add up to ${expected}.`, zh: `表中为 ${written}，各行之和为 ${expected}。` } }),
  shareDiffers: (written: string, expected: string): Why => ({ reason: "share.differs", message: { en: `${written} is written, the row's part of the total is ${expected}.`, zh: `表中为 ${written}，本行占总量的 ${expected}。` } }),
  perUnitDiffers: (): Why => ({ reason: "perUnit.differs", message: { en: "No total over an output gives this figure.", zh: "没有任何总量除以产量能得到该数值。" } }),
};
