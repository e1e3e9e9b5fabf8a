import traditional from "./data/traditional.json";

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻";
const plain = "0123456789+-";
const simplified: Readonly<Record<string, string>> = traditional;
const traditionalForms = new RegExp(Object.keys(simplified).sort((a, b) => b.length - a.length).join("|"), "g");

/**
 * The same text in one writing: half width, one kind of dot, dash, slash, bracket and space, superscripts as ^n, traditional
 * characters of unit names as simplified ones. Letters keep their case, which may matter (mg, Mg).
 */
export function normalise(text: string): string {
  // Most cells hold nothing but these, and are in that writing already.
  if (/^[\w .,+/()%'-]*$/.test(text)) return text.replace(/ {2,}/g, " ").trim();
  return text
    .replace(/<sup>\s*/gi, "^")
    .replace(/\s*<\/?su[bp]>\s*/gi, "")
    .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻]+/g, (run) => `^${Array.from(run, (sign) => plain[superscripts.indexOf(sign)]).join("")}`)
    .normalize("NFKC")
    .replace(/\*\*(?=\s*\d)/g, "^")
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, "")
    .replace(/[\s\u00a0]+/g, " ")
    .replace(/[·•⋅・∙‧⋆×*✕]/g, "·")
    .replace(/[‐‑‒–—―−]/g, "-")
    .replace(/[∕⁄÷\\]/g, "/")
    .replace(/[[【〔「]/g, "(")
    .replace(/[\]】〕」]/g, ")")
    .replace(traditionalForms, (form) => simplified[form] ?? form)
    .trim();
}

/** A unit's text, further: "per" and 每 as a slash, "(s)" as the plural it is, m^3 as m3. */
export function normaliseUnit(text: string): string {
  return normalise(text)
    .replace(/_|\{|\}/g, "")
    .replace(/(?<=[a-z])\((?:s|es)\)/gi, "")
    .replace(/per cent\b/gi, "percent")
    .replace(/\s*(?:\/|(?<![a-z])per(?![a-z])|每)(?:\s*每)?\s*/gi, "/")
    .replace(/\s*\^\s*/g, "^")
    .replace(/([A-Za-z])\^([23])(?!\d)/g, "$1$2")
    .replace(/\s*·\s*/g, "·")
    .replace(/\s*\(\s*/g, "(")
    .replace(/\s+\)/g, ")")
    .replace(/\s*[.。]$/, "");
}
