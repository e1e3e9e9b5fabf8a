import type { Owner } from "../src/factors/whois";
import type { Language } from "../src/locales";
import type { Cell } from "./cell";

/** An owner of a number as a row of cells: id, name, value, unit, source, how it matches. */
export function ownerRow(owner: Owner, language: Language): Cell[] {
  const { factor, fuel } = owner;
  const name = (one: { nameZh: string; nameEn: string }) => (language === "zh" ? one.nameZh || one.nameEn : one.nameEn || one.nameZh);
  if (factor !== undefined) return [factor.id, name(factor), Number(owner.value), owner.unit, factor.source, howText(owner, language)];
  if (fuel !== undefined) return [`${fuel.id}@${fuel.set}`, name(fuel), Number(owner.value), owner.unit, `${fuel.source} (${owner.formula ?? ""})`, howText(owner, language)];
  return ["", "", Number(owner.value), owner.unit, "", howText(owner, language)];
}

/** "exact, 4 digits, strong", with the power of ten and the other unit where there are. */
export function howText({ how, power, digits, strength, converted }: Owner, language: Language): string {
  const say = words[language];
  const parts = [how === "power-of-ten" ? say.power(power) : say.how[how], ...(converted ? [say.converted] : []), say.digits(digits), say.strength[strength]];
  return parts.join(say.comma);
}

const words = {
  en: {
    how: { exact: "exact", rounded: "rounded", truncated: "cut off", nearly: "nearly" },
    power: (power: number) => `10^${power} times the published value`,
    converted: "in another unit", digits: (count: number) => `${count} digits`, strength: { strong: "strong", fair: "fair", weak: "weak" }, comma: ", ",
  },
  zh: {
    how: { exact: "完全一致", rounded: "四舍五入后一致", truncated: "截尾后一致", nearly: "接近" },
    power: (power: number) => `为公布值的 10^${power} 倍`,
    converted: "换算单位后", digits: (count: number) => `${count} 位有效数字`, strength: { strong: "把握大", fair: "把握中等", weak: "把握小" }, comma: "，",
  },
} as const;
