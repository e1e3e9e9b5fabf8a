import type { Book, Resolution } from "../../factors/book";
import type { Category } from "../../factors/factor";

/** A cell of the grid that asks for factors. */
export interface Asker {
  readonly sheetId: string;
  readonly row: number;
  readonly column: number;
}

/** Something asked of the book, and how to ask it again. */
interface Question {
  readonly answer: string;
  again(book: Book): string;
}

/**
 * Remembers which cell asked the book what, so that after a change of the workbook's factors exactly those cells are calculated again
 * whose answers would differ.
 */
export class FactorUse {
  private readonly asked = new Map<string, { readonly asker: Asker; round: number; readonly questions: Map<string, Question> }>();
  private round = 0;

  /** `asker` is the cell that is being calculated, null outside of a calculation. */
  constructor(private readonly asker: () => Asker | null) {}

  /** A calculation begins: a cell that is calculated in it starts with no questions. */
  nextRound(): void {
    this.round++;
  }

  forget(): void {
    this.asked.clear();
  }

  /** The book with an ear: the same answers, remembered. */
  watched(book: Book): Book {
    const note = (question: string, again: (book: Book) => string) => {
      const cell = this.asker();
      if (cell === null) return;
      const questions = this.questionsOf(cell);
      if (!questions.has(question)) questions.set(question, { answer: again(book), again });
    };
    // Who looks through the whole book is asked again after every change of the workbook's own factors.
    const whole = () => note("all", (other) => JSON.stringify(other.pinned));
    return {
      get pinned() {
        whole();
        return book.pinned;
      },
      get library() {
        return book.library;
      },
      get search() {
        whole();
        return book.search;
      },
      get whois() {
        whole();
        return book.whois;
      },
      byId: (id) => {
        note(`id ${id}`, (other) => JSON.stringify(other.byId(id) ?? null));
        return book.byId(id);
      },
      resolve: (text, wanted) => {
        note(`text ${text} ${wanted?.join() ?? ""}`, (other) => resolved(other, text, wanted));
        return book.resolve(text, wanted);
      },
    };
  }

  /** The cells that would be answered otherwise by another book. */
  affectedBy(book: Book): Asker[] {
    return [...this.asked.values()].filter(({ questions }) => [...questions.values()].some(({ answer, again }) => again(book) !== answer)).map(({ asker }) => asker);
  }

  private questionsOf(asker: Asker): Map<string, Question> {
    const key = `${asker.sheetId} ${asker.row},${asker.column}`;
    let entry = this.asked.get(key);
    if (entry?.round !== this.round) this.asked.set(key, (entry = { asker, round: this.round, questions: new Map() }));
    return entry.questions;
  }
}

function resolved(book: Book, text: string, wanted: readonly Category[] | undefined): string {
  try {
    const { factor }: Resolution = book.resolve(text, wanted);
    return JSON.stringify(factor);
  } catch (thrown) {
    return String(thrown);
  }
}
