import type { Factor } from "../../src/factors/factor";
import { button } from "../button";
import { element, freshId } from "../element";
import type { Model } from "../model";
import { factorLine } from "./factorLine";

export interface ResultGroup {
  readonly title: string;
  readonly factors: readonly Factor[];
}

/** The results as a list of options. The keyboard stays in the search field, which names the active option. */
export class ResultList {
  readonly element: HTMLElement;
  readonly box: HTMLElement;
  private readonly more: HTMLElement;
  private readonly nothing = element("p", { class: "nothing" });
  private options: { readonly factor: Factor; readonly element: HTMLElement }[] = [];
  private at = -1;

  constructor(
    private readonly model: Model,
    private readonly field: HTMLElement,
    private readonly call: { readonly choose: (factor: Factor | null) => void; readonly insert: () => void; readonly more: () => void },
  ) {
    const { results } = model.words;
    this.box = element("div", { role: "listbox", id: freshId("results"), "aria-label": results.label });
    this.more = button(results.more, () => call.more(), { appearance: "subtle" });
    this.element = element("div", { class: "results" }, this.box, this.nothing, element("div", { class: "more" }, this.more));
    this.box.addEventListener("mousedown", (event) => event.preventDefault());
    this.box.addEventListener("click", (event) => this.activate(this.options.findIndex(({ element: option }) => option.contains(event.target as Node)), false));
    this.box.addEventListener("dblclick", () => call.insert());
  }

  get active(): Factor | null {
    return this.options[this.at]?.factor ?? null;
  }

  /** Shows groups of factors; the one that was active stays so where it still is there, unless `first` is wanted. */
  show(groups: readonly ResultGroup[], { first, more, nothing }: { readonly first: boolean; readonly more: boolean; readonly nothing: string }): void {
    const before = this.active?.id;
    this.options = [];
    const filled = groups.filter(({ factors }) => factors.length > 0);
    const shown = filled.map(({ title, factors }) => {
      const heading = element("div", { class: "group", id: freshId("group") }, title);
      // A list of one group needs no heading.
      const options = factors.map((factor) => {
        const option = element("div", { role: "option", id: freshId("option"), "aria-selected": "false", "data-factor": factor.id }, ...factorLine(this.model, factor));
        this.options.push({ factor, element: option });
        return option;
      });
      return filled.length === 1 && title === this.model.words.results.found ? options : [element("div", { role: "group", "aria-labelledby": heading.id }, heading, ...options)];
    });
    this.box.replaceChildren(...shown.flat());
    this.box.hidden = this.options.length === 0;
    this.nothing.textContent = nothing;
    this.nothing.hidden = this.options.length > 0;
    this.more.hidden = !more;
    const kept = first ? -1 : this.options.findIndex(({ factor }) => factor.id === before);
    this.at = -1;
    this.activate(kept >= 0 ? kept : first && this.options.length > 0 ? 0 : -1, true);
  }

  move(by: number): void {
    if (this.options.length === 0) return;
    this.activate(Math.max(0, Math.min(this.options.length - 1, this.at < 0 ? (by > 0 ? 0 : this.options.length - 1) : this.at + by)), true);
  }

  private activate(index: number, scroll: boolean): void {
    this.options[this.at]?.element.setAttribute("aria-selected", "false");
    this.at = index;
    const option = this.options[index];
    option?.element.setAttribute("aria-selected", "true");
    if (option) this.field.setAttribute("aria-activedescendant", option.element.id);
    else this.field.removeAttribute("aria-activedescendant");
    if (scroll) option?.element.scrollIntoView({ block: "nearest" });
    this.call.choose(option?.factor ?? null);
  }
}
