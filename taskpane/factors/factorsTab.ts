import type { Factor } from "../../src/factors/factor";
import { factorPack } from "../../src/workbook/factorPack";
import { button } from "../button";
import { element, freshId, icon } from "../element";
import type { Model } from "../model";
import { saveFile } from "../saveFile";
import { factorDetails } from "./details";
import { activeFilters, filterPanel, noFilters, queryOf } from "./filters";
import type { Filters } from "./filters";
import { importFile } from "./importFile";
import { InsertBar } from "./insertBar";
import { ownFactorForm } from "./ownFactor";
import { ResultList } from "./resultList";
import type { ResultGroup } from "./resultList";

const page = 30;
const magnifier = "M8.5 3a5.5 5.5 0 1 0 3.5 9.7l4 4 .7-.7-4-4A5.5 5.5 0 0 0 8.5 3m0 1a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9";

/** What the person had typed and chosen, kept while the pane is drawn in another language. */
export interface FactorsState {
  text: string;
  readonly filters: Filters;
}

/** Search, results, details, and the bar that inserts. */
export class FactorsTab {
  readonly element: HTMLElement;
  private readonly input: HTMLInputElement;
  private readonly list: ResultList;
  private readonly bar: InsertBar;
  private readonly body = element("div", { class: "body" });
  private readonly found = element("div", { class: "found" });
  private readonly status = element("p", { role: "status", class: "status" });
  private readonly filterButton: HTMLElement;
  private count = page;

  constructor(
    private readonly model: Model,
    private readonly state: FactorsState,
    private readonly announce: (text: string) => void,
  ) {
    const { search, filters: filterWords } = model.words;
    const help = element("span", { id: freshId("keys"), class: "hidden" }, search.keys);
    this.input = element("input", {
      type: "search", role: "combobox", "aria-label": search.label, "aria-expanded": "true", "aria-autocomplete": "list", "aria-describedby": help.id,
      placeholder: search.hint, autocomplete: "off", spellcheck: "false", value: state.text,
    });
    this.list = new ResultList(model, this.input, { choose: (factor) => this.bar?.show(factor), insert: () => void this.bar.insert(), more: () => this.showMore() });
    this.input.setAttribute("aria-controls", this.list.box.id);
    this.bar = new InsertBar(model, { announce, details: (factor) => this.showDetails(factor), focusSearch: () => this.focus() });

    const filters = filterPanel(model, state.filters, () => this.filtered());
    this.filterButton = button(filterWords.open, () => {
      filters.show(filters.element.hidden);
      this.filterButton.setAttribute("aria-expanded", String(!filters.element.hidden));
    }, { appearance: "subtle", expanded: !filters.element.hidden, controls: filters.element.id });

    const add = this.addMenu();
    this.found.append(
      element("div", { class: "searchBox" }, icon(magnifier), this.input, help),
      element("div", { class: "tools" }, this.filterButton, add.button, this.status),
      add.menu,
      filters.element,
      this.list.element,
    );
    this.body.append(this.found);
    this.element = element("div", { class: "factors" }, this.body, this.bar.element);
    this.input.addEventListener("input", () => this.typed());
    this.input.addEventListener("keydown", (event) => this.pressed(event));
    model.on("library", () => {
      filters.refill();
      this.draw(this.state.text !== "");
    });
    model.on("pinned", () => this.draw(false));
    this.draw(false);
  }

  focus(): void {
    if (!this.found.isConnected) this.showList();
    this.input.focus();
  }

  /** Escape steps back from the details; false where there is nothing to step back from. */
  stepBack(): boolean {
    if (this.found.isConnected) return false;
    this.showList();
    this.input.focus();
    return true;
  }

  private typed(): void {
    this.state.text = this.input.value;
    this.count = page;
    this.draw(this.state.text.trim() !== "");
  }

  private filtered(): void {
    this.count = page;
    this.draw(true);
  }

  private showMore(): void {
    this.count += page;
    this.draw(false);
    this.input.focus();
  }

