import type { Factor } from "../factor";
import { plainText } from "../names/nameKey";
import { spellingsOf } from "./expand";
import { plainDecimal } from "./searchIndex";
import type { Token } from "./tokens";

/** The part of a factor that answers a part of the query. */
export interface Match {
  readonly query: string;
  readonly field: "name" | "synonym" | "id" | "value" | "year" | "region" | "unit" | "source" | "sound-or-spelling";
  /** The text of the factor in which it was found; "" for pinyin and typing errors. */
  readonly text: string;
}

/** Why a factor is among the hits: for each part of the query the first field that holds it. */
export function explainHit(factor: Factor, tokens: readonly Token[]): Match[] {
  return tokens.map(({ kind, text }) => {
    const forms = kind === "word" ? spellingsOf(text) : [text];
    const holds = (field: string) => {
      const plain = plainText(field);
      return forms.some((form) => plain.includes(form));
    };
    const synonym = factor.synonyms.find(holds);
    const [first = "", second = ""] = holds(factor.nameZh) ? [factor.nameZh] : holds(factor.nameEn) ? [factor.nameEn] : [];
    const found = ((): [Match["field"], string] => {
      if (kind === "number" && plainDecimal(factor.value).startsWith(plainDecimal(text)) && text.length >= 3 && !factor.dataYear.startsWith(text)) return ["value", factor.value];
      if (kind === "number" && factor.dataYear.startsWith(text)) return ["year", factor.dataYear];
      if (first !== "" || second !== "") return ["name", first];
      if (synonym !== undefined) return ["synonym", synonym];
      if (holds(factor.id)) return ["id", factor.id];
      if (holds(factor.region)) return ["region", factor.region];
      if (holds(factor.unit)) return ["unit", factor.unit];
      if (holds(`${factor.source} ${factor.publisher}`)) return ["source", factor.source];
      return ["sound-or-spelling", ""];
    })();
    return { query: text, field: found[0], text: found[1] };
  });
}
