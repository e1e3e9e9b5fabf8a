import type { Finding } from "../../audit/finding";
import type { Line } from "../content";
import { mergeFindings } from "../mergeFindings";
import { fill } from "../words/words";
import { address, count, refer, text } from "./section";
import type { Section } from "./section";

export const auditText: Section = (context) => [...openFindings(context), ...ignoredFindings(context)];

const openFindings: Section = ({ words, findings, ignored, language }) => {
  if (findings.length === 0) return [text([ignored.length === 0 ? words.text.auditClean : words.text.auditSettled])];
  const of = (severity: Finding["severity"]) => count(findings.filter((finding) => finding.severity === severity).length, []);
  const rows = mergeFindings(findings).map(({ findings: same, message }): Line[] => [[same.map(address).join(", ")], [same[0].rule], [message[language]]]);
  return [
    text(fill(words.text.auditFound, { errors: of("error"), warnings: of("warning"), remarks: of("info"), table: refer("table", "audit", words.captions.audit) })),
    { kind: "table", id: "audit", caption: [words.captions.audit], heads: [words.columns.place, words.columns.rule, words.columns.message], numeric: [], total: false, rows },
  ];
};

/** A person has looked at them and left them: a verifier judges that anew. */
const ignoredFindings: Section = ({ words, ignored, language }) => {
  if (ignored.length === 0) return [];
  const rows = ignored.map(({ finding, reason }): Line[] => [[address(finding)], [finding.rule], [finding.message[language]], [reason]]);
  return [
    text(fill(words.text.auditIgnored, { count: count(ignored.length, []), table: refer("table", "ignored", words.captions.ignored) })),
    { kind: "table", id: "ignored", caption: [words.captions.ignored], heads: [words.columns.place, words.columns.rule, words.columns.message, words.columns.reason], numeric: [], total: false, rows },
  ];
};

export const limits: Section = ({ words }) => [text([words.text.limits]), text([words.text.limitGaps])];
