import type { Factor } from "../../src/factors/factor";
import { parseArea } from "../../src/workbook/parseArea";
import { removeGuide, writeGuide } from "../../src/workbook/howToRead";
import { letPinByItself } from "../../src/workbook/pinSetting";
import { failureText } from "../failureText";
import { element, freshId } from "../element";
import type { Child } from "../element";
import { button, enable } from "../button";
import { documented } from "../formulas/functionList";
import type { Model } from "../model";
import { PackSection } from "./packSection";
import { PactSection } from "./pactSection";
import { ReportSection } from "./reportSection";
import { freeze, pin, readSharing, repair, take, thaw } from "./shareWork";
import type { Sharing, Update } from "./shareWork";

/** Typing makes many changes; the workbook is read when they rest. */
const restMs = 800;
const mostShown = 8;

/** Everything that makes a workbook travel: its factors in it, newer ones, plain formulas for others, and mending on the way back. */
export class ShareTab {
  readonly element = element("div", { class: "share" });
  private readonly status = element("p", { role: "status", class: "quiet" });
  private readonly body = element("div", {});
  private sharing: Sharing | null = null;
  private asked: "freeze" | "thaw" | null = null;
  private busy = false;
  /** Where the keyboard stood when the work began: a button that is disabled loses it. */
  private stoodAt: string | undefined;
  /** What is drawn, so that the same is not drawn again under somebody's finger. */
  private drawn = "";
  private resting: ReturnType<typeof setTimeout> | undefined;
  /** The workbook changed while another tab was shown. */
  private isBehind = false;

  constructor(
    private readonly model: Model,
    private readonly announce: (text: string) => void,
    /** Asks for the automatic pinning, which was just chosen. */
    private readonly pinNow: () => void,
  ) {
    const { share } = model.words;
    this.element.append(element("p", { class: "quiet" }, share.intro), this.body, new PackSection(model, announce, (task) => this.alone(task)).element, new ReportSection(model, announce).element, new PactSection(model, announce).element, this.status);
    for (const event of ["workbook", "pinned", "library"] as const) model.on(event, () => this.readSoon());
    // Nobody looks at a tab that is hidden: the workbook is read when it is shown again.
    new IntersectionObserver((seen) => {
      if (this.isBehind && seen.some(({ isIntersecting }) => isIntersecting)) this.readSoon();
    }).observe(this.element);
    void this.read();
  }

  private readSoon(): void {
    this.isBehind = this.element.closest("[hidden]") !== null;
    clearTimeout(this.resting);
    if (!this.isBehind) this.resting = setTimeout(() => void this.read(), restMs);
  }

  private async read(): Promise<void> {
    if (this.busy) return;
    try {
      const sharing = await readSharing(this.model);
      if (this.busy) return;
      this.sharing = sharing;
      this.draw();
    } catch (thrown) {
      this.fail(thrown);
    }
  }

  /** What a piece of work answers is told, and the tab shows the workbook as it is afterwards. */
  private async work(task: () => Promise<string>): Promise<void> {
    this.stoodAt = this.focusedKey();
    try {
      const told = await this.alone(() => {
        this.status.textContent = this.model.words.share.working;
        return task();
      });
      if (told === null) return;
      this.status.textContent = told;
      this.announce(told);
    } catch (thrown) {
      this.fail(thrown);
    }
  }

  /** One piece of work at a time has the workbook; null where another one has it. */
  private async alone(task: () => Promise<string>): Promise<string | null> {
    if (this.busy) return null;
    this.busy = true;
    this.asked = null;
    this.drawn = "";
    for (const one of this.body.querySelectorAll<HTMLElement>("button[data-appearance]")) enable(one, false);
    try {
      return await task();
    } finally {
      this.busy = false;
      await this.read();
    }
  }

  private draw(): void {
    const { sharing } = this;
    if (sharing === null) return;
    const now = JSON.stringify([sharing, this.asked, this.model.pinned.length]);
    if (now === this.drawn) return;
    this.drawn = now;
    const focused = this.focusedKey() ?? this.stoodAt;
    this.stoodAt = undefined;
    this.body.replaceChildren(this.factors(sharing), this.updates(sharing), this.formulas(sharing), this.mending(sharing), this.guide());
    if (focused !== undefined) (this.body.querySelector<HTMLElement>(`[data-key="${focused}"]`) ?? this.body.querySelector<HTMLElement>("button[data-appearance]"))?.focus();
  }

