import MiniSearch from "minisearch";
import type { Factor } from "../../src/factors/factor";
import { factorsOf } from "../../src/factors/libraryAsset";
import { createSearch } from "../../src/factors/search";
import { readLibraryFolder } from "../../src/hosts/libraryFolder";
import { evaluate, querySets, readQueries } from "../../test/factors/search/evaluate";
import type { Asked, Evaluation } from "../../test/factors/search/evaluate";

/** One row of the report: a searcher over so many factors. */
interface SearchBench {
  readonly name: string;
  readonly factors: number;
  readonly buildMs: number;
  /** Per keystroke, over every beginning of every query, the best of three runs each. */
  readonly medianMs: number;
  readonly p99Ms: number;
  readonly evaluation: Evaluation;
}

const shippedSize = 5_000;
const largeSize = 100_000;
/** Each keystroke counts by its best run: what else the machine does is not the searcher's. */
const runs = 3;

/** The evaluation queries and the time of a keystroke, at the shipped size and at 100,000 factors, beside MiniSearch with its defaults on the same data. */
export async function bench(): Promise<void> {
  for (const line of [...reportSearch(measureSearch()), ...reportSets()]) console.log(line);
}

function measureSearch(): SearchBench[] {
  const library = readLibraryFolder();
  const shipped = factorsOf(library).slice(0, shippedSize);
  const queries = readQueries("queries");
  return [shipped, multiplied(shipped, largeSize)].flatMap((factors) => [
    measure("our search", factors, queries, () => {
      const search = createSearch({ pinned: [], library: factors, readings: library.readings });
      search.find({ text: "a" });
      return (text) => search.find({ text, count: 10 }).map(({ factor }) => factor.id);
    }),
    measure("MiniSearch with its defaults", factors, queries, () => {
      const peer = new MiniSearch<{ id: string; nameZh: string; nameEn: string; synonyms: string }>({ fields: ["nameZh", "nameEn", "synonyms", "id", "value", "region", "dataYear"] });
      peer.addAll(factors.map(({ synonyms, ...factor }) => ({ ...factor, synonyms: synonyms.join(" ") })));
      return (text) => peer.search(text).slice(0, 10).map(({ id }) => String(id));
    }),
  ]);
}

/** How well each set of queries finds its factors in what is shipped. */
function reportSets(): string[] {
  const library = readLibraryFolder();
  const search = createSearch({ pinned: [], library: factorsOf(library), readings: library.readings });
  return querySets.map((set) => {
    const { asked, hit1, hit3, reciprocalRank } = evaluate(readQueries(set), (text) => search.find({ text, count: 10 }).map(({ factor }) => factor.id));
    return `${set}.csv: ${asked} queries, hit@1 ${hit1.toFixed(3)}, hit@3 ${hit3.toFixed(3)}, MRR ${reciprocalRank.toFixed(3)}`;
  });
}

function reportSearch(rows: readonly SearchBench[]): string[] {
  return rows.map(({ name, factors, buildMs, medianMs, p99Ms, evaluation }) =>
    `${name}, ${factors} factors: ${evaluation.asked} queries, hit@1 ${evaluation.hit1.toFixed(3)}, hit@3 ${evaluation.hit3.toFixed(3)}, MRR ${evaluation.reciprocalRank.toFixed(3)}; `
    + `${medianMs.toFixed(2)} ms a keystroke (median), ${p99Ms.toFixed(2)} ms (p99); index in ${buildMs.toFixed(0)} ms`);
}

function measure(name: string, factors: readonly Factor[], queries: readonly Asked[], build: () => (text: string) => readonly string[]): SearchBench {
  const start = performance.now();
  const find = build();
  const buildMs = performance.now() - start;
  // A copy answers as well as the factor it was copied from.
  const evaluation = evaluate(queries, (query) => find(query).map((id) => id.replace(/-plant-\d+$/, "")));
  const times: number[] = [];
  for (const { query } of queries) {
    for (let length = 1; length <= query.length; length++) {
      const typed = query.slice(0, length);
      let best = Infinity;
      for (let run = 0; run < runs; run++) {
        const before = performance.now();
        find(typed);
        best = Math.min(best, performance.now() - before);
      }
      times.push(best);
    }
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { name, factors: factors.length, buildMs, medianMs: at(0.5), p99Ms: at(0.99), evaluation };
}

/** A library of any size: the shipped factors again and again, each copy with a plant of its own in its names. */
function multiplied(factors: readonly Factor[], size: number): Factor[] {
  return Array.from({ length: size }, (_, at) => {
    const factor = factors[at % factors.length] as Factor;
    const copy = Math.floor(at / factors.length);
    return copy === 0 ? factor : { ...factor, id: `${factor.id}-plant-${copy}`, nameZh: `${factor.nameZh}，${copy} 号厂`, nameEn: `${factor.nameEn}, plant ${copy}` };
  });
}
