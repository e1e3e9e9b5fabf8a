import { boundaries, categories } from "../../src/factors/factor";
import { say } from "../../src/locales";
import factorColumns from "../../src/workbook/factorColumns.json";
import { mapColumns } from "../../src/workbook/factorsSheet";
import type { ColumnMapping, FactorField } from "../../src/workbook/factorsSheet";
import { csvTable, importFactors } from "../../src/workbook/importFactors";
import type { FactorTable } from "../../src/workbook/importFactors";
import { button, enable } from "../fluent";
import { element, freshId } from "../element";
import type { Model } from "../model";
import { pinAll } from "./pinAll";

type Named = FactorField | "name";
/** The columns that a person is asked about; all others are taken where the header names them. */
const mapped: readonly Named[] = ["name", "value", "unit", "category", "source", "region", "data_year", "id"];
/** What may be the same for all rows and then need not stand in the file. */
const shared: readonly FactorField[] = ["category", "source", "unit"];
const shownProblems = 8;

/** Factors from a csv file: the columns are read from its header, the person corrects them, and all rows are taken or none. */
export function importFile(model: Model, call: { readonly done: (told: string) => void; readonly cancel: () => void }): HTMLElement {
  const { add, categories: categoryWords, boundaries: boundaryWords } = model.words;
  const labels = new Map<Named, string>([...factorColumns.columns.map((column) => [column.field as FactorField, column[model.language]] as const), ["name", add.name]]);
  const label = (field: Named) => labels.get(field) ?? field;
  const chooser = element("input", { type: "file", id: freshId("file"), accept: ".csv,.txt,.tsv,text/csv" });
  const columns = element("fieldset", { class: "columns", hidden: true });
  const result = element("div", { role: "status" });
  let chosen: { table: FactorTable; columns: Partial<Record<Named, number>>; unitInHeader?: string } | null = null;
  const defaults: Partial<Record<FactorField, string>> = {};
  const take = button(add.addAll(0), () => void save(), { appearance: "primary" });
  enable(take, false);

  chooser.addEventListener("change", () => void open());

  async function open(): Promise<void> {
    const [file] = chooser.files ?? [];
    if (!file) return;
    const text = decode(await file.arrayBuffer());
    if (text === null) return result.replaceChildren(element("p", { class: "note error" }, add.unreadable));
    const table = csvTable(file.name, text);
    const { columns: found, unitInHeader } = mapColumns(table.header);
    chosen = { table, columns: { ...found }, ...(unitInHeader !== undefined && { unitInHeader }) };
    drawColumns();
    read();
  }

  function drawColumns(): void {
    if (chosen === null) return;
    const { table, columns: map } = chosen;
    columns.hidden = false;
    columns.replaceChildren(
      element("legend", {}, add.columns),
      ...mapped.map((field) => {
        const id = freshId(field);
        const select = element("select", { id }, element("option", { value: "" }, add.none), ...table.header.map((heading, index) => element("option", { value: index, ...(map[field] === index && { selected: true }) }, String(heading ?? ""))));
        select.addEventListener("change", () => {
          if (select.value === "") delete map[field];
          else map[field] = Number(select.value);
          drawColumns();
          read();
        });
        return element("div", { class: "field" }, element("label", { for: id }, label(field)), select);
      }),
      ...shared.filter((field) => map[field] === undefined && !(field === "unit" && chosen?.unitInHeader !== undefined)).map((field) => {
        const id = freshId(field);
        const input = field === "category" ? element("select", { id }, element("option", { value: "" }, ""), ...categories.map((value) => element("option", { value }, categoryWords[value]))) : element("input", { id, type: "text" });
        input.value = defaults[field] ?? "";
        input.addEventListener("change", () => {
          defaults[field] = input.value.trim();
          read();
        });
        return element("div", { class: "field" }, element("label", { for: id }, add.forAll(label(field))), input);
      }),
    );
  }

  function reading() {
    if (chosen === null) return { factors: [], problems: [] };
    const mapping: ColumnMapping = { columns: chosen.columns, unmatched: [], ...(chosen.unitInHeader !== undefined && { unitInHeader: chosen.unitInHeader }) };
    return importFactors(chosen.table, { mapping, defaults: Object.fromEntries(Object.entries(defaults).filter(([, text]) => text !== "")) });
  }

  function read(): void {
    const { factors, problems } = reading();
    const known = new Set(model.pinned.map(({ id }) => id.toLowerCase()));
    const already = factors.filter(({ id }) => known.has(id.toLowerCase())).length;
    take.textContent = add.addAll(factors.length - already);
    enable(take, factors.length > already);
    const told = problems.slice(0, shownProblems).map((problem) => element("li", {}, say(problem, model.language)));
    result.replaceChildren(
      ...(problems.length > 0 ? [element("p", { class: "note error" }, add.broken(problems.length)), element("ul", { class: "problems" }, ...told)] : [element("p", {}, add.ready(factors.length)), ...(already > 0 ? [element("p", { class: "quiet" }, add.known(already))] : [])]),
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

  queueMicrotask(() => chooser.focus());
  return element(
    "section", { class: "form" },
    element("h2", {}, add.titleFile),
    element("div", { class: "field" }, element("label", { for: chooser.id }, add.choose), chooser),
    columns, result,
    element("div", { class: "actions" }, take, button(add.cancel, call.cancel, { appearance: "subtle" })),
  );
}

/** UTF-8, or what a Chinese Excel writes. Every byte must make sense: a wrong guess would change names in silence. */
function decode(bytes: ArrayBuffer): string | null {
  for (const encoding of ["utf-8", "gb18030"]) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      continue;
    }
  }
  return null;
}
