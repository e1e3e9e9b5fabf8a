import { auditSteps } from "../../src/audit/auditWorkbook";
import type { Finding, Mend, Severity } from "../../src/audit/finding";
import { isPcfError } from "../../src/errors";
import { say } from "../../src/locales";
import type { Grid } from "../../src/tables/grid";
import { parseArea } from "../../src/workbook/parseArea";
import { readStudy } from "../../src/workbook/studySheet";
import { button } from "../fluent";
import { element } from "../element";
import type { Model } from "../model";

const severities: readonly Severity[] = ["error", "warning", "info"];
/** So long the audit works before the page may draw and hear a key again. */
const sliceMs = 24;

/** Runs the audit over the whole workbook and lists what it found; a click goes to the cell. */
export class CheckTab {
  readonly element: HTMLElement;
  private readonly start: HTMLElement;
  private readonly stop: HTMLElement;
  private readonly bar = element("progress", { max: 100, hidden: true });
  private readonly status = element("p", { role: "status", class: "quiet" });
  private readonly list = element("div", { class: "findings" });
  private readonly stale = element("p", { class: "note", hidden: true });
  /** Counts the runs: a run that is no longer the newest stops. */
  private run = 0;
  private checked = false;
  private running = false;

  constructor(private readonly model: Model) {
    const { check } = model.words;
    this.bar.setAttribute("aria-label", check.progress);
    this.start = button(check.start, () => void this.check(), { appearance: "primary" });
    this.stop = button(check.stop, () => this.cancel(), { appearance: "outline" });
    this.stop.hidden = true;
    this.stale.textContent = check.changed;
    this.element = element("div", { class: "check" }, element("p", { class: "quiet" }, check.intro), element("div", { class: "actions" }, this.start, this.stop), this.bar, this.status, this.stale, this.list);
    model.on("workbook", () => {
      if (this.checked && !this.running) this.stale.hidden = false;
    });
  }

  private async check(): Promise<void> {
    const { check } = this.model.words;
    const mine = ++this.run;
    this.begin();
    try {
      const grids = await this.readSheets(mine);
      if (grids === null) return;
      const steps = auditSteps(grids, { factors: this.model.library, pinned: this.model.pinned, study: readStudy(grids) });
      for (let sliceEnd = performance.now() + sliceMs; ; ) {
        const step = steps.next();
        if (step.done) return this.show(step.value);
        this.bar.value = step.value.step === "read" ? 30 + (20 * step.value.done) / step.value.of : 50 + (50 * step.value.done) / step.value.of;
        this.status.textContent = check.checking;
        if (performance.now() < sliceEnd) continue;
        await new Promise((resolve) => setTimeout(resolve));
        if (mine !== this.run) return;
        sliceEnd = performance.now() + sliceMs;
      }
    } catch (thrown) {
      this.fail(thrown);
    } finally {
      if (mine === this.run) this.end();
    }
  }

  /** All sheets that a person can see; null where the run was stopped meanwhile. */
  private async readSheets(mine: number): Promise<readonly Grid[] | null> {
    const { host, words } = this.model;
    const sheets = (await host.sheets()).filter(({ visibility }) => visibility === "visible");
    const grids: Grid[] = [];
    for (const [at, { name }] of sheets.entries()) {
      this.status.textContent = words.check.reading(name);
      grids.push(await host.read(name));
      if (mine !== this.run) return null;
      this.bar.value = (30 * (at + 1)) / sheets.length;
    }
    return grids;
  }

  private begin(): void {
    this.running = true;
    this.stale.hidden = true;
    this.bar.value = 0;
    this.bar.hidden = false;
    this.stop.hidden = false;
    this.start.hidden = true;
    this.stop.focus();
  }

  private end(): void {
    const hadFocus = this.element.contains(document.activeElement);
    this.running = false;
    this.bar.hidden = true;
    this.stop.hidden = true;
    this.start.hidden = false;
    this.start.textContent = this.model.words.check.again;
    if (hadFocus) this.start.focus();
  }

  private cancel(): void {
    this.run++;
    this.status.textContent = this.model.words.check.stopped;
    this.end();
  }

  private show(findings: readonly Finding[]): void {
    const { check } = this.model.words;
    this.checked = true;
    const of = (severity: Severity) => findings.filter((finding) => finding.severity === severity);
    this.status.textContent = findings.length === 0 ? check.clean : check.found(of("error").length, of("warning").length, of("info").length);
    this.list.replaceChildren(...severities.filter((severity) => of(severity).length > 0).map((severity) => this.group(severity, of(severity))));
  }

  private group(severity: Severity, findings: readonly Finding[]): HTMLElement {
    const { check } = this.model.words;
    const rules = [...new Set(findings.map(({ rule }) => rule))];
    return element(
      "section", { class: severity },
      element("h2", {}, `${check.severities[severity]} (${findings.length})`),
      ...rules.map((rule) => {
        const own = findings.filter((finding) => finding.rule === rule);
        return element("details", { open: own.length <= 5 }, element("summary", {}, element("code", {}, rule), element("span", { class: "count" }, String(own.length))), element("ul", {}, ...own.map((finding) => this.finding(finding))));
      }),
    );
  }

  private finding({ sheet, range, message, mend, related = [] }: Finding): HTMLElement {
    const { check } = this.model.words;
    const places = [{ sheet, range }, ...related];
    const several = new Set(places.map((place) => place.sheet)).size > 1;
    const goTo = (place: { readonly sheet: string; readonly range: string }, main: boolean) => {
      const name = main || several || place.sheet !== sheet ? `${place.sheet}!${place.range}` : place.range;
      return button(name, () => this.go(place.sheet, place.range), { appearance: "subtle", label: check.goTo(name) });
    };
    const item = element("li", {}, element("p", {}, message[this.model.language]), element("div", { class: "actions places" }, ...places.slice(0, 7).map((place, index) => goTo(place, index === 0))));
    if (mend) {
      const repair = button(`${mend.range}: ${check.mend(String(mend.value))}`, () => void this.mend(mend).then((done) => done && repair.remove()), { appearance: "outline" });
      item.append(repair);
    }
    return item;
  }

  private go(sheet: string, range: string): void {
    const area = parseArea(range);
    if (area) this.model.host.select(sheet, area).catch((thrown: unknown) => this.fail(thrown));
  }

  private async mend({ sheet, range, value }: Mend): Promise<boolean> {
    const area = parseArea(range);
    if (area === null) return false;
    try {
      await this.model.host.write([{ sheet, row: area.top, column: area.left, content: { value } }]);
      this.status.textContent = this.model.words.check.mended(range);
      return true;
    } catch (thrown) {
      this.fail(thrown);
      return false;
    }
  }

  private fail(thrown: unknown): void {
    this.status.textContent = `${this.model.words.failed} ${isPcfError(thrown) ? say(thrown, this.model.language) : String(thrown)}`;
  }
}
