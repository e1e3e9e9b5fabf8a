import { zipSync } from "fflate";
import { isPcfError } from "../../../src/errors";
import type { ErrorCode } from "../../../src/errors";
import { defaultLimits, openPackage, readWorkbook, writeWorkbook } from "../../../src/hosts/file";
import { say } from "../../../src/locales";
import { plainWorkbook } from "./fixtures/parts";
import type { Parts } from "./fixtures/parts";
import { functionNames, richWorkbook } from "./fixtures/richWorkbook";
import { annotated, marked, otherCase, prefixed, strict, utf16, withoutReferences } from "./fixtures/variants";
import { bytesOf, zip } from "./fixtures/zip";
import type { ZipOptions } from "./fixtures/zip";

/** The code of the error that opening and reading gives; the message must exist in both languages. */
function refusal(bytes: Uint8Array, limits = defaultLimits): ErrorCode | null {
  try {
    readWorkbook(openPackage(bytes, limits), functionNames);
    return null;
  } catch (error) {
    if (!isPcfError(error)) throw error;
    expect(say(error, "en")).toMatch(/\S/);
    expect(say(error, "zh")).toMatch(/[\u4e00-\u9fff]/);
    return error.code;
  }
}

const small = (): Parts => plainWorkbook([{ name: "One", xml: '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1" t="s"><v>0</v></c></row><row r="2"><c r="A2"><f>A1*2</f><v>2</v></c></row></sheetData>' }], { strings: ["kg"] });

const valuesOf = (bytes: Uint8Array) => readWorkbook(openPackage(bytes), functionNames).sheets.map((sheet) => sheet.cells.map(({ row, column, value, formula }) => [row, column, value, formula]));

