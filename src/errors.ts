/**
 * Everything that can go wrong, as data: a closed union of codes, each with the parts its sentence is made of.
 * The words stand in src/locales; which cell error a code becomes is decided at the mouth (functions/answer.ts).
 */
export interface ErrorParts {
  /** An amount, distance or other number is needed and nothing was given. */
  "number.missing": { argument: Argument };
  /** Text that is no number. `reading` is how it could be read if it were written plainly. */
  "number.text": { argument: Argument; given: string; reading?: string };
  /** A number written so that it can be read in two ways ("1.740,5", "1,74"). */
  "number.ambiguous": { argument: Argument; given: string; readings: string[] };
  /** A number outside what the argument can mean. */
  "number.range": { argument: Argument; given: string; least?: string; most?: string };
  /** An activity cannot be less than nothing; a credit is entered with PCF.EMISSION. */
  "number.negative": { argument: Argument; given: string };
  /** The result is too large or too small for a spreadsheet cell (a double). */
  "number.overflow": { given: string };

  /** A number without a unit. */
  "unit.missing": { argument: Argument; given: string };
  /** A unit nobody knows. `nearest` are spellings that do exist. */
  "unit.unknown": { given: string; nearest: string[] };
  /** Amount and factor (or two units) of different kinds. `bridge` says what would join them. */
  "unit.mismatch": { from: string; to: string; bridge?: Bridge };
  /** A unit given twice, once in the quantity's text and once in its own argument, and they differ. */
  "unit.conflict": { inText: string; inArgument: string };
  /** A factor's unit must be an emission per something. */
  "unit.notFactor": { given: string };
  /** An output unit must be a mass of CO2e. */
  "unit.notEmission": { given: string };
  /** A single gas is not CO2e before it is multiplied with its GWP. */
  "unit.singleGas": { gas: string };

  /** An amount and a factor that do not fit: m3 of gas and a factor per kg. */
  "factor.mismatch": { amount: string; unit: string; per: string; bridge?: Bridge };
  /** The unit of a factor names no gas: "kg/kg" may be a yield, a content or an emission. */
  "factor.gasMissing": { per: string };
  /** No factor was given. */
  "factor.missing": Record<never, never>;
  /** No factor has this id or name. */
  "factor.notFound": { given: string; nearest: string[] };
  /** No published factor has this value. */
  "factor.noOwner": { given: string };
  /** A name that several factors have. */
  "factor.ambiguous": { given: string; candidates: string[] };
  /** A factor of another category (a grid factor in MATERIAL). */
  "factor.category": { given: string; category: string; wanted: string[] };
  /** The factor's unit is written twice, and the two differ. */
  "factor.unitConflict": { given: string; unit: string };
  /** A record of the Factors sheet that cannot be used. */
  "factor.invalid": { id: string; field: string; given: string };
  /** A table of factors whose header does not hold exactly the columns it must. */
  "factor.columns": { table: string; unknown: string[]; missing: string[] };
  /** One field of a table of factors. `row` counts as the person sees it (the header is row 1); absent for the source's own description. */
  "factor.field": { table: string; row?: number; field: string; given: string; reason: FieldProblem; allowed?: string[] };

  /** A factor cannot be added below the workbook's own table of factors. */
  /** Nothing of a table was taken because of its rows, which have been told. */
  "factors.refused": { table: string; problems: number };
  /** A file or workbook to be imported has no table that could hold factors. */
  "factors.noTable": { file: string };
  /** No encoding makes text of every byte of a file. */
  "file.text": { file: string };
  "factors.noRoom": { sheet: string; cell: string; reason: "totals" | "filled" };

  /** A word in the study that its field does not take, or a figure that is none. */
  "study.value": { sheet: string; cell: string; label: string; given: string; allowed: string[] };
  "study.number": { sheet: string; cell: string; label: string; given: string };
  /** One field twice in the study, and the two differ. */
  "study.twice": { sheet: string; cell: string; label: string; first: string };

