import { element } from "./element";
import type { Child } from "./element";

interface ButtonOptions {
  readonly appearance?: "primary" | "outline" | "subtle";
  readonly label?: string;
  readonly describedBy?: string;
  readonly expanded?: boolean;
  readonly controls?: string;
  readonly keys?: string;
}

/** The browser's button in the looks of Fluent's small one (button.css). */
export function button(content: Child | readonly Child[], press: () => void, options: ButtonOptions = {}): HTMLElement {
  const made = element(
    "button",
    {
      type: "button", "data-appearance": options.appearance ?? "secondary", "aria-label": options.label, "aria-describedby": options.describedBy,
      "aria-expanded": options.expanded === undefined ? undefined : String(options.expanded), "aria-controls": options.controls, "aria-keyshortcuts": options.keys,
    },
    ...(Array.isArray(content) ? (content as readonly Child[]) : [content as Child]),
  );
  made.addEventListener("click", () => {
    if (made.ariaDisabled !== "true") press();
  });
  return made;
}

/** Greys a button out, or wakes it. It keeps the focus that it has: a disabled one would drop it while its work runs. */
export function enable(one: HTMLElement, enabled: boolean): void {
  one.ariaDisabled = String(!enabled);
  one.tabIndex = enabled ? 0 : -1;
}
