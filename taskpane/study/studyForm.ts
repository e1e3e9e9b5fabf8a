import { choiceOf, fieldInfo, studyFields, studySections } from "../../src/study/fields";
import type { FieldInfo } from "../../src/study/fields";
import type { Study, StudyField } from "../../src/study/study";
import type { Suggestion } from "../../src/workbook/studySuggestions";
import { element, freshId } from "../element";
import { button } from "../button";
import type { Model } from "../model";

type Input = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const long: ReadonlySet<StudyField> = new Set<StudyField>(["goal", "functionalUnit", "cutOff", "allocation", "dataQuality"]);

/** The fields of goal and scope, section by section. It keeps nothing: it shows a study and says what the person changes. */
export class StudyForm {
  readonly element: HTMLElement;
  private readonly inputs = new Map<StudyField, Input>();
  private readonly offers = new Map<StudyField, HTMLElement>();
  private suggestions: readonly Suggestion[] = [];
  private shown: Study | null = null;

  constructor(
    private readonly model: Model,
    private readonly changed: (field: StudyField, value: Study[StudyField]) => void,
  ) {
    const { language } = model;
    this.element = element(
      "div", { class: "goalAndScope" },
      ...studySections.map((section) => {
        const id = freshId(section.id);
        return element("section", { "aria-labelledby": id }, element("h2", { id }, section[language]), ...studyFields.filter((info) => info.section === section.id).map((info) => this.field(info)));
      }),
    );
  }

  show(study: Study): void {
    this.shown = study;
    for (const [field, input] of this.inputs) {
      const text = textOf(study, field);
      // A field being typed in keeps its caret; what stands there is the person's.
      if (input.value !== text && !(document.activeElement === input && valueOf(field, input.value) === study[field])) input.value = text;
    }
    this.offer();
  }

  suggest(found: readonly Suggestion[]): void {
    this.suggestions = found;
    this.offer();
  }

  focus(field: StudyField = studyFields[0]?.field as StudyField): void {
    this.inputs.get(field)?.focus();
  }

  private field(info: FieldInfo): HTMLElement {
    const { language, words: { study } } = this.model;
    const { field, kind, choices } = info;
    const id = freshId(field);
    const hint = element("p", { class: "hint", id: `${id}-hint` }, info.hint[language].replace(/[.。]?$/, language === "zh" ? "。" : ". "), element("span", { class: "asked" }, study.asked(info.source[language])));
    const offer = element("div", { class: "offer", hidden: true });
    const shared = { id, "aria-describedby": hint.id, "aria-required": info.required ? "true" : undefined };
    const input: Input = choices
      ? element("select", shared, element("option", { value: "" }, study.notSaid), ...choices.map((choice) => element("option", { value: choice.value }, choice[language])))
      : long.has(field)
        ? element("textarea", { ...shared, rows: 2 })
        : element("input", { ...shared, type: "text", autocomplete: "off", ...(kind === "amount" && { inputmode: "decimal" }) });
    input.addEventListener("input", () => {
      const value = valueOf(field, input.value);
      if (this.shown) this.shown = { ...this.shown, [field]: value };
      this.changed(field, value);
      this.offer();
    });
    this.inputs.set(field, input);
    this.offers.set(field, offer);
    return element("div", { class: "field" }, element("label", { for: id }, info.required ? study.needed(info[language]) : info[language]), input, hint, offer);
  }

  /** What was found stands beside a field that says nothing; one press takes it. */
  private offer(): void {
    const { language, words: { study } } = this.model;
    for (const [field, box] of this.offers) {
      const found = this.suggestions.find((each) => each.field === field);
      const isBlank = this.inputs.get(field)?.value.trim() === "";
      box.hidden = !found || !isBlank;
      if (!found || !isBlank) continue;
      const info = fieldInfo(field);
      const shown = info.choices?.find(({ value }) => value === found.value)?.[language] ?? found.value;
      box.replaceChildren(
        element("span", {}, study.found(`${found.sheet}!${found.cell}`, shown)),
        button(study.use, () => {
          const input = this.inputs.get(field);
          if (!input) return;
          input.value = found.value;
          input.dispatchEvent(new Event("input"));
          input.focus();
        }, { appearance: "outline", label: study.useFor(info[language], shown) }),
      );
    }
  }
}

function textOf(study: Study, field: StudyField): string {
  const value = study[field];
  return value === null ? "" : typeof value === "string" ? value : value.join("; ");
}

function valueOf(field: StudyField, text: string): Study[StudyField] {
  const { kind, choices } = fieldInfo(field);
  const trimmed = text.trim();
  if (kind === "list") return trimmed.split(/[;；\n]/).map((item) => item.trim()).filter((item) => item !== "");
  if (trimmed === "") return null;
  return kind === "choice" ? (choiceOf(choices ?? [], trimmed) as Study[StudyField]) : trimmed;
}
