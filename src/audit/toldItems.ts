import { plainText } from "../tables/plainText";
import { columnOf, columnsOf } from "../tables/table";
import type { Row } from "../tables/table";
import { cellAddress } from "./address";
import { show } from "./arithmetic";
import { unitOf } from "./entry";
import type { Evidence, PlacedFact } from "./evidence";
import type { Finding } from "./finding";
import { rounding } from "./interval";
import { nameHalves } from "./nameHalves";
import { shareColumns } from "./shares";

/** A figure of a row, in per cent or in kg. */
interface Figure {
  readonly value: number;
  readonly half: number;
}

/** A row of a result with its share (as printed, as it follows from the emissions) and its emission. */
interface Item {
  readonly sheet: string;
  readonly row: Row;
  readonly range: string;
  readonly percent: readonly Figure[];
  readonly kg: readonly Figure[];
  /** The rows of its table, itself among them. */
  readonly list: readonly Item[];
}

/** A sentence that gives one item a share or an emission: "装配用电占总碳足迹的 52.8 %". */
interface Told {
  readonly fact: PlacedFact;
  readonly items: readonly Item[];
  readonly what: "percent" | "kg";
  readonly figure: Figure;
  readonly agrees: boolean;
}

/** Sentences that name an item with the share or the emission of another, or with one of none where other sentences are right. */
export function* againstItems(evidence: Evidence): Iterable<Finding> {
  const told = toldOf(evidence);
  for (const { fact, items, what, figure, agrees } of told) {
    const [own] = items;
    const known = own?.[what].at(0);
    if (agrees || !own || !known) continue;
    const other = items.flatMap(({ list }) => list).find((item) => !items.includes(item) && item[what].some((each) => isSame(each, figure)));
    if (!(other && significant(fact) >= 2) && !told.some((each) => each.agrees && each.what === what && each.fact.sheet === fact.sheet)) continue;
    const [given, due] = [figure, known].map(({ value }) => `${show(Number(value.toPrecision(4)))} ${what === "percent" ? "%" : "kgCO2e"}`);
    const from = `${own.sheet}!${own.range}`;
    yield {
      rule: "result.conflict",
      severity: "error",
      sheet: fact.sheet,
      range: cellAddress(fact.cell),
      message: {
        en: `The text gives ${given} for ${own.row.name}; in ${from} it is ${due}.${other ? ` ${given} is ${other.row.name}.` : ""}`,
        zh: `文字中“${own.row.name}”为 ${given}，而 ${from} 为 ${due}。${other ? `${given} 是“${other.row.name}”的数值。` : ""}`,
      },
      expected: due as string,
      related: [{ sheet: own.sheet, range: own.range }],
    };
  }
}

function significant({ text }: PlacedFact): number {
  return (/^[+-]?[\d.,]+/.exec(text)?.[0] ?? "").replace(/[^\d]/g, "").replace(/^0+/, "").length;
}

function isSame(a: Figure, b: Figure): boolean {
  return Math.abs(a.value - b.value) <= (a.half + b.half) * 1.001;
}

/** What a sentence on contributions speaks with. */
const contributes = /占|贡献|来源|来自|最大|主要|其次|share|contribut|account|largest|biggest|dominant|dominate|main|driver|hot ?spot|responsible|of (?:the|its|total) /;
/** Figures of something else: a part of a part, of two together, of what was saved, of mass and money. */
const ofElse =
  /其中|合计|共计|共占|之和|以内|若|如果|假设|情景|变化|变动|波动|敏感|上年|去年|降低|减少|下降|上升|增加|削减|不含|不包括|除|质量|重量|成本|回收|再生|可再生|绿电|误差|不确定|截断|舍去|together|combined|of which|without|exclud|if |would|scenario|last year|reduc|decreas|increas|saving|lower|higher|chang|varied|varies|sensitiv|mass|weight|cost|recycl|renewable|uncertain|cut-?off/;

function toldOf(evidence: Evidence): readonly Told[] {
  const sentences = evidence.facts.filter(({ form, number, unit }) => form === "sentence" && number !== null && number > 0 && (unit?.kind === "percent" || unit?.kind === "emission" || unit?.kind === "factor"));
  if (sentences.length === 0) return [];
  const named = itemsByName(evidence);
  return sentences.flatMap((fact): Told[] => {
    if (!contributes.test(plainText(fact.context))) return [];
    const items = subjectOf(fact, named);
    const what = fact.unit?.kind === "percent" ? "percent" : "kg";
    const scale = fact.unit?.kind === "emission" ? fact.unit.unit.scale.toNumber() : fact.unit?.kind === "factor" ? fact.unit.factor.emission.scale.toNumber() : 1;
    const figure = { value: (fact.number as number) * scale, half: 0.5 * 10 ** -fact.decimals * scale };
    const known = items.flatMap((item) => item[what]);
    if (known.length === 0) return [];
    // "About 50 %" is no figure to hold against another; results may be cut off instead of rounded.
    const slack = /(?:约|近|超过?|逾|余|不到|about|approx\S*|around|roughly|nearly|almost|over|than|c(?:irc)?a\.?|~|≈|>|<)\s*(?:为|占)?\s*$/.test(plainText(fact.label)) ? 0.1 : 0.005;
    const agrees = known.some((each) => Math.abs(each.value - figure.value) <= 2 * (each.half + figure.half) + Math.abs(each.value) * slack);
    return [{ fact, items, what, figure, agrees }];
  });
}

