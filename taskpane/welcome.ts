import { isEmptyWorkbook } from "../src/workbook/isEmptyWorkbook";
import { layTable } from "../src/workbook/layTable";
import { planExample } from "../src/workbook/newTable";
import { findFactorsSheet, planPins, writeWithPins } from "../src/workbook/pinFactors";
import { failureText } from "./failureText";
import { button } from "./button";
import { element } from "./element";
import type { Model } from "./model";

/** Offers a worked example while the workbook is empty. */
export function welcomeCard(model: Model, announce: (text: string) => void): HTMLElement {
  const { welcome } = model.words;
  const card = element("section", { class: "welcome", "aria-label": welcome.label, hidden: true }, element("p", {}, welcome.text), button(welcome.insert, () => void insert(), { appearance: "outline" }));

  async function insert(): Promise<void> {
    const [sheet] = await model.host.sheets();
    const example = sheet && planExample(sheet.name, model.language, (id) => model.byId(id));
    if (!example) return;
    try {
      await writeWithPins(model.host, planPins(await findFactorsSheet(model.host), example.factors, model.language), [], model.libraryVersion || null);
      for (const table of example.tables) await layTable(model.host, table);
      await model.host.write(example.sum);
      await model.readPinned();
      await model.host.select(sheet.name, example.first);
      announce(welcome.done);
    } catch (thrown) {
      announce(failureText(thrown, model));
    }
  }

  const draw = async () => {
    card.hidden = model.libraryState !== "ready" || !(await isEmptyWorkbook(model.host).catch(() => false));
  };
  model.on("library", () => void draw());
  // Only an empty workbook is looked through again: one that is filled does not become new.
  model.on("workbook", () => {
    if (!card.hidden) void draw();
  });
  void draw();
  return card;
}
