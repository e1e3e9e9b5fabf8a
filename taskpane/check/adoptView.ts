import { adoptEdits, planAdopt } from "../../src/workbook/adopt";
import type { AdoptedCell, AdoptPlan, LeftCell } from "../../src/workbook/adopt";
import { button, enable } from "../button";
import { element, freshId } from "../element";
import type { Model } from "../model";
import { shownContent } from "./contents";
import { failureText } from "../failureText";
import { countOf, group } from "./group";
import { placeButton } from "./places";
import { readSheets } from "./readSheets";
import type { UndoBar } from "./undoBar";

/** As many digits as a person reads; the cell keeps the format that shows those of before. */
const readDigits = 8;

/** Typed values into formulas: what would be written, what is left and why, and then the writing in one step. */
export class AdoptView {
  readonly element: HTMLElement;
  private readonly status = element("p", { role: "status", class: "quiet" });
  private readonly list = element("div", { class: "findings adopt" });
  private readonly write: HTMLElement;
  private readonly natives = element("input", { type: "checkbox", id: freshId("natives") });
  private readonly excluded = new Set<string>();
  private plan: AdoptPlan = { cells: [], left: [] };
  private run = 0;

  constructor(
    private readonly model: Model,
    private readonly undo: UndoBar,
  ) {
    const { adopt } = model.words;
    this.write = button("", () => void this.adopt(), { appearance: "primary" });
    this.natives.addEventListener("change", () => void this.look());
    this.element = element(
      "div", { class: "part" },
      element("p", { class: "quiet" }, adopt.intro),
      element("div", { class: "actions" }, this.write, button(adopt.preview, () => void this.look(), { appearance: "outline" })),
      element("div", { class: "field check" }, this.natives, element("label", { for: this.natives.id }, adopt.natives)),
      this.status, this.list,
    );
    this.draw();
    void this.look();
  }

  private async look(): Promise<void> {
    const mine = ++this.run;
    try {
      const plan = await this.planned(() => mine !== this.run);
      if (plan === null) return;
      this.plan = plan;
      this.draw();
    } catch (thrown) {
      this.fail(thrown);
    }
  }

  private async planned(isStopped: () => boolean): Promise<AdoptPlan | null> {
    const { adopt } = this.model.words;
    const read = await readSheets(this.model, (name) => (this.status.textContent = adopt.reading(name)), isStopped);
    if (read === null) return null;
    return planAdopt({ grids: read.grids, overrides: await this.model.readCorrections(), formulas: this.natives.checked });
  }

  private get chosen(): readonly AdoptedCell[] {
    return this.plan.cells.filter(({ sheet }) => !this.excluded.has(sheet));
  }

  private draw(): void {
    const { adopt, check } = this.model.words;
    const { cells, left } = this.plan;
    this.status.textContent = cells.length === 0 ? adopt.none : adopt.ready(cells.length, left.length);
    const sheets = [...new Set(cells.map(({ sheet }) => sheet))];
    this.list.replaceChildren(
      ...sheets.map((sheet) => this.sheet(sheet, cells.filter((cell) => cell.sheet === sheet))),
      ...(left.length === 0 ? [] : [group([element("span", { class: "name" }, adopt.left(left.length))], left, (cell) => this.left(cell), check.more, false)]),
    );
    this.count();
  }

  private count(): void {
    this.write.textContent = this.model.words.adopt.write(this.chosen.length);
    enable(this.write, this.chosen.length > 0);
  }

  private sheet(sheet: string, cells: readonly AdoptedCell[]): HTMLElement {
    const { adopt, check } = this.model.words;
    const box = element("input", { type: "checkbox", id: freshId("sheet"), checked: !this.excluded.has(sheet) });
    box.addEventListener("change", () => {
      if (box.checked) this.excluded.delete(sheet);
      else this.excluded.add(sheet);
      this.count();
    });
    return element(
      "section", {},
      element("div", { class: "field check" }, box, element("label", { for: box.id }, adopt.include(sheet))),
      group([element("span", { class: "name" }, sheet), countOf(cells)], cells, (cell) => this.cell(cell), check.more, cells.length <= 20),
    );
  }

  private cell({ sheet, address, before, beforeFormula, formula, after }: AdoptedCell): HTMLElement {
    const now = shownContent(beforeFormula === null ? before : { formula: beforeFormula }, this.model.words.check.blank);
    return element("li", { class: "change" }, placeButton(this.model, { sheet, range: address }, address, (thrown) => this.fail(thrown)), element("span", { class: "values" }, `${now} → ${Number(after.toPrecision(readDigits))}`), element("code", {}, formula));
  }

  private left({ sheet, address, value, message }: LeftCell): HTMLElement {
    return element("li", {}, element("p", {}, message[this.model.language]), element("div", { class: "actions places" }, placeButton(this.model, { sheet, range: address }, `${sheet}!${address}`, (thrown) => this.fail(thrown)), element("span", { class: "quiet" }, shownContent(value, this.model.words.check.blank))));
  }

  /** Writes what was shown, as one step; where the workbook has changed meanwhile, what would be written now is shown instead. */
  private async adopt(): Promise<void> {
    const { adopt } = this.model.words;
    const mine = ++this.run;
    try {
      const shown = this.chosen;
      if (shown.length === 0) return;
      const plan = await this.planned(() => mine !== this.run);
      if (plan === null) return;
      this.plan = plan;
      if (JSON.stringify(this.chosen) !== JSON.stringify(shown)) {
        this.draw();
        return this.undo.say(adopt.moved);
      }
      const written = await this.undo.write(adoptEdits(shown), adopt.done(shown.length), () => void this.look());
      if (!written) return this.draw();
      this.plan = { cells: plan.cells.filter((cell) => !shown.includes(cell) && this.excluded.has(cell.sheet)), left: plan.left };
      this.draw();
    } catch (thrown) {
      this.fail(thrown);
    }
  }

  private fail(thrown: unknown): void {
    this.undo.say(failureText(thrown, this.model));
  }
}
