import { createBook } from "../factors/book";
import type { Book } from "../factors/book";
import type { Factor } from "../factors/factor";
import { factorsOf } from "../factors/libraryAsset";
import type { Library } from "../factors/libraryAsset";
import type { Grid } from "../tables/grid";
import { cellsAffected } from "../workbook/factorUses";
import { readPinned } from "../workbook/pinFactors";
import type { Unsubscribe, Workbook } from "../workbook/port";
import { untilFree } from "../workbook/untilFree";

export interface PinnedBookOptions {
  readonly workbook: Workbook;
  /** Null where it could not be loaded: the workbook's own factors work all the same. */
  readonly library: Promise<Library | null>;
  /** Hands the book to the functions: first when both the library and the workbook's factors are read, then after each change. */
  readonly provide: (book: Book) => void;
  /** There is neither a library nor a factor in the workbook, or (`thrown`) the workbook's factors cannot be read. */
  readonly fail: (thrown?: unknown) => void;
  readonly onTrouble: (thrown: unknown) => void;
}

/** Several cells change in one go; their sheet is read once. */
const pauseMs = 120;
/** A person leaves a cell within some seconds; until then functions that need the book wait. */
const retryMs = 400;

/** Keeps the functions' book in step with the workbook's own factors: they come first from the first calculation on. */
export class PinnedBook {
  private book: Book | null = null;
  private factorsSheet: string | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly forget: Unsubscribe;
  private turn: Promise<void> = Promise.resolve();

  constructor(private readonly options: PinnedBookOptions) {
    this.forget = options.workbook.onChange(({ sheet }) => {
      // Before there is such a sheet, any change may have made it.
      if (this.factorsSheet !== null && sheet !== this.factorsSheet) return;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.refresh(), pauseMs);
    });
    this.refresh();
  }

  /** Takes the factors that somebody else has just read from the workbook. */
  use(factors: readonly Factor[]): void {
    // The first reading is this one's own: until then nothing is calculated, so nothing has to be again.
    if (this.book !== null) this.queue(() => this.take(factors));
  }

  /** When all that was begun is done. */
  settled(): Promise<void> {
    return this.turn;
  }

  close(): void {
    clearTimeout(this.timer);
    this.forget();
  }

  private refresh(): void {
    this.queue(async () => {
      const { factors, sheet } = await this.read();
      this.factorsSheet = sheet;
      await this.take(factors);
    });
  }

  private queue(work: () => Promise<void>): void {
    this.turn = this.turn.then(work).catch((thrown: unknown) => {
      // Functions must not wait for what will not come.
      if (this.book === null) this.options.fail(thrown);
      this.options.onTrouble(thrown);
    });
  }

  private read(): ReturnType<typeof readPinned> {
    return untilFree(() => readPinned(this.options.workbook), () => new Promise((resolve) => setTimeout(resolve, retryMs)));
  }

  private async take(pinned: readonly Factor[]): Promise<void> {
    const { workbook, provide, fail } = this.options;
    const before = this.book;
    if (before !== null && JSON.stringify(before.pinned) === JSON.stringify(pinned)) return;
    const library = await this.options.library;
    const after = createBook({ pinned, library: library === null ? [] : factorsOf(library), readings: library?.readings ?? {} });
    this.book = after;
    if (library === null && pinned.length === 0) fail();
    else provide(after);
    if (before === null) return;
    const grids: Grid[] = [];
    for (const { name } of await workbook.sheets()) grids.push(await workbook.read(name));
    await workbook.recalculate(cellsAffected(grids, before, after));
  }
}
