import places from "../../src/factors/names/places.json";
import type { Language } from "../../src/locales";

const known = new Map(places.map((place) => [place.code, place]));
const countries: Partial<Record<Language, Intl.DisplayNames>> = {};

/** "CN-North" as people say it; a code that nobody has named stays a code. */
export function regionName(code: string, language: Language): string {
  const place = known.get(code);
  if (place) return place[language];
  const names = (countries[language] ??= new Intl.DisplayNames([language === "zh" ? "zh-CN" : "en"], { type: "region", fallback: "none" }));
  const [country = "", ...rest] = code.split("-");
  if (!/^[A-Z]{2}$/.test(country)) return code;
  const name = names.of(country) ?? country;
  return rest.length === 0 ? name : `${name} ${rest.join("-")}`;
}
