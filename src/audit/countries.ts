import { nameKey } from "../factors/names/nameKey";
import places from "../factors/names/places.json";
import { plainText } from "../tables/plainText";
import { remembered } from "../tables/remembered";

/** ISO country of a place as people write it ("CN", "中国", "辽宁省", "North China"); undefined where it is none that we know. */
export function countryOf(place: string | null): string | undefined {
  if (place === null) return undefined;
  const code = /^[A-Z]{2}(?=$|-)/.exec(place.trim())?.[0];
  if (code !== undefined) return code;
  const words = place.split(/[\s,，、;；/()（）]+/).flatMap((word) => [word, word.replace(/(省|市|自治区|地区)$/, "")]).map(nameKey);
  const found = places.find(({ zh, en, also }) => [zh, en, ...also].some((name) => words.includes(nameKey(name)) || nameKey(name) === nameKey(place)));
  return found?.code.slice(0, 2);
}

let names: ReadonlyMap<string, string> | undefined;

/** The one country that a text names in English or Chinese ("中国江苏省", "Leeds, United Kingdom", "UK"). */
export const countryIn = remembered(10_000, look);

/** Four words, or eight characters, are the longest name that people write. */
const longest = { words: 4, characters: 8 };

/** "electricity, medium voltage {PL}": how databases name the country of a dataset. */
const datasetCountry = /\{([A-Z]{2})(?:-[A-Z0-9]+)?\}/;

function look(text: string): string | undefined {
  const dataset = datasetCountry.exec(text)?.[1];
  if (dataset) return dataset;
  names ??= new Map(countryNames());
  const words = plainText(text.slice(0, 200)).split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
  const found = new Set<string>();
  const ask = (name: string) => { const code = names?.get(name); if (code) found.add(code); };
  for (const [at, word] of words.entries()) {
    for (let count = 1; count <= longest.words && at + count <= words.length; count++) ask(words.slice(at, at + count).join(" "));
    if (!/\p{Script=Han}/u.test(word)) continue;
    for (let from = 0; from < word.length; from++)
      for (let length = 2; length <= longest.characters && from + length <= word.length; length++) ask(word.slice(from, from + length));
  }
  return found.size === 1 ? [...found][0] : undefined;
}

function countryNames(): readonly (readonly [string, string])[] {
  const list: (readonly [string, string])[] = [
    ["uk", "GB"],
    ["great britain", "GB"],
    ["england", "GB"],
    ["scotland", "GB"],
    ["usa", "US"],
    ["prc", "CN"],
    ["korea", "KR"],
    ["韩国", "KR"],
    ["台湾", "TW"],
    ["taiwan", "TW"],
    ["香港", "HK"],
    ...["台北", "新北", "桃园", "新竹", "苗栗", "台中", "彰化", "云林", "嘉义", "台南", "高雄", "屏东"].map((city) => [city, "TW"] as const),
    ["czech republic", "CZ"],
    ["turkey", "TR"],
    ["越南", "VN"],
  ];
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  for (const language of ["en", "zh-Hans"]) {
    const of = new Intl.DisplayNames([language], { type: "region", fallback: "none" });
    for (const a of letters) for (const b of letters) {
      const name = of.of(a + b);
      // "UK" and "DD" are names of old for GB and DE.
      const code = new Intl.Locale(`und-${a}${b}`).region;
      if (name && code && !["EU", "EZ", "UN", "ZZ", "QO", "XA", "XB"].includes(code))
        list.push([
          plainText(name)
            .replace(/[^\p{L}\p{N}]+/gu, " ")
            .trim(),
          code,
        ]);
    }
  }
  for (const { code, zh, en } of places) if (code.startsWith("CN-")) list.push([plainText(zh), "CN"], [plainText(en), "CN"]);
  return list.filter(([name]) => name.length >= 2);
}
