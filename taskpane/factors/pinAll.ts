import type { Factor } from "../../src/factors/factor";
import { findFactorsSheet, planPins, writeWithPins } from "../../src/workbook/pinFactors";
import { failureText } from "../failureText";
import type { Model } from "../model";

/** Adds a person's own factors to the workbook's own. Answers null, or why it could not be done. */
export async function pinAll(model: Model, factors: readonly Factor[]): Promise<string | null> {
  try {
    await writeWithPins(model.host, planPins(await findFactorsSheet(model.host), factors, model.language), [], null);
    await model.readPinned();
    return null;
  } catch (thrown) {
    return failureText(thrown, model);
  }
}