  /** No fuel of this name in the parameter set. */
  "fuel.unknown": { given: string; nearest: string[] };
  "fuel.set": { given: string; known: string[] };
  /** A name that several fuels have ("coal"). */
  "fuel.ambiguous": { given: string; candidates: string[] };
  /** The set has no density or heating value for this fuel. */
  "fuel.parameter": { fuel: string; parameter: "density" | "heatingValue" | "carbonContent"; set: string };
  /** Its CO2 is of recent plants and is reported apart from the fossil. */
  "fuel.biogenic": { fuel: string };
  /** No gas of this name has a GWP in the set. */
  "gas.unknown": { given: string; nearest: string[] };
  "gas.noValue": { gas: string; set: string };
  "gwp.set": { given: string; known: string[] };

  /** A word that an argument does not take. */
  "argument.unknown": { argument: Argument; given: string; allowed: string[] };
  /** Ranges of different heights (or widths) in one call: the row has no partner. */
  "argument.shape": { argument: Argument; rows: number; columns: number; wantedRows: number; wantedColumns: number };
  /** One argument where a list is needed, or more columns than one. */
  "argument.column": { argument: Argument; columns: number };
  /** A cell of the range holds an error of its own. */
  "argument.error": { argument: Argument; given: string };
  /** True or false where a number or text belongs. */
  "argument.boolean": { argument: Argument; given: string };
  /** A number of text cells where exact numbers are added up. */
  "sum.text": { given: string; row: number; column: number };
  /** Nothing to add up, share or rank. */
  "sum.empty": Record<never, never>;
  /** Shares of a total of zero. */
  "share.zero": Record<never, never>;
  /** A stage that the life cycle does not know. */
  "stage.missing": { row: number };
  "output.zero": Record<never, never>;

  /** A row in which one of two cells that belong together is empty. */
  "row.incomplete": { row: number; argument: Argument };
  /** A text that must be there and was left out. */
  "argument.missing": { argument: Argument };
  /** Several cells where one value is taken. */
  "argument.single": { argument: Argument; cells: number };
  /** A co-product whose basis is nothing or less than nothing. `row` counts the cells of the basis from 1. */
  "basis.notPositive": { row: number; given: string };
  /** Shares given as weights that do not add up to 100 %: the score with the weights as they are, and with them brought to 100 %. */
  "weights.sum": { sum: string; asGiven: string; normalised: string };
  /** A distribution whose bounds do not hold its value. */
  "distribution.bounds": { row: number; value: string; least: string; most: string };
  /** More draws than a cell should wait for. */
  "simulation.tooLarge": { draws: string; most: string };
  /** More electricity under contracts than was used. */
  "electricity.contracts": { contracts: string; quantity: string; unit: string };
  /** What is recycled and what is burnt are together more than all. */
  "recycling.shares": { sum: string };
  /** More carbon in the products than went in. */
  "carbon.balance": { input: string; output: string };

  /** A command line that cannot be carried out. */
  "command.unknown": { given: string; known: string[] };
  "command.usage": { usage: string };
  "command.option": { given: string; usage: string };
  /** A text that begins with "=" and is no formula. `at` counts its characters from 1; found is empty at its end. */
  "formula.syntax": { formula: string; at: number; found: string; wanted: "operand" | "operator" | "close" | "quote" | "bracket" | "end" };
  /** A function that nobody knows. */
  "formula.function": { given: string; nearest: string[] };
  /** A function of Excel's that cannot be calculated outside Excel. */
  "formula.unsupported": { given: string };
  /** A name in a formula that is no defined name and no table. */
  "formula.name": { given: string; nearest: string[] };
  /** Too few or too many arguments; most is null where the last one may be repeated. */
  "formula.arguments": { function: string; given: number; least: number; most: number | null };
  /** Cells that need each other's values, in the order in which they do. */
  "formula.cycle": { cells: string[] };
  /** A result of several cells that would cover one that is filled. */
  "formula.spill": { rows: number; columns: number; blocking: string | null };
  /** The engine itself failed on a formula that reads well. */
  "formula.failed": { formula: string; reason: string };
  /** The formula was calculated, and its result is an error. */
  "formula.result": { error: string; message: string };
  /** A formula that reads or fills more cells than can be calculated outside Excel. */
  "formula.tooLarge": { given: string; cells: number; most: number };
  /** A reference to another workbook. */
  "formula.external": { given: string };