  private focusedKey(): string | undefined {
    return this.body.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset.key : undefined;
  }

  private section(title: string, ...content: readonly Child[]): HTMLElement {
    const id = freshId("share");
    return element("section", { "aria-labelledby": id }, element("h2", { id }, title), ...content);
  }

  private press(key: string, text: string, press: () => void, label?: string, primary = false): HTMLElement {
    const made = button(text, press, { appearance: primary ? "primary" : "outline", ...(label !== undefined && { label }) });
    made.dataset.key = key;
    return made;
  }

  private factors({ unpinned, pinsByItself }: Sharing): HTMLElement {
    const { share } = this.model.words;
    const box = element("input", { type: "checkbox", id: freshId("auto"), checked: pinsByItself });
    box.dataset.key = "auto";
    box.addEventListener("change", () => {
      void letPinByItself(this.model.host, box.checked).then(() => box.checked && this.pinNow(), (thrown: unknown) => this.fail(thrown));
    });
    const count = this.model.pinned.length;
    return this.section(
      share.factors,
      element("p", {}, share.pinned(count), unpinned.length > 0 && ` ${share.unpinned(unpinned.length)}`),
      unpinned.length > 0 && element("ul", {}, ...unpinned.map(({ factor, cells }) => element("li", {}, element("p", {}, `${this.nameOf(factor)}: ${factor.value} ${factor.unit}`), element("p", { class: "quiet" }, share.usedBy(cells.length)), this.press(`pin ${factor.id}`, share.pin, () => void this.work(() => this.pin([factor])), share.pinOne(this.nameOf(factor)))))),
      unpinned.length > 1 && this.press("pin all", share.pinAll(unpinned.length), () => void this.work(() => this.pin(unpinned.map(({ factor }) => factor))), undefined, true),
      element("div", { class: "field check" }, box, element("label", { for: box.id }, share.auto)),
    );
  }

  private async pin(factors: readonly Factor[]): Promise<string> {
    await pin(this.model, factors);
    return this.model.words.share.pinnedNow(factors.length);
  }

  private updates({ updates }: Sharing): HTMLElement {
    const { share } = this.model.words;
    if (updates.length === 0) return this.section(share.updates, element("p", { class: "quiet" }, share.noUpdates));
    return this.section(
      share.updates,
      element("p", { class: "quiet" }, share.updatesIntro),
      element("ul", {}, ...updates.map((one) => this.update(one))),
      updates.length > 1 && this.press("take all", share.takeAll(updates.length), () => void this.work(() => this.take(updates))),
    );
  }

  private update(one: Update): HTMLElement {
    const { share } = this.model.words;
    const { pinned, newer } = one.update;
    const known = one.rows.filter(({ to }) => to !== null);
    const sum = (pick: (row: (typeof known)[number]) => number) => known.reduce((total, row) => total + pick(row), 0);
    return element(
      "li", {},
      element("p", {}, element("strong", {}, this.nameOf(pinned)), ` ${pinned.value} ${pinned.unit} → ${newer.value} ${newer.unit}`),
      element("p", { class: "quiet" }, [newer.id, newer.source].join(", ")),
      one.rows.length > 0 && element("ul", { class: "effects" }, ...one.rows.slice(0, mostShown).map(({ cell, from, to }) => element("li", {}, this.goTo(cell), to === null ? ` ${share.changes}` : ` ${shown(from)} → ${shown(to)}`))),
      one.rows.length > mostShown && element("p", { class: "quiet" }, share.more(one.rows.length - mostShown)),
      known.length > 1 && element("p", {}, share.together(shown(sum(({ from }) => from)), shown(sum(({ to }) => to!)))),
      one.rows.length === 0 && element("p", { class: "quiet" }, share.noRows),
      this.press(`take ${pinned.id}`, share.take, () => void this.work(() => this.take([one])), share.takeOne(this.nameOf(pinned))),
    );
  }

  private async take(updates: readonly Update[]): Promise<string> {
    await take(this.model, updates.map(({ update }) => update));
    return this.model.words.share.taken(updates.length);
  }

