import { pageNames } from "../hosted";
import { signature } from "../functionReference";
import type { Example, FunctionMetadata } from "../metadata";

export type PageName = (typeof pageNames)[number];
export type PageLanguage = "en" | "zh";

/** What the pages are told: where they are served, the add-in's id, and the functions in the page's language. */
export interface PageFacts {
  readonly address: string;
  readonly id: string;
  readonly functions: readonly FunctionMetadata[];
  /** What each function returns, by its id. */
  readonly returns: Readonly<Record<string, string>>;
  readonly examples: readonly Example[];
}

const words = {
  en: { tag: "en", product: "PCF for Excel", index: "Install", functions: "Functions", support: "Help", privacy: "Privacy", other: "中文", footer: "Free software under the MIT licence.", parts: "Software of others in it", returns: "Returns" },
  zh: { tag: "zh-CN", product: "PCF 产品碳足迹", index: "安装", functions: "函数", support: "帮助", privacy: "隐私", other: "English", footer: "基于 MIT 许可证的自由软件。", parts: "所含第三方软件", returns: "返回" },
} as const;

const file = (name: PageName, language: PageLanguage) => `${name}${language === "zh" ? "-zh" : ""}.html`;

export const escapeHtml = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** A public page: its text (assets/pages) in the common frame. No script, and nothing from elsewhere. */
export function renderPage(name: PageName, language: PageLanguage, text: string, facts: PageFacts): string {
  const say = words[language];
  const body = text.replaceAll("{{address}}", escapeHtml(facts.address)).replaceAll("{{id}}", facts.id).replaceAll("{{functions}}", () => renderFunctions(facts, say.returns));
  const heading = /<h1>(.*?)<\/h1>/.exec(text)?.[1] ?? say.product;
  const title = heading === say.product ? heading : `${heading} · ${say.product}`;
  const links = pageNames.map((page) => `<a href="${file(page, language)}"${page === name ? ' aria-current="page"' : ""}>${say[page]}</a>`);
  const other: PageLanguage = language === "en" ? "zh" : "en";
  return `<!DOCTYPE html>
<html lang="${say.tag}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="assets/pages.css">
</head>
<body>
<header>
<a class="mark" href="${file("index", language)}"><img src="assets/icon.svg" alt="" width="32" height="32">${say.product}</a>
<nav>${links.join("\n")}
<a href="${file(name, other)}" lang="${words[other].tag}" hreflang="${words[other].tag}">${say.other}</a></nav>
</header>
<main>
${body.trim()}
</main>
<footer>${say.footer} <a href="THIRD-PARTY.txt">${say.parts}</a></footer>
</body>
</html>
`;
}

/** Every function with its arguments and examples; Excel's help link of a function leads to its heading. */
function renderFunctions({ functions, returns, examples }: PageFacts, returnsWord: string): string {
  const list = functions.map(({ id }) => `<li><a href="#${id.toLowerCase()}">${id}</a></li>`);
  const sections = functions.map((one) => {
    const entries = one.parameters.map(({ name, description }) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(description)}</dd>`);
    const own = examples.filter((example) => example.id === one.id).map(({ formula, expected }) => `<li><code>${escapeHtml(formula)}</code> → ${escapeHtml(expected)}</li>`);
    return `<section id="${one.id.toLowerCase()}">
<h2>PCF.${one.id}</h2>
<p>${escapeHtml(one.description)}</p>
<pre><code>=${escapeHtml(signature(one))}</code></pre>
<dl>${entries.join("\n")}
<dt>${returnsWord}</dt><dd>${escapeHtml(returns[one.id] ?? "")}</dd></dl>
${own.length > 0 ? `<ul class="examples">${own.join("\n")}</ul>` : ""}
</section>`;
  });
  return `<ul class="names">${list.join("\n")}</ul>\n${sections.join("\n")}`;
}
