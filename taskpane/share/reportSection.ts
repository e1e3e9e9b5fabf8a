import type { Language } from "../../src/locales";
import type { Structure } from "../../src/report/context";
import { element, freshId } from "../element";
import { fileField } from "../fileField";
import { button } from "../button";
import type { Model } from "../model";
import { choice } from "../choice";
import { StepRunner } from "./runInSteps";
import { saveFile } from "../saveFile";

const wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** The report of the workbook as a Word file, or a company's template filled with its figures. */
export class ReportSection {
  readonly element: HTMLElement;
  private readonly language: HTMLSelectElement;
  private readonly structure: HTMLSelectElement;
  private readonly list = element("ul", { class: "quiet", tabindex: 0, hidden: true });
  private readonly runner: StepRunner;

  constructor(
    private readonly model: Model,
    announce: (text: string) => void,
  ) {
    const { documents: words } = model.words;
    const language = choice(words.language, [["zh", "中文"], ["en", "English"]], model.language);
    const structure = choice(words.structure, Object.entries(words.structures), "study");
    this.language = language.select;
    this.structure = structure.select;
    const write = button(words.write, () => void this.runner.run(() => this.write()), { appearance: "primary" });
    const template = fileField(words.template, ".docx", (file) => void this.runner.run(() => this.fill(file)));
    this.runner = new StepRunner(model, announce, () => [write, template.input]);
    this.list.setAttribute("aria-label", words.report);
    const title = freshId("share");
    this.element = element(
      "section", { "aria-labelledby": title, class: "documents" },
      element("h2", { id: title }, words.report), element("p", { class: "quiet" }, words.reportHint), language.field, structure.field,
      element("div", { class: "actions" }, write), template.element, this.runner.element, this.list,
    );
  }

  private async sources() {
    this.show([]);
    const { documents: words } = this.model.words;
    const [work, grids] = [await import(/* webpackChunkName: "files" */ "./documentWork"), await this.runner.read()];
    await this.runner.step(words.checking, 50);
    const decisions = await this.model.decisions();
    const sources = await this.runner.drive(work.readSourcesSteps({ grids, factors: this.model.library, ...decisions }, work.statedFields(grids)), words.checking, ({ done, of }) => 50 + (30 * done) / of);
    await this.runner.step(words.writing, 80);
    return { work, sources, chosen: this.language.value as Language };
  }

  private async write(): Promise<string> {
    const { documents: words } = this.model.words;
    const { work, sources, chosen } = await this.sources();
    const structure = this.structure.value as Structure | "study";
    const report = work.buildReport(sources, chosen, structure === "study" ? undefined : structure);
    const { writeReport } = await this.model.host.wordFiles();
    await this.runner.step(words.writing, 90);
    saveFile(`${report.subtitle || words.file}.docx`, writeReport(report, chosen) as Uint8Array<ArrayBuffer>, wordType);
    const gaps = work.missingIn(report);
    this.show(gaps);
    return words.written(sources.inventory.rows.length, gaps.length);
  }

  private async fill(template: File): Promise<string> {
    const { work, sources, chosen } = await this.sources();
    const { fillTemplate } = await this.model.host.wordFiles();
    const { bytes, filled, unknown } = fillTemplate(new Uint8Array(await template.arrayBuffer()), work.placeholders(sources, chosen));
    saveFile(template.name, bytes as Uint8Array<ArrayBuffer>, wordType);
    this.show(unknown.map((key) => `{{${key}}}`));
    return this.model.words.documents.filled(filled, unknown.length);
  }

  private show(lines: readonly string[]): void {
    this.list.hidden = lines.length === 0;
    this.list.replaceChildren(...lines.map((line) => element("li", {}, line)));
  }
}
