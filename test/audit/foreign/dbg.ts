import { calculate } from "./book";
import { bases } from "./bases";
import { injectors } from "./injectors";
import { toXlsx } from "./xlsx";
import { openPackage, readWorkbook, toGrid } from "../../../src/hosts/file";
import { functionNames } from "../../../src/hosts/functionNames";
import { readGrid, readEvidence } from "../../../src/audit/evidence";
import { openBook } from "../../../src/hosts/headless";
const [only = "", inj] = process.argv.slice(2);
for (const [at, make] of bases.entries()) {
  if (!make().name.includes(only)) continue;
  const book = make(); calculate(book);
  const keys = Object.keys(injectors);
  const place = keys.findIndex((k) => inj !== undefined && k.includes(inj));
  if (place >= 0) { console.log(injectors[keys[place]!]!(book, at * 3 + place)); calculate(book); }
  const grids = readWorkbook(openPackage(toXlsx(book)), functionNames).sheets.map((s) => toGrid(s));
  const context = { factors: openBook().library, pinned: [] };
  const ev = readEvidence(grids.map((g) => readGrid(g, context)), grids, context);
  for (const t of ev.tables) { console.log("TABLE", t.sheet, t.kind, JSON.stringify(t.area), t.titles.map((l) => l.text)); for (const c of t.columns) console.log("   ", c.index, c.heading, "->", c.role, c.confidence.toFixed(2), c.because, c.unit?.text, c.unit?.kind);
    console.log("   ", t.rows.map((r) => `${r.kind}:${r.name}${r.stage ? "/" + r.stage : ""}${r.group ? "@" + r.group : ""}`).join(" ; "));
    const k = ev.checks.get(t); if (k) console.log("    const", k.constant, k.trusted, k.rows.map((r) => `${r.entry.name}:${r.status}${r.power || ""} op=${r.operands.map((o) => o.column.heading + o.unitText)} em=${r.emission.unitText} f=${r.factor.unitText}`).join("\n      ")); }
  console.log("FACTS", ev.facts.map((f) => `${f.form}:${f.label}=${f.number ?? f.text}[${f.unitText}]`).join(" ; "));
}
