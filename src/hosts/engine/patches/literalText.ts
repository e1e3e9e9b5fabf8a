import type { Univer } from "../univer";

/**
 * Univer turns a text between quotation marks into the number or the day it looks like before a function gets it, so that LEN("1,740") is 4 and
 * IF(TRUE,"1,740") is 1740. A text is a text; functions that want a number turn it into one themselves.
 */
export function patchLiteralText({ formula }: Univer): void {
  formula.BaseFunction.prototype.isArgumentsIgnoreNumberPattern = () => true;
}
