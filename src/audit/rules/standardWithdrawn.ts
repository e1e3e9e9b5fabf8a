import { cellAddress } from "../address";
import type { Rule } from "../rule";
import standards from "../standards.json";
import type { Evidence } from "../evidence";
import type { Place } from "../finding";
import { studyPlace, textsOf } from "../studyFacts";

const withdrawn = standards.withdrawn.map(({ pattern, name, by }) => ({ pattern: new RegExp(pattern, "i"), name, by }));

/** A standard that is cited in an edition no longer in force. */
export const standardWithdrawn: Rule = {
  id: "standard.withdrawn",
  *check(evidence) {
    for (const { text, ...place } of citations(evidence)) {
      if (!/ISO|PAS/i.test(text)) continue;
      const found = withdrawn.filter(({ pattern }) => pattern.test(text.normalize("NFKC")));
      if (found.length === 0) continue;
      yield {
        rule: "standard.withdrawn",
        severity: "info",
        ...place,
        message: {
          en: found.map(({ name, by }) => `${name} is withdrawn; ${by} has taken its place.`).join(" "),
          zh: found.map(({ name, by }) => `${name} 已废止，由 ${by} 替代。`).join(""),
        },
        expected: found.map(({ by }) => by).join(", "),
      };
    }
  },
};

function* citations(evidence: Evidence): Iterable<Place & { readonly text: string }> {
  const place = studyPlace(evidence, "standards");
  const named = evidence.context.study?.study.standards ?? [];
  if (place && named.length > 0) yield { ...place, text: named.join("; ") };
  for (const { sheet, row, column, text } of textsOf(evidence)) yield { sheet, range: cellAddress({ row, column }), text };
}
