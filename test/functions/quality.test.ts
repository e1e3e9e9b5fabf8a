import { dqr, overallquality, primaryshare, quality, qualitygrade } from "../../functions";
import { speak } from "../../functions/session";
import { overallScore } from "../../src/interpretation/nineScore";
import { Decimal } from "../../src/units";
import { call, column, message } from "./call";

afterEach(() => speak("en"));

// The data quality table of the report on axle fasteners, with the shares as printed: they add up to 97.42 %.
const scores = [[9, 9, 9, 7, 9], [7, 9, 5, 7, 7], [9, 9, 9, 9, 9], [7, 9, 7, 7, 7], [7, 9, 7, 7, 7]];
const printedShares = [56.25, 0.1, 35.01, 1.4, 4.66];
const scoreColumn = () => call(quality, ...[0, 1, 2, 3, 4].map((indicator) => scores.map((row) => [row[indicator]]))) as number[][];

describe("PCF.QUALITY", () => {
  it("scores the rows of the report", () => {
    expect(scoreColumn()).toEqual([[8.5], [7], [9], [22 / 3], [22 / 3]]);
    expect(call(quality, 9, 9, 9, 7, 9)).toBe(8.5);
  });

  it("takes no other scores, and no missing one for a good one", () => {
    expect(message(call(quality, 8, 9, 9, 9, 9))).toMatch(/q1.*"8".*9, 7, 5, 3, 1/);
    expect(message(call(quality, 9, 9, null, 9, 9))).toMatch(/data source \(q3\) is missing/);
    expect(message(call(quality, 9, 9, "未知", 9, 9))).toMatch(/未知/);
    expect(call(quality, column(9, null), column(9, null), column(9, null), column(9, null), column(9, null))).toEqual([[9], [""]]);
  });
});

describe("PCF.QUALITYGRADE", () => {
  it("names the grade; a boundary belongs to the better one", () => {
    expect(call(qualitygrade, column(9, 8, 7.99, 7, 6, 5.99, 1))).toEqual([["highest"], ["highest"], ["high"], ["high"], ["low"], ["poor"], ["poor"]]);
    expect(call(qualitygrade, 8.5, "zh")).toBe("最高");
    expect(call(qualitygrade, 6.5, "中文")).toBe("较差");
    speak("zh");
    expect(call(qualitygrade, column(7.333, 5))).toEqual([["较高"], ["差"]]);
    expect(call(qualitygrade, 7.333, "en")).toBe("high");
  });

  it("refuses what is no score and no language", () => {
    expect(message(call(qualitygrade, 85))).toMatch(/from 1 to 9/);
    expect(message(call(qualitygrade, 8, "fr"))).toMatch(/"fr".*en, zh/);
  });
});

describe("PCF.OVERALLQUALITY", () => {
  it("weights with the contributions and brings the weights to 1", () => {
    expect((call(overallquality, scoreColumn(), column(...printedShares)) as number).toFixed(3)).toBe("8.606");
    expect(call(overallquality, column(9, 7), column(300, 100))).toBe(8.5);
    expect(call(overallquality, column(9, 7, null), column(300, -100, null))).toBe(8.5);
  });

  it("knows the score with the printed weights, which do not add up", () => {
    const parts = scoreColumn().map(([score], index) => ({ score: new Decimal(score!), value: new Decimal(printedShares[index]!) }));
    const { weight, asGiven } = overallScore(parts);
    expect(weight.toString()).toBe("97.42");
    expect(asGiven.dividedBy(100).toFixed(3)).toBe("8.384");
  });

  it("tells shares that do not add up, with both results, when they are called shares", () => {
    const told = message(call(overallquality, scoreColumn(), column(...printedShares), "shares"));
    expect(told).toMatch(/97\.42 %/);
    expect(told).toMatch(/8\.384/);
    expect(told).toMatch(/8\.606/);
    expect(message(call(overallquality, scoreColumn(), column(...printedShares.map((share) => share / 100)), "占比"))).toMatch(/97\.42 %/);
    expect(call(overallquality, column(9, 7), column(75, 25), "shares")).toBe(8.5);
    expect(call(overallquality, column(9, 7), column(0.75, 0.25), "shares")).toBe(8.5);
    // Printed percentages are rounded: 33.33 three times is meant to be all.
    expect(call(overallquality, column(9, 9, 9), column(33.33, 33.33, 33.33), "shares")).toBe(9);
    expect(message(call(overallquality, column(9), column(1), "kg"))).toMatch(/emissions, shares/);
  });

  it("assumes no score for a part, and no part for a score", () => {
    expect(message(call(overallquality, column(9, null), column(1, 2)))).toMatch(/Row 2 has no score,/);
    expect(message(call(overallquality, column(9, 7), column(1, null)))).toMatch(/Row 2 has no values,/);
    expect(message(call(overallquality, column(9, 85), column(1, 2)))).toMatch(/85/);
  });
});

describe("PCF.DQR", () => {
  it("weights each indicator with the size of the emissions", () => {
    expect(call(dqr, column(60, 30, 10), column(1, 2, 4))).toBe(1.6);
    expect(call(dqr, column(60, -40), [[1, 2, 3], [2, 2, 1]])).toEqual([[1.4, 2, 2.2]]);
    expect(call(dqr, [[60, 40]], [[1, 2]])).toBe(1.4);
    expect(call(dqr, 60, [[1, 2, 3]])).toEqual([[1, 2, 3]]);
  });

  it("never takes a missing rating for the best", () => {
    expect(message(call(dqr, column(60, 40), column(1, null)))).toMatch(/Row 2 has no score,/);
    expect(message(call(dqr, column(60, 40), column(1, 6)))).toMatch(/from 1 to 5/);
    expect(message(call(dqr, column(60, 40), column(1, 0)))).toMatch(/from 1 to 5/);
    expect(message(call(dqr, column(0), column(1)))).toMatch(/add up to 0/);
  });
});

describe("PCF.PRIMARYSHARE", () => {
  it("counts each input with its primary part", () => {
    expect(call(primaryshare, column(60, 30, 10), column(1, 0, 0.5))).toBe(65);
    expect(call(primaryshare, column(60, -40), column(true, false))).toBe(60);
    expect(call(primaryshare, column(50, 25, 25), column("初级", "Secondary", "40 %"))).toBe(60);
  });

  it("refuses an unknown flag and a missing one", () => {
    expect(message(call(primaryshare, column(60, 40), column(1, null)))).toMatch(/Row 2/);
    expect(message(call(primaryshare, column(60, 40), column(1, 35)))).toMatch(/from 0 to 1/);
    expect(message(call(primaryshare, column(60), column("maybe")))).toMatch(/maybe/);
  });
});
