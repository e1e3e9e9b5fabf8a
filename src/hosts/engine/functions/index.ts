import type { Executor } from "../executors";
import type { Univer } from "../univer";

/** Functions of Excel's that Univer lacks or has wrong, and those that the resolved formulas are written with. */
export function ownFunctions(_univer: Univer): Executor[] {
  return [];
}