/** The rows of the one name that the words before a figure hold; none where they hold no name, or two. */
function subjectOf(fact: PlacedFact, named: ReadonlyMap<string, readonly Item[]>): readonly Item[] {
  const label = plainText(fact.label);
  const last = [...label.matchAll(/\d(?:[\d.,]*\d)?/g)].filter(({ index }) => !/[a-z]/.test(label[index - 1] ?? "")).at(-1);
  // "52.8 % from the housing, 7.2 %": what follows a figure up to the comma belongs to it.
  const clause = last ? label.slice(last.index + last[0].length).replace(/^[^,;、]*[,;、]?/, "") : label;
  const after = behind(fact);
  if (ofElse.test(clause) || ofElse.test(after) || ofPart.test(after)) return [];
  let rest = clause;
  const found: (readonly Item[])[] = [];
  for (const [name, items] of named) {
    const at = rest.indexOf(name);
    if (at < 0) continue;
    const stands = isWhole(rest.slice(0, at), rest.slice(at + name.length), name);
    rest = rest.replaceAll(name, "\u0001");
    // A longer word that the name is part of is another thing.
    if (!stands) return [];
    found.push(items);
  }
  return found.length === 1 ? (found[0] as readonly Item[]) : [];
}

/** "52 % of the packaging", and not of the total. */
const ofPart = /^\s*%?\s*of (?!(?:the |its |all |our )?(?:total|overall|whole|sum|result|product|carbon|footprint|pcf|ghg|gwp|co2|greenhouse|climate|emission|impact|life|cradle))/;

/** What follows the figure, up to the end of its clause. */
function behind({ context, label }: PlacedFact): string {
  const text = context.normalize("NFKC").replace(/<\/?su[bp]>/g, "");
  const from = text.indexOf(label);
  return from < 0 ? "" : plainText(/^\s*[+-]?\d[\d.,]*([^,，;；。]*?)(?:\. |[,，;；。]|$)/su.exec(text.slice(from + label.length))?.[1] ?? "");
}

/** "grid electricity" is not the row "electricity", "原材料运输" not "原材料". */
function isWhole(before: string, after: string, name: string): boolean {
  return /\p{Script=Han}/u.test(name)
    ? /(?:^|[^\p{Script=Han}]|[为是由自于次即指而])$/u.test(before) && /^(?:\s*[^\p{Script=Han}\s]|\s*$|\s*(?:是|占|为|的|贡献|阶段|环节|过程|排放|碳|达|最|所占|产生|\())/u.test(after)
    : /(?:^|[^a-z\s]|\b(?:the|is|by|from|of|with|for|that|are|being|namely|was|then)) *$/.test(before) &&
        /^ *(?:$|[^a-z\s&+/]|(?:is|are|was|were|has|have|with|at|accounts?|contributes?|causes?|dominates?|represents?|makes?|emissions?|stage|phase|leads?|share|alone|comes?|takes?|emits?|adds?)\b)/.test(after);
}

/** The rows of results by the names that sentences may use: the whole, and each half of a bilingual one; the longest first. */
function itemsByName(evidence: Evidence): ReadonlyMap<string, readonly Item[]> {
  const byName = new Map<string, Item[]>();
  for (const table of evidence.tables) {
    // Of two products side by side a sentence means one.
    if ((table.kind !== "result" && table.kind !== "activity") || columnsOf(table, "emission").length > 1) continue;
    const list = itemsOf(table);
    for (const item of list) for (const name of nameHalves(item.row.name)) byName.set(name, [...(byName.get(name) ?? []), item]);
    // One name twice in a list: the sentence may mean both together.
    for (const [name, items] of byName) if (items.filter((item) => item.list === list).length > 1) byName.set(name, []);
  }
  return new Map([...byName].sort(([a], [b]) => b.length - a.length));
}

function itemsOf(table: Evidence["tables"][number]): readonly Item[] {
  const column = columnOf(table, "emission");
  const scale = (column?.unit && unitOf(column.unit, true)?.scale.toNumber()) ?? null;
  const shares = shareColumns(table)[0];
  const rows = table.rows.filter(({ kind }) => kind === "item");
  const whole = column ? rows.reduce((sum, row) => sum + (table.cell(row, column).number ?? 0), 0) : 0;
  const list: Item[] = [];
  for (const row of rows) {
    const share = shares?.items.find((each) => each.row === row);
    const cell = column && table.cell(row, column);
    const value = cell?.number ?? null;
    const percent = [
      ...(share ? [{ value: share.percent, half: share.half }] : []),
      ...(cell && value !== null && whole > 0 ? [{ value: (value / whole) * 100, half: (rounding(cell) / whole) * 100 }] : []),
    ];
    const kg = cell && value !== null && scale !== null ? [{ value: value * scale, half: rounding(cell) * scale }] : [];
    const at = share?.cell ?? cell;
    if (at && percent.length > 0) list.push({ sheet: table.sheet, row, range: cellAddress(at), percent, kg, list });
  }
  return list;
}
