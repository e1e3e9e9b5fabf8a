import { CheckTab } from "./check/checkTab";
import type { FactorsTab } from "./factors/factorsTab";
import { FormulasTab } from "./formulas/formulasTab";
import type { Model } from "./model";
import { ShareTab } from "./share/shareTab";
import { StudyTab } from "./study/studyTab";
import type { Words } from "./words";

/** What a tab is made from. The Factors tab exists already: the pane itself speaks to it. */
export interface TabParts {
  readonly model: Model;
  readonly announce: (text: string) => void;
  readonly factors: FactorsTab;
  /** Writes the factors that formulas name into the workbook, where the person has chosen that. */
  readonly pinNow: () => void;
}

export type TabName = Exclude<keyof Words["tabs"], "label">;

interface Tab {
  readonly name: TabName;
  /** Called when the tab is shown for the first time. */
  readonly view: (parts: TabParts) => HTMLElement;
}

/** The tabs in the order in which they stand. A new one is a line here; its label is `tabs` in `words/`. */
export const tabs: readonly Tab[] = [
  { name: "factors", view: ({ factors }) => factors.element },
  { name: "formulas", view: ({ model, announce }) => new FormulasTab(model, announce).element },
  { name: "check", view: ({ model }) => new CheckTab(model).element },
  { name: "share", view: ({ model, announce, pinNow }) => new ShareTab(model, announce, pinNow).element },
  { name: "study", view: ({ model, announce }) => new StudyTab(model, announce).element },
];
