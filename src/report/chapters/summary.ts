import type { Line } from "../content";
import { headline } from "../stated";
import { fill } from "../words/words";
import { heading, text } from "./section";
import type { Section } from "./section";

export const summary: Section = (context) => [heading(1, context.words.heads.summary), text(fill(context.stages.length > 1 ? context.words.text.summary : context.words.text.summaryOne, headline(context)))];

export const conclusion: Section = (context) => {
  const { words, stages } = context;
  const head = heading(1, words.heads.conclusion);
  if (stages.length === 1) return [head, text(fill(words.text.conclusionOne, headline(context)))];
  const shares = [...stages].sort((one, other) => other.value.comparedTo(one.value)).flatMap(({ name, share }, index): Line => [index > 0 ? words.comma : "", name, " ", share, " %"]);
  return [head, text(fill(words.text.conclusion, { ...headline(context), shares }))];
};
