import { chromium } from "playwright-core";
import type { Browser } from "playwright-core";
import { findChromium } from "./findChromium";

/** The installed Chromium without a window; `flags` besides those that it needs to run at all. */
export function launchChromium(flags: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium(), args: [...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), ...flags] });
}
