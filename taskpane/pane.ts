import { element, freshId } from "./element";
import { FactorsTab, emptyState } from "./factors/factorsTab";
import { button, wearTheme } from "./fluent";
import type { Pane, PaneHost } from "./host";
import { Model } from "./model";
import "./pane.css";

export type { Pane, PaneHost, PaneLibrary, Theme } from "./host";

/** Opens the pane in an element of the page. The host is all that it knows of the world. */
export function openPane(root: HTMLElement, host: PaneHost): Pane {
  const model = new Model(host);
  const state = emptyState();
  let factors: FactorsTab;

  const live = element("div", { role: "status", class: "live" });
  const announce = (text: string) => {
    live.textContent = text;
  };

  function draw(): void {
    model.forgetViews();
    const { words, language } = model;
    root.lang = language === "zh" ? "zh-CN" : "en";
    factors = new FactorsTab(model, state, announce);
    const panel = element("div", { class: "panel", role: "tabpanel", id: freshId("panel") }, factors.element);
    const tabs = element("fluent-tablist", { role: "tablist", "aria-label": words.tabs.label, size: "small" }, element("fluent-tab", { id: freshId("tab"), "aria-controls": panel.id }, words.tabs.factors));
    const speak = button(words.language, () => {
      model.language = language === "zh" ? "en" : "zh";
      host.remember("language", model.language);
      host.useLanguage(model.language);
      draw();
      factors.focus();
    }, { appearance: "subtle", label: words.languageLabel });
    speak.lang = language === "zh" ? "en" : "zh-CN";
    root.replaceChildren(element("header", {}, tabs, speak), panel, live);
  }

  function pressed(event: KeyboardEvent): void {
    const typing = event.target instanceof HTMLElement && event.target.closest("input, select, textarea") !== null;
    if (event.key === "/" && !typing) {
      event.preventDefault();
      factors.focus();
    }
    if (event.key !== "Escape" || event.isComposing) return;
    event.preventDefault();
    if (!factors.stepBack()) host.focusGrid();
  }

  root.classList.add("pcf-pane");
  wearTheme(root, host.theme);
  const forgetTheme = host.onTheme((theme) => wearTheme(root, theme));
  root.addEventListener("keydown", pressed);
  draw();
  return {
    focus: () => factors.focus(),
    close() {
      forgetTheme();
      model.close();
      root.removeEventListener("keydown", pressed);
      root.classList.remove("pcf-pane");
      root.replaceChildren();
    },
  };
}
