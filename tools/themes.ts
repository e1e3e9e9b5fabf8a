import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { teamsHighContrastTheme, webDarkTheme, webLightTheme } from "@fluentui/tokens";
import { projectFolder } from "./hosted";

const given: Readonly<Record<string, Readonly<Record<string, string | number>>>> = { light: { ...webLightTheme }, dark: { ...webDarkTheme }, contrast: { ...teamsHighContrastTheme } };
/** Fluent's, and what Macs, phones and Linux have for Chinese. */
const fontFamilyBase =
  '"Segoe UI", "Segoe UI Web (West European)", -apple-system, "PingFang SC", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", Roboto, "Helvetica Neue", sans-serif';

/**
 * The style sheet of Fluent's three themes: the colours and measures that the pane's own style sheets name. A theme has four times as many, and all of them
 * would travel.
 */
export function themes(): string {
  const wanted = named();
  return Object.entries(given).map(([name, theme]) => {
    const tokens = Object.entries({ ...theme, fontFamilyBase }).filter(([token]) => wanted.has(token));
    return `.pcf-pane[data-theme="${name}"] {\n${tokens.map(([token, value]) => `  --${token}: ${value};\n`).join("")}}\n`;
  }).join("\n");
}

/** The words of the style sheets, tokens among them. */
function named(): ReadonlySet<string> {
  const sheets = [...files(join(projectFolder, "taskpane")), ...files(join(projectFolder, "test/taskpane/page"))];
  return new Set(sheets.flatMap((file) => readFileSync(file, "utf8").match(/(?<=--)\w+/g) ?? []));
}

function files(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".css") && name !== "themes.css").map((name) => join(folder, name));
}
