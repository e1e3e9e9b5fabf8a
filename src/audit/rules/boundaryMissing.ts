import { lifeCycle } from "../../footprint/lifeCycle";
import type { StageId } from "../../footprint/lifeCycle";
import { factKind } from "../../tables/summaryWord";
import { plainText } from "../../tables/plainText";
import { isStageName, stageIn, stageOf } from "../../tables/stage";
import type { Stage } from "../../tables/stage";
import { isFreight, isMass } from "../../tables/readUnit";
import { cellAddress } from "../address";
import type { Evidence } from "../evidence";
import type { Finding, Place } from "../finding";
import type { Rule } from "../rule";
import { kindOfName } from "../kinds/kinds";
import { stageOfEntry } from "../stages";
import { studyPlace, textsOf } from "../studyFacts";
import { isPackaging } from "../packaging";

const gate = /摇篮到大门|摇篮至大门|从摇篮到|cradle[- ]to[- ]gate|摇篮-到-大门|摇篮”?到“?大门/i;
const grave = /摇篮到坟墓|摇篮至坟墓|cradle[- ]to[- ]grave|全生命周期/i;
const declares = /系统边界|核算边界|边界|boundary|模式|范围|scope/i;

const words: Readonly<Record<"materials" | "use" | "endOfLife", { en: string; zh: string }>> = {
  materials: { en: "the production of the raw materials", zh: "原材料生产" },
  use: { en: "the use of the product", zh: "产品使用" },
  endOfLife: { en: "the end of life", zh: "废弃处置" },
};

/** A declared boundary that the tables do not cover: cradle to gate without the production of any material. */
export const boundaryMissing: Rule = {
  id: "boundary.missing",
  *check(evidence) {
    if (evidence.checks.size === 0 && !evidence.tables.some((table) => table.kind === "result")) return;
    const covered = coveredStages(evidence);
    yield* listedStages(evidence, covered);
    yield* emptyStages(evidence);
    yield* emptyBoundary(evidence);
    yield* statedStages(evidence, covered);
    const declared = declarationOf(evidence);
    if (!declared) return;
    const decided = new Set(evidence.context.study?.study.stages.filter(({ included }) => included !== null).map(({ stage }) => stage));
    const wanted: readonly (keyof typeof words)[] = declared.kind === "grave" ? ["materials", "use", "endOfLife"] : ["materials"];
    // What the study says of a stage itself is told there, once; an exclusion with its reason is no gap.
    const missing = wanted.filter(
      (stage) =>
        !decided.has(stage === "endOfLife" ? "end-of-life" : stage) &&
        !covered.has(stage) &&
        !(stage === "endOfLife" && covered.has("waste")) &&
        !isNothing(declared, stage),
    );
    if (missing.length > 0 && (missing.length < wanted.length || covered.size > 0) && !(missing[0] === "materials" && mayBeMaterial(evidence))) {
      yield {
        rule: "boundary.missing",
        severity: "warning",
        sheet: declared.sheet,
        range: declared.range,
        message: {
          en: `${declared.kind === "grave" ? "Cradle to grave" : "Cradle to gate"} is declared, but no row counts ${missing.map((stage) => words[stage].en).join(" or ")}.`,
          zh: `声明的边界为${declared.kind === "grave" ? "“摇篮到坟墓”" : "“摇篮到大门”"}，但没有任何一行计入${missing.map((stage) => words[stage].zh).join("、")}。`,
        },
      };
    }
  },
};

/** "H13模具钢 | 6842.5", "Cotton growing and ginning | 0.312" among results: a row that is no stage of the vocabulary may well be a material. */
function mayBeMaterial({ entries }: Evidence): boolean {
  return [...entries].some(([table, list]) => table.kind === "result" && list.some((entry) => entry.emissions.some(({ value }) => value !== 0) && stageIn(`${entry.row.stage} ${entry.name}`) === undefined));
}

const listing = /系统边界|核算边界|评价边界|边界包括|范围包括|system boundary|boundary/i;
const transports: ReadonlySet<Stage> = new Set(["materialTransport", "distribution", "transport"]);

/** "系统边界：原材料获取、原材料运输、生产、包装、分销": each stage that is listed must have a row with a figure. */
function* listedStages(evidence: Evidence, covered: ReadonlySet<Stage>): Iterable<Finding> {
  const stated = statedBoundaries(evidence);
  const staged = [...evidence.entries.values()].some((list) =>
    list.some((entry) => stageOf(entry.row.stage) !== undefined || (entry.factors.length === 0 && isStageName(entry.name))),
  );
  for (const { sheet, row, column, text: written } of textsOf(evidence)) {
    const text = plainText(written);
    if (text.length > 300 || (!stated.has(`${sheet}!${row},${column}`) && !listing.test(text))) continue;
    const counted = withoutExclusions(text.replace(/^[^:：]{0,20}[:：]/, ""));
    const listed = namedStages(counted.replace(/包括|包含|涵盖|includes?|covers?|[()（）]/gi, "、"));
    const added = [...counted.matchAll(adding)].flatMap((match) => namedStages(match[1] ?? ""));
    const stages = listed.length >= 3 ? listed : added;
    const missing = stages.filter(({ stage }) => !isCovered(stage, covered));
    if (missing.length === 0 || (stages === listed && missing.length * 2 > stages.length)) continue;
    yield {
      rule: "boundary.missing",
      // A list of items without stages may well have what it is not called by.
      severity: staged && stages === listed ? "warning" : "info",
      sheet,
      range: cellAddress({ row, column }),
      message: {
        en: `The boundary lists ${missing.map(({ part }) => part).join(", ")}, but no row of the tables has a figure for it.`,
        zh: `边界中列有“${missing.map(({ part }) => part).join("、")}”，但各表中没有对应的数值。`,
      },
    };
  }
}

