import { languageOf } from "../../locales";
import type { Language } from "../../locales";
import type { Unsubscribe } from "../../workbook/port";

/** How Excel shows its own panes. */
export type HostTheme = "light" | "dark" | "contrast";

export function hostLanguage(): Language {
  return languageOf(Office.context.displayLanguage);
}

/** A text kept on this machine; null where there is none, or where the browser keeps nothing for a frame. */
export function recall(name: string): string | null {
  try {
    return localStorage.getItem(storageKey(name));
  } catch {
    return null;
  }
}

/** Keeps a text on this machine, where that is possible. */
export function remember(name: string, text: string): void {
  try {
    localStorage.setItem(storageKey(name), text);
  } catch {
    // The browser keeps nothing for a frame of another site, or no more: the pane opens as it did the first time.
  }
}

/** Excel on the web keeps each site's storage apart and names the part that belongs to the add-in there; elsewhere there is none. */
function storageKey(name: string): string {
  const { partitionKey } = Office.context as { partitionKey?: string };
  return `${partitionKey ?? ""}pcf.${name}`;
}

/** Excel's theme; where Excel tells none, the browser's preference. */
export function hostTheme(): HostTheme {
  return themeOf(Office.context.officeTheme as Partial<Office.OfficeTheme> | undefined);
}

/** Calls back when Excel's theme (or the browser's preference) changes. */
export function onThemeChange(call: (theme: HostTheme) => void): Unsubscribe {
  const changed = () => call(hostTheme());
  const queries = ["(prefers-color-scheme: dark)", "(forced-colors: active)"].map((query) => matchMedia(query));
  for (const query of queries) query.addEventListener("change", changed);
  // The types know only the arguments of the two oldest events.
  const told = (event?: object) => call(themeOf((event as { officeTheme?: Partial<Office.OfficeTheme> } | undefined)?.officeTheme ?? (Office.context.officeTheme as Partial<Office.OfficeTheme> | undefined)));
  const { document } = Office.context;
  // Excel on the web and older Excel have no such event: then the handler is refused, and the browser's preference remains.
  document?.addHandlerAsync?.(Office.EventType.OfficeThemeChanged, told, () => undefined);
  return () => {
    for (const query of queries) query.removeEventListener("change", changed);
    document?.removeHandlerAsync?.(Office.EventType.OfficeThemeChanged, { handler: told }, () => undefined);
  };
}

function themeOf(theme: Partial<Office.OfficeTheme> | undefined): HostTheme {
  if (matchMedia("(forced-colors: active)").matches) return "contrast";
  const brightness = brightnessOf(theme?.bodyBackgroundColor);
  const dark = theme?.isDarkTheme ?? (brightness === null ? matchMedia("(prefers-color-scheme: dark)").matches : brightness < 0.5);
  return dark ? "dark" : "light";
}

/** 0 (black) to 1 (white) for "#RRGGBB"; null for what is no such colour. */
export function brightnessOf(colour: string | undefined): number | null {
  const match = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour ?? "");
  if (!match) return null;
  const [red, green, blue] = match.slice(1).map((pair) => parseInt(pair, 16) / 255) as [number, number, number];
  // Rec. 709 luma: the weights of the eye's response to the three primaries.
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
