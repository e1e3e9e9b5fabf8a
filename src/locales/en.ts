import type { ErrorParts } from "../errors";
import type { ArgumentWords, BridgeWords, DamageWords, DiskWords, ErrorWords, FileKindWords } from "./words";

const argument: ArgumentWords = {
  quantity: "quantity", unit: "unit", factor: "factor", factorUnit: "factor unit", outputUnit: "output unit", mass: "mass", distance: "distance",
  field: "field", fuel: "fuel", gas: "gas", gwpSet: "GWP set", value: "value", from: "unit to convert from", to: "unit to convert to",
  density: "density", values: "values", decimals: "decimals", total: "total", output: "output", stages: "stages", reported: "reported value",
  reportedUnit: "reported unit", expected: "expected value", expectedUnit: "expected unit", tolerance: "tolerance", category: "category",
  count: "count", query: "query",
  names: "name", basis: "basis", cover: "cover", single: "limit of a single row", together: "limit of all rows together", change: "change",
  weights: "kind of weights", language: "language", flags: "primary-data flag", score: "score", scores: "score",
  statistical: "score of statistical representativeness (q1)", timeliness: "score of time representativeness (q2)", dataSource: "score of the data source (q3)",
  place: "score of geographical representativeness (q4)", technology: "score of technological representativeness (q5)",
  reliability: "reliability score", completeness: "completeness score", temporal: "temporal score", geographical: "geographical score",
  technological: "technological score", basicGsd2: "basic GSD²", pedigreeSet: "set of pedigree values",
  gsd2: "GSD²", keys: "key", runs: "number of runs", seed: "seed", distribution: "distribution", spread: "spread", most: "most",
  method: "method", virgin: "factor of virgin material", recycled: "factor of recycled material", recycledContent: "recycled content (R1)",
  recycledAtEnd: "share recycled at end of life (R2)", disposal: "factor of disposal", allocation: "allocation factor (A)", recycling: "factor of recycling at end of life",
  substituted: "factor of the virgin material replaced", qualityIn: "quality ratio of the recycled input", qualityOut: "quality ratio of the recycled output",
  energyShare: "share burnt for energy (R3)", energyRecovery: "factor of energy recovery", avoidedHeat: "heat avoided", avoidedElectricity: "electricity avoided",
  energyAllocation: "allocation factor of energy (B; the EF method takes 0)",
  years: "years of use", detour: "detour factor", emptyReturn: "empty return", capacity: "capacity", loadFactor: "load factor", fullConsumption: "consumption at full load",
  emptyConsumption: "consumption empty", contracts: "electricity under contracts", contractFactors: "factors of the contracts", residual: "factor of the residual mix",
  carbonate: "carbonate", purity: "purity", calcined: "share calcined", carbonContent: "carbon content", retained: "share of the carbon retained",
  hours: "hours of operation", inputs: "inputs", outputs: "outputs", outputCarbon: "carbon content of the outputs", co2Share: "CO2 share of the gas", restGas: "other gas of the mixture",
};

const bridge: BridgeWords = {
  density: "Give a density (PCF.CONVERT with \"0.84 kg/L\", say), or take a factor per the unit of the amount: natural gas, for one, has 2.1622 kgCO2/Nm3.",
  heatingValue: "Name the fuel or a heating value, or take a factor per the unit of the amount: natural gas, 2.1622 kgCO2/Nm3.",
  distance: "Give the distance as well (PCF.TRANSPORT), or an amount in t·km.",
  mass: "Give the mass of what is transported (PCF.TRANSPORT), or an amount in t·km.",
  massPerPiece: "Multiply the pieces with the mass of one piece first, or take a factor per piece.",
  normalState: "m3 is a volume as it is, Nm3 a volume at 0 °C and 101.325 kPa. State the volume as Nm3, or take a factor per m3.",
  heatingBasis: "Energy by net and by gross calorific value differ by 5 to 10 %. Give both on the same basis.",
  otherGases: "CO2 alone is not CO2e: the other gases are missing. Take a factor in CO2e, or add the other gases.",
  exchangeRate: "Convert the money with the exchange rate first, or take a factor in its currency.",
  priceYear: "Prices of different years are not the same money. State the year of both, for example USD2022, after adjusting for inflation.",
  piecesPerPack: "Multiply with the pieces in one pack first, or take a factor per pack.",
  content: "Multiply with the content first (kg of nitrogen in a kg of fertiliser), or take a factor per the whole mass.",
};

