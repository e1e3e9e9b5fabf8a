import type { Finding, Mend, RuleId, Severity } from "../../src/audit/finding";
import type { Grid } from "../../src/tables/grid";
import { readTables } from "../../src/tables/readSheet";
import { auditOfSteps } from "../../src/workbook/auditOf";
import { auditTable, planAuditSheet, ruleName } from "../../src/workbook/auditSheet";
import { keepIgnored, partFindings, readIgnored, withIgnored, withoutIgnored } from "../../src/workbook/ignoredFindings";
import type { IgnoredFinding, PartedFindings } from "../../src/workbook/ignoredFindings";
import { parseArea } from "../../src/workbook/parseArea";
import type { Edit } from "../../src/workbook/port";
import { button } from "../button";
import { element } from "../element";
import { inSlices } from "../inSlices";
import type { Model } from "../model";
import { contentOf, sameContent, shownContent } from "./contents";
import { failureText } from "../failureText";
import { findingFilter, passes } from "./findingFilter";
import type { FindingChoice } from "./findingFilter";
import { findingItem, ignoredItem } from "./findingItem";
import { countOf, group } from "./group";
import { readSheets } from "./readSheets";
import type { SheetsRead } from "./readSheets";
import type { UndoBar } from "./undoBar";

const severities: readonly Severity[] = ["error", "warning", "info"];

/** Runs the audit over the whole workbook and lists what it found; a click goes to the cell. */
export class FindingsView {
  readonly element: HTMLElement;
  private readonly intro = element("p", { class: "quiet" });
  private readonly start: HTMLElement;
  private readonly stop: HTMLElement;
  private readonly bar = element("progress", { max: 100, hidden: true });
  private readonly status = element("p", { role: "status", class: "quiet" });
  private readonly tools = element("div", { class: "actions" });
  private readonly question = element("div", { class: "question", role: "group", hidden: true });
  private readonly filter = element("div");
  private readonly list = element("div", { class: "findings" });
  private readonly stale = element("p", { class: "note", role: "status", hidden: true });
  private readonly choice: FindingChoice = { severity: "", sheet: "", order: "rule" };
  /** Counts the runs: a run that is no longer the newest stops. */
  private run = 0;
  private running = false;
  private hasTables = true;
  private read: SheetsRead | null = null;
  private all: readonly Finding[] = [];
  private ignored: readonly IgnoredFinding[] = [];
  /** Mended since the check. */
  private readonly mended = new Set<Finding>();

