import type { IWorkbookData } from "@univerjs/core";
import { speak } from "../../../functions/session";
import { isPcfError, PcfError } from "../../errors";
import { say } from "../../locales";
import type { Language } from "../../locales";
import { isSigned, toGrid } from "../file";
import { fetchLibrary } from "../fetchLibrary";
import { drawBar, drawName } from "./bar";
import { showCell } from "./cellCard";
import { markChanges } from "./changes";
import type { ChangeMark } from "./changes";
import { callableFunctions } from "./customFunctions";
import { ask, tell } from "./dialog";
import { DocumentParts } from "./documentParts";
import { emptyWorkbook } from "./emptyWorkbook";
import { exampleWorkbook } from "./exampleWorkbook";
import { firstExample, listExamples, loadExample } from "./examples";
import type { Example } from "./exampleWorkbook";
import type { ExampleEntry } from "./examples";
import { acceptFiles, pickFile } from "./fileInput";
import { download, fileName } from "./download";
import { createGrid } from "./grid";
import type { SpreadsheetGrid } from "./grid";
import { showMessagesOnHover } from "./hoverMessages";
import { keepFileSheets } from "./keepFileSheets";
import { languagePack } from "./languagePack";
import { openWorkbook } from "./openWorkbook";
import type { OpenedFile } from "./openWorkbook";
import { packInWorker } from "./packInWorker";
import { WorkbenchPaneHost } from "./paneHost";
import type { PaneServices } from "./paneHost";
import { chooseLanguage, followTheme, preferredLanguage } from "./preferences";
import type { Theme } from "./preferences";
import { saveWorkbook } from "./saveWorkbook";
import { makeResizable } from "./splitter";
import { WorkbookFactors } from "./workbookFactors";
import { word } from "./words";

/** The places of the page. */
export interface Places {
  readonly bar: HTMLElement;
  readonly grid: HTMLElement;
  readonly splitter: HTMLElement;
  readonly side: HTMLElement;
  readonly pane: HTMLElement;
  readonly cell: HTMLElement;
}

/** Opens the pane of the add-in in an element; its code may still be on the way. */
export type OpensPane = (root: HTMLElement, host: WorkbenchPaneHost) => Promise<OpenPane>;
interface OpenPane {
  close(): void;
}

/** What stands in the grid, and where it came from. */
interface Shown {
  readonly name: string;
  readonly example?: string;
  readonly file?: OpenedFile;
  readonly parts: DocumentParts;
}

/** The page: a bar above, the spreadsheet, the pane beside it. */
export class Workbench {
  private shown: Shown = { name: "", parts: new DocumentParts() };
  private serial = 0;
  private changes: ChangeMark | undefined;
  /** The workbook as the pane knows it. */
  readonly host: WorkbenchPaneHost;
  private pane: Promise<OpenPane | undefined> | undefined;

  private constructor(
    private readonly places: Places,
    readonly grid: SpreadsheetGrid,
    private readonly theme: Theme,
    private readonly spoken: { language: Language },
    private readonly examples: readonly ExampleEntry[],
    private readonly factors: WorkbookFactors,
    private readonly openPane: OpensPane,
  ) {
    this.host = new WorkbenchPaneHost(grid, {
      document: () => this.shown,
      language: () => this.language,
      theme,
      library: factors.library,
      usePinned: (pinned) => void factors.take(pinned, this.host),
      useLanguage: (language) => void this.speak(language, "pane"),
      pack: () => this.pack(),
    });
  }

