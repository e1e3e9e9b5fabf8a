import type { Decimal } from "../units/decimal";
import { labelKey } from "./labelKey";
import { stageOrder } from "./lifeCycle";
import { shares } from "./shares";
import { sum } from "./sum";

export interface StageRow {
  readonly stage: string;
  /** kgCO2e, or whatever unit the values are in. */
  readonly emission: Decimal;
  /** Percent of the total; all of them add up to exactly 100. */
  readonly share: Decimal;
}

/**
 * Contributions added up by stage, in the order of the life cycle; stages of one place in it, and names of no known stage,
 * in the order they first occur. Names that differ only in case or spaces are one stage.
 * @throws PcfError share.zero when everything adds up to 0.
 */
export function stageTable(rows: readonly { readonly stage: string; readonly value: Decimal }[], decimals = 2): StageRow[] {
  const groups = new Map<string, { stage: string; values: Decimal[] }>();
  for (const { stage, value } of rows) {
    const key = labelKey(stage);
    const group = groups.get(key) ?? { stage: stage.trim(), values: [] };
    group.values.push(value);
    groups.set(key, group);
  }
  const ordered = [...groups.values()]
    .map((group, index) => ({ stage: group.stage, emission: sum(group.values), index, order: stageOrder(group.stage) }))
    .sort((one, other) => one.order - other.order || one.index - other.index);
  const percent = shares(ordered.map(({ emission }) => emission), decimals);
  return ordered.map(({ stage, emission }, index) => ({ stage, emission, share: percent[index]! }));
}
