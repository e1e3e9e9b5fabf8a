import type { Factor } from "../../src/factors/factor";
import { insertModes, nameIn, planInsert } from "../../src/workbook/insert";
import type { InsertMode, InsertPlan, PlannedCell } from "../../src/workbook/insert";
import { findFactorsSheet, planPins, writeWithPins } from "../../src/workbook/pinFactors";
import { button, enable } from "../button";
import { failureText } from "../failureText";
import { element, freshId } from "../element";
import type { Model } from "../model";
import { sayNote } from "./notes";

const shownCells = 6;

/** Shows what inserting the chosen factor writes, and writes it. A filled cell is replaced only after the person said so. */
export class InsertBar {
  readonly element: HTMLElement;
  private factor: Factor | null = null;
  private mode: InsertMode;
  private asked = 0;
  private busy = false;
  /** What the open question would replace; an answer holds for that and nothing else. */
  private questioned = "";
  private readonly preview = element("div", { class: "preview" });
  private readonly question = element("div", { class: "question", role: "group", hidden: true });
  private readonly radios = new Map<InsertMode, HTMLInputElement>();
  private readonly insertButton: HTMLElement;
  private readonly pinButton: HTMLElement;
  private readonly detailsButton: HTMLElement;

  constructor(
    private readonly model: Model,
    private readonly call: { readonly announce: (text: string) => void; readonly details: (factor: Factor) => void; readonly focusSearch: () => void },
  ) {
    const { insert, details } = model.words;
    const kept = model.host.recall("insertMode") as InsertMode | null;
    this.mode = kept !== null && insertModes.includes(kept) ? kept : "row";
    const name = freshId("mode");
    const modes = element("fieldset", { class: "modes" }, element("legend", { class: "hidden" }, insert.mode));
    for (const mode of insertModes) {
      const radio = element("input", { type: "radio", name, value: mode, id: freshId("mode"), ...(mode === this.mode && { checked: true }), title: insert.modeHints[mode] });
      radio.addEventListener("change", () => this.setMode(mode));
      this.radios.set(mode, radio);
      modes.append(radio, element("label", { for: radio.id, title: insert.modeHints[mode] }, insert.modes[mode]));
    }
    this.insertButton = button(insert.action, () => void this.insert(), { appearance: "primary", keys: "Enter" });
    this.detailsButton = button(details.show, () => this.factor && call.details(this.factor), { appearance: "subtle" });
    this.pinButton = button(insert.pin, () => void this.pin(), { appearance: "subtle" });
    this.element = element(
      "section", { class: "insert", "aria-label": insert.label },
      this.preview, this.question,
      element("div", { class: "actions" }, modes, this.insertButton),
      element("div", { class: "actions" }, this.detailsButton, this.pinButton),
    );
    this.element.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || this.question.hidden) return;
      event.stopPropagation();
      this.forget();
    });
    model.on("selection", () => void this.draw());
    model.on("sheet", () => void this.draw());
    model.on("pinned", () => void this.draw());
    void this.draw();
  }

  show(factor: Factor | null): void {
    this.factor = factor;
    void this.draw();
  }

  nextMode(): void {
    this.setMode(insertModes[(insertModes.indexOf(this.mode) + 1) % insertModes.length] as InsertMode);
    this.call.announce(`${this.model.words.insert.modes[this.mode]}: ${this.model.words.insert.modeHints[this.mode]}`);
  }

  /** Writes the chosen factor to the selection, or asks where that would replace something. */
  async insert(filled: "ask" | "replace" | "keep" = "ask"): Promise<void> {
    const { factor } = this;
    if (factor === null || this.busy) return;
    await this.guard(async () => {
      const plan = await this.plan(factor, true);
      const { insert } = this.model.words;
      if (plan === null) return this.call.announce(insert.noSelection);
      const replaced = plan.cells.filter(({ replaces }) => replaces !== null);
      const unasked = filled === "ask" || (filled === "replace" && asText(replaced) !== this.questioned);
      if (replaced.length > 0 && unasked) return this.ask(replaced);
      const cells = filled === "keep" ? plan.cells.filter(({ replaces }) => replaces === null) : plan.cells;
      const had = this.model.isPinned(factor);
      await this.write(factor, cells);
      this.model.used(factor);
      this.forget();
      const done = cells.length === 0 ? insert.nothing : insert.done(cells.map(({ address }) => address).slice(0, 8).join(", ") + (cells.length > 8 ? " …" : ""));
      this.call.announce(had ? done : `${done} ${insert.donePinned(nameIn(factor, this.model.language))}`);
    });
  }

  private async pin(): Promise<void> {
    const { factor } = this;
    if (factor === null || this.busy) return;
    await this.guard(async () => {
      await this.write(factor, []);
      this.call.announce(this.model.words.insert.donePinned(nameIn(factor, this.model.language)));
    });
  }

  private async write(factor: Factor, cells: readonly PlannedCell[]): Promise<void> {
    const { host } = this.model;
    const pins = planPins(await findFactorsSheet(host), [factor], this.model.language);
    await writeWithPins(host, pins, cells.map(({ edit }) => edit), this.model.libraryVersion || null);
    if (pins.added.length > 0) await this.model.readPinned();
    await this.draw();
  }

  private async plan(factor: Factor, fresh: boolean): Promise<InsertPlan | null> {
    const found = await this.model.selectedGrid(fresh);
    return found && planInsert({ factor, grid: found.grid, selection: found.selection.area, mode: this.mode, language: this.model.language, overrides: this.model.corrections });
  }

  /** Runs one action at a time and tells its failure. */
  private async guard(action: () => Promise<void>): Promise<void> {
    this.busy = true;
    try {
      await action();
    } catch (thrown) {
      this.preview.replaceChildren(element("p", { class: "note error", role: "alert" }, failureText(thrown, this.model)));
    } finally {
      this.busy = false;
    }
  }

  private setMode(mode: InsertMode): void {
    this.mode = mode;
    const radio = this.radios.get(mode);
    if (radio) radio.checked = true;
    this.model.host.remember("insertMode", mode);
    void this.draw();
  }

  private ask(replaced: readonly PlannedCell[]): void {
    const { insert } = this.model.words;
    const text = element("p", { id: freshId("question") }, insert.replacing(replaced.length));
    const list = element("ul", {}, ...replaced.slice(0, 4).map(({ address, replaces, shown }) => element("li", {}, element("b", {}, address), ` ${insert.becomes(replaces ?? "", shown)}`)));
    const keep = button(insert.blankOnly, () => void this.answer("keep"), { appearance: "outline", describedBy: text.id });
    const replace = button(insert.replace, () => void this.answer("replace"), { appearance: "primary", describedBy: text.id });
    const rest = replaced.length > 4 ? element("p", {}, insert.more(replaced.length - 4)) : null;
    this.question.replaceChildren(text, list, ...(rest ? [rest] : []), element("div", { class: "actions" }, replace, keep, button(insert.cancel, () => this.forget(), { appearance: "subtle" })));
    this.question.setAttribute("aria-labelledby", text.id);
    this.question.hidden = false;
    this.questioned = asText(replaced);
    keep.focus();
  }

  private async answer(filled: "replace" | "keep"): Promise<void> {
    await this.insert(filled);
  }

  private forget(): void {
    if (this.question.hidden) return;
    const inside = this.question.contains(document.activeElement);
    this.question.hidden = true;
    if (inside) this.call.focusSearch();
  }

  /** Draws the preview of the chosen factor. Of several drawings that overtake one another the last counts. */
  private async draw(): Promise<void> {
    const asked = ++this.asked;
    const { factor } = this;
    const { insert } = this.model.words;
    for (const one of [this.insertButton, this.detailsButton, this.pinButton]) enable(one, factor !== null);
    if (factor === null) {
      this.forget();
      this.preview.replaceChildren(element("p", { class: "quiet" }, insert.choose));
      return;
    }
    const pinned = this.model.isPinned(factor);
    enable(this.pinButton, !pinned);
    this.pinButton.textContent = pinned ? insert.pinned : insert.pin;
    const plan = await this.plan(factor, false).catch(() => null);
    if (asked !== this.asked) return;
    // What is read late (the factors of the workbook, the sheet) takes no question away that still stands.
    if (!this.busy && asText(plan?.cells.filter(({ replaces }) => replaces !== null) ?? []) !== this.questioned) this.forget();
    enable(this.insertButton, plan !== null);
    this.preview.replaceChildren(...(plan === null ? [element("p", { class: "quiet" }, insert.noSelection)] : this.planned(plan)));
  }

  private planned({ cells, lines, notes }: InsertPlan): HTMLElement[] {
    const { insert } = this.model.words;
    const told = notes.map((note) => element("p", { class: "note" }, sayNote(note, this.model.words)));
    if (cells.length === 0) return [...told, ...(notes.length === 0 ? [element("p", { class: "quiet" }, insert.nothing)] : [])];
    const rest = cells.length - shownCells;
    return [
      element("p", { class: "willWrite" }, element("span", {}, insert.willWrite), lines > 1 ? element("span", { class: "count" }, insert.rows(lines)) : null),
      element(
        "ul", { class: "cells" },
        ...cells.slice(0, shownCells).map(({ address, shown, replaces }) => element("li", replaces === null ? {} : { class: "replaces", title: insert.becomes(replaces, shown) }, element("b", {}, address), " ", element("span", {}, shown))),
        rest > 0 ? element("li", { class: "rest" }, insert.more(rest)) : null,
      ),
      ...told,
    ];
  }
}

function asText(replaced: readonly PlannedCell[]): string {
  return replaced.map(({ address, replaces, shown }) => `${address}\t${replaces}\t${shown}`).join("\n");
}
