import type { Verdict } from "../src/footprint/check";
import type { Language } from "../src/locales";
import { Decimal } from "../src/units";

/** What PCF.CHECK answers: "OK", or what is wrong in the person's language. */
export function verdictText(verdict: Verdict, language: Language): string {
  switch (verdict.kind) {
    case "agrees":
      return "OK";
    case "scale":
      return words[language].scale(new Decimal(10).pow(Math.abs(verdict.power)).toFixed(), verdict.power > 0, verdict.meant, verdict.written, expectedText(verdict));
    case "sign":
      return words[language].sign(expectedText(verdict));
    case "differs":
      return verdict.by === null ? words[language].notZero(expectedText(verdict)) : words[language].differs(percentText(verdict.by), verdict.by.isPositive(), expectedText(verdict));
  }
}

function expectedText({ expected }: Exclude<Verdict, { kind: "agrees" }>): string {
  return `${expected.value.toSignificantDigits(6).toString()} ${expected.unit.symbol}`;
}

/** Three digits say how far off it is; more would pretend. */
function percentText(by: Decimal): string {
  return `${by.abs().times(100).toSignificantDigits(3).toString()} %`;
}

const words = {
  en: {
    scale: (times: string, large: boolean, meant: string | undefined, written: string | undefined, expected: string) =>
      `${times} times too ${large ? "large" : "small"}: ${meant && written ? `${meant} written as ${written}?` : `${expected} expected.`}`,
    sign: (expected: string) => `The sign is reversed: ${expected} expected.`,
    notZero: (expected: string) => `Not 0: ${expected} expected.`,
    differs: (percent: string, large: boolean, expected: string) => `${percent} too ${large ? "large" : "small"}: ${expected} expected.`,
  },
  zh: {
    scale: (times: string, large: boolean, meant: string | undefined, written: string | undefined, expected: string) =>
      `${large ? "偏大" : "偏小"} ${times} 倍：${meant && written ? `是否把 ${meant} 写成了 ${written}？` : `应为 ${expected}。`}`,
    sign: (expected: string) => `正负号相反：应为 ${expected}。`,
    notZero: (expected: string) => `不为 0：应为 ${expected}。`,
    differs: (percent: string, large: boolean, expected: string) => `${large ? "偏大" : "偏小"} ${percent}：应为 ${expected}。`,
  },
};
