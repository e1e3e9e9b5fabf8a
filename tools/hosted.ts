import { readFileSync } from "node:fs";
import { join } from "node:path";

export const projectFolder = join(__dirname, "..");

/** The sizes of icon-<size>.png. */
export const iconSizes = [16, 20, 24, 32, 40, 48, 64, 80] as const;

/** The public pages, in English as <name>.html and in Chinese as <name>-zh.html. */
export const pageNames = ["index", "functions", "support", "privacy"] as const;

/** Every file that a host serves under a name of its own, and the file of the project that it is made from. */
export const hosted: Readonly<Record<string, string>> = {
  "taskpane.html": "taskpane/taskpane.html",
  "pcf.js": "taskpane/index.ts",
  "functions.json": "functions/functions.json",
  "functions-zh.json": "functions/functions.zh.json",
  "examples.json": "functions/examples.json",
  ...Object.fromEntries(pageNames.map((name) => [`${name}.html`, `assets/pages/en/${name}.html`])),
  ...Object.fromEntries(pageNames.map((name) => [`${name}-zh.html`, `assets/pages/zh/${name}.html`])),
  ...Object.fromEntries(iconSizes.map((size) => [`assets/icon-${size}.png`, `assets/icon-${size}.png`])),
  "assets/icon.svg": "assets/icon.svg",
  "assets/pages.css": "assets/pages/pages.css",
};

/** What stands for a hosted path in the project, before anything is built. */
export function findInProject(path: string): Uint8Array | undefined {
  const source = hosted[path];
  return source === undefined ? undefined : findIn(projectFolder)(source);
}

/** What stands for a hosted path in a built folder. */
export function findIn(folder: string): (path: string) => Uint8Array | undefined {
  return (path) => {
    try {
      return readFileSync(join(folder, path));
    } catch {
      return undefined;
    }
  };
}
