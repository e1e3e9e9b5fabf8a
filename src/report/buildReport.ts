import type { Language } from "../locales";
import type { Report } from "./content";
import { contextOf } from "./context";
import type { ReportSources, Structure } from "./context";
import { appendix } from "./chapters/appendix";
import { auditText, limits } from "./chapters/audit";
import { declaration } from "./chapters/declaration";
import { boundaryText, goal, product, rulesText, scope, timeText, unitOfAnalysis } from "./chapters/goalAndScope";
import { advice, hotspotText, sensitivityText } from "./chapters/hotspots";
import { activity, factors } from "./chapters/inventory";
import { quality } from "./chapters/quality";
import { arithmetic, method, stageResults } from "./chapters/results";
import { chapter, under } from "./chapters/section";
import type { Section } from "./chapters/section";
import { conclusion, summary } from "./chapters/summary";
import { uncertainty } from "./chapters/uncertainty";
import { said } from "./stated";

const data: readonly Section[] = [under(2, "activity", activity), under(2, "factors", factors), under(2, "quality", quality)];
const calculation: readonly Section[] = [chapter("assessment"), under(2, "method", method), under(2, "arithmetic", arithmetic)];
const interpretation: readonly Section[] = [
  under(2, "hotspots", hotspotText), under(2, "sensitivity", sensitivityText), under(2, "uncertainty", uncertainty), under(2, "audit", auditText), under(2, "limits", limits),
];
const closing: readonly Section[] = [conclusion, advice, declaration, appendix];

/** The order of a study report after ISO 14067 and GB/T 24067: goal and scope, inventory, assessment, interpretation. */
const isoOrder: readonly Section[] = [
  summary, product, goal, scope, chapter("inventory"), ...data, ...calculation, under(2, "stages", stageResults), chapter("interpretation"), ...interpretation, ...closing,
];

/** The order of PAS 2050: the product and its unit, boundary, data, calculation, results. */
const pasOrder: readonly Section[] = [
  summary, goal, under(1, "reportingPas", (context) => [...product(context).slice(1), ...unitOfAnalysis(context)]),
  under(1, "boundary", (context) => [...boundaryText(context), ...timeText(context), ...rulesText(context)]),
  chapter("dataPas"), ...data, ...calculation, chapter("results"), under(2, "stages", stageResults), ...interpretation, ...closing,
];

/** The report that follows from a workbook, as data. Where no structure is asked for, it is that of PAS 2050 if the study follows that standard alone. @throws PcfError share.zero for a footprint of nothing. */
export function buildReport(sources: ReportSources, language: Language, structure?: Structure): Report {
  const context = contextOf(sources, language, structure);
  const { words, study, inventory } = context;
  const product = study.product ?? "";
  const blocks = (context.isPas ? pasOrder : isoOrder).flatMap((section) => section(context));
  return {
    title: words.reportTitle,
    subtitle: product === "" ? (inventory.title?.text ?? "") : product,
    cover: (["product", "specification", "producer", "reportNumber", "author", "date"] as const).map((field) => ({ label: capital(words.fields[field]), line: said(context, field) })),
    blocks: [...blocks],
  };
}

function capital(label: string): string {
  return label.charAt(0).toUpperCase() + label.slice(1);
}
