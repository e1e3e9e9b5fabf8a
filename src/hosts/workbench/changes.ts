import type { SpreadsheetGrid } from "./grid";
import type { Word } from "./words";

/** Whether the workbook differs from what was last opened or saved. Calculating is no change. */
export interface ChangeMark {
  readonly changed: boolean;
  /** Kinds of change that a saved file does not show: its writer knows cells, number formats, bold and new sheets. */
  readonly unwritten: readonly Word[];
  clear(): void;
}

/** Commands whose work stays in the grid. */
const unwritable: readonly (readonly [RegExp, Word])[] = [
  [/^sheet\.command\.(set-style|set-border|set-text-|set-vertical-|set-horizontal-|reset-|set-background|set-font|set-italic|set-underline|set-strike|set-range-font)/, "left.looks"],
  [/^sheet\.command\.(set-(worksheet-)?col|set-(worksheet-)?row|delta-|auto-)/, "left.sizes"],
  [/^sheet\.command\.(add-worksheet-merge|remove-worksheet-merge)/, "left.merges"],
  [/^sheet\.command\.(insert-(row|col|range)|remove-(row|col)|delete-range|move-(rows|cols))/, "left.moved"],
];

export function markChanges(grid: SpreadsheetGrid, call: () => void): ChangeMark {
  let changed = false;
  const unwritten = new Set<Word>();
  grid.api.onCommandExecuted(({ id }, options) => {
    // Calculated results and heights that fit themselves are no one's changes.
    if (/^sheet\.mutation\./.test(id) && !/auto-height/.test(id) && !options?.onlyLocal && !options?.fromFormula) {
      changed = true;
      call();
    }
    const left = unwritable.find(([command]) => command.test(id))?.[1];
    if (left) unwritten.add(left);
  });
  return {
    get changed() {
      return changed;
    },
    get unwritten() {
      return [...unwritten];
    },
    clear() {
      changed = false;
      unwritten.clear();
      call();
    },
  };
}