  /** The book of factors could not be loaded. */
  "library.unavailable": { reason: string };

  /** Excel refuses to change a protected sheet, or (null) the workbook's structure or whatever else is protected. */
  "host.protected": { sheet: string | null };
  /** A sheet that would be written anew is somebody else's, or holds something of theirs (`cell`; "" for the whole sheet). */
  "sheet.foreign": { sheet: string; cell: string };
  /** Cells were changed after they were written, so taking the step back would lose the change. */
  "undo.changed": { cells: string[] };
  /** A cell is being edited, or a dialog is open. */
  "host.busy": Record<never, never>;
  /** Another workbook is in front of this one. */
  "host.otherWorkbook": Record<never, never>;
  /** Excel refused for a reason of its own, in its own words. */
  "host.refused": { code: string; message: string };

  /** Not a zip, so not an .xlsx. */
  "file.notZip": { found: FileKind };
  /** The old binary format (.xls), or another program's OLE file. */
  "file.legacy": Record<never, never>;
  /** Opens with a password only. */
  "file.encrypted": Record<never, never>;
  /** A zip, but not a workbook in the .xlsx family. */
  "file.notWorkbook": { found: FileKind };
  /** Cut off, altered or inconsistent: `part` is where it shows. */
  "file.damaged": { part: string; reason: Damage };
  /** More than a sound workbook needs (a zip bomb, or a sheet too wide to lay out). */
  "file.tooLarge": { part: string; what: "bytes" | "total" | "ratio" | "entries" | "elements" | "formulas" | "cells" | "minutes" | "texts"; most: number };
  /** A document type or entity declaration in the XML. */
  "file.entity": { part: string };
  /** A name in the zip that points out of the package. */
  "file.path": { given: string };
  /** No sheet of this name. */
  "file.sheetUnknown": { given: string; known: string[] };
  /** A name that a new sheet cannot have. */
  "file.sheetName": { given: string; reason: "empty" | "long" | "character" | "taken" };
  /** The only sheet in view cannot be taken away. */
  "file.lastSheet": { given: string };
  /** The workbook was signed, and its content has changed since. */
  "file.signed": { path: string };
  /** A cell outside of the 1,048,576 rows and 16,384 columns of a sheet. */
  "file.cellOutside": { sheet: string; row: number; column: number };
  /** A cell that an array formula or data table fills. */
  "file.partOfArray": { sheet: string; cell: string; area: string };
  /** Text longer than a cell holds. */
  "file.textTooLong": { sheet: string; cell: string; length: number };
  /** A formula that Excel would refuse. */
  "file.formula": { given: string; reason: "empty" | "long" | "open" };
  /** A table that Excel would refuse. */
  "file.table": { given: string; reason: "name" | "taken" | "area" | "overlap" | "columns" | "missing" };
  /** A name that cannot be defined. */
  "file.name": { given: string };
  /** XML for a custom part that is none, or whose namespace differs. */
  "file.customXml": { namespace: string };
  /** A product footprint cannot be written: the workbook does not state these fields. */
  "pact.gaps": { fields: string[] };
  /** A sum of fields of a product footprint that does not come out. */
  "pact.identity": { field: string; written: string; sum: string; parts: string[] };
  /** A field of a product footprint that cannot be taken. */
  "pact.field": { field: string; given: string };
  /** No PACT product footprint in the file. */
  "pact.notFootprint": Record<never, never>;
  /** A file that is no openLCA package of schema version 2. */
  "openlca.unknown": { given: string };
  /** A package without results, EPDs or processes that give a factor. */
  "openlca.nothing": Record<never, never>;
  /** No row of amount x factor = emission in the workbook. */
  "inventory.empty": Record<never, never>;
  /** Several products are calculated: which one is meant. */
  "inventory.products": { products: readonly string[] };
  "inventory.product": { given: string; products: readonly string[] };
  /** Neither a .docx nor a text. */
  "document.unknown": { given: string };
  /** The file system refused. */
  "file.cannotRead": { path: string; reason: DiskReason };
  "file.cannotWrite": { path: string; reason: DiskReason };
}

