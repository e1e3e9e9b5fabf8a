import type { Factor } from "../src/factors/factor";
import { createSearch } from "../src/factors/search";
import type { Hit, Query, Search } from "../src/factors/search";
import type { Language } from "../src/locales";
import type { Grid } from "../src/tables/grid";
import type { Override } from "../src/tables/readSheet";
import { readPinned } from "../src/workbook/pinFactors";
import type { AuditedWorkbook } from "../src/workbook/auditOf";
import { readIgnored } from "../src/workbook/ignoredFindings";
import { keepCorrections, readCorrections } from "../src/workbook/readingCorrections";
import type { Selection, Unsubscribe } from "../src/workbook/port";
import type { PaneHost, PaneLibrary } from "./host";
import { words } from "./words";
import type { Words } from "./words";

export type LibraryState = "loading" | "ready" | "unavailable";
type Event = "library" | "pinned" | "selection" | "sheet" | "workbook" | "corrections";

const mostRecent = 12;
/** Moving through cells with the arrow keys makes many selections; a sheet is read when they rest. */
const restMs = 120;
/** So long after the library came the functions that a workbook opens with have been asked. */
const indexAfterMs = 1_000;
/** A piece of the index takes up to so long. */
const leastIdleMs = 8;
/** A factor of the workbook alone comes first where it fits at least this much of what the best of the library does. */
const ownShare = 0.6;

/** What the views of the pane look at: the factors, the selection and the sheet around it, each read from the host once. */
export class Model {
  language: Language;
  libraryState: LibraryState = "loading";
  pinned: readonly Factor[] = [];
  selection: Selection | null = null;
  /** What the person has put right in the reading of the tables. */
  corrections: readonly Override[] = [];
  private loaded: PaneLibrary = { factors: [], readings: {}, version: "" };
  private librarySearch: Search | undefined;
  private ownSearch: Search | undefined;
  private libraryIds: ReadonlySet<string> = new Set();
  private byIds: ReadonlyMap<string, Factor> = new Map();
  private pinnedSheet: string | null = null;
  private readonly grids = new Map<string, Promise<Grid>>();
  private readonly calls = new Map<Event, Set<() => void>>();
  private readonly ears: Unsubscribe[] = [];
  private indexing: ReturnType<typeof setTimeout> | undefined;
  private resting: ReturnType<typeof setTimeout> | undefined;
  private closed = false;

  constructor(readonly host: PaneHost) {
    const chosen = host.recall("language");
    this.language = chosen === "en" || chosen === "zh" ? chosen : host.language;
    if (this.language !== host.language) host.useLanguage(this.language);
    this.ears.push(
      host.onSelect((selection) => {
        this.selection = selection;
        clearTimeout(this.resting);
        this.resting = setTimeout(() => this.tell("selection"), restMs);
      }),
      host.onChange(({ sheet }) => {
        this.grids.delete(sheet);
        if (sheet === this.pinnedSheet || this.pinnedSheet === null) void this.readPinned();
        if (sheet === this.selection?.sheet) this.tell("sheet");
        this.tell("workbook");
      }),
    );
    void host.selection().then((selection) => {
      this.selection = selection;
      this.tell("selection");
    });
    void this.readPinned();
    void this.readCorrections().catch(() => undefined);
    host.library().then(
      (library) => this.takeLibrary(library, "ready"),
      () => this.takeLibrary(this.loaded, "unavailable"),
    );
  }

  speak(language: Language): void {
    this.language = language;
    this.host.remember("language", language);
    this.host.useLanguage(language);
  }

  get words(): Words {
    return words[this.language];
  }

  get library(): readonly Factor[] {
    return this.loaded.factors;
  }

  get libraryVersion(): string {
    return this.loaded.version;
  }

  /** The corrections as the workbook keeps them. */
  async readCorrections(): Promise<readonly Override[]> {
    this.corrections = await readCorrections(this.host);
    return this.corrections;
  }

  /** What the person has decided in the workbook: corrections of the reading, and findings that are left. */
  async decisions(): Promise<Pick<AuditedWorkbook, "corrections" | "ignored">> {
    const [ignored, corrections] = await Promise.all([readIgnored(this.host), this.readCorrections()]);
    return { ignored, corrections };
  }

  async correct(corrections: readonly Override[]): Promise<void> {
    await keepCorrections(this.host, corrections);
    this.corrections = corrections;
    this.tell("corrections");
    this.tell("sheet");
  }