  constructor(
    private readonly model: Model,
    private readonly undo: UndoBar,
  ) {
    const { check } = model.words;
    this.intro.textContent = check.intro;
    this.bar.setAttribute("aria-label", check.progress);
    this.start = button(check.start, () => void this.check(), { appearance: "primary" });
    this.stop = button(check.stop, () => this.cancel(), { appearance: "outline" });
    this.stop.hidden = true;
    this.question.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      this.forget();
    });
    this.element = element("div", { class: "part" }, this.intro, element("div", { class: "actions" }, this.start, this.stop), this.bar, this.status, this.stale, this.tools, this.question, this.filter, this.list);
    const changed = () => {
      if (this.read === null || this.running) return;
      this.stale.textContent = check.changed;
      this.stale.hidden = false;
    };
    model.on("workbook", changed);
    model.on("corrections", changed);
  }

  private async check(): Promise<void> {
    const { model } = this;
    const { check } = model.words;
    const mine = ++this.run;
    const isStopped = () => mine !== this.run;
    this.begin();
    try {
      const read = await readSheets(model, (name, done, of) => this.tell(check.reading(name), (30 * done) / of), isStopped);
      if (read === null) return;
      const decisions = await model.decisions();
      const steps = auditOfSteps({ grids: read.grids, factors: model.library, pinned: model.pinned, ...decisions });
      const audit = await inSlices(
        steps,
        ({ step, done, of }) => this.tell(check.checking, step === "read" ? 30 + (20 * done) / of : 50 + (50 * done) / of),
        async () => { await new Promise((resolve) => setTimeout(resolve)); return !isStopped(); },
      );
      if (audit !== null) this.take(read, audit.all, decisions.ignored);
    } catch (thrown) {
      this.fail(thrown);
    } finally {
      if (!isStopped()) this.end();
    }
  }

  private tell(text: string, percent: number): void {
    // Screen readers hear each change of a status: a text that stays is set once.
    if (this.status.textContent !== text) this.status.textContent = text;
    this.bar.value = percent;
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

  private take(read: SheetsRead, findings: readonly Finding[], ignored: readonly IgnoredFinding[]): void {
    this.read = read;
    this.all = findings;
    this.ignored = ignored;
    this.mended.clear();
    this.intro.hidden = true;
    // Where nothing was found it matters whether there was anything to look at.
    this.hasTables = findings.length > 0 || read.grids.some((grid) => readTables(grid, this.model.corrections).length > 0);
    this.draw();
  }

  private parted(): PartedFindings {
    return partFindings(this.all.filter((finding) => !this.mended.has(finding)), this.ignored);
  }

  private draw(): void {
    const { check } = this.model.words;
    const { open, ignored } = this.parted();
    const of = (severity: Severity) => open.filter((finding) => finding.severity === severity).length;
    this.status.textContent = open.length === 0 ? (this.hasTables ? check.clean : this.model.words.reading.none) : check.found(of("error"), of("warning"), of("info"));
    const mends = this.certain(open);
    this.forget();
    this.tools.replaceChildren(
      ...(mends.length > 1 ? [button(check.mendAll(mends.length), () => this.ask(mends), { appearance: "outline" })] : []),
      button(check.sheet, () => void this.writeSheet(), { appearance: "outline", label: check.sheetHint }),
    );
    this.filter.replaceChildren(...(open.length > 1 ? [findingFilter(this.model, open, this.choice, () => this.drawList(this.parted()))] : []));
    this.drawList({ open, ignored });
  }

  private drawList({ open, ignored }: PartedFindings): void {
    const { check } = this.model.words;
    const shown = open.filter((finding) => passes(finding, this.choice));
    const sections = severities.flatMap((severity) => {
      const own = shown.filter((finding) => finding.severity === severity);
      return own.length === 0 ? [] : [element("section", { class: severity }, element("h2", {}, `${check.severities[severity]} (${own.length})`), ...this.groups(own))];
    });
    const left = ignored.filter(({ finding }) => passes(finding, this.choice));
    const folded = left.length === 0 ? [] : [group([element("span", { class: "name" }, check.ignored(left.length))], left, ({ finding, reason }) => ignoredItem(this.model, finding, reason, () => void this.keep(withoutIgnored(this.ignored, finding), check.restored), (thrown) => this.fail(thrown)), check.more, false)];
    this.list.replaceChildren(...(sections.length === 0 && open.length > 0 ? [element("p", { class: "quiet" }, check.filter.none)] : sections), ...folded);
  }

  private groups(findings: readonly Finding[]): HTMLElement[] {
    const { check } = this.model.words;
    const byRule = this.choice.order === "rule";
    const keys = [...new Set(findings.map(({ rule, sheet }) => (byRule ? rule : sheet)))];
    return keys.map((key) => {
      const own = findings.filter(({ rule, sheet }) => (byRule ? rule : sheet) === key);
      const name = element("span", { class: "name" }, byRule ? ruleName(key as RuleId, this.model.language) : key);
      return group([name, " ", countOf(own), byRule && element("code", {}, key)], own, (finding) => this.item(finding, byRule), check.more);
    });
  }

  private item(finding: Finding, byRule: boolean): HTMLElement {
    const item = findingItem(this.model, finding, {
      fail: (thrown) => this.fail(thrown),
      mend: (one, mend) => void this.mend([one], [mend], this.model.words.check.mended(mend.range)),
      ignore: (one, reason) => void this.keep(withIgnored(this.ignored, one, reason), this.model.words.check.ignoredNow),
      now: (mend) => this.now(mend),
    });
    if (!byRule) item.prepend(element("p", { class: "what" }, element("b", {}, ruleName(finding.rule, this.model.language)), " ", element("code", {}, finding.rule)));
    return item;
  }

  /** Findings with a mend; two that would write different things into one cell are no certain ones. */
  private certain(findings: readonly Finding[]): readonly (Finding & { readonly mend: Mend })[] {
    const withMend = findings.filter((finding): finding is Finding & { mend: Mend } => finding.mend !== undefined && parseArea(finding.mend.range) !== null);
    const place = ({ mend }: { readonly mend: Mend }) => `${mend.sheet}!${mend.range}`;
    return withMend.filter((finding, index) => withMend.every((other, at) => other === finding || place(other) !== place(finding) || (other.mend.value === finding.mend.value && at > index)));
  }

  private ask(findings: readonly (Finding & { readonly mend: Mend })[]): void {
    const { check } = this.model.words;
    const lines = findings.map(({ mend }) => element("li", {}, check.becomes(`${mend.sheet}!${mend.range}`, shownContent(this.now(mend), check.blank), String(mend.value))));
    const write = button(check.write(findings.length), () => void this.mend(findings, findings.map(({ mend }) => mend), check.mendedAll(findings.length)), { appearance: "primary" });
    this.question.setAttribute("aria-label", check.mendAllTitle(findings.length));
    this.question.replaceChildren(element("p", {}, check.mendAllTitle(findings.length)), element("ul", {}, ...lines), element("div", { class: "actions" }, write, button(check.cancel, () => this.forget(), { appearance: "subtle" })));
    this.question.hidden = false;
    write.focus();
  }

  private forget(): void {
    const hadFocus = this.question.contains(document.activeElement);
    this.question.hidden = true;
    this.question.replaceChildren();
    if (hadFocus) this.start.focus();
  }

  private now({ sheet, range }: Mend): ReturnType<typeof contentOf> {
    const area = parseArea(range);
    return area ? contentOf(this.read?.grids ?? [], sheet, area.top, area.left) : null;
  }

  /** Writes mends as one step; none where a cell is no longer what the check saw. */
  private async mend(findings: readonly Finding[], mends: readonly Mend[], done: string): Promise<void> {
    try {
      const edits = mends.flatMap(({ sheet, range, value }): Edit[] => {
        const area = parseArea(range);
        return area ? [{ sheet, row: area.top, column: area.left, content: { value } }] : [];
      });
      const fresh: Grid[] = [];
      for (const sheet of new Set(edits.map((edit) => edit.sheet))) fresh.push(await this.model.host.read(sheet));
      const moved = mends.filter((mend, index) => !sameContent(this.now(mend), contentOf(fresh, edits[index]!.sheet, edits[index]!.row, edits[index]!.column)));
      if (moved.length > 0) return this.undo.say(this.model.words.check.moved(moved.map(({ range }) => range).join(", ")));
      const settled = this.all.filter((finding) => findings.includes(finding) || (finding.mend !== undefined && mends.some((mend) => mend.sheet === finding.mend!.sheet && mend.range === finding.mend!.range)));
      await this.undo.write(edits, done, () => {
        for (const finding of settled) this.mended.delete(finding);
        this.draw();
      }) && this.settle(settled);
    } catch (thrown) {
      this.fail(thrown);
    }
  }

  private settle(findings: readonly Finding[]): void {
    for (const finding of findings) this.mended.add(finding);
    this.draw();
  }

  private async keep(records: readonly IgnoredFinding[], done: string): Promise<void> {
    try {
      await keepIgnored(this.model.host, records);
      this.ignored = records;
      this.undo.say(done);
      this.draw();
      this.start.focus();
    } catch (thrown) {
      this.fail(thrown);
    }
  }

  private async writeSheet(): Promise<void> {
    const { host, language, libraryVersion, words } = this.model;
    try {
      const read = await readSheets(this.model, () => undefined, () => false);
      if (read === null) return;
      const plan = planAuditSheet({ findings: this.parted(), language, library: libraryVersion, grids: [...read.grids, ...read.audits], sheetNames: read.names });
      if (plan.newSheet) await host.addSheet(plan.sheet);
      await host.write(plan.edits);
      await host.setTable(plan.sheet, auditTable, plan.table);
      await host.select(plan.sheet, { top: 0, left: 0, bottom: 0, right: 0 });
      this.undo.say(words.check.sheetDone(plan.sheet));
    } catch (thrown) {
      this.fail(thrown);
    }
  }

  private fail(thrown: unknown): void {
    this.undo.say(failureText(thrown, this.model));
  }
}
