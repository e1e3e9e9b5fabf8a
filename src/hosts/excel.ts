import { PcfError } from "../errors";
import type { Area, Grid } from "../tables/grid";
import { factorsSheetName, factorsTable } from "../workbook/factorsSheet";
import type { NativeChart } from "../workbook/nativeChart";
import type { CellArea, Edit, Selection, SheetInfo, Unsubscribe, Workbook } from "../workbook/port";
import { areasOf } from "./excel/address";
import { blocksOf } from "./excel/blocks";
import { addChart, chartRequirement } from "./excel/charts";
import { markDirty } from "./excel/dirty";
import { readPart, writePart } from "./excel/parts";
import { readGrid } from "./excel/readGrid";
import { refusal, refusalCode } from "./excel/refusal";
import type { Asked } from "./excel/refusal";
import { allSheets, areaOf, place, rangeAt, sheetNamed } from "./excel/sheets";
import { spellingOf } from "./excel/spelling";
import type { Spelling } from "./excel/spelling";
import { setTable, sheetOfTable } from "./excel/tables";
import { writeBlocks } from "./excel/writeBlocks";
import { checkSheetName } from "./file/sheetName";

export interface ExcelOptions {
  /** The namespace of the installed manifest: PCF, or PCFDEV. */
  readonly namespace: string;
  /** Hears of what went wrong where nobody waits for an answer (an event that could not be registered or read). */
  readonly onTrouble?: (thrown: unknown) => void;
}

/**
 * The open workbook in Excel, through office.js. One batch a command; what changes the workbook waits until the person has left the
 * cell being edited, and is one undo step where Excel can do that. Refusals are PcfErrors: host.protected, host.busy,
 * host.otherWorkbook, host.refused, and the file.* errors that every host shares.
 */
export class ExcelWorkbook implements Workbook {
  private readonly spelling: Spelling;
  private readonly onTrouble: (thrown: unknown) => void;

  constructor(
    private readonly options: ExcelOptions,
    /** Of the step that this workbook belongs to; null where each command is one of its own. */
    private readonly within: Step | null = null,
  ) {
    this.spelling = spellingOf(options.namespace);
    this.onTrouble = options.onTrouble ?? (() => undefined);
  }

  async step<T>(work: (workbook: Workbook) => Promise<T>): Promise<T> {
    if (this.within !== null) return work(this);
    const added: string[] = [];
    try {
      return await batch("write", (context) => work(new ExcelWorkbook(this.options, { context, added })));
    } catch (thrown) {
      for (const name of added) await this.removeSheet(name).catch(this.onTrouble);
      throw thrown;
    }
  }

  sheets(): Promise<readonly SheetInfo[]> {
    return this.batch("read", async (context) => (await allSheets(context)).map(({ name, visibility }) => ({ name, visibility })));
  }

  read(sheet: string, area?: Area): Promise<Grid> {
    return this.batch("read", (context) => readGrid(context, sheet, area, this.spelling));
  }

  async write(edits: readonly Edit[]): Promise<void> {
    const blocks = blocksOf(edits);
    if (blocks.length > 0) await this.batch("write", (context) => writeBlocks(context, blocks, this.spelling));
  }

  selection(): Promise<Selection | null> {
    return this.batch("read", async (context) => {
      const range = context.workbook.getSelectedRange().load(place);
      range.worksheet.load("name");
      try {
        await context.sync();
      } catch (thrown) {
        // A chart, a shape, several areas, or another workbook: no range of cells.
        if (refusalCode(thrown) === "InvalidSelection") return null;
        throw thrown;
      }
      return { sheet: range.worksheet.name, area: areaOf(range) };
    });
  }

  select(name: string, area: Area): Promise<void> {
    return this.batch("show", async (context) => {
      const { sheet } = sheetNamed(await allSheets(context), name);
      sheet.activate();
      rangeAt(sheet, area).select();
      await context.sync();
    });
  }

  addSheet(name: string): Promise<void> {
    return this.batch("show", async (context) => {
      const { protection } = context.workbook;
      protection.load("protected");
      checkSheetName(name, (await allSheets(context)).map((sheet) => sheet.name));
      if (protection.protected) throw new PcfError("host.protected", { sheet: null });
      context.workbook.worksheets.add(name);
      await context.sync();
      this.within?.added.push(name);
    });
  }

  removeSheet(name: string): Promise<void> {
    // Excel cannot undo it, and refuses it within an undo step.
    return this.batch("show", async (context) => {
      const { protection } = context.workbook;
      protection.load("protected");
      const sheets = await allSheets(context);
      const { sheet, name: spelt } = sheetNamed(sheets, name);
      if (protection.protected) throw new PcfError("host.protected", { sheet: null });
      if (!sheets.some((one) => one.name !== spelt && one.visibility === "visible")) throw new PcfError("file.lastSheet", { given: spelt });
      sheet.delete();
      await context.sync();
    });
  }