  private formulas({ live, frozen, unpinned }: Sharing): HTMLElement {
    const { share } = this.model.words;
    const { asked } = this;
    const question = asked === null ? null : element(
      "div", { class: "question", role: "group", "aria-label": share.sure },
      element("p", {}, asked === "freeze" ? share.willFreeze(live, unpinned.length) : share.willThaw(frozen)),
      element("div", { class: "actions" },
        this.press("yes", asked === "freeze" ? share.freeze : share.thaw, () => void this.work(() => (asked === "thaw" ? this.thaw() : this.freeze())), undefined, true),
        this.press("no", share.cancel, () => this.ask(null))),
    );
    return this.section(
      share.formulas,
      element("p", {}, share.state(live, frozen)),
      question,
      question === null && element("div", { class: "actions" },
        live > 0 && this.press("freeze", share.freeze, () => this.ask("freeze")),
        frozen > 0 && this.press("thaw", share.thaw, () => this.ask("thaw"))),
    );
  }

  private ask(asked: "freeze" | "thaw" | null): void {
    const before = this.asked;
    this.asked = asked;
    this.draw();
    this.body.querySelector<HTMLElement>(`[data-key="${asked === null ? (before ?? "freeze") : "yes"}"]`)?.focus();
  }

  private async freeze(): Promise<string> {
    const { share } = this.model.words;
    const { formulas, values, left } = await freeze(this.model);
    return [share.frozenNow(formulas, values.reduce((sum, { cells }) => sum + cells, 0)), ...left.slice(0, mostShown).map(({ sheet, cell }) => share.leftLive(`${sheet}!${cell}`))].join(" ");
  }

  private async thaw(): Promise<string> {
    const { share } = this.model.words;
    const { restored, edited } = await thaw(this.model);
    return [share.thawed(restored), ...edited.slice(0, mostShown).map(({ cell, original }) => share.edited(cell, original))].join(" ");
  }

  private mending({ stuck }: Sharing): HTMLElement {
    const { share } = this.model.words;
    return this.section(share.repair, element("p", {}, stuck === 0 ? share.nothingStuck : share.stuck(stuck)), stuck > 0 && this.press("repair", share.repairAll, () => void this.work(() => this.repair()), undefined, true));
  }

  private async repair(): Promise<string> {
    const { share } = this.model.words;
    const { entered, failing, barred } = await repair(this.model);
    return [share.repaired(entered), failing > 0 ? share.stillFailing(failing) : "", ...barred.map((sheet) => share.barred(sheet))].filter((part) => part !== "").join(" ");
  }

  private guide(): HTMLElement {
    const { share } = this.model.words;
    return this.section(
      share.guide,
      element("p", { class: "quiet" }, share.guideHint),
      element("div", { class: "actions" },
        this.press("guide", share.writeGuide, () => void this.work(() => this.writeGuide())),
        this.press("no guide", share.removeGuide, () => void this.work(async () => ((await removeGuide(this.model.host)) ? share.guideRemoved : share.noGuide)))),
    );
  }

  private async writeGuide(): Promise<string> {
    const { language, pinned, host, words } = this.model;
    const summaries = new Map(documented(await host.functionHelp(language)).map(({ name, description }) => [name, description]));
    await writeGuide(host, { factors: pinned, libraryVersion: this.model.libraryVersion || null }, (name) => summaries.get(name), language);
    return words.share.guideWritten;
  }

  private goTo(cell: string): HTMLElement {
    const at = cell.lastIndexOf("!");
    const area = parseArea(cell.slice(at + 1));
    return button(cell, () => area !== null && void this.model.host.select(cell.slice(0, at), area).catch((thrown: unknown) => this.fail(thrown)), { appearance: "subtle", label: this.model.words.check.goTo(cell) });
  }

  private nameOf({ id, nameZh, nameEn }: Factor): string {
    return (this.model.language === "zh" ? nameZh || nameEn : nameEn || nameZh) || id;
  }

  private fail(thrown: unknown): void {
    this.status.textContent = failureText(thrown, this.model);
  }
}

function shown(value: number): string {
  return String(Number(value.toPrecision(10)));
}
