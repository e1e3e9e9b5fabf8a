import type { CaseCell, CaseSheet } from "../../tables/sheet";
import { calculation, turnedCalculation } from "./calculation";
import { activityList, factorList, quality, resultTable, studySheet } from "./otherTables";
import { Pen, address, stagesOf } from "./pen";
import type { Book, GeneratedSheet, Look, Slot } from "./pen";
import type { Chance } from "./random";
import { stageName } from "./study";
import type { Language, StageId, Study } from "./study";

export function makeLook(chance: Chance, language: Language): Look {
  return {
    language,
    unitIn: chance.pick(["column", "column", "header", "cell"]),
    factorUnitIn: chance.pick(["column", "column", "header", "cell"]),
    brackets: chance.pick([["（", "）"], ["(", ")"], [" (", ")"], [" [", "]"]] as const),
    resultUnit: chance.pick(["kgCO2e", "tCO2e"]),
    decimals: chance.whole(2, 4),
    formulas: chance.yes(0.4),
    share: chance.pick(["none", "percent", "fraction", "number"]),
    stageCells: chance.pick(["merged", "blank", "repeated", "sections"]),
    subtotals: chance.yes(0.4),
    twoRows: chance.yes(0.25),
    titles: chance.yes(0.8),
    extras: chance.yes(0.5),
    plan: chance.pick(["one", "one", "stages", "stages", "sheets", "lists", "lists", "beside", "turned"]),
  };
}

export function layOut(chance: Chance, study: Study, look: Look): Book {
  const book: Book = { sheets: [], spots: new Map(), look, study };
  const sheet = (name: string): GeneratedSheet => {
    const made = { name, cells: new Map<string, Slot>(), merges: [] };
    book.sheets.push(made);
    return made;
  };
  const en = look.language === "en";
  const left = chance.whole(0, 2);
  const top = chance.whole(0, 3);
  if (look.plan === "lists") {
    const pen = new Pen(sheet(en ? "Inventory" : "清单"), book, left, top);
    activityList(pen, chance, study, look);
    const factors = new Pen(sheet(en ? "Factors" : "因子"), book, 0, chance.whole(0, 2));
    factorList(factors, chance, study, look);
  }
  if (look.plan === "sheets") {
    for (const stage of stagesOf(study)) {
      const pen = new Pen(sheet(stageName(chance, look.language, stage)), book, left, top);
      calculation(pen, chance, study, look, [stage]);
    }
  } else {
    const pen = new Pen(sheet(en ? "Calculation" : "计算"), book, left, top);
    if (look.plan === "stages") for (const stage of stagesOf(study)) { calculation(pen, chance, study, look, [stage]); pen.row += chance.whole(1, 2); }
    else if (look.plan === "beside") {
      const [first, ...rest] = stagesOf(study);
      calculation(pen, chance, study, look, [first as StageId]);
      const second = new Pen(pen.sheet, book, left + 14, top);
      for (const stage of rest) { calculation(second, chance, study, look, [stage]); second.row += 2; }
    } else if (look.plan === "turned") for (const stage of stagesOf(study)) { turnedCalculation(pen, chance, study, look, stage); pen.row += 2; }
    else calculation(pen, chance, study, look, stagesOf(study));
  }
  const results = new Pen(sheet(en ? "Results" : "结果"), book, 0, chance.whole(0, 2));
  resultTable(results, chance, study, look);
  if (look.extras) studySheet(new Pen(sheet(en ? "Study" : "说明"), book, 0, 0), chance, study, look);
  if (look.extras) quality(new Pen(sheet(en ? "Quality" : "质量"), book, 0, 0), chance, study, look);
  return book;
}

/** The workbook as the sheets of a case. */
export function toSheets(book: Book): CaseSheet[] {
  return book.sheets.map((sheet) => {
    const rows: CaseCell[][] = [];
    const formats: Record<string, string> = {};
    for (const [key, slot] of sheet.cells) {
      const [row, column] = key.split(",").map(Number) as [number, number];
      while (rows.length <= row) rows.push([]);
      const line = rows[row] as CaseCell[];
      while (line.length <= column) line.push(null);
      line[column] = slot.formula === null ? slot.value : { formula: slot.formula, value: slot.value };
      if (slot.format !== "General") formats[address(row, column)] = slot.format;
    }
    return { name: sheet.name, rows, merges: sheet.merges, formats };
  });
}

