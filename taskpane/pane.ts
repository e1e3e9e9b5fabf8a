import { element, freshId } from "./element";
import { FactorsTab, emptyState } from "./factors/factorsTab";
import { button } from "./button";
import type { Pane, PaneHost, Theme } from "./host";
import { Model } from "./model";
import { pinByItself } from "./share/pinByItself";
import { tabList } from "./tabList";
import { tabs } from "./tabs";
import type { TabName } from "./tabs";
import { troubleCard } from "./troubleCard";
import { welcomeCard } from "./welcome";
import "./themes.css";
import "./button.css";
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
      const tab = element("button", { type: "button", role: "tab", id, "aria-controls": panel.id }, words.tabs[name]);
      return { name, tab, panel, view };
    });
    const list = tabList(words.tabs.label, shelves, (chosen) => {
      if (chosen === shown) return;
      // What was done on another tab is told there.
      announce("");
      show(chosen);
    });
    show = (name) => {
      shown = name;
      list.show(name);
      const shelf = shelves.find((one) => one.name === name);
      if (shelf && !shelf.panel.hasChildNodes()) shelf.panel.append(shelf.view(parts));
    };
    show(shown);
    const speak = button(words.language, () => {
      model.speak(language === "zh" ? "en" : "zh");
      draw();
      (root.querySelector("header button[data-appearance]") as HTMLElement | null)?.focus();
    }, { appearance: "subtle", label: words.languageLabel });
    speak.lang = language === "zh" ? "en" : "zh-CN";
    root.replaceChildren(element("header", {}, list.element, speak), troubleCard(model, announce), welcomeCard(model, announce), ...shelves.map(({ panel }) => panel), live);
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
  const wear = (theme: Theme) => { root.dataset.theme = theme; };
  wear(host.theme);
  const forgetTheme = host.onTheme(wear);
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
