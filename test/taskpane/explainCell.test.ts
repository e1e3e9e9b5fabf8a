import metadata from "../../functions/functions.json";
import type { ErrorCode } from "../../src/errors";
import { createBook } from "../../src/factors/book";
import type { Factor } from "../../src/factors/factor";
import { provideCustomFunctions } from "../../src/hosts/engine/customFunctions";
import { openBook } from "../../src/hosts/headless";
import { say } from "../../src/locales";
import type { CellValue } from "../../src/tables/grid";
import type { Selection, Workbook } from "../../src/workbook/port";
import type { Model } from "../../taskpane/model";
import { area, sheet } from "../tables/sheet";
import { MemoryWorkbook } from "../workbook/memoryWorkbook";

// The functions throw errors of a global that Excel provides.
provideCustomFunctions();
const loaded = Promise.all([import("../../taskpane/explainCell"), import("../../taskpane/mendCell"), import("../../functions/session")]);

/** Errors that no function in a cell tells: of files, hosts, imports, exports, commands, the library's sources, and the engine that stands for Excel elsewhere. */
type Elsewhere = "factor.columns" | "factor.field" | Extract<ErrorCode, `${"file" | "host" | "study" | "pact" | "openlca" | "command" | "formula" | "document" | "inventory" | "sheet" | "undo" | "factors" | "library"}.${string}`>;

/** For every error that a function can tell, a formula in C1 that tells it, and what stands in A1, A2, A3 and so on. */
const formulas: Readonly<Record<Exclude<ErrorCode, Elsewhere>, readonly [formula: string, ...cells: CellValue[]]>> = {
  "number.missing": ['=PCF.TRANSPORT(10,"kg",,0.1,"kgCO2/t·km")'],
  "number.text": ['=PCF.MATERIAL(A1,"kg",2,"kgCO2e/kg")', "about five"],
  "number.ambiguous": ['=PCF.MATERIAL(5,"kg",A1)', "15,6 kgCO2e/kg"],
  "number.range": ["=PCF.SHARE(A1:A2,11)", 1, 2],
  "number.negative": ['=PCF.MATERIAL(A1,"kg",2,"kgCO2e/kg")', -3],
  "number.overflow": ['=PCF.MATERIAL(A1,"kg",2,"kgCO2e/kg")', "1e999"],
  "unit.missing": ["=PCF.MATERIAL(A1,,2,\"kgCO2e/kg\")", 5],
  "unit.unknown": ['=PCF.MATERIAL(A1,A2,2,"kgCO2e/kg")', 5, "kgg"],
  "unit.mismatch": ['=PCF.CONVERT(A1,"kg","m3")', 5],
  "unit.conflict": ['=PCF.MATERIAL(A1,"t",2,"kgCO2e/kg")', "5 kg"],
  "unit.notFactor": ['=PCF.MATERIAL(A1,"kg",2,"kg")', 5],
  "unit.notEmission": ['=PCF.MATERIAL(A1,"kg",2,"kgCO2e/kg","kWh")', 5],
  "unit.singleGas": ['=PCF.MATERIAL(A1,"kg",2,"kgCH4/kg")', 5],
  "factor.mismatch": ['=PCF.MATERIAL(A1,"m3",2,"kgCO2e/kg")', 16330],
  "factor.gasMissing": ['=PCF.MATERIAL(A1,"kg",2,"kg/kg")', 5],
  "factor.missing": ['=PCF.FUEL(A1,"kg")', 5],
  "factor.notFound": ["=PCF.FACTOR(A1)", "no such factor"],
  "factor.noOwner": ['=PCF.WHOIS(A1,"kgCO2e/kg")', 987654.321],
  "factor.ambiguous": ["=PCF.FACTOR(A1)", "steel"],
  "factor.category": ['=PCF.MATERIAL(A1,"kWh","cn-grid-north-2023")', 5],
  "factor.unitConflict": ['=PCF.MATERIAL(A1,"kg","2 kgCO2e/kg","kgCO2e/t")', 5],
  "factor.invalid": ['=PCF.MATERIAL(A1,"kg","own-broken")', 5],
  "fuel.unknown": ['=PCF.FUEL(A1,"kg","dragon oil@ipcc2006")', 5],
  "fuel.set": ['=PCF.FUEL(A1,"kg","diesel@nowhere")', 5],
  "fuel.ambiguous": ['=PCF.FUEL(A1,"kg","coal")', 5],
  "fuel.parameter": ['=PCF.FUEL(A1,"m3","anthracite")', 5],
  "fuel.biogenic": ['=PCF.FUEL(A1,"kg","wood@ipcc2006")', 5],
  "gas.unknown": ["=PCF.GWP(A1)", "SF66"],
  "gas.noValue": ['=PCF.GWP(A1,"AR4")', "HFO-1234yf"],
  "gwp.set": ['=PCF.GWP("CH4",A1)', "AR9"],
  "argument.unknown": ['=PCF.FACTOR("cn-grid-north-2023",A1)', "colour"],
  "argument.shape": ['=PCF.MATERIAL(A1:A3,"kg",A1:A2,"kgCO2e/kg")', 1, 2, 3],
  "argument.column": ["=PCF.HOTSPOTS(A1:B2,A1:B2)", 1, 2],
  "argument.error": ['=PCF.MATERIAL(A1,"kg",2,"kgCO2e/kg")', { error: "#REF!" }],
  "argument.boolean": ['=PCF.MATERIAL(5,"kg",A1,"kgCO2e/kg")', true],
  "sum.text": ["=PCF.TOTAL(A1:A2)", 1, "2"],
  "sum.empty": ["=PCF.CUTOFF(A1:A2)"],
  "share.zero": ["=PCF.SHARE(A1:A2)", 1, -1],
  "stage.missing": ["=PCF.STAGES(B1:B2,A1:A2)", 1, 2],
  "output.zero": ["=PCF.PERUNIT(5,A1)", 0],
  "row.incomplete": ['=PCF.MARKETELECTRICITY(10,"kWh","0.5 kgCO2/kWh",A1,B1,"0.6 kgCO2/kWh")', 5],
  "argument.missing": ['=PCF.MARKETELECTRICITY(10,"kWh","0.5 kgCO2/kWh",A1,"0.1 kgCO2/kWh",B1)', 5],
  "argument.single": ['=PCF.MARKETELECTRICITY(A1:A2,"kWh","0.5 kgCO2/kWh",1,"0.1 kgCO2/kWh")', 5, 6],
  "basis.notPositive": ["=PCF.ALLOCATE(10,A1:A2)", 1, 0],
  "weights.sum": ['=PCF.OVERALLQUALITY(A1:A2,A3:A4,"shares")', 7, 8, 0.5, 0.6],
  "distribution.bounds": ['=PCF.SIMULATE(A1,"triangular",5,6)', 1],
  "simulation.tooLarge": ["=PCF.MONTECARLO(A1:A200,1.2,1000000)", ...Array.from({ length: 200 }, () => 1)],
  "electricity.contracts": ['=PCF.MARKETELECTRICITY(A1,"kWh","0.5 kgCO2/kWh",A2,"0.1 kgCO2/kWh","0.6 kgCO2/kWh")', 5, 10],
  "recycling.shares": ['=PCF.CFF(A1,"kg",1,0.5,"kgCO2e/kg",0.5,0.8,0.5,1,1,,,,0.5)', 5],
  "carbon.balance": ['=PCF.CARBONBALANCE(A1,1,A2,1,"kg")', 1, 2],
};

