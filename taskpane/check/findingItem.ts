import type { Finding, Mend } from "../../src/audit/finding";
import type { CellValue } from "../../src/tables/grid";
import { button } from "../button";
import { element, freshId } from "../element";
import type { Model } from "../model";
import { shownContent } from "./contents";
import { placeButton } from "./places";

export interface FindingActions {
  readonly fail: (thrown: unknown) => void;
  readonly mend: (finding: Finding, mend: Mend) => void;
  readonly ignore: (finding: Finding, reason: string) => void;
  /** What stands in the cell of a mend now. */
  readonly now: (mend: Mend) => CellValue | { readonly formula: string };
}

const mostPlaces = 7;

/** One finding: what was seen, where (a click goes there), what mends it, and a way to leave it with a reason. */
export function findingItem(model: Model, finding: Finding, actions: FindingActions): HTMLElement {
  const { check } = model.words;
  const { message, mend } = finding;
  const item = element("li", {}, element("p", {}, message[model.language]), places(model, finding, actions.fail));
  const form = element("form", { class: "ignore", hidden: true, novalidate: true });
  const open = button(check.ignore, () => {
    if (!form.hasChildNodes()) fillForm(form, model, (reason) => actions.ignore(finding, reason), () => close());
    form.hidden = false;
    open.hidden = true;
    form.querySelector("input")?.focus();
  }, { appearance: "subtle", label: check.ignoreAt(`${finding.sheet}!${finding.range}`) });
  const close = () => {
    form.hidden = true;
    open.hidden = false;
    open.focus();
  };
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close();
  });
  const write = mend && button(`${check.mend(String(mend.value), mend.sheet === finding.sheet ? mend.range : `${mend.sheet}!${mend.range}`)}${check.now(shownContent(actions.now(mend), check.blank))}`, () => actions.mend(finding, mend), { appearance: "outline" });
  item.append(element("div", { class: "actions" }, write ?? null, open), form);
  return item;
}

/** An ignored finding with its reason, and the way back. */
export function ignoredItem(model: Model, finding: Finding, reason: string, restore: () => void, fail: (thrown: unknown) => void): HTMLElement {
  const { check } = model.words;
  return element("li", {}, element("p", {}, finding.message[model.language]), element("p", { class: "quiet" }, check.ignoredBecause(reason)), places(model, finding, fail), element("div", { class: "actions" }, button(check.restore, restore, { appearance: "subtle", label: check.restoreAt(`${finding.sheet}!${finding.range}`) })));
}

function places(model: Model, { sheet, range, related = [] }: Finding, fail: (thrown: unknown) => void): HTMLElement {
  const all = [{ sheet, range }, ...related].slice(0, mostPlaces);
  const several = new Set(all.map((place) => place.sheet)).size > 1;
  return element("div", { class: "actions places" }, ...all.map((place, index) => placeButton(model, place, index === 0 || several ? `${place.sheet}!${place.range}` : place.range, fail)));
}

function fillForm(form: HTMLFormElement, model: Model, keep: (reason: string) => void, cancel: () => void): void {
  const { check } = model.words;
  const field = element("input", { id: freshId("reason"), type: "text", maxlength: 300, placeholder: check.reasonHint, required: true });
  const problem = element("p", { class: "note error", id: freshId("problem"), role: "alert", hidden: true }, check.reasonNeeded);
  field.setAttribute("aria-describedby", problem.id);
  const send = () => {
    const reason = field.value.trim();
    if (reason !== "") return keep(reason);
    problem.hidden = false;
    field.setAttribute("aria-invalid", "true");
    field.focus();
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
  form.append(
    element("div", { class: "field" }, element("label", { for: field.id }, check.reason), field), problem,
    element("div", { class: "actions" }, button(check.keep, send, { appearance: "primary" }), button(check.cancel, cancel, { appearance: "subtle" })),
  );
}
