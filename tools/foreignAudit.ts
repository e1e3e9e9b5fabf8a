import { alarms } from "../test/audit/found";
import { auditBook } from "../test/audit/foreign/audit";
import { bases } from "../test/audit/foreign/bases";
import { calculate } from "../test/audit/foreign/book";
import { measure } from "../test/audit/foreign/measure";

/** `npx tsx tools/foreignAudit.ts [part of a name]`: every injector on every workbook of another hand, each miss with what was said instead. */
async function main(): Promise<void> {
  const wanted = bases.filter((make) => make().name.includes(process.argv[2] ?? ""));
  for (const make of wanted) {
    const book = make();
    calculate(book);
    for (const { sheet, range, rule, message } of alarms(await auditBook(book))) console.log(`FALSE ALARM ${book.name} ${sheet}!${range} ${rule} ${message.en}`);
  }
  const trials = await measure(wanted);
  const counts = new Map<string, { made: number; found: number }>();
  for (const { book, injector, injected, found, said } of trials) {
    const known = counts.get(injector) ?? { made: 0, found: 0 };
    counts.set(injector, { made: known.made + 1, found: known.found + Number(found) });
    if (found) continue;
    console.log(`MISSED ${book} | ${injector} | ${injected.what}, ${injected.sheet} row ${injected.rows.join(", ")}`);
    for (const { severity, sheet, range, rule, message } of alarms(said).slice(0, 4)) console.log(`       ${severity} ${sheet}!${range} ${rule} ${message.en.slice(0, 200)}`);
  }
  for (const [injector, { made, found }] of counts) console.log(`${found} of ${made}\t${injector}`);
  console.log(`${trials.filter(({ found }) => found).length} of ${trials.length} found, ${wanted.length} workbooks`);
}

void main();