const broken: Factor = {
  id: "own-broken", nameZh: "坏", nameEn: "Broken", synonyms: [], category: "material", value: "2", unit: "kgCO2e/stone", gases: "CO2e", gwpSet: "", region: "", dataYear: "", validFrom: "", validTo: "",
  boundary: "other", source: "memo", publisher: "", locator: "", url: "", licence: "", verified: false, supersededBy: "", note: "",
};
const { library } = openBook();
const book = createBook({ pinned: [broken], library, readings: {} });

/** What the card of the selected cell C1 is made from. */
async function explained(workbook: Workbook, language: "en" | "zh") {
  const [{ explainSelected }, , { provideBook, speak }] = await loaded;
  speak(language);
  provideBook(book);
  const selection: Selection = { sheet: "S", area: area("C1") };
  return explainSelected({ selection, host: workbook } as unknown as Model);
}

const workbookOf = (formula: string, cells: readonly CellValue[]) => new MemoryWorkbook([sheet({ name: "S", rows: Array.from({ length: Math.max(1, cells.length) }, (_, row) => [cells[row] ?? null, null, row === 0 ? { formula, value: { error: "#VALUE!" } } : null]) })]);

test.each(Object.entries(formulas))("%s is explained in both languages, and what is offered to mend it mends it", async (code, [formula, ...cells]) => {
  const [, { mendsOf }] = await loaded;
  for (const language of ["en", "zh"] as const) {
    const workbook = workbookOf(formula, cells);
    const trouble = (await explained(workbook, language))!;
    expect({ formula, code: trouble.cause?.code }).toEqual({ formula, code });
    expect(trouble.message).toBe(say(trouble.cause!, language));
    expect(trouble.message).toMatch(language === "en" ? /[a-z]{3,}.*\.$/ : /\p{Script=Han}.*[。）]$/u);
    for (const { edit } of mendsOf(trouble)) {
      const mended = workbookOf(formula, cells);
      await mended.write([edit]);
      // The value is the engine's to calculate: the call is made again as if it still showed the error.
      const now = (await mended.read("S", area("C1"))).formulas[0]![0]!;
      const again = (await explained(workbookOf(now, (await mended.read("S")).values.map(([first]) => first!)), language))!;
      expect({ mend: edit.content, code: again.cause?.code }).not.toEqual({ mend: edit.content, code });
    }
  }
});

test("a function takes a list of ranges here exactly where Excel hands it one", async () => {
  const [{ takesRanges }] = await loaded;
  const repeating = metadata.functions.filter(({ parameters }) => parameters.some((parameter) => "repeating" in parameter && parameter.repeating));
  expect([...takesRanges]).toEqual(repeating.map(({ id }) => id));
  expect(repeating.every(({ parameters }) => parameters.length === 1)).toBe(true);
});