/** "cradle to gate incl. inbound transport", "摇篮到大门（含原料运输）": a stage that is named on its own. */
const adding = /(?:含|包括|包含|\bincl\.|\bincluding|\bwith)\s*([^()（）;；。]*)/gi;

/** A clause that ends by saying that something is left out, and what follows a word that says so. */
const leftOut = /(?:不包括|不包含|不计入|除外|excluded|not included|omitted|below cut-?off)\s*$/i;
const leavingOut = /(?:不含|不包括|不包含|未包含|未包括|不计|未计|排除|\bexclud\w*|\bwithout\b|\bexcept\b|\bnot includ\w*|\bomitt\w*).*$/i;

function withoutExclusions(text: string): string {
  return text
    .split(/[;；。]/)
    .filter((clause) => !leftOut.test(clause.trim()))
    .map((clause) => clause.replace(leavingOut, ""))
    .join("；");
}

function namedStages(text: string): readonly { readonly part: string; readonly stage: Stage }[] {
  return text.split(/[、,，;；+→/和及与]|\band\b/).flatMap((piece) => {
    const part = piece.replace(/(阶段|环节|过程|等)\s*[。.]?$/, "").trim();
    const stage = part !== "" && part.length <= longestName && isStageName(part) ? stageOf(part) : undefined;
    return stage ? [{ part, stage }] : [];
  });
}

/** In characters; a longer piece of a sentence is no name of a stage. */
const longestName = 24;

function isCovered(stage: Stage, covered: ReadonlySet<Stage>): boolean {
  if (stage === "waste" || covered.has(stage)) return true;
  return (stage === "endOfLife" && covered.has("waste")) || (stage === "transport" && [...transports].some((each) => covered.has(each)));
}

/** "System boundary" in a list of statements with nothing beside it, and no boundary told anywhere. */
function* emptyBoundary(evidence: Evidence): Iterable<Finding> {
  if (evidence.context.study || declarationOf(evidence) || statedBoundaries(evidence).size > 0) return;
  const told = () => [...textsOf(evidence)].some(({ text }) => /[摇搖][篮籃]|大[门門]|[坟墳]墓|cradle|gate[- ]to|to[- ]gate/i.test(text));
  for (const { sheet, lines, facts } of evidence.sheets) {
    for (const line of lines) {
      if (line.text.length > 30) continue;
      const label = plainText(line.text).replace(/[:：]\s*$/, "");
      const beside = facts.some((fact) => fact.form === "pair" && Math.abs(fact.cell.row - line.row) === 1 && fact.cell.column === line.column + 1);
      if (!beside || factKind(label) !== "boundary" || /\d/.test(label) || told()) continue;
      yield {
        rule: "boundary.missing",
        severity: "warning",
        sheet,
        range: cellAddress(line),
        message: { en: `"${line.text}" is left empty, and no boundary is told anywhere: which stages does the result cover?`, zh: `“${line.text}”为空，其他位置也未说明边界：结果涵盖哪些阶段？` },
      };
    }
  }
}

const countedAs: Readonly<Record<StageId, readonly Stage[]>> = {
  materials: ["materials"],
  inbound: ["materialTransport", "transport"],
  production: ["production", "waste"],
  packaging: ["packaging"],
  distribution: ["distribution", "transport"],
  use: ["use"],
  "end-of-life": ["endOfLife", "waste"],
};

/** The stages of the study: one that is included needs a row with a figure, one that is excluded its reason. */
function* statedStages({ context: { study } }: Evidence, covered: ReadonlySet<Stage>): Iterable<Finding> {
  if (!study) return;
  for (const { stage, included, reason } of study.study.stages) {
    const name = lifeCycle.find(({ id }) => id === stage);
    const cells = study.stageCells.get(stage);
    if (!name || !cells || included === null) continue;
    const place = { rule: "boundary.missing", sheet: study.sheet } as const;
    const counted = countedAs[stage].some((each) => covered.has(each));
    if (included && !counted) {
      yield {
        ...place,
        severity: "warning",
        range: cellAddress(cells.state),
        message: {
          en: `The study includes ${name.en.toLowerCase()}, but no row of the tables has a figure for it.`,
          zh: `研究范围纳入“${name.zh}”，但各表中没有对应的数值。`,
        },
      };
    }
    if (!included && reason === null) {
      yield {
        ...place,
        severity: "info",
        range: cellAddress(cells.reason),
        message: { en: `${name.en} is excluded without a reason.`, zh: `“${name.zh}”未纳入，但没有写明理由。` },
      };
    }
  }
}

