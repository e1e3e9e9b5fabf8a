import type { Place } from "../../src/audit/finding";
import { parseArea } from "../../src/workbook/parseArea";
import { button } from "../button";
import type { Model } from "../model";

/** A button that goes to the cells. */
export function placeButton(model: Model, { sheet, range }: Place, name: string, fail: (thrown: unknown) => void): HTMLElement {
  return button(name, () => {
    const area = parseArea(range);
    if (area) model.host.select(sheet, area).catch(fail);
  }, { appearance: "subtle", label: model.words.check.goTo(`${sheet}!${range}`) });
}
