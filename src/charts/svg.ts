import type { ChartOptions } from "./options";
import words from "./words.json";

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** Fonts that hold Chinese on each system come before the general one: a picture is looked at where our page is not. */
export const fontFamily = "'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', 'Helvetica Neue', Arial, sans-serif";

/** An SVG element as text. Attributes and texts are escaped; there is no style attribute, which a strict policy would refuse. */
export function tag(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const written = Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${escaped(typeof value === "number" ? short(value) : value)}"`])).join("");
  return children.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${children.join("")}</${name}>`;
}

export function escaped(text: string): string {
  // Characters that XML cannot hold at all are dropped: one of them would make the whole picture unreadable.
  return text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "").replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

/** A coordinate in hundredths of a pixel. */
export function short(value: number): string {
  return String(Math.round(value * 100) / 100);
}

export function label(text: string, attributes: Attributes): string {
  return tag("text", attributes, escaped(text));
}

/** The whole picture with its name and description for those who do not see it. */
export function picture(options: ChartOptions, { title, description, height, body }: { readonly title: string; readonly description: string; readonly height: number; readonly body: readonly string[] }): string {
  const { width, theme, language } = options;
  const { ground, text } = words.themes[theme];
  return tag(
    "svg",
    { xmlns: "http://www.w3.org/2000/svg", viewBox: `0 0 ${short(width)} ${short(height)}`, width, height, role: "img", "aria-label": `${title}. ${description}`, lang: language === "zh" ? "zh-CN" : "en", "font-family": fontFamily, "font-size": 12, fill: text },
    tag("title", {}, escaped(title)),
    tag("desc", {}, escaped(description)),
    tag("rect", { width, height, fill: ground }),
    label(title, { x: 12, y: 22, "font-size": 14, "font-weight": 600 }),
    ...body,
  );
}
