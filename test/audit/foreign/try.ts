import { auditBook } from "./audit";
import { calculate } from "./book";
import { bases } from "./bases";
async function main() {
  const only = process.argv[2];
  for (const make of bases) {
    const book = make();
    if (only && !book.name.includes(only)) continue;
    try { calculate(book); const f = await auditBook(book); for (const x of f) if (only || x.severity !== "info") console.log(book.name, x.severity, x.sheet, x.range, x.rule, x.message.en);} catch (e) { console.log("!!", book.name, e); }
  }
}
void main();
