import { cellName } from "../../src/workbook/cellName";
import { layTable } from "../../src/workbook/layTable";
import { newTableKinds, planNewTable } from "../../src/workbook/newTable";
import type { NewTableKind } from "../../src/workbook/newTable";
import { failureText } from "../failureText";
import { button } from "../button";
import { element, freshId } from "../element";
import type { Model } from "../model";
import { documented } from "./functionList";
import type { DocumentedFunction } from "./functionList";

/** Tables to start from, and every function with its arguments and examples. */
export class FormulasTab {
  readonly element: HTMLElement;
  private readonly list = element("div", { class: "functions" });
  private readonly field: HTMLInputElement;
  private readonly status = element("p", { role: "status", class: "quiet" });
  private functions: readonly DocumentedFunction[] = [];

  constructor(
    private readonly model: Model,
    private readonly announce: (text: string) => void,
  ) {
    const { formulas } = model.words;
    const id = freshId("find");
    this.field = element("input", { type: "search", id, placeholder: formulas.hint, autocomplete: "off", spellcheck: "false" });
    this.field.addEventListener("input", () => this.functions.length > 0 && this.draw());
    this.element = element(
      "div", { class: "formulas" },
      element("section", { "aria-labelledby": `${id}-tables` },
        element("h2", { id: `${id}-tables` }, formulas.newTable), element("p", { class: "quiet" }, formulas.newTableHint),
        element("div", { class: "actions" }, ...newTableKinds.map((kind) => button(formulas.kinds[kind], () => void this.guard(() => this.lay(kind)), { appearance: "outline" }))),
      ),
      element("section", { "aria-labelledby": `${id}-functions` },
        element("h2", { id: `${id}-functions` }, formulas.functions),
        element("div", { class: "field" }, element("label", { for: id }, formulas.find), this.field), this.status, this.list,
      ),
    );
    void this.load();
  }

  private async load(): Promise<void> {
    const { host, language, words } = this.model;
    this.status.textContent = words.formulas.loading;
    try {
      this.functions = documented(await host.functionHelp(language));
    } catch {
      // The tables above need no list.
      this.status.textContent = words.formulas.unavailable;
      return;
    }
    this.draw();
  }

  private draw(): void {
    const { formulas } = this.model.words;
    const words = this.field.value.toLowerCase().split(/\s+/).filter((word) => word !== "");
    const found = this.functions.filter(({ name, description }) => words.every((word) => `${name} ${description}`.toLowerCase().includes(word)));
    this.status.textContent = formulas.count(found.length);
    this.list.replaceChildren(...found.map((one) => this.entry(one)));
  }

  private entry({ name, description, parameters, examples }: DocumentedFunction): HTMLElement {
    const { formulas } = this.model.words;
    const shown = parameters.map((parameter) => (parameter.optional ? `[${parameter.name}]` : parameter.name)).join(", ");
    return element(
      "details", {},
      element("summary", {}, element("span", { class: "name" }, name), element("span", { class: "where" }, description)),
      element("code", { class: "signature" }, `=${name}(${shown})`),
      element("dl", {}, ...parameters.flatMap((parameter) => [element("dt", {}, parameter.name), element("dd", {}, parameter.description)])),
      ...examples.map(({ formula, expected }) =>
        element("div", { class: "example" }, element("code", {}, formula), element("span", { class: "where" }, `→ ${expected}`), button(formulas.insert, () => void this.guard(() => this.insert(formula)), { appearance: "outline", label: formulas.insertExample(formula) })),
      ),
    );
  }

  private async lay(kind: NewTableKind): Promise<void> {
    const { model } = this;
    const found = await model.selectedGrid(true);
    if (found === null) return this.announce(model.words.insert.noSelection);
    const table = planNewTable(kind, found.grid, found.selection.area, model.language);
    await layTable(model.host, table);
    await model.host.select(found.grid.sheet, table.first);
    this.announce(model.words.formulas.laid(cellName(table.area.top, table.area.left)));
  }

  private async insert(formula: string): Promise<void> {
    const { model } = this;
    const found = await model.selectedGrid(true);
    if (found === null) return this.announce(model.words.insert.noSelection);
    const { grid, selection } = found;
    const { top: row, left: column } = selection.area;
    const address = cellName(row, column);
    const value = grid.values[row - grid.top]?.[column - grid.left] ?? null;
    const filled = (value !== null && value !== "") || (grid.formulas[row - grid.top]?.[column - grid.left] ?? null) !== null;
    if (filled) return this.announce(model.words.formulas.filled(address));
    await model.host.write([{ sheet: grid.sheet, row, column, content: { formula } }]);
    this.announce(model.words.insert.done(address));
  }

  private async guard(action: () => Promise<void>): Promise<void> {
    try {
      await action();
    } catch (thrown) {
      this.announce(failureText(thrown, this.model));
    }
  }
}