  /** The ids of the factors inserted last on this machine, the newest first. */
  get recent(): readonly string[] {
    try {
      const kept: unknown = JSON.parse(this.host.recall("recent") ?? "[]");
      return Array.isArray(kept) ? kept.filter((id): id is string => typeof id === "string") : [];
    } catch {
      return [];
    }
  }

  used(factor: Factor): void {
    this.host.remember("recent", JSON.stringify([factor.id, ...this.recent.filter((id) => id !== factor.id)].slice(0, mostRecent)));
  }

  /**
   * The best hits, those of the workbook before the others. The library has an index of its own, which lasts: each factor that is
   * inserted would else cost a new one. What only the workbook has is searched beside it.
   */
  find(query: Query): readonly Hit[] {
    const { readings } = this.loaded;
    const library = this.search();
    const own = (this.ownSearch ??= createSearch({ pinned: this.pinned.filter(({ id }) => !this.libraryIds.has(id)), library: [], readings }));
    const pinned = new Map(this.pinned.map((factor) => [factor.id, factor]));
    const hits = library.find(query).map((hit): Hit => {
      const factor = pinned.get(hit.factor.id);
      return factor ? { ...hit, factor, pinned: true } : hit;
    });
    const least = (hits[0]?.score ?? 0) * ownShare;
    const before = own.find(query).filter(({ score }) => score >= least);
    return [...before, ...hits.filter((hit) => hit.pinned), ...hits.filter((hit) => !hit.pinned)].slice(0, query.count ?? before.length + hits.length);
  }

  byId(id: string): Factor | undefined {
    return this.byIds.get(id);
  }

  isPinned(factor: Factor): boolean {
    return this.pinned.some(({ id }) => id === factor.id);
  }

  /** The sheet of the selection, read again only after it changed. */
  async selectedGrid(fresh = false): Promise<{ readonly selection: Selection; readonly grid: Grid } | null> {
    const { selection } = this;
    if (selection === null) return null;
    if (fresh) this.grids.delete(selection.sheet);
    let grid = this.grids.get(selection.sheet);
    if (grid === undefined) {
      grid = this.host.read(selection.sheet);
      this.grids.set(selection.sheet, grid);
      grid.catch(() => this.grids.delete(selection.sheet));
    }
    return { selection, grid: await grid };
  }

  async readPinned(): Promise<void> {
    const { factors, sheet } = await readPinned(this.host);
    if (this.closed) return;
    this.pinnedSheet = sheet;
    if (JSON.stringify(factors) === JSON.stringify(this.pinned)) return;
    this.pinned = factors;
    this.index();
    this.host.usePinned?.(factors);
    this.tell("pinned");
  }

  on(event: Event, call: () => void): void {
    const calls = this.calls.get(event) ?? new Set();
    this.calls.set(event, calls.add(call));
  }

  /** Views are drawn anew when the language changes; those before hear nothing more. */
  forgetViews(): void {
    this.calls.clear();
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.resting);
    clearTimeout(this.indexing);
    this.forgetViews();
    for (const stop of this.ears) stop();
  }

  private takeLibrary(library: PaneLibrary, state: LibraryState): void {
    if (this.closed) return;
    this.loaded = library;
    this.libraryState = state;
    this.libraryIds = new Set(library.factors.map(({ id }) => id));
    this.librarySearch = undefined;
    this.index();
    this.tell("library");
    // Excel asks the functions first, on opening a workbook. Made before the first letter where there is time.
    this.indexing = setTimeout(() => this.prepareSearch(), indexAfterMs);
  }

  private search(): Search {
    return (this.librarySearch ??= createSearch({ pinned: [], library: this.loaded.factors, readings: this.loaded.readings }));
  }

  /** The index takes a third of a second; in one go, no function would answer so long. */
  private prepareSearch(): void {
    const idle = window.requestIdleCallback ?? ((call: (deadline: IdleDeadline) => void) => setTimeout(() => call({ didTimeout: false, timeRemaining: () => 0 }), 20));
    idle((deadline) => {
      if (this.closed) return;
      let done = false;
      do done = this.search().prepare();
      while (!done && deadline.timeRemaining() > leastIdleMs);
      if (!done) this.prepareSearch();
    });
  }

  private index(): void {
    this.ownSearch = undefined;
    this.byIds = new Map([...this.loaded.factors, ...this.pinned].map((factor) => [factor.id, factor]));
  }

  private tell(event: Event): void {
    for (const call of this.calls.get(event) ?? []) call();
  }
}
