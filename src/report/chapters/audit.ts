import type { Finding } from "../../audit/finding";
import type { Line } from "../content";
import { mergeFindings } from "../mergeFindings";
import { fill } from "../words/words";
import { address, count, text } from "./section";
import type { Section } from "./section";

export const auditText: Section = (context) => {
  const { words, findings, language } = context;
  if (findings.length === 0) return [text([words.text.auditClean])];
  const of = (severity: Finding["severity"]) => count(findings.filter((finding) => finding.severity === severity).length, []);
  const rows = mergeFindings(findings).map(({ findings: same, message }): Line[] => [[same.map(address).join(", ")], [same[0].rule], [message[language]]]);
  return [
    text(fill(words.text.auditFound, { errors: of("error"), warnings: of("warning"), remarks: of("info"), table: { kind: "reference", id: "audit", text: words.captions.audit } })),
    { kind: "table", id: "audit", caption: [words.captions.audit], heads: [words.columns.place, words.columns.rule, words.columns.message], numeric: [], total: false, rows },
  ];
};

export const limits: Section = ({ words }) => [text([words.text.limits]), text([words.text.limitGaps])];