const fileKind: FileKindWords = {
  empty: "an empty file", html: "a web page (HTML)", xml: "an XML text", pdf: "a PDF", text: "a text", unknown: "a file of another kind",
  xlsb: "a binary workbook (.xlsb)", ods: "an OpenDocument file", docx: "a Word document", pptx: "a presentation", zip: "a zip without a workbook",
};

const damage: DamageWords = {
  truncated: "the file ends too early", directory: "the zip's list of contents is broken", overlap: "contents of the zip overlap", checksum: "its checksum is wrong",
  compression: "its compressed data is broken", duplicate: "it is there twice, with different contents", encoding: "its characters are not valid text",
  xml: "its XML is broken", missing: "it is missing", reference: "a reference in it leads nowhere or outside of a sheet", text: "it holds a value of the wrong kind",
};

const disk: DiskWords = {
  missing: "there is no such file or folder", denied: "it is write-protected or you have no right to it", folder: "it is a folder", link: "it is a link to another place",
  full: "the disk is full", busy: "another program has it open", other: "the system refused",
};

const list = (items: readonly string[]) => items.join(", ");
const shorten = (text: string) => (text.length > 60 ? `${text.slice(0, 57)}...` : text);
const nearest = (items: readonly string[]) => (items.length > 0 ? ` The nearest known: ${list(items)}.` : "");

const fieldProblem = (p: ErrorParts["factor.field"]): string => {
  switch (p.reason) {
    case "missing": return "is empty. Fill it in; a factor without it cannot be traced.";
    case "number": return `is "${p.given}", which is not a number. Type a plain decimal number, for example 0.5366.`;
    case "comma": return `is "${p.given}", which is a thousand and more or has three decimals, and this file does not say which. Write it with a point, or say that its decimals have a comma.`;
    case "unit": return `is "${p.given}", which is not the unit of a factor. Write an emission per something, for example kgCO2e/kg.`;
    case "choice": return `is "${p.given}". It takes: ${list(p.allowed ?? [])}.`;
    case "id": return `is "${p.given}". Use small letters, digits, points and hyphens, for example my-steel-2024.`;
    case "duplicate": return `"${p.given}" stands there twice. Give every factor an id of its own.`;
    case "cells": return `holds ${p.given} cells where the header has ${p.allowed?.[0] ?? "another number"}. Check the quotes and commas of that row.`;
    case "unknown": return `is not a known key ("${p.given}"). Remove it.`;
  }
};

