import { nearestUnits } from "../../units";
import { perRow } from "../../tables/roles";
import { plainText } from "../../tables/plainText";
import { cellAddress } from "../address";
import type { Rule } from "../rule";

/** Three consonants and more: no word of a language, so no private unit either. */
const withoutVowel = /^[bcdfghjklmnpqrstvwxz]{3,}$/i;

/** A unit nobody knows ("kgg", "tonn"), with the nearest known ones. A private unit that the factor shares ("桶", "kgCO2e/桶") is accepted. */
export const unitUnknown: Rule = {
  id: "unit.unknown",
  *check({ entries }) {
    for (const [table, list] of entries) {
      for (const entry of list) {
        const perTexts = entry.factors
          .filter(
            ({ unitCell, column }) => unitCell !== null || (column.unit?.kind === "emission" && column.unit.per !== undefined && !perRow.test(column.unit.per)),
          )
          .map((factor) => plainText(factor.unitText.split(/\/|per /i).at(-1) ?? ""));
        for (const amount of [...entry.quantities, ...(entry.distance ? [entry.distance] : []), ...entry.emissions, ...entry.factors]) {
          if (amount.unit !== null || amount.unitText === "" || amount.unitText.length > 20 || !amount.unitCell || amount.unitText === "%") continue;
          const shared = perTexts.includes(plainText(amount.unitText));
          // "kqz" and "kgCO2e/kqz" go together, and are still no unit.
          if (
            (shared && !withoutVowel.test(amount.unitText)) ||
            (amount.column.role === "factor" && entry.quantities.some((quantity) => perTexts.includes(plainText(quantity.unitText))))
          )
            continue;
          const nearest = nearestUnits(amount.unitText);
          yield {
            rule: "unit.unknown",
            // A product's own unit ("block", "pail") that no factor is per changes no result.
            severity: shared ? "info" : entry.factors.length > 0 || amount.column.role === "emission" || nearest.length > 0 ? "warning" : "info",
            sheet: table.sheet,
            range: cellAddress(amount.unitCell),
            message: {
              en: `${entry.name}: the unit "${amount.unitText}" is not known${nearest.length > 0 ? `; near it are ${nearest.slice(0, 3).join(", ")}` : ""}.`,
              zh: `${entry.name}：无法识别单位“${amount.unitText}”${nearest.length > 0 ? `；相近的单位有 ${nearest.slice(0, 3).join("、")}` : ""}。`,
            },
            ...(nearest[0] !== undefined && { expected: nearest[0] }),
          };
        }
      }
    }
  },
};