  /** Answers when the first table stands there with its results. */
  static async start(places: Places, openPane: OpensPane): Promise<Workbench> {
    const spoken = { language: preferredLanguage() };
    speak(spoken.language);
    const theme = followTheme();
    showTheme(theme.dark);
    const [library, pack, example, examples] = await Promise.all([fetchLibrary("library.json").catch(() => null), languagePack(spoken.language), loadExample(firstExample), listExamples()]);
    const factors = new WorkbookFactors(library);
    const grid = createGrid({ container: places.grid, language: spoken.language, pack, dark: theme.dark, functions: callableFunctions(() => spoken.language, factors.during) });
    const workbench = new Workbench(places, grid, theme, spoken, examples, factors, openPane);
    factors.follow(grid, workbench.host, (table) => workbench.shown.parts.sheetOf(table));
    workbench.draw();
    await workbench.showExample(firstExample, example);
    workbench.listen();
    if (library === null) void workbench.tell(word("title", spoken.language), word("libraryFailed", spoken.language));
    return workbench;
  }

  get language(): Language {
    return this.spoken.language;
  }

  private listen(): void {
    const { grid, places } = this;
    this.changes = markChanges(grid, () => this.drawName());
    keepFileSheets(grid, () => this.shown.file, (name) => this.shown.parts.isRemoved(name), () => void this.tell(word("title", this.language), word("keptSheet", this.language)));
    showMessagesOnHover(grid, () => this.language);
    const show = () => showCell(places.cell, grid, this.language);
    grid.onSelection(show);
    grid.api.getFormula().calculationResultApplied(show);
    show();
    this.theme.onChange((dark) => {
      showTheme(dark);
      grid.darken(dark);
      this.draw();
    });
    makeResizable(places.splitter, places.side);
    acceptFiles((file) => this.offer(() => this.openFile(file)), () => this.language);
    window.addEventListener("beforeunload", (event) => {
      if (this.changes?.changed) event.preventDefault();
    });
    // Before the grid, which takes every key that is typed on the page.
    window.addEventListener(
      "keydown",
      (event) => {
        const action = event.ctrlKey || event.metaKey ? { s: () => this.save(), o: () => this.open() }[event.key.toLowerCase()] : undefined;
        if (!action || event.shiftKey || event.altKey) return;
        event.preventDefault();
        event.stopPropagation();
        void action();
      },
      { capture: true },
    );
  }

  private draw(): void {
    const { places, examples, theme, language } = this;
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
    document.title = word("title", language);
    places.splitter.setAttribute("aria-label", word("resize", language));
    drawBar(places.bar, { language, dark: theme.dark, name: this.shown.name, changed: this.changes?.changed ?? false, examples }, {
      create: () => this.offer(() => this.create()),
      open: () => this.open(),
      save: () => this.save(),
      example: (file) => this.offer(async () => this.showExample(file, await loadExample(file))),
      switchLanguage: () => this.speak(language === "zh" ? "en" : "zh", "bar"),
      switchTheme: () => theme.choose(!theme.dark),
      switchPane: () => places.side.toggleAttribute("hidden", places.splitter.toggleAttribute("hidden")),
    });
  }

  private drawName(): void {
    drawName(this.places.bar, { name: this.shown.name, changed: this.changes?.changed ?? false, language: this.language });
  }

  private async show(snapshot: Partial<IWorkbookData>, shown: Omit<Shown, "parts">): Promise<void> {
    this.factors.replace(shown.file?.data.sheets.filter(({ kind }) => kind === "worksheet").map((sheet) => toGrid(sheet)) ?? []);
    this.shown = { ...shown, parts: new DocumentParts(shown.file?.data) };
    await this.grid.show(snapshot);
    this.changes?.clear();
    this.drawName();
    this.showPane();
    this.grid.focus();
  }

  /** The pane reads the workbook and the language when it opens; the table shows first. */
  private showPane(): void {
    this.pane = (this.pane ?? Promise.resolve(undefined)).then(async (open) => {
      open?.close();
      await new Promise((painted) => setTimeout(painted));
      return this.openPane(this.places.pane, this.host);
    });
  }

  private async showExample(file: string, example: Example): Promise<void> {
    await this.show(exampleWorkbook(example, this.language, this.nextId(), this.places.grid.clientWidth), { name: example.title[this.language], example: file });
  }

  private async create(): Promise<void> {
    await this.show(emptyWorkbook(this.language, this.nextId()), { name: word("untitled", this.language) });
  }

