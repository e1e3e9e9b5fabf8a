import { headline } from "../stated";
import { fill } from "../words/words";
import { heading, text } from "./section";
import type { Section } from "./section";

export const summary: Section = (context) => [heading(1, context.words.heads.summary), text(fill(context.stages.length > 1 ? context.words.text.summary : context.words.text.summaryOne, headline(context)))];

export const conclusion: Section = (context) => [heading(1, context.words.heads.conclusion), text(fill(context.stages.length > 1 ? context.words.text.conclusion : context.words.text.conclusionOne, headline(context)))];
