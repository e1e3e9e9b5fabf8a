import { boundaries, categories } from "../../src/factors/factor";
import type { Boundary, Category, Factor } from "../../src/factors/factor";
import type { Query } from "../../src/factors/search";
import { button } from "../button";
import { choice } from "../choice";
import { element, freshId } from "../element";
import type { Model } from "../model";
import { regionName } from "./regionName";

export interface Filters {
  category: Category | "";
  region: string;
  year: string;
  source: string;
  boundary: Boundary | "";
  current: boolean;
}

export const noFilters: Readonly<Filters> = { category: "", region: "", year: "", source: "", boundary: "", current: false };

export function activeFilters(filters: Filters): number {
  return Object.values(filters).filter((value) => value !== "" && value !== false).length;
}

export function queryOf(text: string, filters: Filters, count: number): Query {
  return {
    text, count, currentOnly: filters.current,
    ...(filters.category !== "" && { categories: [filters.category] }),
    ...(filters.boundary !== "" && { boundaries: [filters.boundary] }),
    ...(filters.region !== "" && { region: filters.region }),
    ...(filters.year !== "" && { year: filters.year }),
    ...(filters.source !== "" && { source: filters.source }),
  };
}

/** The filters of the search: each offers what the library and the workbook hold. */
export function filterPanel(model: Model, filters: Filters, changed: () => void): { readonly element: HTMLElement; readonly refill: () => void; readonly show: (shown: boolean) => void } {
  const { filters: texts, categories: categoryWords, boundaries: boundaryWords } = model.words;
  const panel = element("fieldset", { class: "filters", id: freshId("filters") }, element("legend", { class: "hidden" }, texts.label));
  let filled = false;

  function filter<K extends Exclude<keyof Filters, "current">>(name: K, label: string, options: readonly (readonly [string, string])[]): HTMLElement {
    return choice(label, [["", texts.any], ...options], filters[name], (value) => {
      filters[name] = value as Filters[K];
      changed();
    }).field;
  }

  /** Nobody waits for lists that are not on the screen. */
  function refill(): void {
    filled = !panel.hidden;
    if (filled) fill();
  }

  function fill(): void {
    const factors: readonly Factor[] = [...model.pinned, ...model.library];
    const held = (read: (factor: Factor) => string) => [...new Set(factors.map(read))].filter((value) => value !== "");
    const present = <T extends string>(all: readonly T[], words: Readonly<Record<T, string>>, read: (factor: Factor) => string) => {
      const found = new Set(held(read));
      return all.filter((value) => found.has(value)).map((value) => [value, words[value]] as const);
    };
    const regions = held((factor) => factor.region).flatMap((region) => (region.includes("-") ? [region, region.split("-")[0] as string] : [region]));
    const regionOptions = [...new Set(regions)].map((code) => [code, regionName(code, model.language)] as const).sort((a, b) => a[0].localeCompare(b[0]));
    const currentId = freshId("current");
    const current = element("input", { type: "checkbox", id: currentId, ...(filters.current && { checked: true }) });
    current.addEventListener("change", () => {
      filters.current = current.checked;
      changed();
    });
    panel.replaceChildren(
      panel.firstElementChild as Element,
      filter("category", texts.category, present(categories, categoryWords, (factor) => factor.category)),
      filter("region", texts.region, regionOptions),
      filter("year", texts.year, held((factor) => factor.dataYear.slice(0, 4)).sort().reverse().map((year) => [year, year])),
      filter("boundary", texts.boundary, present(boundaries, boundaryWords, (factor) => factor.boundary)),
      filter("source", texts.source, held((factor) => factor.source).map((source) => [source, source])),
      element("div", { class: "field check" }, current, element("label", { for: currentId }, texts.current)),
      button(texts.clear, () => {
        Object.assign(filters, noFilters);
        refill();
        changed();
      }, { appearance: "subtle" }),
    );
  }
  panel.hidden = activeFilters(filters) === 0;
  refill();
  const show = (shown: boolean) => {
    panel.hidden = !shown;
    if (!filled) refill();
  };
  return { element: panel, refill, show };
}