  /** Every workbook has an id of its own: the grid remembers things by it. */
  private nextId(): string {
    return `workbook${++this.serial}`;
  }

  private open(): Promise<void> {
    return this.offer(async () => {
      const file = await pickFile();
      if (file) await this.openFile(file);
    });
  }

  private async openFile(file: File): Promise<void> {
    try {
      const opened = await openWorkbook(file, this.nextId());
      await this.show(opened.snapshot, { name: file.name, file: opened });
    } catch (thrown) {
      await this.tell(word("openFailed", this.language, { name: file.name }), this.reason(thrown));
    }
  }

  private async save(): Promise<void> {
    const { name, file } = this.shown;
    try {
      await this.grid.settle();
      const saved = saveWorkbook(this.grid, file, { ...this.shown.parts.changes(), typedOf: (...at) => this.shown.parts.typedOf(...at) });
      const target = fileName(name);
      download(target, saved.bytes);
      const left = this.changes?.unwritten ?? [];
      this.shown = { name: target, file: saved.file, parts: new DocumentParts(saved.file.data) };
      this.changes?.clear();
      this.drawName();
      if (saved.bytes !== file?.file.archive.bytes && isSigned(saved.file.file)) await this.tell(word("savedSigned", this.language), say(new PcfError("file.signed", { path: target }), this.language));
      if (left.length > 0) await this.tell(word("savedWithout", this.language), left.map((what) => `• ${word(what, this.language)}`).join("\n"));
    } catch (thrown) {
      await this.tell(word("saveFailed", this.language, { name }), this.reason(thrown));
    }
  }

  /** The workbook as it would be saved, packed for a verifier; it counts as unsaved still. */
  private async pack(): ReturnType<PaneServices["pack"]> {
    await this.grid.settle();
    const { name, file, parts } = this.shown;
    const source = fileName(name);
    const extension = source.slice(source.lastIndexOf(".") + 1).toLowerCase();
    const { bytes } = saveWorkbook(this.grid, file, { ...parts.changes(), typedOf: (...at) => parts.typedOf(...at) });
    const { bytes: zip, factors, findings } = await packInWorker({ bytes, extension, language: this.language });
    const target = `${source.slice(0, source.lastIndexOf("."))}.zip`;
    download(target, zip, "application/zip");
    return { name: target, factors, findings };
  }

  /** Puts something else in the grid, after asking when that would lose changes. */
  private async offer(action: () => Promise<void>): Promise<void> {
    const { language, shown } = this;
    const go =
      !this.changes?.changed ||
      (await ask(word("title", language), word("discard", language, { name: shown.name }), [{ label: word("discardYes", language), value: true }, { label: word("cancel", language), value: false }], false));
    if (!go) return;
    try {
      await action();
    } catch (thrown) {
      await this.tell(word("title", language), this.reason(thrown));
    }
  }

  /** The page in the other language; an example that nobody has changed with it. */
  private async speak(language: Language, by: "bar" | "pane"): Promise<void> {
    const pack = await languagePack(language);
    chooseLanguage(language);
    this.spoken.language = language;
    speak(language);
    this.grid.speak(language, pack);
    this.draw();
    // The pane that was asked to speak has done so.
    if (by === "bar") this.showPane();
    const { example } = this.shown;
    if (example !== undefined && !this.changes?.changed) await this.showExample(example, await loadExample(example));
    // The messages of errors are made when a cell is calculated.
    else this.grid.api.getFormula().executeCalculation();
    showCell(this.places.cell, this.grid, language);
    this.grid.focus();
  }

  private reason(thrown: unknown): string {
    if (isPcfError(thrown)) return say(thrown, this.language);
    return word("unexpected", this.language, { reason: thrown instanceof Error ? thrown.message : String(thrown) });
  }

  private tell(title: string, message: string): Promise<void> {
    return tell(title, message, word("close", this.language));
  }
}

function showTheme(dark: boolean): void {
  document.documentElement.dataset.theme = dark ? "dark" : "light";
}
