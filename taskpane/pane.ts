import { element, freshId } from "./element";
import { FactorsTab, emptyState } from "./factors/factorsTab";
import { button, wearTheme } from "./fluent";
import type { Pane, PaneHost } from "./host";
import { Model } from "./model";
import { pinByItself } from "./share/pinByItself";
import { tabs } from "./tabs";
import type { TabName } from "./tabs";
import { troubleCard } from "./troubleCard";
import { welcomeCard } from "./welcome";
import "./pane.css";

export type { Pane, PaneHost, PaneLibrary, Theme } from "./host";

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
    const parts = { model, announce, factors, pinNow: pinByItself(model, announce) };
    const shelves = tabs.map(({ name, view }) => {
      const id = freshId(`tab-${name}`);
      const panel = element("div", { class: "panel", role: "tabpanel", id: freshId("panel"), "aria-labelledby": id, hidden: true });
      const tab = element("fluent-tab", { role: "tab", id, "aria-controls": panel.id, "aria-selected": String(name === shown) }, words.tabs[name]);
      return { name, tab, panel, view };
    });
    const list = element("fluent-tablist", { role: "tablist", "aria-label": words.tabs.label, size: "small" }, ...shelves.map(({ tab }) => tab));
    show = (name) => {
      shown = name;
      for (const { name: own, tab, panel, view } of shelves) {
        panel.hidden = own !== name;
        if (own !== name) continue;
        if (!panel.hasChildNodes()) panel.append(view(parts));
        if (list.getAttribute("activeid") !== tab.id) list.setAttribute("activeid", tab.id);
      }
    };
    show(shown);
    list.addEventListener("change", (event) => {
      const chosen = shelves.find(({ tab }) => tab === (event as CustomEvent<unknown>).detail);
      if (!chosen || chosen.name === shown) return;
      // What was done on another tab is told there.
      announce("");
      show(chosen.name);
    });
    const speak = button(words.language, () => {
      model.speak(language === "zh" ? "en" : "zh");
      draw();
      (root.querySelector("header fluent-button") as HTMLElement | null)?.focus();
    }, { appearance: "subtle", label: words.languageLabel });
    speak.lang = language === "zh" ? "en" : "zh-CN";
    root.replaceChildren(element("header", {}, list, speak), troubleCard(model, announce), welcomeCard(model, announce), ...shelves.map(({ panel }) => panel), live);
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