describe("a sound file is read the same however it is written", () => {
  const plain = valuesOf(zip(small()));
  const rich = valuesOf(zip(richWorkbook()));

  test.each<[string, ZipOptions]>([
    ["with sizes after the data", { descriptor: true }],
    ["with zip64 fields", { zip64: true }],
    ["with zip64 fields and sizes after the data", { zip64: true, descriptor: true }],
    ["with backslashes in its names", { backslashes: true }],
    ["without compression", { stored: true }],
    ["with bytes in front of the zip", { preamble: Uint8Array.from([77, 90, 1, 2, 3]) }],
    ["with a comment at its end", { comment: "PK\u0005\u0006 made by hand" }],
  ])("%s", (_, options) => {
    expect(valuesOf(zip(richWorkbook(), options))).toEqual(rich);
    const file = openPackage(zip(richWorkbook(), options));
    const out = writeWorkbook(file, { functionNames, cells: [{ sheet: "Data", row: 30, column: 0, content: { value: 5 } }] });
    const again = readWorkbook(openPackage(out), functionNames);
    expect(again.sheets[2]!.cells.at(-1)).toMatchObject({ row: 30, column: 0, value: 5 });
    expect(again.sheets[0]!.cells).toEqual(readWorkbook(file, functionNames).sheets[0]!.cells);
  });

  test.each<[string, (parts: Parts) => Parts]>([
    ["with a prefix on every element", prefixed],
    ["in the strict namespaces", strict],
    ["in the strict namespaces with a prefix on every element", (parts) => strict(prefixed(parts))],
    ["with a byte-order mark before each part", marked],
    ["with parts in UTF-16", (parts) => utf16(parts, (path) => /\.(xml|rels)$/.test(path))],
    ["with comments, instructions and CDATA", annotated],
    ["with part names in another case", otherCase],
  ])("%s", (_, change) => {
    expect(valuesOf(zip(change(richWorkbook())))).toEqual(rich);
    expect(valuesOf(zip(change(small())))).toEqual(plain);
  });

  test("with rows and cells that do not say where they stand", () => {
    expect(valuesOf(zip(withoutReferences(small())))).toEqual(plain);
  });

  test("with cells that say where they stand in rows that do not", () => {
    const parts = plainWorkbook([{ name: "One", xml: '<sheetData><row><c r="A3"><v>1</v></c></row><row><c r="B7"><v>2</v></c></row></sheetData>' }]);
    expect(valuesOf(zip(parts))).toEqual([[[2, 0, 1, undefined], [6, 1, 2, undefined]]]);
  });

  test("without styles, shared strings, sheetData or a .rels for the sheet", () => {
    expect(valuesOf(zip(plainWorkbook([{ name: "Empty", xml: "" }])))).toEqual([[]]);
  });

  test("with content types last, twice the same, and defaults where others have overrides", () => {
    const parts = small();
    const types = String(parts.get("[Content_Types].xml"));
    parts.delete("[Content_Types].xml");
    parts.set("[Content_Types].xml", types.replace(/(<Override PartName="\/xl\/worksheets[^>]*>)/, "$1$1").replace(/<Default Extension="xml"[^>]*>/, '<Default Extension="XML" ContentType="application/xml"/>'));
    expect(valuesOf(zip(parts))).toEqual(plain);
  });

  test.each(["vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml", "vnd.ms-excel.sheet.macroEnabled.main+xml", "vnd.ms-excel.template.macroEnabled.main+xml"])("as application/%s", (type) => {
    const parts = small();
    parts.set("[Content_Types].xml", String(parts.get("[Content_Types].xml")).replace("vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", type));
    expect(valuesOf(zip(parts))).toEqual(plain);
    parts.set("_rels/.rels", String(parts.get("_rels/.rels")).replace("xl/workbook.xml", "/xl/workbook.xml"));
    expect(valuesOf(zip(parts))).toEqual(plain);
  });

  test("with a picture whose SVG has a document type, folders, and an unread part that is there twice", () => {
    const parts = small();
    parts.set("xl/media/image1.svg", '<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd"><svg/>');
    parts.set("xl/media/", new Uint8Array());
    parts.set("docProps/app.xml", "<Properties/>");
    parts.set("DocProps/App.xml", "<Properties><Application/></Properties>");
    expect(valuesOf(zip(parts))).toEqual(plain);
  });
});

describe("other kinds of files are named", () => {
  const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
  const text = (content: string) => bytesOf(content);

  test.each<[string, Uint8Array, ErrorCode]>([
    ["an empty file", new Uint8Array(), "file.notZip"],
    ["a web page", text("\ufeff <html><table><tr><td>1</td></tr></table></html>"), "file.notZip"],
    ["XML", text('<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>'), "file.notZip"],
    ["a PDF", text("%PDF-1.7 ..."), "file.notZip"],
    ["a text", text("name,amount\nsteel,1740\n"), "file.notZip"],
    ["noise", Uint8Array.from({ length: 400 }, (_, index) => (index * 131 + 7) & 255), "file.notZip"],
    ["an .xls", Uint8Array.from([...ole, ...new Array<number>(600).fill(0), ...Buffer.from("Workbook", "utf16le")]), "file.legacy"],
    ["a BIFF4 .xls", Uint8Array.from([9, 4, 6, 0, 0, 0, 16, 0]), "file.legacy"],
    ["a workbook with a password", Uint8Array.from([...ole, ...new Array<number>(600).fill(0), ...Buffer.from("EncryptedPackage", "utf16le")]), "file.encrypted"],
    ["a zip of something else", zipSync({ "readme.txt": text("hello") }), "file.notWorkbook"],
    ["an OpenDocument sheet", zipSync({ mimetype: text("application/vnd.oasis.opendocument.spreadsheet"), "content.xml": text("<x/>") }), "file.notWorkbook"],
  ])("%s", (_, bytes, code) => {
    expect(refusal(bytes)).toBe(code);
  });

  test.each([["xl/workbook.bin", "application/vnd.ms-excel.sheet.binary.macroEnabled.main"], ["word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"], ["ppt/presentation.xml", "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"]])("a package around %s", (path, type) => {
    const parts = small();
    parts.set("[Content_Types].xml", String(parts.get("[Content_Types].xml")).replace("/xl/workbook.xml", `/${path}`).replace("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", type));
    parts.set("_rels/.rels", String(parts.get("_rels/.rels")).replace("xl/workbook.xml", path));
    parts.set(path, "<document/>");
    expect(refusal(zip(parts))).toBe("file.notWorkbook");
  });
});

describe("a hostile file is refused before it does harm", () => {
  const withPart = (path: string, part: string | Uint8Array, options?: ZipOptions) => {
    const parts = small();
    parts.set(path, part);
    return zip(parts, options);
  };

  test("a part that unpacks to hundreds of times its size", () => {
    expect(refusal(withPart("xl/media/bomb.bin", new Uint8Array(65_000_000)))).toBe("file.tooLarge");
  });

  test("a sheet of blanks that unpacks beyond the limit", () => {
    const limits = { ...defaultLimits, partBytes: 1_000_000 };
    expect(refusal(withPart("xl/worksheets/sheet1.xml", `<worksheet>${" ".repeat(2_000_000)}</worksheet>`), limits)).toBe("file.tooLarge");
  });

  test("many parts that are too much together, and too many parts", () => {
    expect(refusal(withPart("a.bin", new Uint8Array(700_000)), { ...defaultLimits, totalBytes: 600_000 })).toBe("file.tooLarge");
    expect(refusal(zip(richWorkbook()), { ...defaultLimits, entries: 10 })).toBe("file.tooLarge");
    expect(refusal(zip(richWorkbook()), { ...defaultLimits, elements: 20 })).toBe("file.tooLarge");
  });

  test("a part that says it is small and is not", () => {
    const bytes = withPart("xl/lie.bin", new Uint8Array(3_000_000));
    const view = new DataView(bytes.buffer);
    for (let at = 0; at < bytes.length - 4; at++) if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) === 3_000_000) view.setUint32(at + 24, 10, true);
    expect(refusal(bytes)).toBe("file.damaged");
  });

  test("entries that share their bytes", () => {
    const bytes = withPart("xl/copy.bin", "1234");
    const view = new DataView(bytes.buffer);
    const records: number[] = [];
    for (let at = 0; at < bytes.length - 4; at++) if (view.getUint32(at, true) === 0x02014b50) records.push(at);
    view.setUint32(records.at(-1)! + 42, view.getUint32(records[1]! + 42, true), true);
    expect(refusal(bytes)).toBe("file.damaged");
  });

  test.each(["xl/workbook.xml", "xl/worksheets/sheet1.xml", "docProps/app.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml"])("an entity in %s", (path) => {
    const parts = small();
    const old = String(parts.get(path) ?? "<Properties/>").replace(/^<\?xml.*?\?>\s*/, "");
    parts.set(path, `<?xml version="1.0"?><!-- a --><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>${old}`);
    expect(refusal(zip(parts))).toBe("file.entity");
    expect(refusal(zip(utf16(parts, (one) => one === path)))).toBe("file.entity");
  });

  test("a document type behind a comment of a megabyte", () => {
    expect(refusal(withPart("customXml/item1.xml", `<!--${"x".repeat(1_000_000)}--><!DOCTYPE a><a/>`))).toBe("file.entity");
  });

  test.each(["../evil.xml", "xl/../../evil.xml", "..\\evil.xml", "C:\\evil.xml", "/etc/evil"])("the name %s", (path) => {
    expect(refusal(withPart(path, "<a/>"))).toBe("file.path");
  });

  test.each(['<row r="1"><c r="BDWGN1"/></row>', '<row r="1048577"/>', '<row r="1"><c r="A2"/></row>', '<row r="0"/>', '<row r="x"/>', '<row r="1"><c r="1A"/></row>', `<row r="1">${"<c/>".repeat(16_385)}</row>`])("a cell outside of the sheet: %#", (row) => {
    expect(refusal(zip(plainWorkbook([{ name: "One", xml: `<sheetData>${row}</sheetData>` }])))).toBe("file.damaged");
  });

  test("elements a hundred thousand deep", () => {
    const parts = small();
    parts.set("xl/workbook.xml", `<workbook>${"<a>".repeat(100_000)}${"</a>".repeat(100_000)}</workbook>`);
    expect(refusal(zip(parts))).toBe("file.damaged");
  });

  test("twenty thousand array formulas, each over all of the sheet below it", () => {
    const cells = Array.from({ length: 20_000 }, (_, index) => `<row r="${index + 1}"><c r="A${index + 1}"><f t="array" ref="A${index + 1}:XFD1048576">1</f><v>1</v></c></row>`).join("");
    expect(refusal(zip(plainWorkbook([{ name: "One", xml: `<sheetData>${cells}<row r="30000"><c r="B30000"><v>1</v></c></row></sheetData>` }])))).toBe("file.damaged");
  });

  test("a part that is read and there twice with different contents", () => {
    const parts = small();
    parts.set("XL/workbook.xml", "<workbook/>");
    expect(refusal(zip(parts))).toBe("file.damaged");
  });

  test("an entry that is encrypted", () => {
    const bytes = zip(small());
    const view = new DataView(bytes.buffer);
    for (let at = 0; at < bytes.length - 4; at++) if (view.getUint32(at, true) === 0x02014b50) view.setUint16(at + 8, 1, true);
    expect(refusal(bytes)).toBe("file.encrypted");
  });

  test.each(["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/_rels/workbook.xml.rels", "xl/workbook.xml"])("broken XML in %s", (path) => {
    const parts = small();
    parts.set(path, String(parts.get(path)).replace(/<\/\w+>$/, ""));
    expect(refusal(zip(parts))).toBe("file.damaged");
  });

  test("sheets that share a part", () => {
    const parts = small();
    parts.set("xl/workbook.xml", String(parts.get("xl/workbook.xml")).replace("</sheets>", '<sheet name="Two" sheetId="2" r:id="rId1"/></sheets>'));
    expect(refusal(zip(parts))).toBe("file.damaged");
  });

  test("a sheet that is listed and missing, a part that is no text", () => {
    const parts = small();
    parts.delete("xl/worksheets/sheet1.xml");
    expect(refusal(zip(parts))).toBe("file.damaged");
    expect(refusal(withPart("xl/workbook.xml", Uint8Array.from([60, 97, 62, 0xff, 0xfe, 60])))).toBe("file.damaged");
  });
});

describe("damage of any kind gives an error of ours or a sound result", () => {
  const bytes = zip(richWorkbook());

  test("cut off at every fiftieth of its length", () => {
    for (let step = 0; step < 50; step++) expect(refusal(bytes.slice(0, Math.floor((bytes.length * step) / 50)))).toMatch(/^file\./);
  });

  test("bits turned over at random", () => {
    let seed = 20_261;
    const random = (below: number) => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
      return Math.floor((seed / 2 ** 32) * below);
    };
    let refused = 0;
    for (let round = 0; round < 400; round++) {
      const copy = bytes.slice();
      for (let flips = 1 + random(3); flips > 0; flips--) copy[random(copy.length)]! ^= 1 << random(8);
      if (refusal(copy) !== null) refused++;
    }
    expect(refused).toBeGreaterThan(200);
  });

  test("characters of the XML changed at random, with a checksum that fits", () => {
    let seed = 77;
    const random = (below: number) => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
      return Math.floor((seed / 2 ** 32) * below);
    };
    const marks = '<>/"&;=[](){}!#0aA -';
    for (let round = 0; round < 200; round++) {
      const parts = richWorkbook();
      const paths = [...parts.keys()].filter((path) => typeof parts.get(path) === "string");
      const path = paths[random(paths.length)]!;
      const text = String(parts.get(path));
      const at = random(text.length);
      parts.set(path, text.slice(0, at) + marks[random(marks.length)]! + text.slice(at + random(3)));
      const damaged = zip(parts, { stored: true });
      if (refusal(damaged) === null) {
        const file = openPackage(damaged);
        const sheet = readWorkbook(file, functionNames).sheets.find((one) => one.kind === "worksheet")!;
        try {
          writeWorkbook(file, { functionNames, cells: [{ sheet: sheet.name, row: 40, column: 2, content: { formula: "=PCF.MATERIAL(A1)" }, format: "0.0" }] });
        } catch (error) {
          if (!isPcfError(error)) throw error;
        }
      }
    }
  });
});
