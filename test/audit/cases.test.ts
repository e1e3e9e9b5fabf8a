import fs from "node:fs";
import path from "node:path";
import type { Finding } from "../../src/audit/finding";
import type { CaseSheet } from "../tables/sheet";
import { caseBook } from "./caseBook";
import { auditFile } from "./foreign/audit";
import { toXlsx } from "./foreign/xlsx";
import { alarms, touches } from "./found";

interface Expected {
  readonly about: string;
  readonly findings: readonly { readonly defect: string; readonly rule: string; readonly sheet: string; readonly range: string }[];
}

const folder = path.join(__dirname, "../cases/audit");

function read<T>(name: string, file: string): T {
  return JSON.parse(fs.readFileSync(path.join(folder, name, file), "utf8")) as T;
}

/** Each report as a file on disk, through `pcf audit --json`. */
describe.each(fs.readdirSync(folder))("%s", (name) => {
  const { sheets } = read<{ sheets: CaseSheet[] }>(name, "workbook.json");
  const expected = read<Expected>(name, "expected.json");
  let findings: readonly Finding[] = [];

  beforeAll(async () => {
    findings = await auditFile(toXlsx(caseBook(name, sheets)));
  });

  if (expected.findings.length === 0) {
    it("gives no error and no warning", () => {
      expect(alarms(findings).map(({ rule, sheet: at, range, message }) => `${rule} ${at}!${range} ${message.en}`)).toEqual([]);
    });
  } else {
    it.each(expected.findings)("finds $defect: $rule at $sheet!$range", (wanted) => {
      expect(findings.some((finding) => touches(finding, wanted))).toBe(true);
    });
  }

  it("says every finding in both languages with a place that exists", () => {
    for (const finding of findings) {
      expect(finding.message.en).toMatch(/\S/);
      expect(finding.message.zh).toMatch(/[一-鿿]/);
      expect(sheets.map((each) => each.name)).toContain(finding.sheet);
      expect(finding.range).toMatch(/^[A-Z]+\d+(:[A-Z]+\d+)?$/);
    }
  });
});
