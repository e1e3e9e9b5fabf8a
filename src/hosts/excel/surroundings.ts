import { languageOf } from "../../locales";
import type { Language } from "../../locales";
import type { Unsubscribe } from "../../workbook/port";

/** The colours that Excel shows its own panes in; `dark` and `highContrast` follow from them. */
export interface HostTheme {
  readonly dark: boolean;
  readonly highContrast: boolean;
  readonly background: string | null;
  readonly foreground: string | null;
}

export function hostLanguage(): Language {
  return languageOf(Office.context.displayLanguage);
}

/** Excel on the web keeps each site's storage apart and names the part that belongs to the add-in there; elsewhere there is none. */
export function storageKey(name: string): string {
  const { partitionKey } = Office.context as { partitionKey?: string };
  return partitionKey ? `${partitionKey}${name}` : name;
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
  const background = theme?.bodyBackgroundColor ?? null;
  const foreground = theme?.bodyForegroundColor ?? null;
  const brightness = brightnessOf(background);
  return {
    dark: theme?.isDarkTheme ?? (brightness === null ? matchMedia("(prefers-color-scheme: dark)").matches : brightness < 0.5),
    highContrast: matchMedia("(forced-colors: active)").matches,
    background,
    foreground,
  };
}

/** 0 (black) to 1 (white) for "#RRGGBB"; null for what is no such colour. */
export function brightnessOf(colour: string | null): number | null {
  const match = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour ?? "");
  if (!match) return null;
  const [red, green, blue] = match.slice(1).map((pair) => parseInt(pair, 16) / 255) as [number, number, number];
  // Rec. 709 luma: the weights of the eye's response to the three primaries.
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
