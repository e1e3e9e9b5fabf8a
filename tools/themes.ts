import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { teamsHighContrastTheme, webDarkTheme, webLightTheme } from "@fluentui/tokens";
import { projectFolder } from "./hosted";

const components = join(projectFolder, "node_modules/@fluentui/web-components/dist/esm");
const given: Readonly<Record<string, Readonly<Record<string, string | number>>>> = { light: { ...webLightTheme }, dark: { ...webDarkTheme }, contrast: { ...teamsHighContrastTheme } };

/**
 * The colours and measures of Fluent's three themes that the pane wears: those that its own style sheets name, and those of the components
 * that it defines. A theme has four times as many, and all of them would travel.
 */
export function themes(): Record<string, Record<string, string | number>> {
  const wanted = named();
  return Object.fromEntries(Object.entries(given).map(([name, theme]) => [name, Object.fromEntries(Object.entries(theme).filter(([token]) => wanted.has(token)))]));
}

/** The words of the style sheets, tokens among them. */
function named(): ReadonlySet<string> {
  const defined = [...readFileSync(join(projectFolder, "taskpane/fluent.ts"), "utf8").matchAll(/web-components\/(\w+)\/define/g)].map(([, component]) => join(components, component!));
  const sheets = [...defined.flatMap((folder) => files(folder, ".styles.js")), ...files(join(components, "styles"), ".js"), ...files(join(projectFolder, "taskpane"), ".css"), ...files(join(projectFolder, "test/taskpane/page"), ".css")];
  return new Set(sheets.flatMap((file) => readFileSync(file, "utf8").match(/\w+/g) ?? []));
}

function files(folder: string, ending: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(ending)).map((name) => join(folder, name));
}
