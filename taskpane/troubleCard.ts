import { failureText } from "./failureText";
import { element } from "./element";
import { explainSelected } from "./explainCell";
import { button } from "./button";
import { mendsOf } from "./mendCell";
import type { CellMend } from "./mendCell";
import type { Model } from "./model";

/** A cell that is still being calculated is looked at again after this. */
const busyMs = 700;

/** A card that says why the selected cell shows an error; it is gone when the cell has none. */
export function troubleCard(model: Model, announce: (text: string) => void): HTMLElement {
  const { trouble } = model.words;
  const card = element("section", { class: "trouble", "aria-label": trouble.label, "aria-live": "polite", hidden: true });
  let turn = 0;
  const draw = async () => {
    const mine = ++turn;
    const found = await explainSelected(model).catch(() => null);
    if (mine !== turn) return;
    if (found?.error === "#BUSY!") setTimeout(() => mine === turn && void draw(), busyMs);
    card.hidden = found === null;
    if (found === null) return card.replaceChildren();
    const message = found.message ?? trouble.errors[found.error as keyof typeof trouble.errors] ?? trouble.other;
    const mends = mendsOf(found).map((mend) => button(trouble.mend(mend.address, mend.from, mend.to), () => void apply(mend), { appearance: "outline" }));
    card.replaceChildren(element("h2", {}, trouble.title(found.address, found.error)), element("p", {}, message), element("code", {}, found.formula), ...(mends.length > 0 ? [element("div", { class: "actions" }, ...mends)] : []));
  };
  const apply = async ({ address, edit }: CellMend) => {
    try {
      await model.host.write([edit]);
      announce(trouble.mended(address));
      await draw();
    } catch (thrown) {
      announce(failureText(thrown, model));
    }
  };
  model.on("selection", () => void draw());
  model.on("sheet", () => void draw());
  model.on("pinned", () => void draw());
  void draw();
  return card;
}