  setTable(sheet: string, name: string, area: Area, totals = false): Promise<void> {
    return this.batch("write", (context) => setTable(context, sheet, name, area, totals));
  }

  /** Absent in an Excel that cannot be told how a chart is to look. */
  get addChart(): ((chart: NativeChart) => Promise<void>) | undefined {
    return Office.context.requirements.isSetSupported("ExcelApi", chartRequirement) ? (chart) => this.batch("write", (context) => addChart(context, chart)) : undefined;
  }

  part(namespace: string): Promise<string | null> {
    return this.batch("read", (context) => readPart(context, namespace));
  }

  setPart(namespace: string, xml: string | null): Promise<void> {
    return this.batch("write", (context) => writePart(context, namespace, xml));
  }

  async recalculate(cells: readonly CellArea[]): Promise<void> {
    if (cells.length > 0) await this.batch("write", (context) => markDirty(context, cells));
  }

  /** The sheet of the workbook's own factors, found without reading the others; null where there is none. */
  factorsSheet(): Promise<string | null> {
    return this.batch("read", async (context) => {
      const sheet = await sheetOfTable(context, factorsTable);
      return sheet ?? (await allSheets(context)).find(({ name }) => name === factorsSheetName)?.name ?? null;
    });
  }

  onSelect(call: (selection: Selection | null) => void): Unsubscribe {
    let turn = 0;
    const tell = async () => {
      // A quick person moves on while the last place is still being asked for: only the newest answer is told.
      const mine = ++turn;
      const selection = await this.selection();
      if (mine === turn) call(selection);
    };
    // Once as soon as Excel listens: who moved on while it was being asked to is not heard otherwise.
    return this.listen((context) => context.workbook.onSelectionChanged, tell, tell);
  }

  onChange(call: (change: CellArea) => void): Unsubscribe {
    return this.listen((context) => context.workbook.worksheets.onChanged, async ({ worksheetId, address }) => {
      const sheet = await batch("read", async (context) => {
        const changed = context.workbook.worksheets.getItemOrNullObject(worksheetId).load("name");
        await context.sync();
        return changed.isNullObject ? null : changed.name;
      });
      if (sheet !== null) for (const area of areasOf(address)) call({ sheet, area });
    });
  }

  private async batch<T>(asked: Asked, work: (context: Excel.RequestContext) => Promise<T>): Promise<T> {
    if (this.within === null) return batch(asked, work);
    try {
      return await work(this.within.context);
    } catch (thrown) {
      throw refusal(thrown, asked);
    }
  }

  /** Registers a handler at once and answers how to remove it, before or after Excel has taken it. */
  private listen<T>(event: (context: Excel.RequestContext) => OfficeExtension.EventHandlers<T>, handle: (event: T) => Promise<void>, registeredNow?: () => Promise<void>): Unsubscribe {
    let wanted = true;
    const registered = batch("listen", async (context) => {
      const handler = event(context).add(async (args) => {
        if (wanted) await handle(args).catch(this.onTrouble);
      });
      await context.sync();
      return handler;
    });
    registered.then(() => (wanted ? registeredNow?.() : undefined)).catch(this.onTrouble);
    return () => {
      if (!wanted) return;
      wanted = false;
      void registered.then((handler) => remove(handler)).catch(this.onTrouble);
    };
  }
}

/** Commands that share a batch, and with it their undo step. */
interface Step {
  readonly context: Excel.RequestContext;
  /** The sheets that it added: nothing else undoes those. */
  readonly added: string[];
}

/** Waits while a cell is being edited: only what a person asked for, not what is merely looked at. */
const waits: Readonly<Record<Asked, boolean>> = { read: false, write: true, show: true, listen: true };

async function batch<T>(asked: Asked, work: (context: Excel.RequestContext) => Promise<T>): Promise<T> {
  // From ExcelApi 1.20 on several syncs are one undo step; older Excel takes each for one.
  const mergeUndoGroup = asked === "write" && Office.context.requirements.isSetSupported("ExcelApi", "1.20");
  try {
    return await Excel.run({ delayForCellEdit: waits[asked], ...(mergeUndoGroup && { mergeUndoGroup }) }, work);
  } catch (thrown) {
    throw refusal(thrown, asked);
  }
}

/** A handler is removed in the context that it was added in. */
async function remove<T>(handler: OfficeExtension.EventHandlerResult<T>): Promise<void> {
  await Excel.run(handler.context as Excel.RequestContext, async (context) => {
    handler.remove();
    await context.sync();
  });
}
