import { stageOf } from "../../../tables/stage";
import type { ReportFinding } from "../finding";
import type { Reading } from "../reading";

/** A row of results that calls electricity a part of transport, or freight a part of production: the labels have moved against the figures. */
export function* elements(reading: Reading): Iterable<ReportFinding> {
  for (const [at, block] of reading.document.blocks.entries()) {
    if (block.kind !== "table") continue;
    const moved = block.rows.filter((row) => {
      const stage = stageOf((row[0] ?? "").replace(/(形成的|中的|的)?碳(排放|足迹)$/u, ""));
      const rest = row.slice(1).filter((cell) => !/\d/.test(cell)).join(" ");
      if (stage === "distribution" || stage === "materialTransport" || stage === "transport") return /^(?:电力|电能|用电|electricity|power)/i.test(rest) && !/电动|electric (?:truck|van|vehicle)/i.test(rest);
      return stage === "production" && /^(?:运输|货运|物流|transport|freight|haulage)/i.test(rest);
    });
    if (moved.length < 2) continue;
    const names = moved.map((row) => `${row[0]} = ${row.slice(1).find((cell) => cell !== "" && !/\d/.test(cell)) ?? ""}`);
    yield {
      rule: "label.exchanged", severity: "error", place: reading.at(at),
      message: { en: `Stage and source do not belong together: ${names.join("; ")}. Labels and figures have moved against each other.`, zh: `阶段与排放来源不相符：${names.join("；")}。标签与数字错位。` },
    };
  }
}
