import { alarms } from "../found";
import { auditBook } from "./audit";
import { bases } from "./bases";
import { calculate } from "./book";
import { measure } from "./measure";

/** One in so many trials, so that the suite stays quick; `npx tsx tools/foreignAudit.ts` runs all of them. */
const stride = 5;
const floor = { recall: 0.97 };

describe("workbooks of another hand", () => {
  const report: string[] = [];

  afterAll(() => {
    process.stdout.write(`\n${report.join("\n")}\n`);
  });

  it("gives neither error nor warning for a clean one", async () => {
    const said: string[] = [];
    for (const make of bases) {
      const book = make();
      calculate(book);
      for (const { rule, sheet, range, message } of alarms(await auditBook(book))) said.push(`${book.name} ${sheet}!${range} ${rule} ${message.en}`);
    }
    report.push(`false alarms: ${said.length} in ${bases.length} clean workbooks`);
    expect(said).toEqual([]);
  });

  it(`finds at least ${floor.recall * 100} % of the defects, with their rule and at their row`, async () => {
    const trials = await measure(bases, stride);
    const byRule = new Map<string, { made: number; found: number }>();
    for (const { injected, found } of trials) {
      const known = byRule.get(injected.rule) ?? { made: 0, found: 0 };
      byRule.set(injected.rule, { made: known.made + 1, found: known.found + Number(found) });
    }
    for (const [rule, { made, found }] of byRule) report.push(`${rule.padEnd(22)} ${found} of ${made} found`);
    for (const { book, injector, found } of trials) if (!found) report.push(`missed: ${book}, ${injector}`);
    const hits = trials.filter(({ found }) => found).length;
    report.push(`recall ${((hits / trials.length) * 100).toFixed(1)} % of ${trials.length}`);
    expect(trials.length).toBeGreaterThan(100);
    expect(hits / trials.length).toBeGreaterThanOrEqual(floor.recall);
    // Two hundred files are written and read again: on a busy machine that takes its time.
  }, 300_000);
});
