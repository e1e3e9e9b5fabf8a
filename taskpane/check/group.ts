import type { Child } from "../element";
import { element } from "../element";
import { button } from "../button";

const opened = 5;
const slice = 50;

/** How many there are, at the end of a summary's first line. */
export function countOf(all: readonly unknown[]): HTMLElement {
  return element("span", { class: "count" }, String(all.length));
}

/** A folded list: its entries are made when it is first opened, fifty at a time, so that thousands cost nothing. */
export function group<T>(summary: readonly Child[], all: readonly T[], make: (one: T) => HTMLElement, more: (count: number) => string, open = all.length <= opened): HTMLElement {
  const list = element("ul");
  const foot = element("div", { class: "more" });
  let shown = 0;
  const grow = () => {
    const next = all.slice(shown, shown + slice).map(make);
    list.append(...next);
    shown += next.length;
    foot.replaceChildren(...(shown < all.length ? [button(more(Math.min(slice, all.length - shown)), () => { grow(); (list.children[shown - 1] as HTMLElement | undefined)?.scrollIntoView({ block: "nearest" }); }, { appearance: "subtle" })] : []));
  };
  const folded = element("details", { open }, element("summary", {}, ...summary), list, foot);
  if (open) grow();
  else folded.addEventListener("toggle", () => shown === 0 && grow());
  return folded;
}
