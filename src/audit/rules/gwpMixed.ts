import { tried } from "../../errors";
import { findGwp } from "../../factors/gwp";
import { factKind } from "../../tables/summaryWord";
import { columnsOf } from "../../tables/table";
import { cellAddress } from "../address";
import type { Evidence } from "../evidence";
import type { Place } from "../finding";
import { gasTableOf } from "../gasColumns";
import type { Rule } from "../rule";
import { studyPlace, textsOf } from "../studyFacts";

interface Named extends Place {
  readonly set: string;
  /** A value that several sets have (298 for N2O) speaks against the others alone. */
  readonly orElse?: readonly string[];
  readonly by: "study" | "column" | "text" | "value";
}

const roman: Readonly<Record<string, string>> = {
  二: "SAR",
  三: "TAR",
  四: "AR4",
  五: "AR5",
  六: "AR6",
  second: "SAR",
  third: "TAR",
  fourth: "AR4",
  fifth: "AR5",
  sixth: "AR6",
};

/** Two sets of global warming potentials in one study: one total of CO2e cannot stand on both. */
export const gwpMixed: Rule = {
  id: "gwp.mixed",
  *check(evidence) {
    const stated = [...inStudy(evidence)];
    const values = [...inValues(evidence)];
    const named = [...stated, ...inColumns(evidence), ...inTexts(evidence), ...values.filter(({ orElse }) => orElse === undefined)];
    const unsure = values.filter(({ orElse }) => orElse !== undefined);
    const counts = new Map<string, number>();
    for (const each of named) counts.set(each.set, (counts.get(each.set) ?? 0) + 1);
    if (counts.size + unsure.length < 2) return;
    // What stands in the row of a table is said of that row; what stands outside of them, of the study.
    const ofStudy = (set: string) => named.filter((each) => each.set === set && !isInRow(evidence, each)).length;
    const told = evidence.facts.flatMap((fact) => (fact.form === "pair" && factKind(fact.label) === "gwp" ? [`${fact.sheet}!${cellAddress(fact.cell)}`] : []));
    const declared = stated[0] ?? named.find(({ by, sheet, range }) => by === "text" && told.includes(`${sheet}!${range}`));
    const usual = declared?.set ?? [...counts].sort((a, b) => b[1] - a[1] || ofStudy(b[0]) - ofStudy(a[0]))[0]?.[0] ?? "";
    if (usual === "") return;
    // "1430 | IPCC AR4": the value and its source tell the same.
    const valued = new Set(values.map(({ sheet, range, set }) => `${sheet}!${range.replace(/\D/g, "")}|${set}`));
    for (const each of [...named, ...unsure]) {
      if (each.set === usual || each.orElse?.includes(usual)) continue;
      if (each.by === "text" && valued.has(`${each.sheet}!${each.range.replace(/\D/g, "")}|${each.set}`)) continue;
      const first = named.find((other) => other.set === usual);
      yield {
        rule: "gwp.mixed",
        severity: "warning",
        sheet: each.sheet,
        range: each.range,
        message: {
          en: `GWP of ${[each.set, ...(each.orElse ?? [])].join(" or ")} here, of ${usual} elsewhere (${first ? `${first.sheet}!${first.range}` : ""}): one study uses one set.`,
          zh: `此处采用 ${[each.set, ...(each.orElse ?? [])].join(" 或 ")} 的 GWP，其他位置（${first ? `${first.sheet}!${first.range}` : ""}）采用 ${usual}：同一研究应只用一套。`,
        },
        expected: usual,
      };
    }
  },
};

function isInRow({ tables }: Evidence, { sheet, range }: Place): boolean {
  return tables.some((table) => table.sheet === sheet && table.rows.some((row) => table.columns.some((column) => cellAddress(table.cell(row, column)) === range)));
}

function* inStudy(evidence: Evidence): Iterable<Named> {
  const [place, set] = [studyPlace(evidence, "gwpSet"), evidence.context.study?.study.gwpSet];
  if (place && set) yield { ...place, set, by: "study" };
}

function* inColumns({ tables }: Evidence): Iterable<Named> {
  for (const table of tables) {
    for (const column of columnsOf(table, "gwp")) {
      for (const row of table.rows) {
        const cell = table.cell(row, column);
        const set = setIn(cell.text);
        if (row.kind === "item" && set) yield { sheet: table.sheet, range: cellAddress(cell), set, by: "column" };
      }
    }
  }
}

const sets = ["AR4", "AR5", "AR6"] as const;
/** Values that the reports give beside the first one: of fossil methane, with feedbacks. */
const besides: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>> = {
  CH4: { AR5: [30, 34, 36], AR6: [27, 29.8] },
  N2O: { AR5: [298] },
};
const gasName = /\b(?:R|HFC|HCFC|CFC|FC|PFC)[- ]?\d{2,4}[a-z]{0,3}\b|\b(?:SF6|NF3|CH4|N2O|CF4|C2F6|C3F8|CHF3)\b|甲烷|氧化亚氮|六氟化硫|三氟化氮|methane|nitrous oxide/i;

