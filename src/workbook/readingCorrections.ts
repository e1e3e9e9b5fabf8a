import words from "../tables/roleWords.json";
import type { Role } from "../tables/header";
import type { Override } from "../tables/readSheet";
import type { Workbook } from "./port";
import { attributesOf, escapeXml } from "./xmlText";

/** The namespace of the custom XML part that keeps what a person has put right in the reading of the tables. */
export const correctionsNamespace = "urn:pcf-for-excel:reading:1";

export type TablePlace = Pick<Override, "sheet" | "row" | "column">;

/** The corrections with one column's role changed; null gives the column back to the reader. */
export function withRole(corrections: readonly Override[], place: TablePlace, column: number, role: Role | null): readonly Override[] {
  const before = corrections.find((one) => samePlace(one, place));
  const roles = new Map(before?.roles ?? []);
  if (role === null) roles.delete(column);
  else roles.set(column, role);
  return [...corrections.filter((one) => one !== before), ...(roles.size > 0 ? [{ ...place, roles }] : [])];
}

/** The corrections with a table that is none; its roles are forgotten. */
export function withoutTable(corrections: readonly Override[], place: TablePlace): readonly Override[] {
  return [...forgotten(corrections, place), { ...place, roles: new Map(), notATable: true }];
}

/** The corrections without any of this table's. */
export function forgotten(corrections: readonly Override[], place: TablePlace): readonly Override[] {
  return corrections.filter((one) => !samePlace(one, place));
}

export function samePlace(one: TablePlace, other: TablePlace): boolean {
  return one.sheet === other.sheet && one.row === other.row && one.column === other.column;
}

export function writeCorrectionsPart(corrections: readonly Override[]): string {
  const tables = corrections.map(({ sheet, row, column, roles, notATable }) => {
    const columns = [...roles].map(([index, role]) => `<column index="${index}" role="${role}"/>`);
    return `<table sheet="${escapeXml(sheet)}" row="${row}" column="${column}"${notATable ? ' none="true"' : ""}>${columns.join("")}</table>`;
  });
  return `<reading xmlns="${correctionsNamespace}">${tables.join("")}</reading>`;
}

/** Reads the part again; what is not as it was written is passed over. */
export function readCorrectionsPart(xml: string): readonly Override[] {
  return [...xml.matchAll(/<table\s([^>]*?)(?:\/>|>([\s\S]*?)<\/table>)/g)].flatMap(([, head = "", body = ""]): Override[] => {
    const { sheet, row, column, none } = attributesOf(head);
    if (sheet === undefined || !isIndex(row) || !isIndex(column)) return [];
    const roles = [...body.matchAll(/<column\s([^>]*?)\/?>/g)].flatMap(([, text = ""]): [number, Role][] => {
      const { index, role } = attributesOf(text);
      return isIndex(index) && role !== undefined && Object.hasOwn(words, role) ? [[Number(index), role as Role]] : [];
    });
    return [{ sheet, row: Number(row), column: Number(column), roles: new Map(roles), ...(none === "true" && { notATable: true }) }];
  });
}

function isIndex(text: string | undefined): boolean {
  return text !== undefined && /^\d{1,7}$/.test(text);
}

/** The corrections among the custom XML parts of a file. */
export function correctionsOf(parts: ReadonlyMap<string, string>): readonly Override[] {
  return readCorrectionsPart(parts.get(correctionsNamespace) ?? "");
}

export async function readCorrections(workbook: Workbook): Promise<readonly Override[]> {
  return readCorrectionsPart((await workbook.part(correctionsNamespace)) ?? "");
}

export async function keepCorrections(workbook: Workbook, corrections: readonly Override[]): Promise<void> {
  await workbook.setPart(correctionsNamespace, corrections.length === 0 ? null : writeCorrectionsPart(corrections));
}
