import { attributesOf } from "./xmlText";
import type { Workbook } from "./port";

/** The namespace of the custom XML part that keeps what a person has chosen for this workbook. */
export const settingsNamespace = "urn:pcf-for-excel:settings:1";

/**
 * Whether factors that formulas name are written into the workbook by themselves. It belongs to the workbook and travels with it: on a
 * colleague's machine its factors stay complete as well, and no other workbook that a person merely opens is written into.
 */
export async function pinsByItself(workbook: Workbook): Promise<boolean> {
  const [, head = ""] = /<settings ([^>]*)>/.exec((await workbook.part(settingsNamespace)) ?? "") ?? [];
  return attributesOf(head).pin === "yes";
}

export function letPinByItself(workbook: Workbook, wanted: boolean): Promise<void> {
  return workbook.setPart(settingsNamespace, wanted ? `<settings xmlns="${settingsNamespace}" pin="yes"/>` : null);
}
