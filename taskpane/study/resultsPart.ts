import type { Grid } from "../../src/tables/grid";
import { planResults } from "../../src/workbook/resultsSheet";
import { readStudy } from "../../src/workbook/studySheet";
import { failureText } from "../failureText";
import { element, freshId } from "../element";
import { button, enable } from "../button";
import type { Model } from "../model";

/** One press lays the results as formulas on a new sheet and goes there; what could not be laid is said with its reason. */
export class ResultsPart {
  readonly element: HTMLElement;
  private readonly told = element("div", { class: "problems", role: "status" });
  private readonly press: HTMLElement;

  constructor(
    private readonly model: Model,
    private readonly announce: (text: string) => void,
  ) {
    const { study } = model.words;
    const id = freshId("results");
    this.press = button(study.lay, () => void this.lay(), { appearance: "outline" });
    this.element = element("section", { "aria-labelledby": id }, element("h2", { id }, study.results), element("p", { class: "quiet" }, study.resultsHint), element("div", { class: "actions" }, this.press), this.told);
  }

  private async lay(): Promise<void> {
    const { host, language, words: { study, failed } } = this.model;
    enable(this.press, false);
    try {
      const grids: Grid[] = [];
      for (const { name } of await host.sheets()) grids.push(await host.read(name));
      const { sheets, leftOut } = planResults(grids, readStudy(grids), language, host.addChart !== undefined);
      for (const { name } of sheets) await host.addSheet(name);
      if (sheets.length > 0) await host.write(sheets.flatMap(({ edits }) => edits));
      for (const chart of sheets.flatMap(({ charts }) => charts)) await host.addChart?.(chart);
      this.told.replaceChildren(...(leftOut.length === 0 ? [] : [element("p", {}, study.leftOut), element("ul", {}, ...leftOut.map((reason) => element("li", {}, reason)))]));
      const [first] = sheets;
      if (first) await host.select(first.name, { top: 0, left: 0, bottom: 0, right: 0 });
      this.announce(sheets.length === 0 ? study.noResults : study.laid(sheets.map(({ name }) => name).join(", ")));
    } catch (thrown) {
      this.announce(failureText(thrown, this.model));
    } finally {
      enable(this.press, true);
    }
  }
}
