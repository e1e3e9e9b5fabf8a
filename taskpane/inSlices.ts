/** So long may the page stand still. */
const sliceMs = 24;

/** Runs a piece of work that pauses by itself: `hear` is told of each step, and `rest` lets the page breathe some times a second. Null where `rest` says that it was stopped. */
export async function inSlices<P, T>(steps: Generator<P, T>, hear: (progress: P) => void, rest: () => Promise<boolean>): Promise<T | null> {
  for (let sliceEnd = performance.now() + sliceMs; ; ) {
    const step = steps.next();
    if (step.done) return step.value;
    hear(step.value);
    if (performance.now() < sliceEnd) continue;
    if (!(await rest())) return null;
    sliceEnd = performance.now() + sliceMs;
  }
}
