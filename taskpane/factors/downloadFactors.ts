import type { Factor } from "../../src/factors/factor";
import { factorPack } from "../../src/workbook/importFactors";
import { element } from "../element";

/** Hands the workbook's own factors to the downloads: a pack that another person imports. */
export function downloadFactors(factors: readonly Factor[]): void {
  const address = URL.createObjectURL(new Blob([factorPack(factors)], { type: "text/csv;charset=utf-8" }));
  const link = element("a", { href: address, download: "PCF Factors.csv", hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads the file after this turn.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
