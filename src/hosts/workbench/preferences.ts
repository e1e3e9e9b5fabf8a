import { languageOf } from "../../locales";
import type { Language } from "../../locales";

/** What a person chose on this machine, kept in the browser; what the browser says where nothing was chosen. */
export function preferredLanguage(): Language {
  const chosen = read("language");
  return chosen === "en" || chosen === "zh" ? chosen : languageOf(navigator.language);
}

export function chooseLanguage(language: Language): void {
  write("language", language);
}

export interface Theme {
  readonly dark: boolean;
  choose(dark: boolean): void;
  onChange(call: (dark: boolean) => void): () => void;
}

/** Follows the system until the person chooses otherwise, and again when they choose what the system says. */
export function followTheme(): Theme {
  const system = window.matchMedia("(prefers-color-scheme: dark)");
  const calls = new Set<(dark: boolean) => void>();
  const isDark = () => {
    const chosen = read("theme");
    return chosen === null ? system.matches : chosen === "dark";
  };
  let dark = isDark();
  const change = (now: boolean) => {
    if (now === dark) return;
    dark = now;
    for (const call of calls) call(now);
  };
  system.addEventListener("change", () => change(isDark()));
  return {
    get dark() {
      return dark;
    },
    choose(wanted) {
      write("theme", wanted === system.matches ? null : wanted ? "dark" : "light");
      change(wanted);
    },
    onChange(call) {
      calls.add(call);
      return () => calls.delete(call);
    },
  };
}

/** A text kept in this browser. It may refuse to keep anything; then a choice lasts as long as the page. */
export function read(key: string): string | null {
  try {
    return localStorage.getItem(`pcf-${key}`);
  } catch {
    return null;
  }
}

export function write(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(`pcf-${key}`);
    else localStorage.setItem(`pcf-${key}`, value);
  } catch {
    return;
  }
}
