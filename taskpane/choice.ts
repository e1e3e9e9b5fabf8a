import { element, freshId } from "./element";

export interface Choice {
  readonly field: HTMLElement;
  readonly select: HTMLSelectElement;
}

/** A labelled choice of one of a few; `take` hears what is chosen. */
export function choice(label: string, options: readonly (readonly [string, string])[], chosen: string, take?: (value: string) => void): Choice {
  const id = freshId("choice");
  const select = element("select", { id }, ...options.map(([value, text]) => element("option", { value, selected: value === chosen }, text)));
  if (take !== undefined) select.addEventListener("change", () => take(select.value));
  return { field: element("div", { class: "field" }, element("label", { for: id }, label), select), select };
}
