import type { Language } from "../../locales";
import { element } from "./element";
import { menu } from "./menu";
import { word } from "./words";

export interface BarActions {
  create(): void;
  open(): void;
  save(): void;
  example(file: string): void;
  switchLanguage(): void;
  switchTheme(): void;
  switchPane(): void;
}

export interface BarState {
  readonly language: Language;
  readonly dark: boolean;
  readonly name: string;
  readonly changed: boolean;
  readonly examples: readonly { readonly file: string; readonly title: Readonly<Record<Language, string>> }[];
}

const control = navigator.platform.startsWith("Mac") ? "⌘" : "Ctrl+";

/** Draws the bar above the grid. */
export function drawBar(root: HTMLElement, state: BarState, actions: BarActions): void {
  const { language, dark, examples } = state;
  const button = (id: string, label: string, call: () => void, attributes: Readonly<Record<string, string>> = {}) => element("button", { type: "button", id, onclick: call, ...attributes }, label);
  root.replaceChildren(
    element("img", { class: "mark", src: "icon.svg", alt: "" }),
    element("h1", {}, word("title", language)),
    menu(word("file", language), "file", [
      { label: word("new", language), choose: actions.create },
      { label: word("open", language), shortcut: `${control}O`, choose: actions.open },
      { label: word("save", language), shortcut: `${control}S`, choose: actions.save },
    ]),
    menu(
      word("examples", language),
      "examples",
      examples.map(({ file, title }) => ({ label: title[language], choose: () => actions.example(file) })),
    ),
    element("div", { class: "name" }),
    button("language", word("language", language), actions.switchLanguage, { "aria-label": word("languageLabel", language), lang: language === "zh" ? "en" : "zh-CN" }),
    button("theme", word(dark ? "light" : "dark", language), actions.switchTheme),
    button("switch-pane", word("pane", language), actions.switchPane),
  );
  drawName(root, state);
}

/** The workbook's name and whether it is saved; the rest of the bar stays, and with it the focus. */
export function drawName(root: HTMLElement, { name, changed, language }: Pick<BarState, "name" | "changed" | "language">): void {
  const place = root.querySelector(".name");
  place?.replaceChildren(element("span", {}, name), ...(changed ? [element("span", { class: "changed" }, `• ${word("unsaved", language)}`)] : []));
}
