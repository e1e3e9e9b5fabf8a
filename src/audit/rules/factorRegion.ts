import { nameKey, simplify } from "../../factors/names/nameKey";
import places from "../../factors/names/places.json";
import { cellAddress } from "../address";
import { withUnit } from "../arithmetic";
import { powerRows } from "../electricity";
import { significant } from "../interval";
import type { Rule } from "../rule";

/** ISO country of a place as people write it ("CN", "中国", "辽宁省", "North China"); undefined where it is none that we know. */
function countryOf(place: string | null): string | undefined {
  if (place === null) return undefined;
  const code = /^[A-Z]{2}(?=$|-)/.exec(place.trim())?.[0];
  if (code !== undefined) return code;
  const words = place.split(/[\s,，、;；/()（）]+/).flatMap((word) => [word, word.replace(/(省|市|自治区|地区)$/, "")]).map(nameKey);
  const found = places.find(({ zh, en, also }) => [zh, en, ...also].some((name) => words.includes(nameKey(name)) || nameKey(name) === nameKey(place)));
  return found?.code.slice(0, 2);
}

/** The electricity factor of another place than the row names: North China's value in a row of East China. */
export const factorRegion: Rule = {
  id: "factor.region",
  *check(evidence) {
    const home = countryOf(evidence.context.study?.study.region ?? null);
    for (const { entry, factor, owners, place, placeText } of powerRows(evidence)) {
      const first = owners[0];
      if (!first) continue;
      const wanted = place ? new Set([...place.factors, ...place.others].map((each) => each.region)) : null;
      // Without a place the language of the row is all there is to go by: worth a remark, no more.
      const land = home ?? (/\p{Script=Han}/u.test(entry.name) && simplify(entry.name) === entry.name ? "CN" : undefined);
      const other = wanted ? !owners.some((owner) => wanted.has(owner.region)) : land !== undefined && !owners.some((owner) => owner.region.slice(0, 2) === land.slice(0, 2));
      if (!other || (wanted === null && home === undefined && significant(factor.cell) < 4)) continue;
      yield {
        rule: "factor.region",
        severity: wanted || home !== undefined ? "warning" : "info",
        sheet: entry.table.sheet,
        range: cellAddress(factor.cell),
        message: {
          en: `${entry.name}: ${withUnit(factor)} is the value of ${first.nameEn} (${first.region}), but the row is of ${placeText || (land ?? "")}.`,
          zh: `${entry.name}：${withUnit(factor)} 是“${first.nameZh}”（${first.region}）的数值，而本行写的是${placeText || (land ?? "")}。`,
        },
        ...(place?.factors[0] && { expected: `${place.factors[0].value} ${place.factors[0].unit}` }),
      };
    }
  },
};
