import { PcfError } from "../../../errors";
import { columnLimit, rowLimit } from "../reference";
import { Scanner } from "../xml/scanner";
import { readAttribute, readText } from "../xml/text";
import { isTrue } from "./metadata";

/** A child of the worksheet element: where it stands in the text. */
export interface SheetChild {
  readonly local: string;
  readonly start: number;
  readonly openEnd: number;
  closeStart: number;
  end: number;
  readonly empty: boolean;
}

/** The frame of a sheet's XML. */
export interface SheetLayout {
  /** The root's local name: worksheet, chartsheet, dialogsheet, macrosheet. */
  readonly kind: string;
  /** The prefix of the main namespace with its colon, or "". */
  readonly prefix: string;
  readonly rootStart: number;
  readonly rootOpenEnd: number;
  rootCloseStart: number;
  readonly children: SheetChild[];
}

/** The row that the scan is in; one object is used again for every row. */
export interface RowMark {
  row: number;
  hidden: boolean;
  start: number;
  openEnd: number;
  closeStart: number;
  end: number;
  empty: boolean;
}

/** The cell that the scan has just left; one object is used again for every cell. Positions are -1 for what is not there. */
export interface CellMark {
  row: number;
  column: number;
  start: number;
  openEnd: number;
  end: number;
  empty: boolean;
  type: string;
  style: number;
  cellMetadata: number;
  valueMetadata: number;
  formulaStart: number;
  formulaOpenEnd: number;
  formulaCloseStart: number;
  formulaEnd: number;
  formulaType: string;
  formulaReference: string;
  sharedIndex: number;
  valueStart: number;
  valueEnd: number;
  /** The text of an inline string, phonetics left out; null where there is none. */
  inlineText: string | null;
}

export interface SheetVisitor {
  cell?(cell: CellMark): void;
  row?(row: RowMark): void;
}

/** Walks over a sheet once. Rows and cells without `r` count on from the one before. Throws file.damaged. */
export function scanSheet(text: string, part: string, visitor: SheetVisitor): SheetLayout {
  return new SheetScan(text, part, visitor).run();
}

const blankCell = (): CellMark => ({
  row: 0, column: 0, start: 0, openEnd: 0, end: 0, empty: false, type: "n", style: 0, cellMetadata: 0, valueMetadata: 0,
  formulaStart: -1, formulaOpenEnd: -1, formulaCloseStart: -1, formulaEnd: -1, formulaType: "", formulaReference: "", sharedIndex: -1,
  valueStart: -1, valueEnd: -1, inlineText: null,
});

class SheetScan {
  private readonly scanner: Scanner;
  private readonly row: RowMark = { row: -1, hidden: false, start: 0, openEnd: 0, closeStart: 0, end: 0, empty: false };
  private readonly cell = blankCell();
  private lastColumn = -1;
  /** The row does not say its number: its first cell may. */
  private rowIsCounted = false;

  constructor(
    private readonly text: string,
    private readonly part: string,
    private readonly visitor: SheetVisitor,
  ) {
    this.scanner = new Scanner(text, part);
  }

  run(): SheetLayout {
    const { scanner } = this;
    if (!scanner.next() || scanner.closing) throw scanner.damaged();
    const layout: SheetLayout = { kind: scanner.local, prefix: scanner.prefix, rootStart: scanner.start, rootOpenEnd: scanner.end, rootCloseStart: scanner.end, children: [] };
    const prefixes = sameNamespace(scanner);
    if (scanner.empty) return layout;
    while (scanner.next()) {
      if (scanner.depth > 1) continue;
      if (scanner.closing) {
        const child = layout.children.at(-1);
        if (scanner.depth === 0) layout.rootCloseStart = scanner.start;
        else if (child) {
          child.closeStart = scanner.start;
          child.end = scanner.end;
        }
        continue;
      }
      if (scanner.depth === 0) throw scanner.damaged();
      const child: SheetChild = { local: prefixes.has(scanner.prefix) ? scanner.local : scanner.name, start: scanner.start, openEnd: scanner.end, closeStart: scanner.end, end: scanner.end, empty: scanner.empty };
      layout.children.push(child);
      if (child.local !== "sheetData" || child.empty) continue;
      this.readRows();
      child.closeStart = scanner.start;
      child.end = scanner.end;
    }
    return layout;
  }

  /** From after <sheetData> to its closing tag. */
  private readRows(): void {
    const { scanner, row } = this;
    while (scanner.next()) {
      if (scanner.depth === 1 && scanner.closing) return;
      if (scanner.closing || scanner.depth !== 2 || !scanner.isLocal("row")) continue;
      row.row += 1;
      this.rowIsCounted = true;
      row.hidden = false;
      while (scanner.nextAttribute()) {
        if (scanner.isAttribute("r") && scanner.valueEnd > scanner.valueStart) this.readRowNumber();
        else if (scanner.isAttribute("hidden")) row.hidden = isTrue(this.text.slice(scanner.valueStart, scanner.valueEnd));
      }
      if (!(row.row >= 0 && row.row < rowLimit)) throw this.badReference();
      row.start = scanner.start;
      row.openEnd = scanner.end;
      row.closeStart = scanner.end;
      row.end = scanner.end;
      row.empty = scanner.empty;
      this.lastColumn = -1;
      if (!scanner.empty) this.readCells();
      this.visitor.row?.(row);
    }
  }

  private readCells(): void {
    const { scanner, row } = this;
    while (scanner.next()) {
      if (scanner.depth === 2 && scanner.closing) {
        row.closeStart = scanner.start;
        row.end = scanner.end;
        return;
      }
      if (scanner.closing || scanner.depth !== 3 || !scanner.isLocal("c")) continue;
      this.openCell();
      if (!scanner.empty) this.readCell();
      this.cell.end = scanner.end;
      this.visitor.cell?.(this.cell);
    }
  }

