import { isPcfError } from "../errors";

/** Tries again as long as the program is busy with a cell that a person is editing; `rest` waits in between. */
export async function untilFree<T>(work: () => Promise<T>, rest: () => Promise<unknown>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (thrown) {
      if (!isPcfError(thrown) || thrown.code !== "host.busy") throw thrown;
      await rest();
    }
  }
}
