import { isPcfError } from "../../src/errors";
import { boundaries, categories } from "../../src/factors/factor";
import { say } from "../../src/locales";
import factorColumns from "../../src/workbook/factorColumns.json";
import { mapColumns } from "../../src/workbook/factorsSheet";
import type { ColumnMapping, FactorField } from "../../src/workbook/factorsSheet";
import { importFactors } from "../../src/workbook/importFactors";
import type { FactorTable } from "../../src/workbook/factorTable";
import { sayProblem } from "../../src/workbook/sayProblem";
import { choice } from "../choice";
import { fileField } from "../fileField";
import { button, enable } from "../button";
import { element, freshId } from "../element";
import type { Model } from "../model";
import { pinAll } from "./pinAll";

type Named = FactorField | "name";
/** The columns that a person is asked about first; the others stand folded below them. */
const mapped: readonly Named[] = ["name", "value", "unit", "category", "source", "region", "data_year", "id"];
const others: readonly Named[] = factorColumns.columns.map(({ field }) => field as FactorField).filter((field) => !mapped.includes(field));
/** What may be the same for all rows and then need not stand in the file. */
const shared: readonly FactorField[] = ["category", "source", "unit", "boundary"];
const shownProblems = 50;

/** The table that is to be imported, and what a person has said about it. */
interface Chosen {
  readonly table: FactorTable;
  readonly columns: Partial<Record<Named, number>>;
  readonly unitInHeader?: string;
  decimalComma: boolean;
}

