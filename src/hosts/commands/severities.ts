import type { Severity } from "../../audit/finding";
import type { Language } from "../../locales";
import { counted } from "./counted";

/** A severity as the commands print it at the beginning of a line. */
export const severityWords: Readonly<Record<Language, Readonly<Record<Severity, string>>>> = { en: { error: "error", warning: "warning", info: "info" }, zh: { error: "错误", warning: "警告", info: "提示" } };

/** "1 error, 2 warnings, 0 remarks". */
export function countSeverities(findings: readonly { readonly severity: Severity }[], language: Language): string {
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  if (language === "zh") return `${count("error")} 个错误，${count("warning")} 个警告，${count("info")} 条提示`;
  return [counted(count("error"), "error"), counted(count("warning"), "warning"), counted(count("info"), "remark")].join(", ");
}
