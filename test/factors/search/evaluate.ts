import { readFileSync } from "node:fs";
import { join } from "node:path";
import { csvParseRows } from "d3-dsv";

/** A query as a person would type it, and the ids any of which answers it ("*" stands for anything). None where the library has nothing for it: then an empty answer is the right one. */
export interface Asked {
  readonly query: string;
  readonly kind: string;
  readonly expected: readonly RegExp[];
}

export interface Evaluation {
  readonly asked: number;
  readonly hit1: number;
  readonly hit3: number;
  readonly reciprocalRank: number;
  /** Queries not answered in the first three, with what came instead. */
  readonly missed: readonly { readonly query: string; readonly first: readonly string[] }[];
}

/** The sets: one that the ranking was made with, one of consultants' words that its near words were made with, and one that nothing was fitted to when it was written. */
export const querySets = ["queries", "consultants", "heldOut"] as const;

export function readQueries(set: (typeof querySets)[number]): Asked[] {
  const [, ...rows] = csvParseRows(readFileSync(join(__dirname, `${set}.csv`), "utf8"));
  return rows.filter(([query]) => query !== undefined && query !== "").map(([query = "", kind = "", expected = ""]) => ({
    query,
    kind,
    expected: expected === "" ? [] : expected.split(" ").map((id) => new RegExp(`^${id.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&")).join(".*")}$`)),
  }));
}

/** Asks every query and counts at which place the first expected factor stands (among the first ten). */
export function evaluate(queries: readonly Asked[], find: (query: string) => readonly string[]): Evaluation {
  let hit1 = 0;
  let hit3 = 0;
  let reciprocal = 0;
  const missed: { query: string; first: readonly string[] }[] = [];
  for (const { query, expected } of queries) {
    const ids = find(query).slice(0, 10);
    const place = expected.length === 0 ? (ids.length === 0 ? 0 : -1) : ids.findIndex((id) => expected.some((form) => form.test(id)));
    if (place === 0) hit1++;
    if (place >= 0 && place < 3) hit3++;
    else missed.push({ query, first: ids.slice(0, 3) });
    if (place >= 0) reciprocal += 1 / (place + 1);
  }
  return { asked: queries.length, hit1: hit1 / queries.length, hit3: hit3 / queries.length, reciprocalRank: reciprocal / queries.length, missed };
}