  private pressed(event: KeyboardEvent): void {
    // While Chinese is being composed, the keys belong to the input method.
    if (event.isComposing) return;
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
    const step = steps[event.key];
    const atEnd = this.input.selectionStart === this.input.value.length && this.input.selectionEnd === this.input.value.length;
    if (step !== undefined) this.list.move(step);
    else if (event.key === "Enter" && event.altKey) this.bar.nextMode();
    else if (event.key === "Enter") void this.bar.insert();
    else if (event.key === "ArrowRight" && atEnd && this.list.active && !event.shiftKey) this.showDetails(this.list.active);
    else return;
    event.preventDefault();
  }

  /** Ways to bring in factors that the library does not have. */
  private addMenu(): { readonly button: HTMLElement; readonly menu: HTMLElement } {
    const { add } = this.model.words;
    const back = (told = "") => {
      this.showList();
      this.input.focus();
      if (told !== "") this.announce(told);
    };
    const own = () => this.showForm(ownFactorForm(this.model, {
      cancel: back,
      done: (factor, told) => {
        this.look(factor.nameZh || factor.nameEn || factor.id);
        back(told);
      },
    }));
    const file = () => this.showForm(importFile(this.model, { cancel: back, done: back }));
    const save = () => {
      saveFile("PCF Factors.csv", factorPack(this.model.pinned), "text/csv;charset=utf-8");
      this.announce(add.exported(this.model.pinned.length));
    };
    const menu = element("div", { class: "actions addMenu", hidden: true, id: freshId("add") }, button(add.own, own, { appearance: "outline" }), button(add.file, file, { appearance: "outline" }), button(add.export, save, { appearance: "outline" }));
    const opener = button(add.open, () => {
      menu.hidden = !menu.hidden;
      opener.setAttribute("aria-expanded", String(!menu.hidden));
    }, { appearance: "subtle", expanded: false, controls: menu.id });
    return { button: opener, menu };
  }

  private look(text: string): void {
    this.input.value = text;
    this.typed();
  }

  private showForm(form: HTMLElement): void {
    this.bar.element.hidden = true;
    this.body.replaceChildren(form);
    this.body.scrollTop = 0;
  }

  private showDetails(factor: Factor): void {
    this.bar.show(factor);
    this.body.replaceChildren(factorDetails(this.model, factor, { back: () => this.stepBack(), open: (other) => this.showDetails(other) }));
    this.body.scrollTop = 0;
  }

  private showList(): void {
    this.bar.element.hidden = false;
    this.body.replaceChildren(this.found);
    this.bar.show(this.list.active);
  }

  private draw(first: boolean): void {
    const { model, state } = this;
    const { results, filters: filterWords } = model.words;
    const searching = state.text.trim() !== "" || activeFilters(state.filters) > 0;
    const ready = model.libraryState !== "loading";
    const hits = searching && ready ? model.find(queryOf(state.text, state.filters, this.count + 1)).map(({ factor }) => factor) : model.library.slice(0, this.count + 1);
    const more = hits.length > this.count;
    const shown = hits.slice(0, this.count);
    const groups: readonly ResultGroup[] = searching ? [{ title: results.found, factors: shown }] : this.shelves(shown);
    const nothing = !ready ? results.loading : model.libraryState === "unavailable" && model.pinned.length === 0 ? results.unavailable : activeFilters(state.filters) > 0 ? results.filtered : results.none;
    this.list.show(groups, { first, more, nothing });
    const active = activeFilters(state.filters);
    this.filterButton.textContent = active === 0 ? filterWords.open : `${filterWords.open} (${active})`;
    this.status.textContent = !ready ? results.loading : searching ? results.count(shown.length, more) : results.count(new Set([...model.library, ...model.pinned].map(({ id }) => id)).size, false);
  }

  /** Without a question: what was used last, what the workbook has, then the library. Each factor stands once. */
  private shelves(library: readonly Factor[]): readonly ResultGroup[] {
    const { model } = this;
    const { results } = model.words;
    const taken = new Set<string>();
    const untaken = (factors: readonly Factor[]) => factors.filter(({ id }) => !taken.has(id) && taken.add(id));
    const recent = untaken(model.recent.flatMap((id) => model.byId(id) ?? []).slice(0, 5));
    return [{ title: results.recent, factors: recent }, { title: results.pinned, factors: untaken(model.pinned) }, { title: results.library, factors: untaken(library) }];
  }
}

export function emptyState(): FactorsState {
  return { text: "", filters: { ...noFilters } };
}
