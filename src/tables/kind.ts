import { plainText } from "./plainText";
import { isFreight } from "./readUnit";
import type { Role } from "./header";
import type { Column, Line, TableKind } from "./table";

/** "Stage | kgCO2e | %": the stages of a result, whatever the lines above speak of. */
const staged = /^(?:life[- ]cycle )?stages?\b|阶段|階段|环节/i;
const exclusion = /取舍|舍弃|排除|未计入|cut-?off|exclu|omitted/i;

/** What a table is for, from the roles of its columns and the lines above it. */
export function kindOf(columns: readonly Column[], titles: readonly Line[]): TableKind {
  const has = (role: Role) => columns.some((column) => column.role === role);
  const amounts = has("quantity") || has("mass") || has("freight") || has("distance");
  // A verifier's own calculation has its deviation from what was reported beside it.
  if (has("baseline") || has("changed") || (has("difference") && has("change") && !(has("factor") && amounts))) return "sensitivity";
  if (["q1", "q2", "q3", "q4", "q5"].filter((role) => has(role as Role)).length >= 2 || has("overall") || (has("score") && !has("factor") && !amounts))
    return "quality";
  const name = columns.find((column) => column.role === "name")?.heading ?? "";
  const words = [
    ...titles.slice(-2).map((line) => line.text),
    ...columns.filter((column) => column.role === "name" || column.role === "share").map((column) => column.heading),
  ].join(" ");
  const leaves = exclusion.test(plainText(name)) || (!amounts && !staged.test(plainText(name)) && exclusion.test(plainText(words)));
  if (has("share") && !has("factor") && !has("output") && !has("loss") && leaves) return "cutoff";
  if (has("factor") && amounts)
    return has("distance") || has("freight") || columns.some((column) => column.unit?.kind === "factor" && isFreight(column.unit.factor.per))
      ? "transport"
      : "activity";
  if (has("factor")) return has("emission") ? "activity" : "factors";
  if (has("distance") || has("freight")) return "transport";
  if (has("emission")) return "result";
  if (amounts) return "activity";
  if (has("share") || has("perUnit")) return "result";
  if (has("output")) return "output";
  return "other";
}