  private openCell(): void {
    const { scanner, cell, row, text } = this;
    cell.row = row.row;
    cell.column = this.lastColumn + 1;
    cell.start = scanner.start;
    cell.openEnd = scanner.end;
    cell.empty = scanner.empty;
    cell.type = "n";
    cell.style = 0;
    cell.cellMetadata = 0;
    cell.valueMetadata = 0;
    cell.formulaStart = -1;
    cell.valueStart = -1;
    cell.inlineText = null;
    while (scanner.nextAttribute()) {
      if (scanner.isAttribute("r") && scanner.valueEnd > scanner.valueStart) this.readReference();
      else if (scanner.isAttribute("s")) cell.style = Math.max(0, this.integer());
      else if (scanner.isAttribute("t")) cell.type = text.slice(scanner.valueStart, scanner.valueEnd);
      else if (scanner.isAttribute("cm")) cell.cellMetadata = Math.max(0, this.integer());
      else if (scanner.isAttribute("vm")) cell.valueMetadata = Math.max(0, this.integer());
    }
    if (cell.column >= columnLimit) throw this.badReference();
    this.lastColumn = cell.column;
  }

  /** The content of a cell, up to its closing tag. */
  private readCell(): void {
    const { scanner, cell } = this;
    let phonetic = false;
    let textStart = -1;
    while (scanner.next()) {
      if (scanner.depth === 3 && scanner.closing) return;
      if (scanner.depth === 4) this.readCellChild();
      else if (cell.inlineText !== null) {
        if (scanner.isLocal("rPh")) phonetic = !scanner.closing && !scanner.empty;
        else if (scanner.isLocal("t") && !phonetic) {
          if (!scanner.closing) textStart = scanner.end;
          else cell.inlineText += readText(this.text.slice(textStart, scanner.start));
        }
      }
    }
  }

  private readCellChild(): void {
    const { scanner, cell } = this;
    if (scanner.isLocal("v")) {
      if (!scanner.closing) cell.valueStart = scanner.end;
      cell.valueEnd = scanner.closing ? scanner.start : scanner.end;
    } else if (scanner.isLocal("f")) {
      if (!scanner.closing) this.openFormula();
      if (scanner.closing || scanner.empty) {
        cell.formulaCloseStart = scanner.closing ? scanner.start : scanner.end;
        cell.formulaEnd = scanner.end;
      }
    } else if (scanner.isLocal("is") && !scanner.closing) cell.inlineText = "";
  }

  private openFormula(): void {
    const { scanner, cell, text } = this;
    cell.formulaStart = scanner.start;
    cell.formulaOpenEnd = scanner.end;
    cell.formulaType = "normal";
    cell.formulaReference = "";
    cell.sharedIndex = -1;
    while (scanner.nextAttribute()) {
      if (scanner.isAttribute("t")) cell.formulaType = text.slice(scanner.valueStart, scanner.valueEnd);
      else if (scanner.isAttribute("ref")) cell.formulaReference = readAttribute(text.slice(scanner.valueStart, scanner.valueEnd));
      else if (scanner.isAttribute("si")) cell.sharedIndex = this.integer();
    }
  }

  /** Letters, then digits: the cell's column; its row must be that of the row around it. */
  private readReference(): void {
    const { text, cell } = this;
    let at = this.scanner.valueStart;
    const end = this.scanner.valueEnd;
    let column = 0;
    for (; at < end; at++) {
      const letter = text.charCodeAt(at) & ~32;
      if (letter < 65 || letter > 90) break;
      column = column * 26 + letter - 64;
      if (column > columnLimit) throw this.badReference();
    }
    let row = 0;
    const digits = at;
    for (; at < end; at++) {
      const digit = text.charCodeAt(at) - 48;
      if (digit < 0 || digit > 9 || row > rowLimit) throw this.badReference();
      row = row * 10 + digit;
    }
    if (this.rowIsCounted && this.lastColumn < 0 && row > cell.row && row <= rowLimit) {
      this.row.row = row - 1;
      cell.row = row - 1;
    }
    if (column === 0 || digits === end || row - 1 !== cell.row) throw this.badReference();
    cell.column = column - 1;
  }

  private readRowNumber(): void {
    const number = this.integer();
    if (number < 1 || number > rowLimit) throw this.badReference();
    this.row.row = number - 1;
    this.rowIsCounted = false;
  }

  /** The attribute's value as a whole number; -1 for what is none. */
  private integer(): number {
    let number = 0;
    const { valueStart, valueEnd } = this.scanner;
    if (valueStart === valueEnd) return -1;
    for (let at = valueStart; at < valueEnd; at++) {
      const digit = this.text.charCodeAt(at) - 48;
      if (digit < 0 || digit > 9 || number > 1e9) return -1;
      number = number * 10 + digit;
    }
    return number;
  }

  private badReference(): PcfError {
    return new PcfError("file.damaged", { part: this.part, reason: "reference" });
  }
}

/** The prefixes, with their colons, that stand for the namespace of the root: writers that go through a file of another writer mix them. */
function sameNamespace(scanner: Scanner): ReadonlySet<string> {
  const declared = new Map<string, string>();
  while (scanner.nextAttribute()) {
    const name = scanner.text.slice(scanner.attributeStart, scanner.attributeEnd);
    if (name === "xmlns" || name.startsWith("xmlns:")) declared.set(name === "xmlns" ? "" : `${name.slice(6)}:`, scanner.text.slice(scanner.valueStart, scanner.valueEnd));
  }
  const own = declared.get(scanner.prefix);
  return new Set([scanner.prefix, ...[...declared].filter(([, namespace]) => namespace === own).map(([prefix]) => prefix)]);
}
