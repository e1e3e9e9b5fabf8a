import type { Edit } from "../../src/workbook/port";
import { undoStep, writeStep } from "../../src/workbook/undoStep";
import type { UndoStep } from "../../src/workbook/undoStep";
import { button } from "../button";
import { element } from "../element";
import type { Model } from "../model";
import { failureText } from "../failureText";

/** Writes for the views of the check as one step, says what was done, and takes the last step back when it is asked to. */
export class UndoBar {
  readonly element: HTMLElement;
  private readonly text = element("p", { role: "status" });
  private readonly undo: HTMLElement;
  private last: { readonly step: UndoStep; readonly undone: () => void } | null = null;
  private busy = false;

  constructor(private readonly model: Model) {
    this.undo = button(model.words.check.undo, () => void this.takeBack(), { appearance: "outline" });
    this.undo.hidden = true;
    this.element = element("div", { class: "undo" }, this.text, this.undo);
  }

  /** Writes; `undone` is called when the person takes it back. Answers whether it was written. */
  async write(edits: readonly Edit[], done: string, undone: () => void): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    try {
      this.last = { step: await writeStep(this.model.host, edits), undone };
      this.say(done);
      this.undo.hidden = false;
      this.undo.focus();
      return true;
    } catch (thrown) {
      this.say(failureText(thrown, this.model));
      return false;
    } finally {
      this.busy = false;
    }
  }

  say(text: string): void {
    this.text.textContent = text;
  }

  private async takeBack(): Promise<void> {
    const { last } = this;
    if (last === null || this.busy) return;
    this.busy = true;
    try {
      await undoStep(this.model.host, last.step);
      this.last = null;
      this.undo.hidden = true;
      this.say(this.model.words.check.undone);
      last.undone();
    } catch (thrown) {
      this.say(failureText(thrown, this.model));
    } finally {
      this.busy = false;
    }
  }
}
