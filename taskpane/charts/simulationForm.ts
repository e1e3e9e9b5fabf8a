import { figure } from "../../src/charts/figure";
import { sigmaOfGsd2 } from "../../src/interpretation/pedigree";
import { simulation } from "../../src/interpretation/simulation";
import type { Simulation } from "../../src/interpretation/simulation";
import { summary } from "../../src/interpretation/summary";
import { Decimal } from "../../src/units/decimal";
import { factorKey } from "../../src/workbook/factorKey";
import type { ProductItems } from "../../src/workbook/footprintItems";
import { spreadOf } from "../../src/workbook/resultsSheet";
import { element, freshId } from "../element";
import { button } from "../button";
import { inSlices } from "../inSlices";
import type { Model } from "../model";

export interface SimulationRun {
  readonly results: Float64Array;
  readonly seed: number;
  readonly summary: string;
}

const sliceRuns = 200;
const mostRuns = 1_000_000;
const mostSeed = 4_294_967_295;

/** The parameters of a simulation, all of them shown, and the simulation itself, in slices that can be stopped. */
export class SimulationForm {
  readonly element: HTMLElement;
  /** Why the last run gave nothing; empty where another one took its place. */
  trouble = "";
  private readonly runs: HTMLInputElement;
  private readonly seed: HTMLInputElement;
  private readonly gsd2: HTMLInputElement;
  private readonly bar = element("progress", { max: 100, hidden: true });
  private readonly stop: HTMLElement;
  /** The run begun last, and the run that the person has stopped. */
  private begun = 0;
  private stopped = 0;

  constructor(private readonly model: Model) {
    const { charts } = model.words;
    const id = freshId("simulation");
    const field = (name: string, label: string, value: string) => {
      const input = element("input", { id: `${id}-${name}`, type: "text", inputmode: "decimal", value, autocomplete: "off" });
      return { input, field: element("div", { class: "field" }, element("label", { for: input.id }, label), input) };
    };
    const [runs, seed, gsd2] = [field("runs", charts.runs, "10000"), field("seed", charts.seed, "1"), field("gsd2", charts.gsd2, "")];
    [this.runs, this.seed, this.gsd2] = [runs.input, seed.input, gsd2.input];
    this.bar.setAttribute("aria-label", charts.progress);
    this.stop = button(charts.stop, () => (this.stopped = this.begun), { appearance: "outline" });
    this.stop.hidden = true;
    this.element = element("div", { class: "columns" }, runs.field, seed.field, gsd2.field, this.stop, this.bar);
  }

  /** Simulates the sum of the items; null where a parameter is wrong or the person stops it. Rows of one factor take the same draw. */
  async run({ items, unit }: ProductItems): Promise<SimulationRun | null> {
    const { charts } = this.model.words;
    const [runs, seed] = [this.whole(this.runs, 100, mostRuns), this.whole(this.seed, 0, mostSeed)];
    if (runs === null || seed === null) return null;
    const spreads = items.map((item) => spreadOf(item)?.gsd2 ?? null);
    const without = spreads.filter((spread) => spread === null).length;
    const given = Number(this.gsd2.value);
    if (without > 0 && !(this.gsd2.value.trim() !== "" && given >= 1 && given <= 1000)) {
      this.trouble = charts.needsSpread(without);
      this.gsd2.focus();
      return null;
    }
    const terms = items.map((item, at) => ({ distribution: { kind: "lognormal" as const, median: item.value.toNumber(), sigma: sigmaOfGsd2(new Decimal(spreads[at] ?? given)) }, key: factorKey(item)?.text ?? null }));
    const whole = simulation([terms], runs, seed);
    const mine = ++this.begun;
    this.busy(true);
    const goesOn = async (): Promise<boolean> => {
      await new Promise((resolve) => setTimeout(resolve));
      return mine === this.begun && mine !== this.stopped;
    };
    const results = await inSlices(simulated(whole), (part) => (this.bar.value = 100 * part), goesOn);
    if (mine === this.begun) this.busy(false);
    if (results === null) {
      this.trouble = mine === this.begun ? charts.stopped : "";
      return null;
    }
    const { mean, median, low, high } = summary(results);
    return { results, seed, summary: charts.summary(figure(mean), figure(median), figure(low), figure(high), unit) };
  }

  private busy(now: boolean): void {
    this.bar.value = 0;
    this.bar.hidden = !now;
    this.stop.hidden = !now;
    if (now) this.stop.focus();
  }

  private whole(input: HTMLInputElement, least: number, most: number): number | null {
    const value = Number(input.value);
    if (input.value.trim() !== "" && Number.isInteger(value) && value >= least && value <= most) return value;
    const label = input === this.runs ? this.model.words.charts.runs : this.model.words.charts.seed;
    this.trouble = this.model.words.charts.wrong(label, String(least), String(most));
    input.focus();
    return null;
  }
}

/** Tells the part that is done, and gives the results of the one sum. */
function* simulated(whole: Simulation): Generator<number, Float64Array> {
  while (whole.done < whole.runs) {
    whole.advance(sliceRuns);
    yield whole.done / whole.runs;
  }
  return whole.totals[0] as Float64Array;
}
