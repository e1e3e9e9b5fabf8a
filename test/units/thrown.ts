import { PcfError } from "../../src/errors";

/** The PcfError that a call throws; anything else, an answer included, fails the test. */
export function thrown(call: () => unknown): PcfError {
  let answer: unknown;
  try {
    answer = call();
  } catch (error) {
    if (error instanceof PcfError) return error;
    throw error;
  }
  throw new Error(`answered ${JSON.stringify(answer)} instead of an error`);
}
