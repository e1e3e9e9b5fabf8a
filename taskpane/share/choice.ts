import { element, freshId } from "../element";

/** A labelled choice of one of a few. */
export function choice(label: string, options: readonly (readonly [string, string])[], chosen: string): { readonly field: HTMLElement; readonly select: HTMLSelectElement } {
  const id = freshId("choice");
  const select = element("select", { id }, ...options.map(([value, text]) => element("option", { value, selected: value === chosen }, text)));
  return { field: element("div", { class: "field" }, element("label", { for: id }, label), select), select };
}