/** Factors from an .xlsx or csv file: the columns are read from the header, the person corrects them, and all rows are taken or none. */
export function importFile(model: Model, call: { readonly done: (told: string) => void; readonly cancel: () => void }): HTMLElement {
  const { add, categories: categoryWords, boundaries: boundaryWords } = model.words;
  const labels = new Map<Named, string>([...factorColumns.columns.map((column) => [column.field as FactorField, column[model.language]] as const), ["name", add.name]]);
  const label = (field: Named) => labels.get(field) ?? field;
  const chooser = fileField(add.choose, ".xlsx,.xlsm,.csv,.txt,.tsv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", (file) => void open(file));
  const sheets = element("div", { hidden: true });
  const columns = element("fieldset", { class: "columns", hidden: true });
  const result = element("div", { role: "status" });
  const more = element("details", {});
  let chosen: Chosen | null = null;
  const defaults: Partial<Record<FactorField, string>> = {};
  const take = button(add.addAll(0), () => void save(), { appearance: "primary" });
  enable(take, false);

  async function open(file: File): Promise<void> {
    try {
      const tables = await model.host.readTables(file);
      drawSheets(tables);
      choose(tables[0] ?? null);
    } catch (thrown) {
      drawSheets([]);
      choose(null);
      result.replaceChildren(element("p", { class: "note error", role: "alert" }, isPcfError(thrown) ? say(thrown, model.language) : String(thrown)));
    }
  }

  function drawSheets(tables: readonly FactorTable[]): void {
    sheets.hidden = tables.length < 2;
    sheets.replaceChildren(choice(add.sheet, tables.map(({ name }, index) => [String(index), name]), "0", (value) => choose(tables[Number(value)] ?? null)).field);
  }

  function choose(table: FactorTable | null): void {
    chosen = null;
    if (table !== null) {
      const { columns: found, unitInHeader } = mapColumns(table.header);
      chosen = { table, columns: { ...found }, ...(unitInHeader !== undefined && { unitInHeader }), decimalComma: false };
    }
    columns.hidden = table === null;
    drawColumns();
    read();
  }

  function drawColumns(): void {
    if (chosen === null) return;
    more.replaceChildren(element("summary", {}, add.more), ...others.map(columnField));
    columns.replaceChildren(element("legend", {}, add.columns), ...mapped.map(columnField), ...shared.filter((field) => !isGiven(field)).map(sharedField), ...(chosen.table.commaUnsure === true ? [commaField()] : []), more);
  }

  function isGiven(field: FactorField): boolean {
    return chosen?.columns[field] !== undefined || (field === "unit" && chosen?.unitInHeader !== undefined);
  }

  function columnField(field: Named): HTMLElement {
    const { table, columns: map } = chosen as Chosen;
    const named = (heading: unknown, index: number) => (typeof heading === "string" && heading.trim() !== "" ? heading : `${add.column} ${index + 1}`);
    return choice(label(field), [["", add.none], ...table.header.map((heading, index) => [String(index), named(heading, index)] as const)], String(map[field] ?? ""), (value) => {
      if (value === "") delete map[field];
      else map[field] = Number(value);
      drawColumns();
      read();
    }).field;
  }

  function sharedField(field: FactorField): HTMLElement {
    const id = freshId(field);
    const oneOf = (values: readonly string[], wordsOf: Readonly<Record<string, string>>) => element("select", { id }, element("option", { value: "" }, add.chooseOne), ...values.map((value) => element("option", { value }, wordsOf[value] ?? value)));
    const input = field === "category" ? oneOf(categories, categoryWords) : field === "boundary" ? oneOf(boundaries, boundaryWords) : element("input", { id, type: "text" });
    input.value = defaults[field] ?? "";
    input.addEventListener("change", () => {
      defaults[field] = input.value.trim();
      read();
    });
    return element("div", { class: "field" }, element("label", { for: id }, add.forAll(label(field))), input);
  }

  function commaField(): HTMLElement {
    const id = freshId("comma");
    const box = element("input", { id, type: "checkbox", ...(chosen?.decimalComma === true && { checked: true }) });
    box.addEventListener("change", () => {
      if (chosen !== null) chosen.decimalComma = box.checked;
      read();
    });
    return element("div", { class: "field check" }, box, element("label", { for: id }, add.decimalComma));
  }

  function reading() {
    if (chosen === null) return { factors: [], problems: [] };
    const { table, columns: map, unitInHeader, decimalComma } = chosen;
    const mapping: ColumnMapping = { columns: map, unmatched: [], ...(unitInHeader !== undefined && { unitInHeader }) };
    return importFactors(table, { mapping, defaults: Object.fromEntries(Object.entries(defaults).filter(([, text]) => text !== "")), decimalComma });
  }

  function read(): void {
    const { factors, problems } = reading();
    const known = new Set(model.pinned.map(({ id }) => id.toLowerCase()));
    const already = factors.filter(({ id }) => known.has(id.toLowerCase())).length;
    take.textContent = add.addAll(factors.length - already);
    enable(take, factors.length > already);
    if (chosen === null) return result.replaceChildren();
    const told = problems.slice(0, shownProblems).map((problem) => element("li", {}, sayProblem(problem, model.language)));
    const untold = problems.length - told.length;
    result.replaceChildren(
      ...(problems.length > 0
        ? [element("p", { class: "note error" }, add.broken(problems.length)), element("ul", { class: "problems" }, ...told, untold > 0 && element("li", {}, add.moreProblems(untold)))]
        : [element("p", {}, add.ready(factors.length)), ...(already > 0 ? [element("p", { class: "quiet" }, add.known(already))] : [])]),
      element("ul", { class: "sample" }, ...factors.slice(0, 3).map(({ id, value, unit, category, boundary }) => element("li", {}, `${id}: ${value} ${unit} · ${categoryWords[category]} · ${boundaryWords[boundary]}`))),
    );
  }

  async function save(): Promise<void> {
    const { factors } = reading();
    if (factors.length === 0) return;
    const before = model.pinned.length;
    enable(take, false);
    const failed = await pinAll(model, factors);
    if (failed !== null) return result.replaceChildren(element("p", { class: "note error", role: "alert" }, failed));
    call.done(add.addedAll(model.pinned.length - before));
  }

  queueMicrotask(() => chooser.input.focus());
  return element(
    "section", { class: "form" },
    element("h2", {}, add.titleFile),
    chooser.element,
    sheets, columns, result,
    element("div", { class: "actions" }, take, button(add.cancel, call.cancel, { appearance: "subtle" })),
  );
}
