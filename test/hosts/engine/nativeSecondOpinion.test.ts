import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { csvParseRows } from "d3-dsv";
import { columnLetters } from "../../../src/hosts/engine/formula/print";
import { nativeCases, nativeWorkbook, spacing } from "./nativeCorpus";

// LibreOffice 7.4 lacks the younger functions, dynamic arrays and table references; where it shows #NAME? there is nothing to compare.
const classic = new Set(["arithmetic", "rounding", "aggregates", "conditional", "dates", "text", "lookup", "finance"]);
const younger = /SORT|SEQUENCE|#|\[|\{|TRANSPOSE|masses|FORMULATEXT|TIME/;
/** Where LibreOffice differs from Excel, and why. */
const differs: Readonly<Record<string, string>> = {
  "truth values count as numbers in ranges and texts": "=SUM(Data!E2:E6) =COUNT(Data!E2:E6) =AND(Data!E2:E6) =\"x\"&TRUE =CONCATENATE(\"a\",1,TRUE) =MAXA(Data!E2:E6) =SUM(TRUE,\"3\",1)",
  "text that is empty is not a blank cell": "=COUNTBLANK(Data!F2:F6)",
  "its first day is 30 December 1899": "=DAY(60) =YEAR(0) =DATE(1900,1,1) =DATE(1900,2,28) =DAY(59) =WEEKDAY(1)",
  "years below 1900 are not moved": "=DATE(108,1,1)",
  "dates in a text are read in ISO spelling only": "=MONTH(\"2024/3/1\") =DAY(\"2024/3/1\") =YEAR(\"1 Jan 2024\") =WEEKDAY(\"2024/1/1\")",
  "minutes are rounded": "=MINUTE(0.5006944444)",
  "a pound of another exactness": "=CONVERT(1,\"lbm\",\"kg\")",
  "truth values do not rank above text": "=3>2>1 =TRUE>\"z\"",
  "exponents are written with three digits": "=1E+20&\"\" =1E+21&\"\"",
  "a number does not find its text": "=COUNTIF(Data!F2:F6,12)",
};
const differing = new Set(Object.values(differs).flatMap((formulas) => formulas.split(/ (?==)/)));

/** A number as LibreOffice shows it: 25%, 03/01/2024. */
function numberShown(shown: string): number {
  const date = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(shown);
  if (date) return Date.UTC(Number(date[3]), Number(date[1]) - 1, Number(date[2])) / 86_400_000 + 25_569;
  return shown.endsWith("%") ? Number(shown.slice(0, -1)) / 100 : Number(shown);
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "pcf-native-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const escape = (text: string) => text.replace(/[&<>"\n]/g, (one) => `&#${one.charCodeAt(0)};`);

/** The workbook of the native formulas as a flat spreadsheet that LibreOffice reads: formulas in Excel's own grammar. */
function flatSpreadsheet(): string {
  const sheets = nativeWorkbook().sheets.map(({ name, cells }) => {
    const rows = new Map<number, Map<number, string>>();
    for (const { row, column, value, formula } of cells) {
      const content =
        formula !== undefined
          ? `<table:table-cell table:formula="msoxl:${escape(formula)}"/>`
          : typeof value === "number"
            ? `<table:table-cell office:value-type="float" office:value="${value}"/>`
            : typeof value === "boolean"
              ? `<table:table-cell table:formula="msoxl:=${value ? "TRUE()" : "FALSE()"}"/>`
              : value !== null && typeof value === "object"
                ? `<table:table-cell table:formula="msoxl:=${value.error === "#N/A" ? "NA()" : "1/0"}"/>`
                : `<table:table-cell office:value-type="string"><text:p>${escape(value ?? "").replace(/ /g, "<text:s/>")}</text:p></table:table-cell>`;
      const line = rows.get(row) ?? new Map<number, string>();
      line.set(column, content);
      rows.set(row, line);
    }
    let body = "";
    let next = 0;
    for (const [row, line] of [...rows].sort(([a], [b]) => a - b)) {
      if (row > next) body += `<table:table-row table:number-rows-repeated="${row - next}"><table:table-cell/></table:table-row>`;
      const last = Math.max(...line.keys());
      body += `<table:table-row>${Array.from({ length: last + 1 }, (_, column) => line.get(column) ?? "<table:table-cell/>").join("")}</table:table-row>`;
      next = row + 1;
    }
    return `<table:table table:name="${escape(name)}">${body}</table:table>`;
  });
  const names = ["office", "table", "text"].map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`).join(" ");
  return `<?xml version="1.0" encoding="UTF-8"?><office:document ${names} xmlns:msoxl="http://schemas.microsoft.com/office/excel/formula" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet><table:calculation-settings table:case-sensitive="false" table:use-wildcards="true" table:use-regular-expressions="false" table:search-criteria-must-apply-to-whole-cell="true"/>${sheets.join("")}</office:spreadsheet></office:body></office:document>`;
}

test("LibreOffice agrees with what is written down as Excel's answers, where it knows the function", () => {
  const file = join(folder, "native.fods");
  writeFileSync(file, flatSpreadsheet());
  const calc = nativeWorkbook().sheets.findIndex(({ name }) => name === "Calc") + 1;
  const run = spawnSync("soffice", ["--headless", `-env:UserInstallation=file://${join(folder, "profile")}`, "--convert-to", `csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,${calc}`, "--outdir", folder, file], { encoding: "utf8", timeout: 120_000 });
  expect(run.status).toBe(0);
  const rows = csvParseRows(readFileSync(join(folder, "native-Calc.csv"), "utf8"));
  const compared: string[] = [];
  const wrong = nativeCases.flatMap(({ topic, formula, expected }, index) => {
    if (!classic.has(topic) || younger.test(formula) || differing.has(formula) || (typeof expected !== "number" && typeof expected !== "string" && typeof expected !== "boolean")) return [];
    const shown = rows[index * spacing]?.[0] ?? "";
    if (shown === "#NAME?") return [];
    compared.push(formula);
    const same = typeof expected === "number" ? Math.abs(numberShown(shown) - expected) <= 1e-9 * Math.max(1, Math.abs(expected)) : shown === (typeof expected === "boolean" ? String(expected).toUpperCase() : expected);
    return same ? [] : [{ formula, expected, shown, at: `${columnLetters(0)}${index * spacing + 1}` }];
  });
  expect(wrong).toEqual([]);
  expect(compared.length).toBeGreaterThan(250);
}, 180_000);
