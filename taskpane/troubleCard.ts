import { element } from "./element";
import { explainSelected } from "./explainCell";
import type { Model } from "./model";

/** A card that says why the selected cell shows an error; it is gone when the cell has none. */
export function troubleCard(model: Model): HTMLElement {
  const { trouble } = model.words;
  const card = element("section", { class: "trouble", "aria-label": trouble.label, "aria-live": "polite", hidden: true });
  let turn = 0;
  const draw = async () => {
    const mine = ++turn;
    const found = await explainSelected(model).catch(() => null);
    if (mine !== turn) return;
    card.hidden = found === null;
    if (found === null) return card.replaceChildren();
    const message = found.message ?? trouble.errors[found.error as keyof typeof trouble.errors] ?? trouble.other;
    card.replaceChildren(element("h2", {}, trouble.title(found.address, found.error)), element("p", {}, message), element("code", {}, found.formula));
  };
  model.on("selection", () => void draw());
  model.on("sheet", () => void draw());
  model.on("pinned", () => void draw());
  void draw();
  return card;
}
