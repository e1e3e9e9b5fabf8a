import { say } from "../../src/locales";
import { emptyStudy, isStudySheetName, missingFields, openStages } from "../../src/study/fields";
import type { StageScope, Study, StudyField } from "../../src/study/study";
import type { Grid } from "../../src/tables/grid";
import { isOwnSheet } from "../../src/workbook/ownSheets";
import { readStudy, studySheetName } from "../../src/workbook/studySheet";
import { planStudy } from "../../src/workbook/studySheet/planStudy";
import { suggestStudy } from "../../src/workbook/studySuggestions";
import type { Suggestion } from "../../src/workbook/studySuggestions";
import { failureText } from "../failureText";
import { ChartPanel } from "../charts/chartPanel";
import { element } from "../element";
import { button, enable } from "../button";
import type { Model } from "../model";
import { BoundaryForm } from "./boundaryForm";
import { ResultsPart } from "./resultsPart";
import { StudyForm } from "./studyForm";

/** Changes come in bursts while a person types or fills down. */
const restMs = 200;
/** Larger workbooks are not searched for suggestions unasked. */
const mostCells = 200_000;

/** Goal and scope: what the sheet PCF Study says, what the person changes, what is missing; below them results and charts. */
export class StudyTab {
  readonly element: HTMLElement;
  private readonly form: StudyForm;
  private readonly boundary: BoundaryForm;
  private readonly missing = element("div", { class: "missing" });
  private readonly problems = element("div", { class: "problems", role: "status" });
  private readonly unsaved = element("p", { class: "quiet" });
  private readonly save: HTMLElement;
  private readonly discard: HTMLElement;
  /** What the sheet says, and what the person has changed since. */
  private stated: Study = emptyStudy;
  private readonly changes = new Map<StudyField, Study[StudyField]>();
  private readonly stageChanges = new Map<StageScope["stage"], StageScope | null>();
  private resting: ReturnType<typeof setTimeout> | undefined;
  private reading = 0;

  constructor(
    private readonly model: Model,
    private readonly announce: (text: string) => void,
  ) {
    const { study } = model.words;
    this.form = new StudyForm(model, (field, value) => this.change(field, value));
    this.boundary = new BoundaryForm(model, (stage, scope) => this.changeStage(stage, scope));
    this.save = button(study.save, () => void this.guard(() => this.write()), { appearance: "primary" });
    this.discard = button(study.discard, () => this.forget(), { appearance: "subtle" });
    this.element = element(
      "div", { class: "study" },
      element("p", { class: "quiet" }, study.intro), this.missing, this.problems, this.form.element, this.boundary.element,
      element("div", { class: "saveBar" }, this.unsaved, element("div", { class: "actions" }, this.save, this.discard)),
      new ResultsPart(model, announce).element, new ChartPanel(model, announce).element,
    );
    model.on("workbook", () => {
      clearTimeout(this.resting);
      this.resting = setTimeout(() => void this.guard(() => this.read()), restMs);
    });
    this.show();
    void this.guard(async () => {
      await this.read();
      await this.suggest();
    });
  }

  private get study(): Study {
    const stages = [...this.stated.stages.filter(({ stage }) => !this.stageChanges.has(stage)), ...[...this.stageChanges.values()].filter((scope) => scope !== null)];
    return { ...this.stated, ...Object.fromEntries(this.changes), stages };
  }

  private async read(): Promise<Grid | null> {
    const mine = ++this.reading;
    const grid = await this.studyGrid();
    if (mine !== this.reading) return grid;
    const read = grid === null ? null : readStudy([grid]);
    this.stated = read?.study ?? emptyStudy;
    this.problems.replaceChildren(...(read?.problems ?? []).map((problem) => element("p", { class: "note" }, say(problem, this.model.language))));
    // What the sheet says by now is no change any more.
    for (const [field, value] of this.changes) if (JSON.stringify(value) === JSON.stringify(this.stated[field])) this.changes.delete(field);
    this.show();
    return grid;
  }

  /** The sheet of the study; null where the workbook has none. */
  private async studyGrid(): Promise<Grid | null> {
    const { host } = this.model;
    const names = (await host.sheets()).map(({ name }) => name);
    const own = names.find((name) => name.trim().toLowerCase() === studySheetName.toLowerCase());
    if (own !== undefined) return host.read(own);
    for (const name of names.filter(isStudySheetName)) {
      const grid = await host.read(name);
      if (readStudy([grid]) !== null) return grid;
    }
    return null;
  }

  /** What the other sheets say plainly is offered beside its field, with its cell; the person decides. */
  private async suggest(): Promise<void> {
    const { host } = this.model;
    const grids: Grid[] = [];
    let cells = 0;
    for (const { name, visibility } of await host.sheets()) {
      if (visibility !== "visible" || isOwnSheet(name)) continue;
      const grid = await host.read(name);
      cells += grid.values.length * (grid.values[0]?.length ?? 0);
      if (cells > mostCells) return;
      grids.push(grid);
    }
    const found: readonly Suggestion[] = suggestStudy(grids);
    this.form.suggest(found);
  }

  private change(field: StudyField, value: Study[StudyField]): void {
    if (JSON.stringify(value) === JSON.stringify(this.stated[field])) this.changes.delete(field);
    else this.changes.set(field, value);
    this.tell();
  }

  private changeStage(stage: StageScope["stage"], scope: StageScope | null): void {
    const stated = this.stated.stages.find((each) => each.stage === stage) ?? null;
    if (JSON.stringify(stated) === JSON.stringify(scope)) this.stageChanges.delete(stage);
    else this.stageChanges.set(stage, scope);
    this.tell();
  }

  private forget(): void {
    this.changes.clear();
    this.stageChanges.clear();
    this.show();
    this.form.focus();
  }

  private show(): void {
    this.form.show(this.study);
    this.boundary.show(this.study);
    this.tell();
  }

  /** What is missing, and what is not saved. */
  private tell(): void {
    const { words: { study }, language } = this.model;
    const { study: now } = this;
    const gaps = [
      ...missingFields(now).map((info) => ({ text: info[language], go: () => this.form.focus(info.field) })),
      ...openStages(now).map(({ stage, lacks }) => ({ text: lacks === "state" ? study.openStage(this.boundary.nameOf(stage)) : study.noReason(this.boundary.nameOf(stage)), go: () => this.boundary.focus(stage, lacks) })),
    ];
    this.missing.replaceChildren(
      element("details", {},
        element("summary", {}, study.missing(gaps.length)),
        gaps.length > 0 && element("ul", {}, ...gaps.map(({ text, go }) => element("li", {}, button(text, go, { appearance: "subtle", label: study.goToField(text) })))),
      ),
    );
    const count = this.changes.size + this.stageChanges.size;
    this.unsaved.textContent = count === 0 ? "" : study.changed(count);
    enable(this.save, count > 0);
    enable(this.discard, count > 0);
  }

  private async write(): Promise<void> {
    const { host, words: { study }, language } = this.model;
    if (this.changes.size + this.stageChanges.size === 0) return;
    // Read anew: what was changed on the sheet meanwhile stays.
    const grid = await this.read();
    const { newSheet, edits } = planStudy(this.study, grid, language);
    if (edits.length === 0) return this.announce(study.nothingToSave);
    if (newSheet) await host.addSheet(studySheetName);
    await host.write(edits);
    this.changes.clear();
    this.stageChanges.clear();
    await this.read();
    this.announce(study.saved(edits.length));
  }

  private async guard(action: () => Promise<unknown>): Promise<void> {
    try {
      await action();
    } catch (thrown) {
      this.announce(failureText(thrown, this.model));
    }
  }
}

