import { performance } from "node:perf_hooks";

/** The best of several runs in milliseconds: what the code costs when the machine does nothing else. */
export function best(runs: number, work: () => unknown): number {
  let least = Infinity;
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    work();
    least = Math.min(least, performance.now() - start);
  }
  return least;
}
