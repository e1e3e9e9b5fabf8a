import { Decimal } from "../units/decimal";
import data from "./primaryWords.json";

/** 1 for a word that says primary data, 0 for one that says secondary; null for any other. */
export function primaryWord(text: string): Decimal | null {
  const word = text.normalize("NFKC").toLowerCase().trim();
  if (data.primary.includes(word)) return new Decimal(1);
  return data.secondary.includes(word) ? new Decimal(0) : null;
}
