import { PcfError } from "../src/errors";
import type { Book } from "../src/factors/book";
import type { Language } from "../src/locales";

/**
 * What the functions need beyond their arguments: the book of factors and the person's language. The host provides both;
 * functions and pane live in one bundle, so they share this one copy.
 */
let book: Book | null = null;
let provide: (book: Book) => void;
let fail: (reason: Error) => void;
let readBook: (() => Book) | null = null;
let spoken: Language = "en";

const loading = new Promise<Book>((resolve, reject) => {
  provide = resolve;
  fail = reject;
});
// Nobody may be waiting when loading fails; a function that asks later still hears of it.
loading.catch(() => undefined);

/** For a host that can read the library at once: `read` is called when the first formula names a factor. */
export function provideBookOnDemand(read: () => Book): void {
  book = null;
  readBook = read;
}

/** Hands the functions their book, the first time or after the workbook's factors changed. */
export function provideBook(ready: Book): void {
  book = ready;
  provide(ready);
}

/** The library could not be loaded: functions that wait for it answer with this reason. */
export function failBook(reason: string): void {
  fail(new PcfError("library.unavailable", { reason }));
}

export function speak(language: Language): void {
  spoken = language;
}

export function language(): Language {
  return spoken;
}

/** Thrown where a factor is looked up before the book is there; the call as a whole then waits and is made again. */
class NotYet extends Error {}

function notYet(): never {
  throw new NotYet("the book of factors is still loading");
}

const closed: Book = {
  get pinned() {
    return notYet();
  },
  get library() {
    return notYet();
  },
  get search() {
    return notYet();
  },
  get whois() {
    return notYet();
  },
  resolve: notYet,
  byId: notYet,
};

/**
 * Does a call with the book of factors. A call that needs no look-up answers at once, loaded or not; one that does waits for
 * the book. It never fails for being early.
 */
export function withBook<T>(call: (book: Book) => T): T | Promise<T> {
  if (book !== null) return call(book);
  try {
    return call(closed);
  } catch (thrown) {
    if (!(thrown instanceof NotYet)) throw thrown;
    if (readBook === null) return loading.then(call);
    book = readBook();
    return call(book);
  }
}
