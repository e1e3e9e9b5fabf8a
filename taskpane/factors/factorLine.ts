import type { Factor } from "../../src/factors/factor";
import { nameIn } from "../../src/workbook/insert";
import { element } from "../element";
import type { Model } from "../model";
import { regionName } from "./regionName";

/** The badges of a factor: what a person should see before choosing it. */
export function badges(model: Model, factor: Factor): HTMLElement[] {
  const { badges: texts } = model.words;
  const shown: [string, string][] = [];
  if (model.isPinned(factor)) shown.push(["pinned", texts.pinned]);
  if (factor.supersededBy !== "") shown.push(["superseded", texts.superseded]);
  else if (factor.current === false) shown.push(["superseded", texts.withdrawn]);
  if (!factor.verified) shown.push(["unverified", texts.unverified]);
  return shown.map(([kind, text]) => element("span", { class: `badge ${kind}` }, text));
}

/** A factor at a glance: name, value and unit, then region, year, boundary and source. */
export function factorLine(model: Model, factor: Factor): HTMLElement[] {
  const where = [regionName(factor.region, model.language), factor.dataYear, model.words.boundaries[factor.boundary]].filter((part) => part !== "");
  return [
    element("span", { class: "name" }, nameIn(factor, model.language)),
    element("span", { class: "amount" }, element("strong", {}, factor.value), ` ${factor.unit}`),
    element("span", { class: "where" }, where.join(" · ")),
    element("span", { class: "source" }, factor.source),
    ...(badges(model, factor).length > 0 ? [element("span", { class: "badges" }, ...badges(model, factor))] : []),
  ];
}
