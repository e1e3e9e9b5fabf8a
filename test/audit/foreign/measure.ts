import { auditBook } from "./audit";
import { calculate } from "./book";
import type { Book } from "./book";
import { injectors } from "./injectors";
import type { Injected } from "./injectors";
import { area } from "../../tables/sheet";
import type { Finding } from "../../../src/audit/finding";

export interface Trial {
  readonly book: string;
  readonly injector: string;
  readonly injected: Injected;
  readonly found: boolean;
  readonly said: readonly Finding[];
}

/** Each injector on each workbook that it fits, once; only every nth trial where `stride` is greater. */
export async function measure(makers: readonly (() => Book)[], stride = 1): Promise<readonly Trial[]> {
  const trials: Trial[] = [];
  let count = 0;
  for (const [at, make] of makers.entries()) {
    for (const [place, [injector, inject]] of Object.entries(injectors).entries()) {
      const book = make();
      calculate(book);
      const injected = inject(book, at * 3 + place);
      if (!injected || count++ % stride !== 0) continue;
      calculate(book);
      const said = await auditBook(book);
      trials.push({ book: book.name, injector, injected, found: said.some((finding) => names(finding, injected)), said });
    }
  }
  return trials;
}

export function names(finding: Finding, { rule, sheet, rows, also = [] }: Injected): boolean {
  const { top, bottom } = area(finding.range);
  return finding.rule === rule && [{ sheet, rows }, ...also].some((place) => place.sheet === finding.sheet && place.rows.some((row) => top < row && row <= bottom + 1));
}
