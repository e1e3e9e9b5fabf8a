import { measure } from "./measure";
import { bases } from "./bases";
async function main() {
  const only = process.argv[2]; const rule = process.argv[3];
  const trials = await measure(bases.filter((make) => !only || make().name.includes(only)));
  const by = new Map<string, [number, number]>();
  for (const t of trials) { const k = by.get(t.injector) ?? [0, 0]; k[1]++; if (t.found) k[0]++; by.set(t.injector, k);
    if (!t.found && (!rule || t.injector.includes(rule))) { console.log(`MISS ${t.book} | ${t.injector} | ${t.injected.what} ${t.injected.sheet} ${t.injected.rows.join()}`); for (const f of t.said.filter((x) => x.severity !== "info").slice(0, 3)) console.log(`      ${f.severity} ${f.sheet}!${f.range} ${f.rule} ${f.message.en.slice(0, 160)}`); } }
  for (const [k, [a, b]] of by) console.log(`${a}/${b} ${k}`);
  console.log(trials.filter((t) => t.found).length, trials.length);
}
void main();
