import { CheckTab } from "./check/checkTab";
import { element, freshId } from "./element";
import { FactorsTab, emptyState } from "./factors/factorsTab";
import { button, wearTheme } from "./fluent";
import { FormulasTab } from "./formulas/formulasTab";
import type { Pane, PaneHost } from "./host";
import { Model } from "./model";
import { troubleCard } from "./troubleCard";
import { welcomeCard } from "./welcome";
import "./pane.css";

export type { Pane, PaneHost, PaneLibrary, Theme } from "./host";

const tabNames = ["factors", "formulas", "check"] as const;
type TabName = (typeof tabNames)[number];

/** Opens the pane in an element of the page. The host is all that it knows of the world. */
export function openPane(root: HTMLElement, host: PaneHost): Pane {
  const model = new Model(host);
  const state = emptyState();
  let factors: FactorsTab;
  let shown: TabName = "factors";
  let show: (name: TabName) => void;

  const live = element("div", { role: "status", class: "live" });
  const announce = (text: string) => {
    live.textContent = text;
    live.classList.toggle("told", text !== "");
  };

  function draw(): void {
    model.forgetViews();
    announce("");
    const { words, language } = model;
    root.lang = language === "zh" ? "zh-CN" : "en";
    factors = new FactorsTab(model, state, announce);
    const views: Readonly<Record<TabName, HTMLElement>> = { factors: factors.element, formulas: new FormulasTab(model, announce).element, check: new CheckTab(model).element };
    const tabs = tabNames.map((name) => {
      const id = freshId(`tab-${name}`);
      const panel = element("div", { class: "panel", role: "tabpanel", id: freshId("panel"), "aria-labelledby": id, hidden: name !== shown }, views[name]);
      return { name, panel, tab: element("fluent-tab", { role: "tab", id, "aria-controls": panel.id, "aria-selected": String(name === shown) }, words.tabs[name]) };
    });
    const list = element("fluent-tablist", { role: "tablist", "aria-label": words.tabs.label, size: "small", activeid: tabs.find(({ name }) => name === shown)?.tab.id }, ...tabs.map(({ tab }) => tab));
    show = (name) => {
      shown = name;
      for (const { name: own, panel } of tabs) panel.hidden = own !== name;
      const tab = tabs.find(({ name: own }) => own === name)?.tab;
      if (tab && list.getAttribute("activeid") !== tab.id) list.setAttribute("activeid", tab.id);
    };
    list.addEventListener("change", (event) => {
      const chosen = tabs.find(({ tab }) => tab === (event as CustomEvent<unknown>).detail);
      if (chosen && chosen.name !== shown) show(chosen.name);
    });
    const speak = button(words.language, () => {
      model.speak(language === "zh" ? "en" : "zh");
      draw();
      (root.querySelector("header fluent-button") as HTMLElement | null)?.focus();
    }, { appearance: "subtle", label: words.languageLabel });
    speak.lang = language === "zh" ? "en" : "zh-CN";
    root.replaceChildren(element("header", {}, list, speak), troubleCard(model), welcomeCard(model, announce), ...tabs.map(({ panel }) => panel), live);
  }

  function focus(): void {
    show("factors");
    factors.focus();
  }

  function pressed(event: KeyboardEvent): void {
    const typing = event.target instanceof HTMLElement && event.target.closest("input, select, textarea") !== null;
    if (event.key === "/" && !typing) {
      event.preventDefault();
      focus();
    }
    if (event.key !== "Escape" || event.isComposing) return;
    event.preventDefault();
    if (shown !== "factors" || !factors.stepBack()) host.focusGrid();
  }

  root.classList.add("pcf-pane");
  wearTheme(root, host.theme);
  const forgetTheme = host.onTheme((theme) => wearTheme(root, theme));
  root.addEventListener("keydown", pressed);
  draw();
  return {
    focus,
    close() {
      forgetTheme();
      model.close();
      root.removeEventListener("keydown", pressed);
      root.classList.remove("pcf-pane");
      root.replaceChildren();
    },
  };
}
