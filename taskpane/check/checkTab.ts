import { element, freshId } from "../element";
import type { Model } from "../model";
import { AdoptView } from "./adoptView";
import { FindingsView } from "./findingsView";
import { ReadingView } from "./readingView";
import { UndoBar } from "./undoBar";

type Part = "findings" | "reading" | "formulas";

/** The audit, what was read of the tables, and typed values into formulas; what any of them writes is taken back in one place. */
export class CheckTab {
  readonly element: HTMLElement;

  constructor(model: Model) {
    const { parts } = model.words.check;
    const undo = new UndoBar(model);
    const views: Partial<Record<Part, { readonly element: HTMLElement }>> = {};
    const make: Readonly<Record<Part, () => { readonly element: HTMLElement }>> = {
      findings: () => new FindingsView(model, undo), reading: () => new ReadingView(model, undo), formulas: () => new AdoptView(model, undo),
    };
    const body = element("div", { class: "body" });
    const show = (part: Part) => {
      undo.say("");
      body.replaceChildren((views[part] ??= make[part]()).element);
    };
    const name = freshId("part");
    const choice = element("fieldset", { class: "modes" }, element("legend", { class: "hidden" }, parts.label));
    for (const part of ["findings", "reading", "formulas"] as const) {
      const radio = element("input", { type: "radio", name, value: part, id: freshId("part"), checked: part === "findings" });
      radio.addEventListener("change", () => show(part));
      choice.append(radio, element("label", { for: radio.id }, parts[part]));
    }
    this.element = element("div", { class: "check" }, choice, body, undo.element);
    show("findings");
  }
}