export const en: ErrorWords = {
  "number.missing": (p) => `The ${argument[p.argument]} is missing. Type a number; an empty cell does not count as 0.`,
  "number.text": (p) => `"${p.given}" is not a number, so it cannot be the ${argument[p.argument]}. ${p.reading ? `Type ${p.reading} if that is what is meant.` : "Type a plain number, for example 1740.5."}`,
  "number.ambiguous": (p) => `"${p.given}" can be read as ${p.readings.join(" or as ")}, so it is not taken as the ${argument[p.argument]}. Type it without separators, with a point for decimals.`,
  "number.range": (p) => `${p.given} cannot be the ${argument[p.argument]}: it must be ${p.least !== undefined && p.most !== undefined ? `from ${p.least} to ${p.most}` : p.least !== undefined ? `at least ${p.least}` : `at most ${p.most ?? "finite"}`}. Check the cell.`,
  "number.negative": (p) => `The ${argument[p.argument]} is ${p.given}: an activity cannot be less than nothing. Check the sign; a credit is entered with PCF.EMISSION.`,
  "number.overflow": (p) => `The result of ${p.given} does not fit into a cell. Check the amounts and their units.`,
  "unit.missing": (p) => `${p.given} has no unit. Give the ${argument[p.argument]}, for example "kg", or write it with the number: "${p.given} kg".`,
  "unit.unknown": (p) => `The unit "${p.given}" is not known.${nearest(p.nearest)} Type one of the known units.`,
  "unit.mismatch": (p) => `${p.from} and ${p.to} do not fit: they measure different things. ${p.bridge ? bridge[p.bridge] : `Give both in units of the same kind.`}`,
  "unit.conflict": (p) => `The quantity says "${p.inText}" and the unit argument says "${p.inArgument}". Leave one of them out, or make them the same.`,
  "unit.notFactor": (p) => `"${p.given}" is not the unit of a factor. Write an emission per something, for example kgCO2e/kg, tCO2/MWh or kgCO2e/(t·km).`,
  "unit.notEmission": (p) => `"${p.given}" is not a mass of CO2e. Ask for kg, t or g.`,
  "unit.singleGas": (p) => `A factor of ${p.gas} is not CO2e until it is multiplied with a GWP. Use PCF.REFRIGERANT for an amount of gas, or a factor in kgCO2e.`,
  "factor.mismatch": (p) => `${p.amount} and a factor per ${p.per} do not fit: they measure different things. ${p.bridge ? bridge[p.bridge] : `Take a factor per ${p.unit}.`}`,
  "factor.gasMissing": (p) => `The unit of the factor names no gas: a mass per ${p.per} may be an emission, a yield or a content. Write kgCO2e/${p.per} or kgCO2/${p.per}.`,
  "factor.missing": () => `The factor is missing. Type a number with its unit, a text such as "15.6 kgCO2e/kg", or the id or name of a factor; a missing factor does not count as 0.`,
  "factor.notFound": (p) => `No factor is called "${p.given}", neither in the sheet PCF Factors nor in the library.${nearest(p.nearest)} Search it in the pane or with PCF.FIND.`,
  "factor.noOwner": (p) => `No published factor has the value ${p.given}, nor one that rounds to it, is a power of ten away or follows from the fuel parameters. Check the figure with its source.`,
  "factor.ambiguous": (p) => `"${p.given}" names several factors: ${list(p.candidates)}. Type the id of the one that is meant.`,
  "factor.category": (p) => `"${p.given}" is a factor for ${p.category}; this function takes ${list(p.wanted)}. Use the function of that category, or PCF.EMISSION.`,
  "factor.unitConflict": (p) => `The factor "${p.given}" is given per ${p.unit} already. Leave the factor unit out, or make it the same.`,
  "factor.invalid": (p) => `The factor "${p.id}" in the sheet PCF Factors cannot be used: its ${p.field} is "${p.given}". Mend that cell.`,
  "factor.columns": (p) => `The header of ${p.table} does not fit.${p.missing.length > 0 ? ` Missing: ${list(p.missing)}.` : ""}${p.unknown.length > 0 ? ` Not known: ${list(p.unknown)}.` : ""} Use exactly the columns of the factor table.`,
  "factor.field": (p) => `${p.table}${p.row === undefined ? "" : `, row ${p.row}`}: ${p.field} ${fieldProblem(p)}`,
  "fuel.ambiguous": (p) => `"${p.given}" names several fuels: ${list(p.candidates)}. Type the one that is meant.`,
  "factors.refused": (p) => `${p.table}: ${p.problems} ${p.problems === 1 ? "problem" : "problems"}, told above. Nothing was imported; mend the rows, or say what the columns are.`,
  "factors.noTable": (p) => `${p.file} has no table of factors: no row with headings. Write a header, for example Name, Value, Unit, Category, Source.`,
  "file.text": (p) => `${p.file} is neither UTF-8 nor UTF-16 nor GB18030 text. Save it as CSV UTF-8 or as an Excel workbook.`,
  "factors.noRoom": (p) => (p.reason === "totals" ? `The table of factors on ${p.sheet} has a totals row, so no factor can be added below it. Switch the totals row off.` : `The factor cannot be added to ${p.sheet}: ${p.cell}, below the table, is filled. Move what stands there.`),
  "study.value": (p) => `${p.sheet}!${p.cell}: "${shorten(p.given)}" is no answer to "${p.label}". Write one of: ${list(p.allowed)}.`,
  "study.number": (p) => `${p.sheet}!${p.cell}: "${shorten(p.given)}" is no figure for "${p.label}". Write a number, its unit beside it.`,
  "study.twice": (p) => `${p.sheet}!${p.cell} says something else for "${p.label}" than ${p.first}, which is used. Keep one of the two.`,
  "fuel.unknown": (p) => `No fuel is called "${p.given}".${nearest(p.nearest)} Type a fuel's name, for example diesel or natural gas.`,
  "fuel.set": (p) => `The parameter set "${p.given}" is not known. Known sets: ${list(p.known)}.`,
  "fuel.parameter": (p) => `The set ${p.set} has no ${p.parameter === "density" ? "density" : p.parameter === "heatingValue" ? "heating value" : "carbon content"} for ${p.fuel}. Give the amount in another unit, or name another set after @.`,
  "fuel.biogenic": (p) => `The CO2 of ${p.fuel} is biogenic: it is reported apart and not added to the fossil emissions. Book it with PCF.EMISSION and a factor of your choice, in a row of its own.`,
  "gas.unknown": (p) => `No gas is called "${p.given}".${nearest(p.nearest)} Type a formula or a refrigerant number, for example CH4 or R-410A.`,
  "gas.noValue": (p) => `${p.set} gives no GWP for ${p.gas}. Name another set: AR4, AR5 or AR6.`,
  "gwp.set": (p) => `The GWP set "${p.given}" is not known. Known sets: ${list(p.known)}.`,
  "argument.unknown": (p) => `The ${argument[p.argument]} does not take "${p.given}". It takes: ${list(p.allowed)}.`,
  "argument.shape": (p) => `The ${argument[p.argument]} has ${p.rows} × ${p.columns} cells where the others have ${p.wantedRows} × ${p.wantedColumns}, so this row has no partner. Give ranges of the same height.`,
  "argument.column": (p) => `The ${argument[p.argument]} has ${p.columns} columns. Give one column, or one row.`,
  "argument.error": (p) => `The cell of the ${argument[p.argument]} holds ${p.given}. Mend that cell first.`,
  "argument.boolean": (p) => `The ${argument[p.argument]} is ${p.given}. Give a number or a text.`,
  "sum.text": (p) => `The cell in row ${p.row}, column ${p.column} of the range holds the text "${p.given}", which a sum would skip in silence. Turn it into a number, or leave it out of the range.`,
  "sum.empty": () => `There is no number in the range. Give the cells that hold the values.`,
  "share.zero": () => `The values add up to 0, so nothing has a share of them. Check the values.`,
  "stage.missing": (p) => `Row ${p.row} has a value but no stage. Name its life-cycle stage, for example raw materials.`,
  "output.zero": () => `The output is 0: nothing was made that the total could be divided by. Give the number of units produced.`,
  "row.incomplete": (p) => `Row ${p.row} has no ${argument[p.argument]}, although the rest of the row is filled. Fill it in, or leave the whole row blank; nothing is assumed for it.`,
  "argument.missing": (p) => `The ${argument[p.argument]} is missing. Give it; nothing is assumed for it.`,
  "argument.single": (p) => `The ${argument[p.argument]} is a range of ${p.cells} cells. Give one cell.`,
  "basis.notPositive": (p) => `The basis in row ${p.row} is ${p.given}: a part cannot be allocated by nothing or less. Leave the cell blank if the row is no co-product, or give its amount.`,
  "weights.sum": (p) => `The shares add up to ${p.sum}, not to 100 %. With the shares as they are the score is ${p.asGiven}, with the shares brought to 100 % it is ${p.normalised}. Mend the shares, or give the emissions instead.`,
  "distribution.bounds": (p) => `Row ${p.row}: ${p.value} does not lie between the least (${p.least}) and the most (${p.most}). Check the three cells.`,
  "simulation.tooLarge": (p) => `${p.draws} draws (runs × rows) are more than a cell should wait for; at most ${p.most}. Take fewer runs: 10000 are enough for two digits of the interval.`,
  "electricity.contracts": (p) => `The contracts cover ${p.contracts} ${p.unit}, but only ${p.quantity} ${p.unit} were used. Count each contract once, and only for this use.`,
  "recycling.shares": (p) => `What is recycled (R2) and what is burnt for energy (R3) add up to ${p.sum}, more than all of the material. Check both shares.`,
  "carbon.balance": (p) => `The outputs hold ${p.output} kg of carbon, more than the ${p.input} kg that went in. Check the amounts and the carbon contents.`,
  "command.unknown": (p) => `There is no command "${p.given}". Commands: ${list(p.known)}.`,
  "command.usage": (p) => `Usage: ${p.usage}`,
  "command.option": (p) => `The option "${p.given}" is not known, or lacks its value. Usage: ${p.usage}`,
  "formula.result": (p) => `${p.error} ${p.message}`.trim(),
  "formula.syntax": (p) => `${shorten(p.formula)} is no formula: ${{ operand: "a value, a cell or a function is wanted", operator: "an operator is wanted", close: "a closing bracket or a comma is wanted", quote: "a quotation mark is not closed", bracket: "a square bracket is not closed", end: "the formula should end" }[p.wanted]} at character ${p.at}${p.found === "" ? ", where it ends" : `, before "${p.found}"`}. Correct it there.`,
  "formula.function": (p) => `No function is called ${p.given}.${nearest(p.nearest)} Check the spelling.`,
  "formula.unsupported": (p) => `${p.given} can only be calculated in Excel. Open the workbook there, or write the formula without it.`,
  "formula.name": (p) => `"${p.given}" is no defined name, no table and no function.${nearest(p.nearest)} Check the spelling; a text stands between quotation marks.`,
  "formula.arguments": (p) => `${p.function} was given ${p.given} argument${p.given === 1 ? "" : "s"}; it takes ${p.most === null ? `at least ${p.least}` : p.least === p.most ? p.least : `${p.least} to ${p.most}`}. Check the commas and the brackets.`,
  "formula.cycle": (p) => `The cells need each other's values and cannot be calculated: ${p.cells.join(" → ")}. Change one of these formulas so that the circle is broken.`,
  "formula.spill": (p) => `The result needs ${p.rows} × ${p.columns} cells, ${p.blocking === null ? "more than the sheet has to offer there" : `but ${p.blocking} is not empty`}. Clear those cells or move the formula.`,
  "formula.failed": (p) => `${shorten(p.formula)} could not be calculated (${p.reason}). Write it in another way, or calculate it in Excel.`,
  "formula.tooLarge": (p) => `${shorten(p.given)} goes over ${p.cells} cells; at most ${p.most} are calculated here. Name a smaller range, or calculate it in Excel.`,
  "formula.external": (p) => `${p.given} lies in another workbook, which is not open here. Copy the value into this workbook, or calculate it in Excel.`,
  "library.unavailable": (p) => `The factor library could not be loaded (${p.reason}). Open the pane once, or type the factor as a number with its unit.`,
  "sheet.foreign": (p) => (p.cell === "" ? `The sheet "${p.sheet}" is not one that the audit has written, so it is left alone. Rename or move it, and try again.` : `The audit needs ${p.cell} of the sheet "${p.sheet}", which is filled. Move what stands there, and try again.`),
  "undo.changed": (p) => `Nothing was taken back: ${p.cells.slice(0, 5).join(", ")}${p.cells.length > 5 ? " and others" : ""} changed after it was written. Use the program's own undo.`,
  "host.protected": (p) => `${p.sheet === null ? "The workbook" : `The sheet "${p.sheet}"`} is protected, so nothing was written. Take the protection away (Review, ${p.sheet === null ? "Protect Workbook or Unprotect Sheet" : "Unprotect Sheet"}) and try again.`,
  "host.busy": () => `Excel is waiting while a cell is being edited or a dialog is open. Finish with Enter or Escape, then try again.`,
  "host.otherWorkbook": () => `Another workbook or a chart is in front, so this cannot be done here. Click a cell of this workbook and try again.`,
  "host.refused": (p) => `Excel refused this (${p.code}: ${p.message}). Look at the cells concerned (merged cells, filters, a pivot table), change them or choose others, and try again.`,
  "file.notZip": (p) => `This is ${fileKind[p.found]}, not an Excel workbook. Open it in Excel and save it as "Excel Workbook (.xlsx)".`,
  "file.legacy": () => `This is a workbook of the old format (.xls), which is not read here. Open it in Excel and save it as "Excel Workbook (.xlsx)".`,
  "file.encrypted": () => `The workbook is protected with a password and cannot be read. Open it in Excel, remove the password (File, Info, Protect Workbook, Encrypt with Password) and save it.`,
  "file.notWorkbook": (p) => `This is ${fileKind[p.found]}, not an .xlsx workbook. Open it in Excel and save it as "Excel Workbook (.xlsx)".`,
  "file.damaged": (p) => `The workbook is damaged in ${p.part}: ${damage[p.reason]}. Nothing was changed. Take another copy, or open it in Excel, let it repair, and save it.`,
  "file.tooLarge": (p) => p.what === "minutes" || p.what === "texts"
    ? `The workbook was not calculated: at ${p.part} ${p.what === "texts" ? `its formulas have made texts of more than ${p.most} characters` : `it had taken more than ${p.most} minutes`}. Let its formulas read fewer cells, or calculate it in Excel.`
    : p.what === "cells"
    ? `The filled cells of ${p.part} lie so far apart that more than ${p.most} cells would have to be laid out. Clear stray cells far to the right or below.`
    : `The workbook was refused at ${p.part}: ${p.what === "entries" ? `it has more than ${p.most} parts` : p.what === "elements" ? `it has more than ${p.most} elements` : p.what === "formulas" ? `its shared formulas, written out, have more than ${p.most} characters` : p.what === "ratio" ? `it unpacks to more than ${p.most} times its size` : `it unpacks to more than ${p.most} bytes`}, as only a file made to do harm does. If it is sound, save it anew in Excel without what is not needed.`,
  "file.entity": (p) => `The workbook was refused: ${p.part} declares a document type or entities, which no workbook does. Save it anew in Excel if you trust where it comes from.`,
  "file.path": (p) => `The workbook was refused: the name "${p.given}" in it points out of the file. Save it anew in Excel if you trust where it comes from.`,
  "file.sheetUnknown": (p) => `There is no sheet "${p.given}". The workbook has: ${list(p.known)}.`,
  "file.sheetName": (p) => `A sheet cannot be called "${p.given}": ${p.reason === "empty" ? "the name is empty" : p.reason === "long" ? "a name has at most 31 characters" : p.reason === "taken" ? "there is one of that name already" : "[ ] : * ? / \\ and an apostrophe at either end are not allowed, nor is History"}. Choose another name.`,
  "file.signed": (p) => `${p.path} carries a digital signature that was made before this change: Excel will call it invalid. Have the workbook signed again (File, Info, Protect Workbook).`,
  "file.lastSheet": (p) => `The sheet "${p.given}" is the only one in view and cannot be taken away. Add or show another sheet first.`,
  "file.cellOutside": (p) => `Row ${p.row + 1}, column ${p.column + 1} lies outside of the sheet "${p.sheet}". A sheet has 1048576 rows and 16384 columns; place it nearer to A1.`,
  "file.partOfArray": (p) => `${p.sheet}!${p.cell} is filled by the array formula or data table in ${p.area}, so it cannot be changed alone. Change or clear the first cell of ${p.area}.`,
  "file.textTooLong": (p) => `The text for ${p.sheet}!${p.cell} has ${p.length} characters; a cell holds 32767. Shorten it.`,
  "file.formula": (p) => `The formula "${p.given}" cannot be written: ${p.reason === "empty" ? "it is empty" : p.reason === "long" ? "it has more than 8192 characters" : "a quotation mark or bracket in it is never closed"}. Correct the formula.`,
  "file.table": (p) => `The table "${p.given}" cannot be written: ${{ name: "a name begins with a letter, has no blanks and is no cell reference", taken: "there is a table or name of that name already", area: "it needs a header row and at least one row below it", overlap: "it would overlap another table or a merged cell", columns: "each column needs a header of its own, as text", missing: "its sheet is no worksheet" }[p.reason]}. Correct the table.`,
  "file.name": (p) => `"${p.given}" cannot be a defined name: a name begins with a letter, has no blanks and is no cell reference. Choose another name.`,
  "file.customXml": (p) => `The part for "${p.namespace}" cannot be written: it must be well-formed XML whose root has this namespace. Correct the XML.`,
  "file.cannotRead": (p) => `${p.path} cannot be read (${disk[p.reason]}). Check the path and whether you may read it.`,
  "file.cannotWrite": (p) => `${p.path} cannot be written (${disk[p.reason]}). The file that was there is unchanged. Check the folder, or save under another name.`,
  "pact.gaps": (p) => `A PACT footprint cannot be written: the workbook does not state ${list(p.fields)}. Complete the sheet PCF Study, or write each field's name in a cell and its value in the cell to its right. --draft writes what is known, marked as a draft.`,
  "pact.identity": (p) => `The footprint contradicts itself: ${p.field} is ${p.written}, and its parts (${p.parts.join(", ")}) add up to ${p.sum}. Nothing was written. Ask its author for a corrected file.`,
  "pact.field": (p) => `The field ${p.field} of the footprint ${p.given === "" ? "is missing" : `cannot be "${p.given}"`}. Correct it and try again.`,
  "pact.notFootprint": () => `This is no PACT product footprint (JSON with a field "pcf"). Take the file as its author exported it: one footprint, or a list of them.`,
  "openlca.unknown": (p) => `"${p.given}" is no openLCA package of schema version 2. In openLCA 2 choose Export, JSON-LD, and take the zip that it writes.`,
  "openlca.nothing": () => `The package holds nothing that gives a factor: no result with a climate impact, no EPD, no process of elementary flows. Calculate the process in openLCA, save the result, and export it as JSON-LD.`,
  "inventory.products": ({ products }) => `The workbook calculates several products: ${products.join(", ")}. Their footprints are not added. Name one of them: as the product in the study, or with --product "${products[0] ?? ""}". If they are parts of one product, write the total of all of them into the workbook.`,
  "inventory.product": ({ given, products }) => `"${given}" is no product of the workbook. ${products.length > 0 ? `It calculates: ${products.join(", ")}.` : "It names none, and has one footprint: leave --product out."}`,
  "inventory.empty": () => `The workbook has no table in which an amount times a factor gives an emission. Enter amounts, factors and results, or recalculate the workbook first.`,
  "document.unknown": (p) => `${p.given} is neither a .docx nor a text (.txt, .md, .html). Save the report as .docx and try again.`,
};
