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
    severities: { error: "Errors", warning: "Warnings", info: "Remarks" }, changed: "The workbook has changed since.", goTo: (place: string) => `Go to ${place}`, mend: (value: string) => `Write ${value}`, mended: (cell: string) => `Mended ${cell}.`,
  },
  study: {
    intro: "Goal and scope, kept on the sheet PCF Study. The check and the report use them.",
    save: "Save to PCF Study", saved: (cells: number) => (cells === 1 ? "1 cell of PCF Study was written." : `${cells} cells of PCF Study were written.`), nothingToSave: "PCF Study says this already.",
    changed: (count: number) => (count === 1 ? "1 change is not saved." : `${count} changes are not saved.`), discard: "Discard changes",
    missing: (count: number) => (count === 0 ? "Nothing is missing." : count === 1 ? "1 thing is missing" : `${count} things are missing`), goToField: (field: string) => `Go to ${field}`, needed: "needed", asked: (source: string) => `Asked for by ${source}.`,
    notSaid: "Not stated", found: (place: string, value: string) => `${place}: ${value}`, use: "Use", useFor: (field: string, value: string) => `Use ${value} for ${field}`,
    stages: "Boundary by life-cycle stage", state: (stage: string) => `${stage}: in the boundary?`, reason: "Because", reasonFor: (stage: string) => `${stage}: reason`, noReason: (stage: string) => `${stage}: the reason for leaving it out`, openStage: (stage: string) => `${stage}: in the boundary or not`,
    results: "Results", resultsHint: "A new sheet with shares, stages, hotspots, sensitivity, quality and uncertainty, every figure a formula over your tables.", lay: "Lay the results", laid: (sheets: string) => `Written: ${sheets}.`, noResults: "No results could be laid.", leftOut: "Left out:",
  },
  charts: {
    title: "Charts", choose: "Chart", product: "Product", kinds: { stageBars: "Stages", waterfall: "Contributions (waterfall)", tornado: "Sensitivity (tornado)", histogram: "Monte Carlo (histogram)", sankey: "Stages and items (Sankey)" },
    draw: "Draw", none: "No table with emissions was found.", figures: "The figures as a table", svg: "Save as SVG", png: "Save as PNG", file: "footprint",
    change: "Change of each item (%)", runs: "Runs", seed: "Seed", gsd2: "GSD² of rows without one", stop: "Stop", stopped: "Stopped.", progress: "Progress of the simulation",
    needsSpread: (rows: number) => `${rows === 1 ? "1 row has" : `${rows} rows have`} no GSD². Give one for them, 1 or more.`, wrong: (label: string, least: string, most: string) => `${label}: a number from ${least} to ${most}.`,
    summary: (mean: string, median: string, low: string, high: string, unit: string) => `Mean ${mean}, median ${median}, 95 % between ${low} and ${high} ${unit}.`, pngFailed: "The picture could not be made in this program. Save it as SVG.",
  },
  failed: "That did not work.",
};

/** The texts of the pane. English is the shape: a text that another language lacks does not compile. */
export type Words = typeof en;
