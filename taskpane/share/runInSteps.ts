import type { Grid } from "../../src/tables/grid";
import { failureText } from "../failureText";
import { readSheets } from "../check/readSheets";
import { element } from "../element";
import { button, enable } from "../button";
import { inSlices } from "../inSlices";
import type { Model } from "../model";

/** Thrown out of a piece of work that the person has stopped. */
class Stopped extends Error {}

/** A piece of work with steps: says how far it is, can be stopped between them, and tells what became of it. One at a time. */
export class StepRunner {
  private readonly bar = element("progress", { max: 100, hidden: true });
  private readonly status = element("p", { role: "status", class: "quiet" });
  private readonly stop: HTMLElement;
  readonly element: HTMLElement;
  private running = false;
  private stopped = false;

  constructor(
    private readonly model: Model,
    private readonly announce: (text: string) => void,
    private readonly controls: () => readonly HTMLElement[],
  ) {
    const { documents } = model.words;
    this.bar.setAttribute("aria-label", documents.progress);
    this.stop = button(documents.stop, () => (this.stopped = true));
    this.stop.hidden = true;
    this.element = element("div", {}, this.bar, this.stop, this.status);
  }

  /** `work` answers what to say; with null it has said everything itself. */
  async run(work: () => Promise<string | null>): Promise<void> {
    if (this.running) return;
    this.running = true;
    this.stopped = false;
    this.show(true);
    try {
      this.tell((await work()) ?? "");
    } catch (thrown) {
      const { words, language } = this.model;
      this.tell(thrown instanceof Stopped ? words.documents.stopped : failureText(thrown, this.model));
    } finally {
      this.running = false;
      this.show(false);
    }
  }

  /** Shows the step and lets the page breathe, so that "Stop" can be pressed. */
  async step(text: string, percent: number): Promise<void> {
    this.status.textContent = text;
    this.bar.value = percent;
    await new Promise((resolve) => setTimeout(resolve, 0));
    if (this.stopped) throw new Stopped();
  }

  /** A piece of work that pauses by itself; it can be stopped in each of its rests. */
  async drive<P, T>(steps: Generator<P, T>, text: string, percent: (progress: P) => number): Promise<T> {
    let at = 0;
    const done = await inSlices(steps, (progress) => (at = percent(progress)), async () => { await this.step(text, at); return true; });
    if (done === null) throw new Stopped();
    return done;
  }

  /** The sheets that a person can see, an audit of ours left out; the first half of the way. */
  async read(): Promise<readonly Grid[]> {
    const { documents } = this.model.words;
    const read = await readSheets(this.model, (name, done, of) => { this.status.textContent = documents.reading(name); this.bar.value = (50 * done) / of; }, () => this.stopped);
    if (read === null) throw new Stopped();
    return read.grids;
  }

  private show(busy: boolean): void {
    this.bar.hidden = this.stop.hidden = !busy;
    this.bar.value = 0;
    for (const one of this.controls()) {
      if (one instanceof HTMLInputElement) one.disabled = busy;
      else enable(one, !busy);
    }
  }

  private tell(text: string): void {
    this.status.textContent = text;
    if (text !== "") this.announce(text);
  }
}
