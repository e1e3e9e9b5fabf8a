import { lifeCycle } from "../../src/footprint/lifeCycle";
import type { StageId } from "../../src/footprint/lifeCycle";
import { stageStates } from "../../src/study/fields";
import type { StageScope, Study } from "../../src/study/study";
import { element, freshId } from "../element";
import type { Model } from "../model";

interface Row {
  readonly state: HTMLSelectElement;
  readonly reason: HTMLInputElement;
}

/** The boundary stage by stage: included, excluded because, missing. A reason is asked for where a stage is left out. */
export class BoundaryForm {
  readonly element: HTMLElement;
  private readonly rows = new Map<StageId, Row>();

  constructor(
    private readonly model: Model,
    private readonly changed: (stage: StageId, scope: StageScope | null) => void,
  ) {
    const id = freshId("stages");
    this.element = element("section", { class: "boundary", "aria-labelledby": id }, element("h2", { id }, model.words.study.stages), ...lifeCycle.map(({ id: stage }) => this.row(stage)));
  }

  nameOf(stage: StageId): string {
    return lifeCycle.find(({ id }) => id === stage)?.[this.model.language] ?? stage;
  }

  show({ stages }: Study): void {
    for (const [stage, { state, reason }] of this.rows) {
      const scope = stages.find((each) => each.stage === stage);
      state.value = scope === undefined ? "" : scope.included === null ? "missing" : scope.included ? "included" : "excluded";
      const text = scope?.reason ?? "";
      if (reason.value.trim() !== text) reason.value = text;
      reason.hidden = state.value !== "excluded" && text === "";
    }
  }

  focus(stage: StageId, what: "state" | "reason"): void {
    this.rows.get(stage)?.[what].focus();
  }

  private row(stage: StageId): HTMLElement {
    const { language, words: { study } } = this.model;
    const name = this.nameOf(stage);
    const state = element("select", { "aria-label": study.state(name) }, element("option", { value: "" }, study.notSaid), ...stageStates.map((each) => element("option", { value: each.value }, each[language])));
    const reason = element("input", { type: "text", "aria-label": study.reasonFor(name), placeholder: study.reason, autocomplete: "off", hidden: true });
    const tell = () => {
      reason.hidden = state.value !== "excluded" && reason.value.trim() === "";
      const said = reason.value.trim();
      this.changed(stage, state.value === "" && said === "" ? null : { stage, included: state.value === "included" ? true : state.value === "excluded" ? false : null, reason: said === "" ? null : said });
    };
    state.addEventListener("change", tell);
    reason.addEventListener("input", tell);
    this.rows.set(stage, { state, reason });
    return element("div", { class: "field stage" }, element("span", {}, name), state, reason);
  }
}
