import type { PactFile, PactVersion } from "../../src/exchange/pact/pactFile";
import { element, freshId } from "../element";
import { button } from "../button";
import type { Model } from "../model";
import { choice } from "../choice";
import { StepRunner } from "./runInSteps";
import { saveFile } from "../saveFile";

/** The product footprint as PACT JSON. A file with gaps is listed first, and saved as a draft only when the person says so. */
export class PactSection {
  readonly element: HTMLElement;
  private readonly version: HTMLSelectElement;
  private readonly list = element("ul", { class: "quiet", tabindex: 0, hidden: true });
  private readonly draft: HTMLElement;
  private readonly runner: StepRunner;
  private waiting: PactFile | null = null;

  constructor(
    private readonly model: Model,
    announce: (text: string) => void,
  ) {
    const { documents: words } = model.words;
    const version = choice(words.version, [["3", "3.0"], ["2.3", "2.3"]], "3");
    this.version = version.select;
    const write = button(words.writePact, () => void this.runner.run(() => this.write()));
    this.draft = button(words.draft, () => this.waiting && this.save(this.waiting), { appearance: "outline" });
    this.draft.hidden = true;
    version.select.addEventListener("change", () => this.show(null));
    this.runner = new StepRunner(model, announce, () => [write]);
    this.list.setAttribute("aria-label", words.pact);
    const title = freshId("share");
    this.element = element(
      "section", { "aria-labelledby": title, class: "documents" },
      element("h2", { id: title }, words.pact), element("p", { class: "quiet" }, words.pactHint), version.field, element("div", { class: "actions" }, write, this.draft), this.runner.element, this.list,
    );
  }

  private async write(): Promise<string> {
    this.show(null);
    const { documents: words } = this.model.words;
    const [work, grids] = [await import(/* webpackChunkName: "files" */ "./documentWork"), await this.runner.read()];
    await this.runner.step(words.writing, 60);
    const issue = { id: crypto.randomUUID(), created: `${new Date().toISOString().slice(0, 19)}Z` };
    const file = work.pactFile(work.exportWorkbook({ grids, factors: this.model.library, ...(await this.model.decisions()) }, issue), this.version.value as PactVersion);
    this.show(file);
    if (file.missing.length > 0) return words.missing(file.missing.length);
    this.save(file);
    return words.pactWritten;
  }

  private save({ text }: PactFile): void {
    saveFile(`${this.model.words.documents.pactFile}.json`, text, "application/json");
  }

  private show(file: PactFile | null): void {
    const { language } = this.model;
    this.waiting = file;
    this.draft.hidden = file === null || file.missing.length === 0;
    const required = new Set(file?.missing ?? []);
    const notes = file?.notes ?? [];
    const unnamed = [...required].filter((field) => !notes.some((note) => note.field === field));
    this.list.hidden = file === null || notes.length + unnamed.length === 0;
    this.list.replaceChildren(
      ...unnamed.map((field) => element("li", {}, element("strong", {}, field))),
      ...notes.map((note) => element("li", {}, element(required.has(note.field) ? "strong" : "span", {}, note.field), ` ${note[language]}`)),
    );
  }
}
