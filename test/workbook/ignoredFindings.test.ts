import fc from "fast-check";
import type { Finding } from "../../src/audit/finding";
import { ignoredNamespace, keepIgnored, partFindings, readIgnored, readIgnoredPart, withIgnored, withoutIgnored, writeIgnoredPart } from "../../src/workbook/ignoredFindings";
import { MemoryWorkbook } from "./memoryWorkbook";

const finding = (message: string, more: Partial<Finding> = {}): Finding => ({ rule: "row.mismatch", severity: "error", sheet: "表 1", range: "G5", message: { en: message, zh: "不符" }, ...more });
const seen = finding("Steel: 75992 tCO2e is written, but 660800 x 0.115 is 75.992 tCO2e (the mass stands in C4).");

test("an ignored finding is told apart with its reason, and comes back when a figure of it changes, not when its words do", () => {
  const records = withIgnored([], seen, "agreed with the client");
  expect(partFindings([seen], records)).toEqual({ open: [], ignored: [{ finding: seen, reason: "agreed with the client" }] });
  const reworded = finding("Steel: the row gives 660800 x 0.115, but 75992 is written.", {});
  expect(partFindings([reworded], records).open).toEqual([reworded]);
  const sameFigures = finding("Steel says 75992 tCO2e; 660800 x 0.115 comes to 75.992 tCO2e (see D9).");
  expect(partFindings([sameFigures], records).open).toEqual([]);
  for (const other of [finding(seen.message.en.replace("660800", "660801")), { ...seen, range: "G6" }, { ...seen, sheet: "表 2" }, { ...seen, rule: "unit.scale" as const }, { ...seen, expected: 75.992 }]) expect(partFindings([other], records).open).toEqual([other]);
});

test("ignoring again replaces the reason, and taking back leaves the others", () => {
  const other = { ...seen, range: "G6" };
  const records = withIgnored(withIgnored(withIgnored([], seen, "one"), other, "two"), seen, "three");
  expect(partFindings([seen, other], records).ignored.map(({ reason }) => reason)).toEqual(["three", "two"]);
  expect(partFindings([seen, other], withoutIgnored(records, seen)).open).toEqual([seen]);
});

test("the part gives back whatever sheet, reason and words were kept, and survives a part that somebody damaged", () => {
  fc.assert(
    fc.property(fc.array(fc.record({ sheet: fc.string({ unit: "grapheme" }), reason: fc.string({ unit: "grapheme" }), said: fc.string() })), (all) => {
      // A control character is none that XML can hold.
      const plain = (text: string) => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "");
      const records = all.map(({ sheet, reason, said }) => ({ rule: "unit.scale", sheet: plain(sheet), range: "A1", said: plain(said), reason: plain(reason) }));
      expect(readIgnoredPart(writeIgnoredPart(records))).toEqual(records);
    }),
    { seed: 5, numRuns: 200 },
  );
  expect(readIgnoredPart('<ignored><finding rule="a" sheet="S"/><finding rule="a" sheet="S" range="A1" said="" reason="r"></finding><finding')).toEqual([{ rule: "a", sheet: "S", range: "A1", said: "", reason: "r" }]);
});

test("the workbook keeps the records, and no part when there are none", async () => {
  const workbook = new MemoryWorkbook([]);
  await keepIgnored(workbook, withIgnored([], seen, "why"));
  expect(partFindings([seen], await readIgnored(workbook)).ignored).toHaveLength(1);
  await keepIgnored(workbook, []);
  expect(await workbook.part(ignoredNamespace)).toBeNull();
});