/** The sets that the GWP of a gas belongs to: 1300 is R-134a in AR5. */
function* inValues(evidence: Evidence): Iterable<Named> {
  for (const table of evidence.tables) {
    for (const { gas, gwp } of gasTableOf(table)?.gases ?? []) {
      const [set, ...orElse] = gwp?.number ? setsOf(gas, gwp.number) : [];
      if (gwp && set) yield { sheet: table.sheet, range: cellAddress(gwp), set, by: "value", ...(orElse.length > 0 ? { orElse } : {}) };
    }
  }
  for (const [table, entries] of evidence.entries) {
    const columns = table.columns.filter((column) => column.role === "gwp" || column.role === "factor");
    for (const column of columns) {
      const gwp = column.role === "gwp" || /gwp|全球变暖|全球暖化|global warming/i.test(column.heading);
      for (const entry of entries) {
        const cell = table.cell(entry.row, column);
        if (cell.number === null || (!gwp && entry.factors[0]?.unit?.per.dimension.mass !== 1)) continue;
        const texts = [...columnsOf(table, "gas"), ...columnsOf(table, "name"), ...(gwp ? table.columns.filter((each) => each.role === "other") : [])].map(
          (each) => table.cell(entry.row, each).text.normalize("NFKC"),
        );
        // "CH4 GWP", "N2O GWP": a column for each gas.
        if (gwp) texts.push(column.heading.normalize("NFKC"));
        const gas = texts.map((text) => gasName.exec(text)?.[0]).find((name) => name !== undefined);
        const [set, ...orElse] = gas === undefined ? [] : setsOf(gas, cell.number);
        if (set) yield { sheet: table.sheet, range: cellAddress(cell), set, by: "value", ...(orElse.length > 0 ? { orElse } : {}) };
      }
    }
  }
}

/** A GWP as printed, to four digits or to ten; where two sets differ at all they do so by more. */
const asPrinted = 0.0015;

/** The sets that have this value for the gas; of all of them where it tells nothing. */
function setsOf(gas: string, value: number): readonly string[] {
  return sets.filter((set) => {
    const known = gwpOf(gas, set);
    return known !== null && [known.value, ...(besides[known.gas]?.[set] ?? [])].some((each) => Math.abs(value / each - 1) < asPrinted);
  });
}

function gwpOf(gas: string, set: string): { readonly gas: string; readonly value: number } | null {
  return tried(() => {
    const found = findGwp(gas.replace(/^R ?(?=\d)/i, "R-"), set);
    return { gas: found.gas, value: found.value.toNumber() };
  });
}

/** Sentences that say which GWP the study uses; a report that tells of several assessments chooses none. */
function* inTexts(evidence: Evidence): Iterable<Named> {
  const columns = new Set([...inColumns(evidence)].map((each) => `${each.sheet}!${each.range}`));
  const texts = [...textsOf(evidence)];
  // "AR5 | AR6" as two headings: a table that compares them uses neither.
  const beside = new Map<string, Set<string>>();
  for (const { sheet, row, text } of texts) {
    const set = text.length <= 40 ? setIn(text) : null;
    if (set) beside.set(`${sheet}!${row}`, new Set([...(beside.get(`${sheet}!${row}`) ?? []), set]));
  }
  for (const { sheet, row, column, text } of texts) {
    if (text.length > 300 || !/gwp|全球变暖|全球暖化|global warming|ar[456]|评估报告/i.test(text)) continue;
    if (
      (text.length <= 40 && (beside.get(`${sheet}!${row}`)?.size ?? 0) > 1) ||
      /仅供|参考|对照|對照|for comparison|for information|for reference|instead of|not used/i.test(text)
    )
      continue;
    const range = cellAddress({ row, column });
    const sets = new Set(
      [...text.matchAll(/\b(AR[456]|SAR|TAR)\b|第?([二三四五六])次评估|(second|third|fourth|fifth|sixth) assessment/gi)].map((match) =>
        match[1] ? match[1].toUpperCase() : (roman[(match[2] ?? match[3] ?? "").toLowerCase()] ?? ""),
      ),
    );
    const [only] = sets;
    if (sets.size === 1 && only && !columns.has(`${sheet}!${range}`)) yield { sheet, range, set: only, by: "text" };
  }
}

function setIn(text: string): string | null {
  const found = /\b(AR[456]|SAR|TAR)\b/i.exec(text)?.[1];
  const chinese = /第([二三四五六])次/.exec(text)?.[1];
  return found ? found.toUpperCase() : chinese ? (roman[chinese] ?? null) : null;
}
