import data from "./lifeCycle.json";

export type StageId = "materials" | "inbound" | "production" | "packaging" | "distribution" | "use" | "end-of-life";

interface StageWords {
  readonly id: StageId;
  readonly zh: string;
  readonly en: string;
  readonly words: readonly string[];
}

/** The stages of a life cycle in their order. */
export const lifeCycle = data.stages as readonly StageWords[];

/**
 * The stage that a name as people write it ("原辅料运输", "Manufacturing (A3)") belongs to: the one with the longest word found
 * in the name, so that "raw-material transport" is not taken for raw materials. null when no word is found.
 */
export function stageOf(name: string): StageId | null {
  const text = name.normalize("NFKC").toLowerCase();
  let best: { id: StageId; length: number } | null = null;
  for (const stage of lifeCycle) {
    for (const word of stage.words) {
      if (word.length > (best?.length ?? 0) && contains(text, word)) best = { id: stage.id, length: word.length };
    }
  }
  return best?.id ?? null;
}

/** English words count from their beginning ("use" is not in "warehouse"); Chinese has no such edge. */
function contains(text: string, word: string): boolean {
  if (!/^[a-z]/.test(word)) return text.includes(word);
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !/[a-z]/.test(text[at - 1]!)) return true;
  }
  return false;
}

/** Place in the life cycle, for sorting; names of no known stage come after the known ones. */
export function stageOrder(name: string): number {
  const id = stageOf(name);
  return id === null ? lifeCycle.length : lifeCycle.findIndex((stage) => stage.id === id);
}
