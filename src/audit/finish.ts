/** All steps of a piece of work that pauses by itself, in one go: for those who show no progress and do not stop. */
export function finish<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
