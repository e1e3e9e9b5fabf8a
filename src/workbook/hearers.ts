import type { Unsubscribe } from "./port";

/** Those who asked to hear of something, and how they are told. */
export interface Hearers<T> {
  add(call: (told: T) => void): Unsubscribe;
  tell(told: T): void;
}

export function hearers<T>(): Hearers<T> {
  const calls = new Set<(told: T) => void>();
  return {
    add(call) {
      calls.add(call);
      return () => void calls.delete(call);
    },
    tell(told) {
      for (const call of calls) call(told);
    },
  };
}
