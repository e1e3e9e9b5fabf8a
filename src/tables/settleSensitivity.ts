import type { ColumnDraft } from "./columnDraft";
import type { Role } from "./header";
import type { RawTable } from "./readBlock";
import { isStep, sensitivityRoles } from "./sensitivityRoles";

/** A table of a sensitivity, as its title or one of its columns says: which column is which its numbers tell better than the words. */
export function settleSensitivity(table: RawTable, drafts: readonly ColumnDraft[]): void {
  const told = /敏感|敏感度|sensitiv/i.test(table.titles.slice(-2).map(({ text }) => text).join(" ")) || drafts.some((each) => moments.has(each.role));
  if (!told || drafts.some((each) => each.unit?.kind === "factor" || each.role === "factorUnit")) return;
  const numeric = drafts.filter((each) => each.sample.numbers >= 2 && each.role !== "index" && each.role !== "year");
  const found = numeric.length >= 3 && numeric.length <= 9 ? sensitivityRoles(table, numeric) : null;
  for (const each of found ? numeric : []) {
    const role = found?.get(each.index);
    if (role && role !== each.role) Object.assign(each, { role, confidence: 0.9, because: "arithmetic" });
    else if (!role && moments.has(each.role)) Object.assign(each, { confidence: each.confidence * 0.5 });
  }
  // "变化幅度 -10 %" before the totals is the step of the parameter; what comes of it stands behind them.
  const totals = drafts.filter((each) => each.role === "baseline" || each.role === "changed");
  if (found || totals.length === 0) return;
  const changes = drafts.filter((each) => each.role === "change" || each.role === "difference");
  const steps = changes.filter(
    (each) =>
      each.unit?.kind !== "emission" &&
      ofSteps(table, each) &&
      (each.index < Math.max(...totals.map(({ index }) => index)) ||
        changes.some((other) => other !== each && other.role === "change" && !ofSteps(table, other))),
  );
  if (steps.length === 1 && !drafts.some((each) => each.role === "variation" && each.sample.filled > 0))
    Object.assign(steps[0] as ColumnDraft, { role: "variation", because: "content" });
}

const moments: ReadonlySet<Role> = new Set(["baseline", "changed", "difference", "change", "variation"]);

function ofSteps(table: RawTable, { index }: ColumnDraft): boolean {
  const cells = table.rows.filter(({ section }) => section === null).map(({ row }) => table.view.at(row, index)).filter((cell) => cell.number !== null);
  return cells.length > 0 && cells.every(isStep);
}
