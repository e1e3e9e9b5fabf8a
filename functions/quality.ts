import { PcfError } from "../src/errors";
import type { Argument } from "../src/errors";
import { primaryShare, qualityRating } from "../src/interpretation/dataQuality";
import { gradeOf, indicators, nineScore, overallScore, requireShares } from "../src/interpretation/nineScore";
import { primaryWord } from "../src/interpretation/primaryWord";
import type { Language } from "../src/locales";
import { Decimal } from "../src/units";
import { answer } from "./answer";
import { content, isBlank, neededNumber, numberOf, textOf, toCell } from "./cell";
import type { Cell } from "./cell";
import { exactNumbers } from "./column";
import { completeRows } from "./lists";
import { eachCell } from "./rows";
import type { Range } from "./rows";
import { language as spoken } from "./session";
import { fractionOf, single } from "./single";

/**
 * Data quality score of a datum from five scores of 9, 7, 5, 3 or 1: ((q1+q2+q3)/3 + (q4+q5)/2)/2.
 * @customfunction QUALITY
 * @param q1 - Statistical representativeness: 9, 7, 5, 3 or 1.
 * @param q2 - Time representativeness.
 * @param q3 - Source of the data.
 * @param q4 - Geographical representativeness.
 * @param q5 - Technological representativeness.
 * @returns Score from 1 (worst) to 9 (best).
 * @example =PCF.QUALITY(9,9,9,7,9) -> 8.5
 * @example =PCF.QUALITY(7,9,5,7,7) -> 7
 */
export function quality(q1: any[][], q2: any[][], q3: any[][], q4: any[][], q5: any[][]): any[][] {
  return answer(() =>
    eachCell([q1, q2, q3, q4, q5], indicators, (...cells) => {
      if (cells.every(isBlank)) return "";
      return toCell(nineScore(cells.map((cell, index) => neededNumber(cell, indicators[index]!))), () => "PCF.QUALITY");
    }),
  );
}

/**
 * Grade of a data quality score in words: highest (8 to 9), high (7 to 8), low (6 to 7) or poor.
 * @customfunction QUALITYGRADE
 * @param score - Score from 1 to 9.
 * @param [language] - "en" or "zh"; the language of Excel if left out.
 * @returns The grade: highest, high, low, poor; 最高, 较高, 较差, 差.
 * @example =PCF.QUALITYGRADE(8.5,"en") -> highest
 * @example =PCF.QUALITYGRADE(7.333,"zh") -> 较高
 */
export function qualitygrade(score: any[][], language?: any[][]): any[][] {
  return answer(() =>
    eachCell([score, language], ["score", "language"], (scoreCell, languageCell) => {
      const value = numberOf(scoreCell, "score");
      return value === null ? "" : gradeOf(value)[languageNamed(textOf(languageCell, "language"))];
    }),
  );
}

function languageNamed(text: string | null): Language {
  if (text === null) return spoken();
  if (/^(zh\b|chinese|中文|汉语|简体)/i.test(text)) return "zh";
  if (/^(en\b|english|英文|英语)/i.test(text)) return "en";
  throw new PcfError("argument.unknown", { argument: "language", given: text, allowed: ["en", "zh"] });
}

/**
 * Data quality score of a result: the scores of its parts weighted with their emissions. The weights are brought to add up to 1.
 * @customfunction OVERALLQUALITY
 * @param scores - Score of each part, 1 to 9.
 * @param values - Emission of each part; or its share, when the next argument says so.
 * @param [weights] - "emissions" (the default), or "shares": shares must add up to 100 % (or 1) and are refused otherwise, naming the score both ways.
 * @returns Score from 1 (worst) to 9 (best).
 * @example =PCF.OVERALLQUALITY({8.5;7;9},{560;1;350}) -> 8.69045005488474
 */
export function overallquality(scores: any[][], values: any[][], weights?: any[][]): any[][] {
  return answer(() => {
    const parts = ratedRows(scores, values).map(({ value, partner }) => ({ value, score: partner }));
    const overall = overallScore(parts);
    if (areShares(textOf(single(weights, "weights"), "weights"))) requireShares(overall, parts.length);
    return [[toCell(overall.score, () => "PCF.OVERALLQUALITY")]];
  });
}

function areShares(text: string | null): boolean {
  if (text === null || /^(emissions?|values?|排放量)$/i.test(text)) return false;
  if (/^(shares?|percent|占比|比例)$/i.test(text)) return true;
  throw new PcfError("argument.unknown", { argument: "weights", given: text, allowed: ["emissions", "shares"] });
}

/** Scores beside values. A score without a value is told: its part of the footprint is not known. */
function ratedRows(scores: Range, values: Range) {
  const numbers = exactNumbers(values, "values");
  const given = exactNumbers(scores, "scores");
  const lonely = given.length === numbers.length ? numbers.findIndex((value, index) => value === null && given[index] !== null) : -1;
  if (lonely >= 0) throw new PcfError("row.incomplete", { row: lonely + 1, argument: "values" });
  return completeRows(numbers, given, "scores");
}

/**
 * Data quality rating (PACT v3): the ratings of the inputs, 1 (best) to 5 (worst), weighted with the size of their emissions.
 * @customfunction DQR
 * @param values - Emission of each input.
 * @param scores - Rating of each input from 1 to 5; several columns (technological, geographical, temporal) answer one rating each.
 * @returns Rating from 1 (best) to 5 (worst), one for each column of scores.
 * @example =PCF.DQR({60;30;10},{1;2;4}) -> 1.6
 * @example =PCF.DQR({60;40},{1,2,3;2,2,1}) -> {1.4,2,2.2}
 */
export function dqr(values: any[][], scores: any[][]): any[][] {
  return answer(() => {
    const numbers = exactNumbers(values, "values");
    // Ratings that lie in a row beside values in a row are one indicator; several rows of ratings are read column by column.
    const perColumn = (scores ?? []).length > 1 || numbers.length === 1;
    const columns = perColumn ? (scores?.[0] ?? []).map((_, column) => (scores ?? []).map((line) => [line[column]])) : [scores];
    return [columns.map((column) => toCell(qualityRating(ratedRows(column, values).map(({ value, partner }) => ({ value, rating: partner }))), () => "PCF.DQR"))];
  });
}

/**
 * Primary data share (PACT v3): the part of the footprint that rests on primary data, in percent, each input weighted with the size of its emission.
 * @customfunction PRIMARYSHARE
 * @param values - Emission of each input.
 * @param flags - What part of each input is primary: TRUE or FALSE, 1 or 0, "primary" or "secondary", or the share that a supplier states (0.35, "35 %").
 * @returns Percent of the footprint.
 * @example =PCF.PRIMARYSHARE({60;30;10},{1;0;0.5}) -> 65
 */
export function primaryshare(values: any[][], flags: any[][]): any[][] {
  return answer(() => {
    const ratings = (flags ?? []).flat().map((cell) => flagOf(cell, "flags"));
    const rows = completeRows(exactNumbers(values, "values"), ratings, "flags");
    return [[toCell(primaryShare(rows.map(({ value, partner }) => ({ value, rating: partner }))), () => "PCF.PRIMARYSHARE")]];
  });
}

function flagOf(cell: Cell, argument: Argument): Decimal | null {
  const given = content(cell, argument);
  if (typeof given === "boolean") return new Decimal(given ? 1 : 0);
  const word = typeof given === "string" ? primaryWord(given) : null;
  return word ?? fractionOf(cell, argument);
}
