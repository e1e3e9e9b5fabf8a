import { PcfError } from "../../errors";
import type { Block } from "./blocks";
import { entry, losesTextFormat } from "./cellContent";
import { allSheets, rangeAt, sheetNamed } from "./sheets";
import type { NamedSheet } from "./sheets";
import type { Spelling } from "./spelling";

/** Excel on the web takes at most 5 MB in one request; a good part of it is the frame around the cells. */
const charactersAtOnce = 1_500_000;

/**
 * Looks first whether every cell can be written, then writes them all. Throws file.sheetUnknown, host.protected; then nothing was
 * written.
 */
export async function writeBlocks(context: Excel.RequestContext, blocks: readonly Block[], spelling: Spelling): Promise<void> {
  const sheets = await allSheets(context);
  const targets = blocks.map((block) => ({ block, ...sheetNamed(sheets, block.sheet) }));
  const used = [...new Map(targets.map(({ name, sheet }) => [name, sheet])).values()];
  for (const sheet of used) sheet.protection.load("protected");
  const ranges = targets.map(({ sheet, block }) => rangeAt(sheet, block.area).load("numberFormat"));
  await context.sync();
  await refuseLocked(context, targets);

  let characters = 0;
  for (const [index, { block }] of targets.entries()) {
    const range = ranges[index]!;
    const contents = block.edits.map((row) => row.map(({ content }) => entry(content, spelling)));
    const formats = newFormats(block, range.numberFormat);
    const size = JSON.stringify([contents, formats]).length + 300;
    if (characters > 0 && characters + size > charactersAtOnce) {
      await send(context);
      characters = 0;
    }
    characters += size;
    if (formats) range.numberFormat = formats;
    range.formulas = contents;
  }
  await send(context);
}

function send(context: Excel.RequestContext): Promise<void> {
  return context.sync();
}

/** A protected sheet still lets its unlocked cells be written. */
async function refuseLocked(context: Excel.RequestContext, targets: readonly (NamedSheet & { readonly block: Block })[]): Promise<void> {
  const guarded = targets.filter(({ sheet }) => sheet.protection.protected);
  if (guarded.length === 0) return;
  const locks = guarded.map(({ sheet, block }) => rangeAt(sheet, block.area).format.protection.load("locked"));
  await context.sync();
  // locked is null where some cells are locked and others are not.
  const locked = guarded.find((_, index) => locks[index]!.locked !== false);
  if (locked) throw new PcfError("host.protected", { sheet: locked.name });
}

/** The formats to set before the contents: those that are asked for, and General for a text cell that gets a formula or number; null where none. */
function newFormats({ edits }: Block, present: readonly (readonly unknown[])[]): (string | null)[][] | null {
  let some = false;
  const formats = edits.map((row, down) => row.map((edit, right) => {
    const format = edit.format ?? (present[down]?.[right] === "@" && losesTextFormat(edit.content) ? "General" : null);
    some ||= format !== null;
    return format;
  }));
  return some ? formats : null;
}