/** What a file turned out to be. */
export type FileKind = "empty" | "html" | "xml" | "pdf" | "text" | "unknown" | "xlsb" | "ods" | "docx" | "pptx" | "zip";

/** Why the file system refused. */
export type DiskReason = "missing" | "denied" | "folder" | "link" | "full" | "busy" | "other";

/** What is wrong in a damaged file. */
export type Damage =
  | "truncated" | "directory" | "overlap" | "checksum" | "compression" | "duplicate" | "encoding" | "xml" | "missing" | "reference" | "text";

/** What an argument is called in a message; the words stand in the locales. */
export type Argument =
  | "quantity" | "unit" | "factor" | "factorUnit" | "outputUnit" | "mass" | "distance" | "field" | "fuel" | "gas" | "gwpSet"
  | "value" | "from" | "to" | "density" | "values" | "decimals" | "total" | "output" | "stages" | "reported" | "reportedUnit"
  | "expected" | "expectedUnit" | "tolerance" | "category" | "count" | "query"
  | "names" | "basis" | "cover" | "single" | "together" | "change" | "weights" | "language" | "flags" | "score" | "scores"
  | "statistical" | "timeliness" | "dataSource" | "place" | "technology"
  | "reliability" | "completeness" | "temporal" | "geographical" | "technological" | "basicGsd2" | "pedigreeSet"
  | "gsd2" | "keys" | "runs" | "seed" | "distribution" | "spread" | "most"
  | "method" | "virgin" | "recycled" | "recycledContent" | "recycledAtEnd" | "disposal" | "allocation" | "recycling" | "substituted"
  | "qualityIn" | "qualityOut" | "energyShare" | "energyRecovery" | "avoidedHeat" | "avoidedElectricity" | "energyAllocation"
  | "years" | "detour" | "emptyReturn" | "capacity" | "loadFactor" | "fullConsumption" | "emptyConsumption"
  | "contracts" | "contractFactors" | "residual" | "carbonate" | "purity" | "calcined" | "carbonContent" | "retained"
  | "hours" | "inputs" | "outputs" | "outputCarbon" | "co2Share" | "restGas";

/** Why a field of a table of factors cannot be taken. */
export type FieldProblem = "missing" | "number" | "comma" | "unit" | "choice" | "id" | "duplicate" | "cells" | "unknown";

/** What would join two units of different kinds. */
export type Bridge =
  | "density" | "heatingValue" | "distance" | "mass" | "massPerPiece" | "normalState"
  | "heatingBasis" | "otherGases" | "exchangeRate" | "priceYear" | "piecesPerPack" | "content";

export type ErrorCode = keyof ErrorParts;

export class PcfError<C extends ErrorCode = ErrorCode> extends Error {
  override readonly name = "PcfError";

  constructor(
    readonly code: C,
    readonly parts: ErrorParts[C],
  ) {
    super(`${code} ${JSON.stringify(parts)}`);
  }
}

export function isPcfError(thrown: unknown): thrown is PcfError {
  return thrown instanceof PcfError;
}

/** What is read, or null where an error of ours says that it cannot be; any other error is a fault, and goes on. */
export function tried<T>(read: () => T): T | null {
  try {
    return read();
  } catch (thrown) {
    if (isPcfError(thrown)) return null;
    throw thrown;
  }
}