/** Cells beside a label that says "boundary". */
function statedBoundaries({ facts }: Evidence): ReadonlySet<string> {
  return new Set(
    facts.filter((fact) => fact.form === "pair" && factKind(fact.label) === "boundary").map(({ sheet, cell }) => `${sheet}!${cell.row},${cell.column}`),
  );
}

interface Declaration extends Place {
  readonly kind: "gate" | "grave";
  readonly text: string;
}

/** "使用阶段不消耗能源，按零计": what the boundary itself says is not, or is nothing. */
function isNothing({ text }: Declaration, stage: keyof typeof words): boolean {
  const named = { materials: /原材料|原料|\bmaterials?\b/i, use: /使用|\buse\b/i, endOfLife: /废弃|报废|处置|end[- ]of[- ]life|disposal/i }[stage];
  return text.split(/[,，;；:：()（）。]/).some((clause) => named.test(clause) && /[不无零未]|\bno\b|\bnot\b|\bzero\b|exclu|without/i.test(clause));
}

function declarationOf(evidence: Evidence): Declaration | null {
  const told = evidence.context.study?.study.boundary;
  const place = studyPlace(evidence, "boundary");
  if (place && (told === "gate" || told === "grave")) return { ...place, kind: told, text: "" };
  const stated = statedBoundaries(evidence);
  for (const { sheet, row, column, text } of textsOf(evidence)) {
    if (!/[摇搖][篮籃]|生命|cradle/i.test(text)) continue;
    const plain = plainText(text);
    if (plain.length > 400 || (!gate.test(plain) && !grave.test(plain))) continue;
    // "fuel, cradle to gate" in a source column describes a factor, not the study.
    if (!declares.test(plain) && !stated.has(`${sheet}!${row},${column}`)) continue;
    return { sheet, range: cellAddress({ row, column }), kind: grave.test(plain) && !gate.test(plain) ? "grave" : "gate", text: plain };
  }
  return null;
}

/** Stages that some row puts a figure to. */
function coveredStages({ entries }: Evidence): ReadonlySet<Stage> {
  const covered = new Set<Stage>();
  for (const list of entries.values()) {
    for (const entry of list) {
      const counted = entry.emissions.some((amount) => amount.value !== 0) || (entry.share?.value ?? 0) > 0;
      if (!counted) continue;
      const stage = stageOf(entry.name) && entry.factors.length === 0 ? stageOf(entry.name) : stageOfEntry(entry);
      if (stage) covered.add(stage);
      // "Electricity in use", "包装纸箱": a list without stages says by its items what it covers.
      const named = stageOf(entry.name);
      if (named) covered.add(named);
      if (!covered.has("packaging") && isPackaging(entry.name)) covered.add("packaging");
      // "Zinc alloy", "ABS 件" in a list of results: what is called by its material counts that material.
      if (entry.factors.length === 0 && isMaterial(entry.name)) covered.add("materials");
      const per = entry.factors[0]?.unit?.per;
      // Some layouts name no stage: a mass times a factor per mass is a material whatever it stands under.
      if (per && isMass(per) && !isFreight(per) && stage !== "waste" && stage !== "endOfLife" && stage !== "packaging" && !noMaterials.has(kindOfName(entry.name)?.id ?? "")) covered.add("materials");
    }
  }
  return covered;
}

const noMaterials: ReadonlySet<string> = new Set(["electricity", "naturalGas", "diesel", "petrol", "coal", "lpg", "heat", "water", "road", "rail", "ship", "air"]);

function isMaterial(name: string): boolean {
  const kind = kindOfName(name);
  return kind !== undefined && !noMaterials.has(kind.id);
}

/** A stage that a result table lists and leaves without a figure. */
function* emptyStages({ tables }: Evidence): Iterable<Finding> {
  for (const table of tables) {
    const [name, emission] = [table.columns.find((column) => column.role === "name"), table.columns.find((column) => column.role === "emission")];
    if (!name || !emission || table.kind !== "result") continue;
    const items = table.rows.filter((row) => row.kind === "item");
    const filled = items.filter((row) => table.cell(row, emission).number !== null).length;
    if (filled < 2) continue;
    for (const row of items) {
      const cell = table.cell(row, emission);
      if (!cell.blank || !stageOf(row.name)) continue;
      yield {
        rule: "boundary.missing",
        severity: "warning",
        sheet: table.sheet,
        range: cellAddress(cell),
        message: { en: `${row.name} is listed as a stage, but has no figure: is it not counted, or zero?`, zh: `“${row.name}”列为一个阶段，但没有数值：是未计入，还是为零？` },
      };
    }
  }
}
