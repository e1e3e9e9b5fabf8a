import { boundaries, categories } from "../../src/factors/factor";
import type { Factor } from "../../src/factors/factor";
import factorColumns from "../../src/workbook/factorColumns.json";
import { factorFields } from "../../src/workbook/factorsSheet";
import type { FactorField } from "../../src/workbook/factorsSheet";
import { readFactorTable } from "../../src/workbook/importFactors";
import { nameIn } from "../../src/workbook/insert";
import { button } from "../button";
import { element, freshId } from "../element";
import type { Model } from "../model";
import { pinAll } from "./pinAll";

type Named = FactorField | "name";
const needed: ReadonlySet<Named> = new Set<Named>(["name", "value", "unit", "category", "source"]);
const asked: readonly Named[] = ["name", "value", "unit", "category", "source", "region", "data_year", "boundary", "publisher", "locator", "url", "licence", "note"];

/** "2024", "2019-2021", "2024年". Sources that are imported say it in ways of their own; what a person types here is one of these. */
const yearForm = /^(?:19|20)\d\d年?(?:\s*[-–—~～至/]\s*(?:(?:19|20)\d\d|\d\d)年?)?$/;

/** A form for a factor of the person's own. It is read as a row of the workbook's table is, and refuses what a row refuses; only its year is held to a form. */
export function ownFactorForm(model: Model, call: { readonly done: (factor: Factor, told: string) => void; readonly cancel: () => void }): HTMLElement {
  const { add, categories: categoryWords, boundaries: boundaryWords } = model.words;
  const labels = new Map<Named, string>([...factorColumns.columns.map((column) => [column.field as FactorField, column[model.language]] as const), ["name", add.name], ["note", add.note]]);
  const hints: Partial<Record<Named, string>> = { unit: add.unitHint, data_year: add.yearHint, source: add.sourceHint };
  const inputs = new Map<Named, HTMLInputElement | HTMLSelectElement>();
  const messages = new Map<Named, HTMLElement>();

  const fields = asked.map((name) => {
    const id = freshId(name);
    const message = element("p", { class: "note error", id: `${id}-message`, hidden: true });
    const shared = { id, "aria-describedby": message.id, "aria-required": needed.has(name) ? "true" : undefined };
    const choices: readonly (readonly [string, string])[] | null =
      name === "category" ? [["", add.chooseOne], ...categories.map((value) => [value, categoryWords[value]] as const)] : name === "boundary" ? boundaries.map((value) => [value, boundaryWords[value]] as const) : null;
    const input = choices
      ? element("select", shared, ...choices.map(([value, text]) => element("option", { value, ...(name === "boundary" && value === "other" && { selected: true }) }, text)))
      : element("input", { ...shared, type: "text", placeholder: hints[name], autocomplete: "off", ...(name === "value" && { inputmode: "decimal" }) });
    inputs.set(name, input);
    messages.set(name, message);
    return element("div", { class: "field" }, element("label", { for: id }, needed.has(name) ? add.needed(labels.get(name) ?? name) : (labels.get(name) ?? name)), input, message);
  });

  function tell(problems: ReadonlyMap<Named, string>): void {
    for (const [name, message] of messages) {
      const text = problems.get(name);
      message.textContent = text ?? "";
      message.hidden = text === undefined;
      inputs.get(name)?.setAttribute("aria-invalid", String(text !== undefined));
    }
    const first = asked.find((name) => problems.has(name));
    if (first) inputs.get(first)?.focus();
  }

  async function save(): Promise<void> {
    const header: readonly Named[] = ["name", ...factorFields];
    const row = header.map((name) => inputs.get(name)?.value.trim() ?? null);
    const mapping = { columns: Object.fromEntries(header.map((name, index) => [name, index])), unmatched: [] };
    const { factors, problems } = readFactorTable({ name: "", header, rows: [{ number: 1, cells: row }] }, { mapping });
    const told = new Map<Named, string>();
    for (const { code, parts } of problems) if (code === "factor.field" && "field" in parts) told.set(parts.field as Named, add.problems[parts.reason]);
    if (inputs.get("name")?.value.trim() === "") told.set("name", add.problems.missing);
    const year = inputs.get("data_year")?.value.trim() ?? "";
    if (year !== "" && !yearForm.test(year)) told.set("data_year", add.problems.year);
    const [factor] = factors;
    if (factor && told.size === 0 && model.pinned.some(({ id }) => id.toLowerCase() === factor.id.toLowerCase())) told.set("name", add.problems.duplicate);
    tell(told);
    if (factor === undefined || told.size > 0) return;
    const failed = await pinAll(model, [factor]);
    if (failed !== null) return tell(new Map([["name", failed]]));
    call.done(factor, add.added(nameIn(factor, model.language)));
  }

  const form = element(
    "form", { class: "form", novalidate: true },
    element("h2", {}, add.title), ...fields,
    element("div", { class: "actions" }, button(add.save, () => void save(), { appearance: "primary" }), button(add.cancel, call.cancel, { appearance: "subtle" })),
  );
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    void save();
  });
  queueMicrotask(() => inputs.get("name")?.focus());
  return form;
}
