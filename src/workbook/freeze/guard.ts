import { quoted } from "../../tables/formula/quoted";

/**
 * What must hold for a frozen formula to mean what it meant: numbers where there were numbers, and the very texts (units, names of factors)
 * whose conversion is written into it. Where one no longer holds, the formula answers #N/A instead of a wrong number.
 */
export class Guard {
  private readonly numbers: string[] = [];
  private readonly conditions: string[] = [];
  private readonly texts: { readonly read: string; readonly present: string }[] = [];
  private blank: string | null = null;

  number(read: string, sign: "any" | "not negative" | "positive" = "any"): void {
    if (!this.numbers.includes(read)) this.numbers.push(read);
    if (sign !== "any") this.condition(`${read}${sign === "positive" ? ">0" : ">=0"}`);
  }

  text(read: string, present: string): void {
    if (!this.texts.some((one) => one.read === read)) this.texts.push({ read, present });
  }

  condition(text: string): void {
    if (!this.conditions.includes(text)) this.conditions.push(text);
  }

  /** A blank here is a blank result. */
  blankAt(read: string): void {
    this.blank = read;
  }

  /** The formula (without "=") behind its guard. */
  around(formula: string): string {
    const all: string[] = [];
    if (this.numbers.length > 0) all.push(`COUNT(${this.numbers.join(",")})=${this.numbers.length}`);
    all.push(...this.conditions, ...this.exact());
    const guarded = all.length === 0 ? formula : `IF(${all.length === 1 ? all[0]! : `AND(${all.join(",")})`},${formula},NA())`;
    return this.blank === null ? guarded : `IF(${this.blank}="","",${guarded})`;
  }

  /** All texts in one comparison, as far as Excel takes a text so long. Case counts: mg is not Mg. */
  private exact(): string[] {
    const present = this.texts.map((one) => one.present).join("|");
    if (this.texts.length > 1 && present.length <= longestText) return [`EXACT(${this.texts.map(({ read }) => read).join('&"|"&')},${quoted(present)})`];
    return this.texts.map((one) => `EXACT(${one.read},${quoted(one.present)})`);
  }
}

/** The longest text between quotation marks that Excel takes in a formula. */
export const longestText = 255;
