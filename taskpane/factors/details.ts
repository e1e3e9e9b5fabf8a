import type { Factor } from "../../src/factors/factor";
import { nameIn } from "../../src/workbook/insert";
import { button } from "../button";
import { element, freshId, icon } from "../element";
import type { Child } from "../element";
import type { Model } from "../model";
import { badges } from "./factorLine";
import { neighboursOf } from "./neighbours";
import type { Neighbour } from "./neighbours";
import { regionName } from "./regionName";

const back = "M12 4 6 10l6 6";

/** Everything that is known of a factor, and the same thing from other sources beside it. */
export function factorDetails(model: Model, factor: Factor, call: { readonly back: () => void; readonly open: (factor: Factor) => void }): HTMLElement {
  const { details, categories, boundaries } = model.words;
  const name = nameIn(factor, model.language);
  const other = model.language === "zh" ? factor.nameEn : factor.nameZh;
  const successor = factor.supersededBy === "" ? undefined : model.byId(factor.supersededBy);
  const valid = [factor.validFrom && details.from(factor.validFrom), factor.validTo && details.to(factor.validTo)].filter((part) => part !== "").join(" ");
  const fields: readonly (readonly [string, Child])[] = [
    [details.source, factor.source], [details.publisher, factor.publisher], [details.locator, factor.locator], [details.dataYear, factor.dataYear], [details.valid, valid],
    [details.region, `${regionName(factor.region, model.language)}${factor.region === "" ? "" : ` (${factor.region})`}`], [details.boundary, boundaries[factor.boundary]], [details.category, categories[factor.category]],
    [details.gases, factor.gases], [details.gwpSet, factor.gwpSet], [details.verified, factor.verified ? details.yes : details.no],
    [details.supersededBy, factor.supersededBy === "" ? "" : successor ? button(nameIn(successor, model.language), () => call.open(successor), { appearance: "subtle" }) : factor.supersededBy],
    [details.note, inLanguage(factor.note, model.language)],
  ];
  const further: readonly (readonly [string, Child])[] = [
    [details.id, element("code", {}, factor.id)], [details.url, link(factor.url)], [details.licence, factor.licence], [details.synonyms, factor.synonyms.join(", ")],
  ];
  const heading = element("h2", { tabindex: -1, id: freshId("name") }, name);
  const section = element(
    "section", { class: "details", "aria-labelledby": heading.id },
    element("div", { class: "top" }, button([icon(back), details.back], call.back, { appearance: "subtle" })),
    heading,
    other !== "" && other !== name ? element("p", { class: "other" }, other) : null,
    element("p", { class: "amount" }, element("strong", {}, factor.value), ` ${factor.unit}`),
    element("div", { class: "badges" }, ...badges(model, factor)),
    list(fields),
    element("h3", {}, details.neighbours),
    neighbourTable(model, neighboursOf(factor, (query) => model.find(query)), call.open),
    element("h3", {}, details.further),
    list(further),
  );
  queueMicrotask(() => heading.focus());
  return section;
}

function list(fields: readonly (readonly [string, Child])[]): HTMLElement {
  return element("dl", {}, ...fields.filter(([, content]) => content !== "" && content !== null).flatMap(([term, content]) => [element("dt", {}, term), element("dd", {}, content)]));
}

function neighbourTable(model: Model, neighbours: readonly Neighbour[], open: (factor: Factor) => void): HTMLElement {
  const { details } = model.words;
  if (neighbours.length === 0) return element("p", { class: "quiet" }, details.noNeighbours);
  const percent = new Intl.NumberFormat(model.language === "zh" ? "zh-CN" : "en", { style: "percent", maximumFractionDigits: 0, signDisplay: "exceptZero" });
  const rows = neighbours.map(({ factor, value, difference }) => {
    const name = nameIn(factor, model.language);
    const where = [regionName(factor.region, model.language), factor.dataYear, factor.source].filter((part) => part !== "").join(" · ");
    return element(
      "tr", {},
      element("th", { scope: "row" }, button(name, () => open(factor), { appearance: "subtle", label: details.compare(name) }), element("span", { class: "where" }, where)),
      element("td", {}, value.toSignificantDigits(6).toString()),
      element("td", {}, difference === null ? "" : percent.format(difference.toNumber())),
    );
  });
  const head = element("tr", {}, ...[details.source, details.value, details.difference].map((text) => element("th", { scope: "col" }, text)));
  return element("table", {}, element("thead", {}, head), element("tbody", {}, ...rows));
}

/** Notes of the library are in Chinese and English, with a bar between. */
function inLanguage(note: string, language: Model["language"]): string {
  const parts = note.split(" | ");
  return parts.length === 2 ? (parts[language === "zh" ? 0 : 1] as string) : note;
}

/** Only addresses of the web are links: a file may say anything. */
function link(address: string): Child {
  if (!/^https?:\/\/\S+$/i.test(address)) return address;
  return element("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, address);
}
