import { columnOf, columnsOf } from "../tables/table";
import type { FootprintTable } from "../tables/table";
import { cellAddress } from "./address";
import { show } from "./arithmetic";
import type { Entry } from "./entry";
import type { Evidence } from "./evidence";
import type { Finding } from "./finding";
import { rounding } from "./interval";
import { shareColumns } from "./shares";
import type { ShareCell } from "./shares";

/** A share of an item in a table without its emissions, against what another table says that the item emits. */
export interface CopiedShare {
  readonly share: ShareCell;
  readonly entry: Entry;
  /** In per cent. */
  readonly expected: number;
}

/** Fewer rows meet by chance. */
const fewest = 3;

/** Shares that a table of scores or of results repeats from a calculation elsewhere, and that are not what comes of it there. */
export function wrongCopiesOf(evidence: Evidence, table: FootprintTable): readonly CopiedShare[] {
  const column = shareColumns(table)[0];
  if (!column || columnsOf(table, "emission").length > 0 || column.items.length < fewest) return [];
  const keys = new Map((evidence.entries.get(table) ?? []).map((entry) => [entry.row, entry.key] as const));
  for (const other of evidence.tables) {
    if (other === table || columnOf(other, "emission") === undefined) continue;
    const copies = copiesFrom(evidence, other, column.items.map((share) => ({ share, key: keys.get(share.row) ?? "" })));
    const off = copies.filter(({ agrees }) => !agrees);
    if (copies.length === column.items.length && off.length * 2 < copies.length) return off;
  }
  return [];
}

export function ofCopiedShare(rule: "quality.mismatch" | "share.mismatch", { share, entry, expected }: CopiedShare): Finding {
  const from = `${entry.table.sheet}!${cellAddress(entry.emissions[0]?.cell ?? share.cell)}`;
  const due = Number(expected.toPrecision(4));
  return {
    rule,
    severity: "error",
    sheet: share.table.sheet,
    range: cellAddress(share.cell),
    message: {
      en: `${share.row.name}: the share is ${show(share.percent)} %; what ${from} calculates is ${show(due)} % of its list.`,
      zh: `${share.row.name}：占比写为 ${show(share.percent)} %；按 ${from} 的计算应为 ${show(due)} %。`,
    },
    expected: due / (share.percent / (share.cell.number ?? share.percent)),
  };
}

function copiesFrom(evidence: Evidence, other: FootprintTable, shares: readonly { readonly share: ShareCell; readonly key: string }[]): readonly (CopiedShare & { readonly agrees: boolean })[] {
  const column = columnOf(other, "emission");
  const listed = (evidence.entries.get(other) ?? []).flatMap((entry) => {
    const emission = entry.emissions.find((each) => each.column === column);
    return emission ? [{ entry, value: emission.value, half: rounding(emission.cell) }] : [];
  });
  // A row that does not follow from its own cells is told there.
  const faulty = listed.some(({ entry }) => ["differs", "power"].includes(evidence.checkOf(entry)?.status ?? ""));
  const whole = faulty ? 0 : listed.reduce((sum, { value }) => sum + value, 0);
  return shares.flatMap(({ share, key }) => {
    const own = listed.filter(({ entry }) => entry.key === key);
    const [only] = own;
    if (key === "" || own.length !== 1 || !only || whole <= 0) return [];
    const expected = (only.value / whole) * 100;
    return [{ share, entry: only.entry, expected, agrees: Math.abs(share.percent - expected) <= 2 * share.half + (only.half / whole) * 100 + expected * 0.005 }];
  });
}
