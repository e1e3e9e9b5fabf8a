import type { Boundary, Category } from "../../src/factors/factor";

const categories: Readonly<Record<Category, string>> = {
  material: "Material", packaging: "Packaging", transport: "Transport", electricity: "Electricity", heat: "Heat", fuel: "Fuel", upstream: "Fuel upstream", waste: "Waste",
  water: "Water", process: "Process", refrigerant: "Refrigerant", spend: "Spend", other: "Other",
};

const boundaries: Readonly<Record<Boundary, string>> = {
  "cradle-to-gate": "Cradle to gate", "cradle-to-grave": "Cradle to grave", "gate-to-gate": "Gate to gate", combustion: "Combustion", WTT: "Well to tank", WTW: "Well to wheel", TTW: "Tank to wheel",
  "grid-CO2": "Grid, CO2 only", "grid-CO2e": "Grid, CO2e", "grid-footprint": "Grid, footprint", "grid-residual": "Grid, residual mix", "grid-marginal": "Grid, marginal",
  "generation-life-cycle": "Generation, life cycle", generation: "Generation", transmission: "Transmission losses", "waste-treatment": "Waste treatment", direct: "Direct", spend: "Spend", other: "Boundary not stated",
};

export const en = {
  language: "中文",
  languageLabel: "切换到中文",
  tabs: { label: "Parts of the pane", factors: "Factors", formulas: "Formulas", check: "Check", study: "Study", share: "Share" },
  search: { label: "Search factors", hint: "Name, pinyin, id or value", keys: "Arrow keys choose, Enter inserts, Alt+Enter changes what is written, Right arrow shows details, Escape returns to the cells." },
  results: {
    label: "Factors",
    count: (count: number, more: boolean) => (count === 0 ? "No factor found" : `${count}${more ? "+" : ""} ${count === 1 ? "factor" : "factors"}`),
    pinned: "In this workbook", recent: "Recent", library: "Library", found: "Found",
    none: "No factor found. Try fewer words, the other language, or a value such as 0.5366.",
    filtered: "No factor is left by the filters.",
    more: "Show more",
    loading: "Loading the library…",
    unavailable: "The library could not be loaded. The workbook's own factors work.",
  },
  badges: { pinned: "In workbook", superseded: "Superseded", withdrawn: "Older edition", unverified: "Not verified" },
  filters: {
    open: "Filters", label: "Filters", active: (count: number) => `${count} active`, any: "Any", category: "Category", region: "Region", year: "Year", source: "Source", boundary: "Boundary", current: "Current only", clear: "Clear filters",
  },
  categories,
  boundaries,
  details: {
    show: "Details", back: "Back to the list", of: (name: string) => `Details of ${name}`,
    id: "Id", category: "Category", gases: "Gases", gwpSet: "GWP set", region: "Region", dataYear: "Data year", valid: "Valid", boundary: "Boundary", source: "Source", publisher: "Publisher",
    locator: "Where in it", url: "Address", licence: "Licence", verified: "Verified", yes: "Yes", no: "No", synonyms: "Also called", note: "Note", supersededBy: "Superseded by", from: (date: string) => `from ${date}`, to: (date: string) => `until ${date}`,
    neighbours: "The same from other sources", further: "Record", noNeighbours: "No other source has this.", difference: "Difference", value: "Value", compare: (name: string) => `Show ${name}`,
  },
  insert: {
    label: "Insert", action: "Insert", mode: "What to write",
    modes: { row: "Row", cells: "Values", formula: "Formula" },
    modeHints: { row: "value, unit, source and the formula of the row", cells: "value, unit and source only", formula: "a formula that names the factor" },
    willWrite: "Will write", nothing: "Already there: nothing to write.", noSelection: "Select a cell to insert into.", choose: "Choose a factor to see what will be written.",
    rows: (count: number) => `${count} rows`, more: (count: number) => `and ${count} more`,
    replacing: (count: number) => (count === 1 ? "1 filled cell would be replaced:" : `${count} filled cells would be replaced:`),
    replace: "Replace", blankOnly: "Only blank cells", cancel: "Cancel",
    pin: "Add to workbook", pinned: "In workbook",
    done: (cells: string) => `Written: ${cells}.`, donePinned: (name: string) => `${name} is in the sheet PCF Factors.`,
    becomes: (from: string, to: string) => `${from} → ${to}`,
  },
  notes: {
    quantityMissing: "The table has no column of amounts, so no formula is written.",
    emissionMissing: "The table has no column for the emission. Select a blank cell beside it, or insert the values.",
    unitMissing: (cell: string, heading: string) => `The unit of ${cell} is not known. Write it in the heading, for example “${heading || "Amount"} (kg)”, or beside the number.`,
    unitMismatch: (cell: string, unit: string, per: string) => `${cell} is in ${unit}, the factor is per ${per}: they do not fit.`,
    headingMismatch: (heading: string, unit: string) => `The column “${heading}” cannot hold a factor in ${unit}. The formula will name the factor instead.`,
    converted: (from: string, to: string) => `Converted to the unit of the heading: ${from} is ${to}.`,
    gas: (gases: string, heading: string) => `The factor covers ${gases} only; the column says “${heading}”.`,
    skipped: (count: number) => (count === 1 ? "1 selected line is a heading or a total and is left alone." : `${count} selected lines are headings or totals and are left alone.`),
  },
  trouble: {
    label: "Error in the selected cell",
    title: (cell: string, error: string) => `${cell} shows ${error}`,
    errors: {
      "#NAME?": "Excel does not know the function. Wait until the add-in is loaded, or type the formula again.",
      "#SPILL!": "The results need more cells, and some of them are filled. Clear the cells below or beside the formula.",
      "#BUSY!": "The function is still waiting for the library of factors.",
      "#REF!": "A cell of the formula was deleted. Type the formula again.",
      "#DIV/0!": "A cell that the formula reads shows this error.",
    },
    other: "A cell that the formula reads holds an error, or a part of the formula outside the PCF function does.",
  },
  welcome: {
    label: "Worked example", text: "This workbook is empty. Start with a small worked example?", insert: "Insert the example", done: "The example is in the sheet. Change an amount and see the total move.",
  },
  formulas: {
    newTable: "Start a table", newTableHint: "With headings, formulas and a total, at the selected cell.", kinds: { materials: "Materials", transport: "Transport", energy: "Energy" },
    laid: (cell: string) => `The table stands at ${cell}.`,
    functions: "Functions", find: "Find a function", hint: "For example transport or share", count: (count: number) => (count === 1 ? "1 function" : `${count} functions`),
    insert: "Insert", insertExample: (formula: string) => `Insert ${formula}`, filled: (cell: string) => `${cell} is filled. Select a blank cell.`,
  },
  add: {
    open: "Add", own: "Own factor", file: "From a csv file", title: "Your own factor", titleFile: "Factors from a csv file", save: "Add to workbook", cancel: "Cancel",
    name: "Name", unitHint: "such as kgCO2e/kg", yearHint: "such as 2024", sourceHint: "where the value comes from", needed: "needed", note: "Note",
    problems: {
      missing: "Please fill this in.", number: "This is not a number. Type a plain decimal such as 0.5366.", unit: "This is not a factor's unit. Write emission per amount, such as kgCO2e/kg.",
      choice: "Please choose one.", id: "Please use letters, digits, dots and hyphens.", duplicate: "The workbook already has a factor of this name or id.", cells: "The row has another number of cells than the header.", unknown: "This column is not known.",
    },
    added: (name: string) => `${name} is in the sheet PCF Factors.`,
    choose: "Choose a csv file", column: "Column", none: "None", columns: "Which column holds what", forAll: (field: string) => `${field} of all rows`,
    ready: (count: number) => (count === 1 ? "1 factor can be added." : `${count} factors can be added.`), known: (count: number) => `${count} of them are in the workbook already and stay as they are.`,
    addAll: (count: number) => `Add ${count}`, broken: (count: number) => (count === 1 ? "1 problem. Nothing is added until it is mended:" : `${count} problems. Nothing is added until they are mended:`),
    unreadable: "The file is neither UTF-8 nor GB18030 text.",
    addedAll: (count: number) => `${count} factors were added to the sheet PCF Factors.`,
  },
  check: {
    start: "Check the workbook", again: "Check again", stop: "Stop", stopped: "Stopped.", intro: "Looks at every footprint table, typed values and formulas alike: units, sums, shares, factors.",
    reading: (name: string) => `Reading ${name}`, checking: "Checking", progress: "Progress of the check",
    found: (errors: number, warnings: number, infos: number) => `${errors} ${errors === 1 ? "error" : "errors"}, ${warnings} ${warnings === 1 ? "warning" : "warnings"}, ${infos} ${infos === 1 ? "remark" : "remarks"}`, clean: "Nothing to object to.",
    severities: { error: "Errors", warning: "Warnings", info: "Remarks" }, changed: "The workbook has changed since.", goTo: (place: string) => `Go to ${place}`,
    parts: { label: "Parts of the check", findings: "Findings", reading: "What was read", formulas: "Into formulas" },
    filter: { severity: "Show", all: "Everything", sheet: "Sheet", anySheet: "All sheets", order: "Grouped by", byRule: "Kind", bySheet: "Sheet", none: "Nothing is left by these filters." },
    more: (count: number) => `Show ${count} more`,
    mend: (value: string, cell: string) => `Write ${value} in ${cell}`, now: (content: string) => `now ${content}`, blank: "blank", mended: (cell: string) => `Mended ${cell}.`,
    mendAll: (count: number) => `Mend the certain ones (${count})`, mendAllTitle: (count: number) => (count === 1 ? "This will be written:" : `These ${count} cells will be written, in one step:`), write: (count: number) => (count === 1 ? "Write 1 cell" : `Write ${count} cells`), cancel: "Cancel",
    becomes: (cell: string, from: string, to: string) => `${cell}: ${from} → ${to}`, mendedAll: (count: number) => (count === 1 ? "1 cell was mended." : `${count} cells were mended.`),
    moved: (cells: string) => `Nothing was written: ${cells} changed since the check. Check again.`,
    undo: "Undo", undone: "Taken back: the cells are as they were.",
    ignore: "Ignore…", reason: "Why it may stay", reasonHint: "such as: agreed with the client", reasonNeeded: "Please give a reason; it is kept in the workbook.", keep: "Ignore", ignored: (count: number) => `Ignored (${count})`, ignoredBecause: (reason: string) => `Ignored: ${reason}`, restore: "Tell it again", restored: "It is told again.", ignoredNow: "Ignored. The reason is kept in the workbook.",
    sheet: "Audit sheet", sheetHint: "Writes the findings on a sheet of their own, for a verifier", sheetDone: (name: string) => `The findings stand on the sheet ${name}.`,
  },
  reading: {
    intro: "What the add-in understood of the tables. A corrected column counts for the check, for inserting and for formulas, and is kept in the workbook.",
    again: "Read again", reading: (name: string) => `Reading ${name}`, count: (tables: number) => (tables === 1 ? "1 table" : `${tables} tables`), none: "No footprint table was found.",
    rows: (items: number, totals: number) => `${items} ${items === 1 ? "row" : "rows"}${totals === 0 ? "" : `, ${totals} ${totals === 1 ? "total" : "totals"}`}`,
    kinds: { activity: "Activities", transport: "Transport", factors: "Factors", result: "Results", quality: "Data quality", sensitivity: "Sensitivity", output: "Output", cutoff: "Cut-off", facts: "Facts", other: "Other table" },
    column: "Column", role: "Meaning", unit: "Unit", sure: "How surely", levels: { sure: "sure", likely: "likely", guess: "a guess", corrected: "corrected" },
    because: { heading: "by its heading", content: "by its cells", arithmetic: "by its arithmetic", override: "by you", position: "by its place", none: "" },
    roleOf: (column: string) => `Meaning of ${column}`, asRead: "As it was read", noTable: "This is no table", notATable: (place: string) => `${place} is taken for no table.`, isTable: "It is a table",
    blank: "without a heading", kept: "Corrected. It is kept in the workbook.", forgotten: "The correction is gone.",
  },
  adopt: {
    intro: "Turns typed results into formulas where the row's own cells give the same, to the digits shown.",
    preview: "Look again", natives: "Plain formulas too", reading: (name: string) => `Reading ${name}`,
    ready: (cells: number, left: number) => `${cells} ${cells === 1 ? "cell" : "cells"} can become ${cells === 1 ? "a formula" : "formulas"}, ${left} ${left === 1 ? "stays" : "stay"} as ${left === 1 ? "it is" : "they are"}.`, none: "No typed value follows from its row.",
    group: (sheet: string, count: number) => `${sheet} (${count})`, include: (sheet: string) => `Write the formulas of ${sheet}`, cell: "Cell", old: "Now", formula: "Formula", result: "Then",
    left: (count: number) => `Left as they are (${count})`, write: (count: number) => (count === 1 ? "Write 1 formula" : `Write ${count} formulas`), done: (count: number) => (count === 1 ? "1 formula was written." : `${count} formulas were written.`),
    moved: "The workbook changed meanwhile. This is what would be written now.",
  },
  failed: "That did not work.",
};

/** The texts of the pane. English is the shape: a text that another language lacks does not compile. */
export type Words = typeof en;
