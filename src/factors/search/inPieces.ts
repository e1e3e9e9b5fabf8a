/** Something that takes long to make: whoever has a moment makes the next piece of it, and whoever needs it makes the rest. */
export interface InPieces<T> {
  /** Makes one piece; true when nothing is left to do. */
  step(): boolean;
  get(): T;
}

export function inPieces<T>(make: () => Generator<void, T>): InPieces<T> {
  let work: Generator<void, T> | undefined;
  let made: { readonly value: T } | undefined;
  function step(): boolean {
    if (made !== undefined) return true;
    const { done, value } = (work ??= make()).next();
    if (done !== true) return false;
    made = { value };
    work = undefined;
    return true;
  }
  return {
    step,
    get() {
      while (made === undefined) step();
      return made.value;
    },
  };
}
