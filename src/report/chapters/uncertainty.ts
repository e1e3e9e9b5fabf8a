import { rounded } from "../figures";
import type { UncertaintyResult } from "../readInterpretation";
import { gap } from "../stated";
import { fill } from "../words/words";
import { text } from "./section";
import type { Section } from "./section";

export const uncertainty: Section = (context) => {
  const { words, unit, interpretation: { uncertainty: found } } = context;
  if (found.length === 0) return [text([gap(context, "uncertainty")])];
  const figure = ({ value, places }: UncertaintyResult["total"]) => rounded(value, places);
  return [
    ...found.map(({ method, total: middle, low, high }) => text(fill(words.text[method], { total: figure(middle), low: figure(low), high: figure(high), unit }))),
    {
      kind: "table", id: "uncertainty", caption: [words.captions.uncertainty], numeric: [1, 2, 3], total: false,
      heads: [words.columns.method, words.columns.middle.replace("{unit}", unit), words.columns.low.replace("{unit}", unit), words.columns.high.replace("{unit}", unit)],
      rows: found.map(({ method, total: middle, low, high }) => [[words.methods[method]], [figure(middle)], [figure(low)], [figure(high)]]),
    },
  ];
};
