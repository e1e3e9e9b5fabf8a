import type { ChartOptions, ChartTable } from "../../src/charts";
import type { Grid } from "../../src/tables/grid";
import { footprintItems } from "../../src/workbook/footprintItems";
import type { ProductItems } from "../../src/workbook/footprintItems";
import { isOwnSheet } from "../../src/workbook/ownSheets";
import { failureText } from "../failureText";
import { choice } from "../choice";
import type { Choice } from "../choice";
import { element, freshId } from "../element";
import { button } from "../button";
import type { Model } from "../model";
import { savePng, saveSvg } from "./savePicture";
import { SimulationForm } from "./simulationForm";

const kinds = ["stageBars", "waterfall", "tornado", "sankey", "histogram"] as const;
type Kind = (typeof kinds)[number];

interface Drawn {
  readonly svg: string;
  readonly table: ChartTable;
}

const usualWidth = 560;
const defaultChange = 10;

/** Pictures of the footprint, drawn when asked for: what draws them is a script of its own, loaded then. */
export class ChartPanel {
  readonly element: HTMLElement;
  private readonly kind: Choice;
  private readonly product: Choice;
  private readonly change: HTMLInputElement;
  private readonly changeField: HTMLElement;
  private readonly simulation: SimulationForm;
  private readonly status = element("p", { class: "quiet", role: "status" });
  private readonly picture = element("div", { class: "picture" });
  private readonly figures = element("div", { class: "figures" });
  private drawing = 0;

  constructor(
    private readonly model: Model,
    private readonly announce: (text: string) => void,
  ) {
    const { charts } = model.words;
    const id = freshId("charts");
    this.kind = choice(charts.choose, kinds.map((kind) => [kind, charts.kinds[kind]]), "", (kind) => {
      this.changeField.hidden = kind !== "tornado";
      this.simulation.element.hidden = kind !== "histogram";
    });
    this.product = choice(charts.product, [], "");
    this.product.field.hidden = true;
    this.change = element("input", { id: `${id}-change`, type: "text", inputmode: "decimal", value: String(defaultChange), autocomplete: "off" });
    this.changeField = element("div", { class: "field", hidden: true }, element("label", { for: this.change.id }, charts.change), this.change);
    this.simulation = new SimulationForm(model);
    this.simulation.element.hidden = true;
    this.element = element(
      "section", { class: "charts", "aria-labelledby": id },
      element("h2", { id }, charts.title), this.kind.field, this.product.field, this.changeField, this.simulation.element,
      element("div", { class: "actions" }, button(charts.draw, () => void this.draw(), { appearance: "outline" })), this.status, this.picture, this.figures,
    );
  }

  private async draw(): Promise<void> {
    const { charts, failed } = this.model.words;
    const mine = ++this.drawing;
    this.status.textContent = "";
    try {
      const product = await this.readProduct();
      if (mine !== this.drawing) return;
      if (product === null) return this.tell(charts.none);
      const drawn = await this.chart(this.kind.select.value as Kind, product);
      if (drawn === null || mine !== this.drawing) return;
      this.show(drawn);
    } catch (thrown) {
      this.tell(failureText(thrown, this.model));
    }
  }

  private tell(text: string): void {
    this.picture.replaceChildren();
    this.figures.replaceChildren();
    this.status.textContent = text;
  }

  /** The product that is chosen, read from the workbook as it is now. */
  private async readProduct(): Promise<ProductItems | null> {
    const { host, language } = this.model;
    const grids: Grid[] = [];
    for (const { name, visibility } of await host.sheets()) if (visibility === "visible" && !isOwnSheet(name)) grids.push(await host.read(name));
    const products = footprintItems(grids, language).products.filter(({ items }) => items.length > 0);
    const chosen = this.product.select.value;
    this.product.select.replaceChildren(...products.map(({ product }) => element("option", { value: product, selected: product === chosen }, product)));
    this.product.field.hidden = products.length < 2;
    return products.find(({ product }) => product === chosen) ?? products[0] ?? null;
  }

  private async chart(kind: Kind, product: ProductItems): Promise<Drawn | null> {
    const { language, words: { charts } } = this.model;
    const drawers = await import("../../src/charts");
    const items = product.items.map(({ stage, name, value }) => ({ stage, name, value: value.toNumber() }));
    const options = this.options(product.unit, product.product === "" ? undefined : `${charts.kinds[kind]} · ${product.product}`);
    switch (kind) {
      case "stageBars": {
        const sums = new Map<string, number>();
        for (const { stage, value } of items) sums.set(stage, (sums.get(stage) ?? 0) + value);
        const data = [...sums].map(([stage, value]) => ({ stage, value }));
        return { svg: drawers.stageBars(data, options), table: drawers.stageBarsTable(data, { language }) };
      }
      case "waterfall":
        return { svg: drawers.waterfall(items, options), table: drawers.waterfallTable(items, { language }) };
      case "tornado": {
        const percent = Number(this.change.value);
        if (!(percent > 0 && percent <= 500)) {
          this.tell(charts.wrong(charts.change, "1", "500"));
          this.change.focus();
          return null;
        }
        const data = { items, change: percent / 100 };
        return { svg: drawers.tornado(data, options), table: drawers.tornadoTable(data, { language }) };
      }
      case "sankey":
        return { svg: drawers.sankey(items, options), table: drawers.sankeyTable(items, { language }) };
      case "histogram": {
        const run = await this.simulation.run(product);
        if (run === null) {
          if (this.simulation.trouble !== "") this.tell(this.simulation.trouble);
          return null;
        }
        this.status.textContent = run.summary;
        return { svg: drawers.histogram(run, options), table: drawers.histogramTable(run, { language }) };
      }
    }
  }

  private options(unit: string, title: string | undefined): ChartOptions {
    const { language } = this.model;
    const theme = this.element.closest<HTMLElement>("[data-theme]")?.dataset.theme;
    const width = Math.min(usualWidth * 2, Math.max(240, this.picture.clientWidth || usualWidth));
    return { language, width, unit, theme: theme === "dark" || theme === "contrast" ? theme : "light", ...(title !== undefined && { title }) };
  }

  private show({ svg, table }: Drawn): void {
    const { charts } = this.model.words;
    const read = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
    const scroll = element("div", { class: "tableBox", tabindex: 0, role: "group", "aria-label": charts.figures },
      element("table", {}, element("thead", {}, element("tr", {}, ...table.columns.map((column) => element("th", { scope: "col" }, column)))), element("tbody", {}, ...table.rows.map((row) => element("tr", {}, ...row.map((cell, at) => (at === 0 ? element("th", { scope: "row" }, cell) : element("td", {}, cell))))))));
    this.picture.replaceChildren(document.importNode(read, true));
    this.figures.replaceChildren(
      element("div", { class: "actions" }, button(charts.svg, () => saveSvg(`${charts.file}.svg`, svg), { appearance: "subtle" }), button(charts.png, () => void savePng(`${charts.file}.png`, svg).catch(() => this.announce(charts.pngFailed)), { appearance: "subtle" })),
      element("details", {}, element("summary", {}, charts.figures), scroll),
    );
  }
}
