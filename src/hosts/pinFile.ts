import type { Factor } from "../factors/factor";
import type { Language } from "../locales";
import { addFactors } from "./addFactorsToFile";
import { calculateFile } from "./calculatedFile";
import type { CalculatedFile } from "./calculatedFile";
import { openLibrary } from "./headless";

/** Writes every factor that formulas use by id or name, and that the workbook does not hold yet, into its PCF Factors. */
export async function pinFile(bytes: Uint8Array, language: Language): Promise<{ readonly bytes: Uint8Array; readonly added: readonly Factor[]; readonly calculated: CalculatedFile }> {
  const calculated = await calculateFile(bytes, language);
  return { ...addFactors(bytes, calculated, calculated.used, openLibrary().version, language), calculated };
}
