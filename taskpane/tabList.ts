import { element } from "./element";

/** A tab and the panel that it shows. */
export interface TabOf<Name extends string> {
  readonly name: Name;
  readonly tab: HTMLElement;
  readonly panel: HTMLElement;
}

/**
 * Tabs as one stop of the Tab key, from which arrows, Home and End lead to the others and show them. Fluent's own tab list looks the same
 * and weighs 9 kB more: it brings all that another of its components asks of the keyboard.
 */
export function tabList<Name extends string>(label: string, shelves: readonly TabOf<Name>[], choose: (name: Name) => void): { readonly element: HTMLElement; readonly show: (name: Name) => void } {
  const list = element("div", { class: "tabs", role: "tablist", "aria-label": label }, ...shelves.map(({ tab }) => tab));
  const show = (name: Name): void => {
    for (const { name: own, tab, panel } of shelves) {
      panel.hidden = own !== name;
      tab.setAttribute("aria-selected", String(own === name));
      tab.tabIndex = own === name ? 0 : -1;
    }
  };
  for (const { name, tab } of shelves) tab.addEventListener("click", () => choose(name));
  list.addEventListener("keydown", (event) => {
    const at = shelves.findIndex(({ tab }) => tab === event.target);
    const last = shelves.length - 1;
    const to = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at === 0 ? last : at - 1, Home: 0, End: last }[event.key];
    const next = at < 0 || to === undefined ? undefined : shelves[to];
    if (next === undefined) return;
    event.preventDefault();
    next.tab.focus();
    choose(next.name);
  });
  return { element: list, show };
}
