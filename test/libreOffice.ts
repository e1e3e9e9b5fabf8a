import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { csvParseRows } from "d3-dsv";

const folder = mkdtempSync(path.join(tmpdir(), "pcf-libreoffice-"));
const allSheets = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1";

/**
 * The cells of workbooks as LibreOffice reads and calculates them, unformatted, by file and sheet. A formula without a cached result is
 * calculated; one run serves all files. The profile is a new one, so that nobody's settings count.
 */
export function calculatedByLibreOffice(files: Readonly<Record<string, Uint8Array>>): Map<string, Map<string, string[][]>> {
  const work = mkdtempSync(path.join(folder, "run-"));
  const out = path.join(work, "out");
  mkdirSync(out);
  const paths = Object.entries(files).map(([name, bytes]) => {
    const file = path.join(work, `${name}.xlsx`);
    writeFileSync(file, bytes);
    return file;
  });
  const run = spawnSync("soffice", ["--headless", `-env:UserInstallation=file://${path.join(folder, "profile")}`, "--convert-to", allSheets, "--outdir", out, ...paths], { encoding: "utf8", timeout: 240_000 });
  if (run.status !== 0) throw new Error(`LibreOffice: ${run.stderr || run.error?.message}`);
  const written = readdirSync(out);
  return new Map(Object.keys(files).map((name) => [name, new Map(written.filter((file) => file.startsWith(`${name}-`)).map((file) => [file.slice(name.length + 1, -4), csvParseRows(readFileSync(path.join(out, file), "utf8"))]))]));
}

/** A workbook as LibreOffice saves it again in its own format, to see what it made of it. */
export function savedByLibreOffice(bytes: Uint8Array): Uint8Array {
  const work = mkdtempSync(path.join(folder, "save-"));
  const file = path.join(work, "workbook.xlsx");
  writeFileSync(file, bytes);
  const run = spawnSync("soffice", ["--headless", `-env:UserInstallation=file://${path.join(folder, "profile")}`, "--convert-to", "ods", "--outdir", work, file], { encoding: "utf8", timeout: 120_000 });
  if (run.status !== 0) throw new Error(`LibreOffice: ${run.stderr || run.error?.message}`);
  return readFileSync(path.join(work, "workbook.ods"));
}
