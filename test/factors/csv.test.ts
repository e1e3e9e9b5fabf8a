import fc from "fast-check";
import { parse } from "papaparse";
import { readCsv, writeCsv } from "../../src/factors/csv";

const cell = fc.string({ unit: fc.constantFrom('"', ",", ";", "\n", "\r", " ", "\t", "a", "钢", "1", "\uFEFF"), maxLength: 6 });

test("what is written is read again, cell by cell", () => {
  fc.assert(fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (rows) => {
    expect(readCsv(writeCsv(rows))).toEqual(rows);
  }), { numRuns: 2000 });
});

test("texts that other programs write are read as Papa Parse reads them, under every separator", () => {
  const plain = fc.string({ unit: fc.constantFrom('"', " ", "a", "b", "钢"), maxLength: 6 }).filter((text) => !text.startsWith('"'));
  const quoted = cell.map((text) => `"${text.replaceAll("\r", "").replaceAll('"', '""')}"`);
  const written = fc.oneof(plain, quoted);
  fc.assert(fc.property(fc.array(fc.array(written, { minLength: 1, maxLength: 4 }), { maxLength: 4 }), fc.constantFrom(",", ";", "\t"), (rows, delimiter) => {
    const text = rows.map((row) => row.join(delimiter)).join("\n");
    const { data } = parse<string[]>(text.replace(/^\uFEFF/, ""), { delimiter, newline: "\n" });
    const last = data.at(-1);
    expect(readCsv(text, delimiter)).toEqual(last?.length === 1 && last[0] === "" ? data.slice(0, -1) : data);
  }), { numRuns: 3000 });
});

test.each([
  ["the line ends of Windows and of old Macs", "a,b\r\nc,d\re,f", [["a", "b"], ["c", "d"], ["e", "f"]]],
  ["a byte order mark and the line end at the end", "\uFEFFname,value\n钢,2.05\n", [["name", "value"], ["钢", "2.05"]]],
  ["separators, marks and line breaks in quoted cells", '"a,b","say ""x""","two\nlines"', [["a,b", 'say "x"', "two\nlines"]]],
  ["blank cells and a blank row between", "a,,\n\n,b", [["a", "", ""], [""], ["", "b"]]],
  ["a mark in the middle of a cell", '12" pipe,3', [['12" pipe', "3"]]],
  ["a blank behind a closing mark", '"a" ,b', [["a", "b"]]],
  ["a cell that is never closed", 'a,"b\nc', [["a", "b\nc"]]],
])("%s", (_, text, rows) => {
  expect(readCsv(text)).toEqual(rows);
});
