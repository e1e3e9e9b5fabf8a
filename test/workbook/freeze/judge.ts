import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { freezeFile } from "../../../src/hosts/freezeFile";
import { openPackage, readWorkbook } from "../../../src/hosts/file";
import { functionNames } from "../../../src/hosts/functionNames";
import { recalculate } from "../../../src/hosts/recalculate";
import { thawFile } from "../../../src/hosts/thawFile";
import type { CellValue } from "../../../src/tables/grid";
import { findCalls } from "../../../src/workbook/freeze/calls";
import { frozenNamespace } from "../../../src/workbook/freeze/frozenPart";
import { notesSheetName } from "../../../src/workbook/freeze/notesSheet";
import { zip } from "../../hosts/file/fixtures/zip";
import { nameOf } from "./generated";

export interface Verdict {
  /** Everything that is not as it must be, with the workbook and the cell. */
  readonly wrong: readonly string[];
  readonly frozen: number;
  /** The calls in cells that kept their value. */
  readonly kept: readonly string[];
}

/**
 * Freezes workbooks; has LibreOffice calculate them from nothing, in one run; compares each cell with ours to 12 digits; and thaws both
 * what was frozen and what LibreOffice saved.
 */
export async function judge(files: ReadonlyMap<string, Uint8Array>): Promise<Verdict> {
  const wrong: string[] = [];
  const kept: string[] = [];
  const bare = new Map<string, Uint8Array>();
  const wanted = new Map<string, Uint8Array>();
  let frozen = 0;
  for (const [name, bytes] of files) {
    const calculated = (await recalculate(bytes, "en")).bytes;
    wanted.set(name, calculated);
    const { bytes: native, values, formulas } = await freezeFile(bytes, "en");
    frozen += formulas;
    kept.push(...values.map(({ formula }) => formula));
    for (const { sheet, row, column, formula } of formulasOf(native)) if (/PCF\.[A-Z]/.test(formula)) wrong.push(`${name} ${nameOf(`${sheet} ${row},${column}`)}: still ${formula}`);
    const thawed = await thawFile(native, "en");
    for (const { cell } of thawed.edited) wrong.push(`${name} ${cell}: not thawed`);
    wrong.push(...differentCells(name, calculated, thawed.bytes));
    bare.set(name, forgetful(native));
  }
  const seen = byLibreOffice(bare);
  for (const [name, bytes] of files) {
    const found = seen.get(name);
    if (found === undefined) {
      wrong.push(`${name}: not opened by LibreOffice`);
      continue;
    }
    const values = valuesOf(found);
    for (const [place, value] of valuesOf(wanted.get(name)!)) if (!same(values.get(place), value)) wrong.push(`${name} ${nameOf(place)}: ${JSON.stringify(value)} here, ${JSON.stringify(values.get(place))} in LibreOffice`);
    // What LibreOffice saved is thawed as well: its spelling of a formula is no edit.
    const back = await thawFile(found, "en");
    for (const { cell, changed } of back.edited) wrong.push(`${name} ${cell}: edited at ${changed}, says thaw of what LibreOffice saved`);
    if (readWorkbook(openPackage(back.bytes), functionNames).customXml.has(frozenNamespace)) wrong.push(`${name}: the part is still there`);
    const [before, after] = [bytes, back.bytes].map((one) => formulasOf(one).filter(({ formula }) => findCalls(formula).length > 0).map(({ sheet, row, column, formula }) => `${nameOf(`${sheet} ${row},${column}`)} ${formula}`));
    for (const formula of before!) if (!after!.includes(formula)) wrong.push(`${name} ${formula}: not as it was after LibreOffice`);
  }
  return { wrong, frozen, kept: [...new Set(kept)] };
}

/** The cells of formulas, attributes and all, that are not byte for byte as they were. */
function differentCells(name: string, before: Uint8Array, after: Uint8Array): string[] {
  const [one, other] = [before, after].map(formulaCells);
  return [...one!].flatMap(([place, xml]) => (other!.get(place) === xml ? [] : [`${name} ${place}: ${xml} came back as ${other!.get(place)}`]));
}

function formulaCells(bytes: Uint8Array): Map<string, string> {
  const file = openPackage(bytes);
  const sheets = readWorkbook(file, functionNames).sheets;
  return new Map(sheets.flatMap(({ name, path }) => [...file.text(path).matchAll(/<c r="(\w+)"(?:[^>]*)>(?:<f[\s>])[\s\S]*?<\/c>/g)].map(([xml, cell]) => [`${name}!${cell}`, xml] as const)));
}

/** The file without a single cached result. */
export function forgetful(bytes: Uint8Array): Uint8Array {
  const parts = new Map(Object.entries(unzipSync(bytes)));
  for (const [path, data] of parts) {
    if (!/worksheets\/sheet\d+\.xml$/.test(path)) continue;
    const text = new TextDecoder().decode(data).replace(/(<c [^>]*?)( t="\w+")?((?: cm="\d+")?)>(<f[\s>][^]*?<\/f>)<v>[^<]*<\/v>/g, "$1$3>$4");
    parts.set(path, new TextEncoder().encode(text));
  }
  return zip(parts);
}

/** Calculates all of them in one run of LibreOffice, whose profile is new; one it does not open is left out. */
function byLibreOffice(files: ReadonlyMap<string, Uint8Array>): Map<string, Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), "pcf-frozen-"));
  try {
    const [from, to] = [join(folder, "in"), join(folder, "out")];
    mkdirSync(from);
    const names = [...files.keys()];
    names.forEach((name, index) => writeFileSync(join(from, `${index}.xlsx`), files.get(name)!));
    const run = spawnSync("soffice", ["--headless", `-env:UserInstallation=file://${join(folder, "profile")}`, "--convert-to", "xlsx", "--outdir", to, ...names.map((_, index) => join(from, `${index}.xlsx`))], { encoding: "utf8", timeout: 500_000 });
    if (run.status !== 0) throw new Error(`LibreOffice: ${run.stderr || run.error?.message}`);
    return new Map(names.flatMap((name, index) => {
      try {
        return [[name, new Uint8Array(readFileSync(join(to, `${index}.xlsx`)))] as const];
      } catch {
        return [];
      }
    }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The values of all cells but those of the sheet that freezing adds. */
function valuesOf(bytes: Uint8Array): Map<string, CellValue> {
  return new Map(readWorkbook(openPackage(bytes), functionNames).sheets.filter(({ name }) => name !== notesSheetName).flatMap((sheet) => sheet.cells.map(({ row, column, value }): [string, CellValue] => [`${sheet.name} ${row},${column}`, value])));
}

function formulasOf(bytes: Uint8Array) {
  return readWorkbook(openPackage(bytes), functionNames).sheets.flatMap((sheet) => sheet.cells.flatMap(({ row, column, formula, filledBy }) => (formula === undefined || filledBy ? [] : [{ sheet: sheet.name, row, column, formula }])));
}

function same(one: CellValue | undefined, other: CellValue | undefined): boolean {
  if (typeof one === "number" && typeof other === "number") return Math.abs(one - other) <= 1e-12 * Math.abs(other);
  return JSON.stringify(one ?? "") === JSON.stringify(other ?? "");
}
