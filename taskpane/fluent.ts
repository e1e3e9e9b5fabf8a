import "@fluentui/web-components/button/define.js";
import { setTheme } from "@fluentui/web-components/theme/set-theme.js";
import { element } from "./element";
import type { Child } from "./element";
import type { Theme } from "./host";
import themes from "./themes.json";

const fontFamilyBase = '"Segoe UI", "Segoe UI Web (West European)", -apple-system, "PingFang SC", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", Roboto, "Helvetica Neue", sans-serif';

/** Gives an element and what lies in it the colours of a theme. Constructed style sheets: the page's policy forbids inline ones. */
export function wearTheme(root: HTMLElement, theme: Theme): void {
  setTheme({ ...themes[theme], fontFamilyBase }, root);
  root.dataset.theme = theme;
}

interface ButtonOptions {
  readonly appearance?: "primary" | "outline" | "subtle";
  readonly label?: string;
  readonly describedBy?: string;
  readonly expanded?: boolean;
  readonly controls?: string;
  readonly keys?: string;
}

/** A Fluent button. Its role stands as an attribute as well: tools that read pages do not see the one inside the component. */
export function button(content: Child | readonly Child[], press: () => void, options: ButtonOptions = {}): HTMLElement {
  const made = element(
    "fluent-button",
    {
      role: "button", appearance: options.appearance, size: "small", "aria-label": options.label, "aria-describedby": options.describedBy,
      "aria-expanded": options.expanded === undefined ? undefined : String(options.expanded), "aria-controls": options.controls, "aria-keyshortcuts": options.keys,
    },
    ...(Array.isArray(content) ? (content as readonly Child[]) : [content as Child]),
  );
  made.addEventListener("click", () => press());
  return made;
}

/** Greys a button out, or wakes it. */
export function enable(one: HTMLElement, enabled: boolean): void {
  one.toggleAttribute("disabled", !enabled);
  one.setAttribute("aria-disabled", String(!enabled));
}
