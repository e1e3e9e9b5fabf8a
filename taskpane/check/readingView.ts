import type { Role } from "../../src/tables/header";
import type { Override } from "../../src/tables/readSheet";
import { readTables } from "../../src/tables/readSheet";
import { explainTable } from "../../src/tables/explainTable";
import type { ColumnExplanation, TableExplanation } from "../../src/tables/explainTable";
import type { Grid } from "../../src/tables/grid";
import roleWords from "../../src/tables/roleWords.json";
import { areaName, cellName, columnName } from "../../src/workbook/cellName";
import { forgotten, samePlace, withRole, withoutTable } from "../../src/workbook/readingCorrections";
import type { TablePlace } from "../../src/workbook/readingCorrections";
import { button } from "../button";
import { element } from "../element";
import type { Model } from "../model";
import { failureText } from "../failureText";
import { countOf, group } from "./group";
import { placeButton } from "./places";
import { readSheets } from "./readSheets";
import type { UndoBar } from "./undoBar";

const sureFrom = 0.8;
const likelyFrom = 0.5;

/** The tables as they were understood, for a person to see and to put right. */
export class ReadingView {
  readonly element: HTMLElement;
  private readonly status = element("p", { role: "status", class: "quiet" });
  private readonly list = element("div", { class: "findings reading" });
  private grids: readonly Grid[] = [];
  private run = 0;

  constructor(
    private readonly model: Model,
    private readonly undo: UndoBar,
  ) {
    const { reading } = model.words;
    const again = button(reading.again, () => void this.read(), { appearance: "outline" });
    this.element = element("div", { class: "part" }, element("p", { class: "quiet" }, reading.intro), element("div", { class: "actions" }, again), this.status, this.list);
    void this.read();
  }

  private async read(): Promise<void> {
    const mine = ++this.run;
    const { words } = this.model;
    try {
      const read = await readSheets(this.model, (name) => (this.status.textContent = words.reading.reading(name)), () => mine !== this.run);
      if (read === null) return;
      this.grids = read.grids;
      await this.model.readCorrections();
      this.draw();
    } catch (thrown) {
      this.undo.say(failureText(thrown, this.model));
    }
  }

  private draw(): void {
    const { reading, check } = this.model.words;
    const { corrections } = this.model;
    const sheets = this.grids.map((grid) => ({ sheet: grid.sheet, tables: readTables(grid, corrections).map(explainTable) }));
    const count = sheets.reduce((sum, { tables }) => sum + tables.length, 0);
    this.status.textContent = count === 0 ? reading.none : reading.count(count);
    const none = corrections.filter(({ notATable }) => notATable);
    this.list.replaceChildren(
      ...sheets.filter(({ tables }) => tables.length > 0).map(({ sheet, tables }) => element("section", {}, element("h2", {}, sheet), ...tables.map((table) => this.table(table, count <= 2)))),
      ...(none.length === 0 ? [] : [group([element("span", { class: "name" }, reading.noTable), countOf(none)], none, (one) => this.noTable(one), check.more, true)]),
    );
  }

  private table(table: TableExplanation, open: boolean): HTMLElement {
    const { reading } = this.model.words;
    const { sheet, area, title, kind, rows } = table;
    const range = areaName(area);
    const place: TablePlace = { sheet, row: area.top, column: area.left };
    const summary = element("summary", {}, element("span", { class: "name" }, title || reading.kinds[kind]), element("span", { class: "where" }, `${range} · ${reading.kinds[kind]} · ${reading.rows(rows.item, rows.total + rows.subtotal)}`));
    const folded = element("details", { open }, summary);
    const fill = () => {
      if (folded.childElementCount > 1) return;
      folded.append(
        element("div", { class: "actions places" }, placeButton(this.model, { sheet, range }, `${sheet}!${range}`, (thrown) => this.fail(thrown))),
        element("ul", { class: "columns" }, ...table.columns.map((column) => this.column(table, place, column))),
        element("div", { class: "actions" }, button(reading.noTable, () => void this.keep(withoutTable(this.model.corrections, place), reading.kept), { appearance: "subtle" })),
      );
    };
    if (open) fill();
    else folded.addEventListener("toggle", fill);
    return folded;
  }

  private column(table: TableExplanation, place: TablePlace, { index, heading, role, unit, confidence, because }: ColumnExplanation): HTMLElement {
    const { reading } = this.model.words;
    const { language } = this.model;
    const corrected = this.model.corrections.find((one) => samePlace(one, place))?.roles.has(index) === true;
    const address = table.turned ? String(index + 1) : columnName(index);
    const name = heading === "" ? `${address} (${reading.blank})` : heading;
    const roles = Object.keys(roleWords) as Role[];
    const field = element("select", { "aria-label": reading.roleOf(name) }, element("option", { value: "", selected: !corrected }, corrected ? reading.asRead : roleWords[role][language]), ...roles.filter((one) => corrected || one !== role).map((one) => element("option", { value: one, selected: corrected && one === role }, roleWords[one][language])));
    field.addEventListener("change", () => void this.keep(withRole(this.model.corrections, place, index, field.value === "" ? null : (field.value as Role)), field.value === "" ? reading.forgotten : reading.kept, `${place.sheet} ${place.row},${place.column} ${index}`));
    field.dataset.column = `${place.sheet} ${place.row},${place.column} ${index}`;
    const level = corrected ? "corrected" : confidence >= sureFrom ? "sure" : confidence >= likelyFrom ? "likely" : "guess";
    const how = [reading.levels[level], reading.because[because]].filter((part) => part !== "");
    const cell = table.turned ? cellName(index, table.area.left) : cellName(table.area.top, index);
    return element(
      "li", {},
      element("div", { class: "actions places" }, placeButton(this.model, { sheet: table.sheet, range: cell }, address, (thrown) => this.fail(thrown)), element("b", {}, name)),
      element("div", { class: "field" }, field),
      element("p", { class: "quiet" }, role === "other" && !corrected ? "" : reading.how(how, Math.round(confidence * 100), unit)),
    );
  }

  private noTable(one: Override): HTMLElement {
    const { reading } = this.model.words;
    const range = cellName(one.row, one.column);
    return element("li", {}, element("p", {}, reading.notATable(`${one.sheet}!${range}`)), element("div", { class: "actions places" }, placeButton(this.model, { sheet: one.sheet, range }, `${one.sheet}!${range}`, (thrown) => this.fail(thrown)), button(reading.isTable, () => void this.keep(forgotten(this.model.corrections, one), reading.forgotten), { appearance: "subtle" })));
  }

  /** Keeps the corrections, draws what is read with them, and leaves open and focused what was. */
  private async keep(corrections: readonly Override[], done: string, focus?: string): Promise<void> {
    const open = [...this.list.querySelectorAll("details")].map((one) => one.open);
    try {
      await this.model.correct(corrections);
      this.draw();
      this.undo.say(done);
      const folded = [...this.list.querySelectorAll("details")];
      if (folded.length === open.length) for (const [index, one] of folded.entries()) one.open = open[index] ?? false;
      // Folded lists are filled when they open, which a browser tells a moment later.
      await new Promise((resolve) => setTimeout(resolve));
      const field = focus === undefined ? undefined : [...this.list.querySelectorAll("select")].find(({ dataset }) => dataset.column === focus);
      (field ?? this.element.querySelector<HTMLElement>("button[data-appearance]"))?.focus();
    } catch (thrown) {
      this.fail(thrown);
    }
  }

  private fail(thrown: unknown): void {
    this.undo.say(failureText(thrown, this.model));
  }
}
