import fc from "fast-check";
import { blankPackage, openPackage, writeWorkbook } from "../../../src/hosts/file";
import type { CellChange, TableChange } from "../../../src/hosts/file";
import { cellName } from "../../../src/workbook/cellName";
import { functionNames } from "../../../src/hosts/functionNames";
import type { CellError } from "../../../src/tables/grid";
import { factorFields, factorHeader, factorsSheetName, factorsTable } from "../../../src/workbook/factorsSheet";

type Content = number | string | boolean | CellError | null;

const amounts = { kg: ["kg", "t", "g", "公斤", "吨", "lb", "公噸", "KG"], kWh: ["kWh", "MWh", "万kWh", "GJ", "度", "kW·h"], m3: ["m3", "L", "立方米", "万m³"], piece: ["piece", "台", "件"] } as const;
const factorUnits = { kg: ["kgCO2e/kg", "tCO2e/t", "gCO2e/kg", "kgCO2/lb", "kg CO2 eq/kg"], kWh: ["kgCO2/kWh", "tCO2/MWh", "kgCO2e/GJ"], m3: ["kgCO2e/m3", "gCO2e/L"], piece: ["kgCO2e/piece"] } as const;
const kinds = ["kg", "kWh", "m3", "piece"] as const;

/** Factors of the workbook's own, which no library knows, one with a name of two scripts. */
const ownFactors = [
  { id: "own-steel-a", name_zh: "厂内钢锭 A", name_en: "Own ingot", category: "material", value: 2.345678, unit: "kgCO2e/kg", gases: "CO2e", source: "EPD 12" },
  { id: "own-grid", name_zh: "自备电厂", name_en: "Own power plant", category: "electricity", value: 0.4321, unit: "kgCO2/kWh", gases: "CO2", source: "meter" },
  { id: "own-truck", name_zh: "自有货车", name_en: "Own truck", category: "transport", value: 0.0871, unit: "kgCO2e/t·km", gases: "CO2e", source: "fleet" },
] as const;

const number = fc.oneof(fc.integer({ min: 1, max: 200_000 }), fc.double({ min: 0.001, max: 5000, noNaN: true }).map((value) => Number(value.toPrecision(6))));
const measured = fc.constantFrom(...kinds).chain((kind) => fc.record({ amount: number, unit: fc.constantFrom(...amounts[kind]), factor: number, factorUnit: fc.constantFrom(...factorUnits[kind]) }));
const massed = fc.record({ amount: number, unit: fc.constantFrom(...amounts.kg), factor: number, factorUnit: fc.constantFrom(...factorUnits.kg) });
const output = fc.constantFrom("", ',"t"', ',"g"', ',"kg"', ',"吨"');

/** A row of a table: amount, unit, distance, factor, factor unit, and the formula for the sixth column. `#` is the row's number. */
interface Line {
  readonly cells: readonly Content[];
  readonly formula: string;
}

const grids = fc.constantFrom("cn-grid-north-2022", "cn-grid-east-2022", "CN-GRID-EAST-2022", "own-grid", "自备电厂", "Own power plant");

const plainLines: fc.Arbitrary<Line>[] = [
  measured.map(({ amount, unit, factor, factorUnit }) => ({ cells: [amount, unit, null, factor, factorUnit], formula: "=PCF.EMISSION(A#,B#,D#,E#)" })),
  measured.map(({ amount, unit, factor, factorUnit }) => ({ cells: [`${amount} ${unit}`, null, null, `${factor} ${factorUnit}`, null], formula: '=PCF.EMISSION(A#,B#,D#,E#,"t")' })),
  fc.tuple(massed, fc.constantFrom("MATERIAL", "PACKAGING", "WASTE"), output).map(([{ amount, unit, factor, factorUnit }, name, out]) => ({ cells: [amount, unit, null, factor, factorUnit], formula: `=pcf.${name}($A#,$B#,D#,E#${out})` })),
  measured.map(({ amount, unit, factor, factorUnit }) => ({ cells: [amount, null, null, factor, null], formula: `=PCF.EMISSION(A#*1.05,"${unit}",D#,"${factorUnit}")/2+1` })),
  measured.map(({ unit, factorUnit }) => ({ cells: [null, unit, null, 3, factorUnit], formula: "=PCF.EMISSION(A#,B#,D#,E#)" })),
  // Omitted in the middle, at the end, and a constant instead of a cell.
  massed.map(({ amount, unit, factor, factorUnit }) => ({ cells: [`${amount} ${unit}`, null, null, `${factor} ${factorUnit}`, null], formula: "=PCF.MATERIAL(A#,,D#)" })),
  massed.map(({ amount, unit, factor, factorUnit }) => ({ cells: [null, null, null, null, null], formula: `=PCF.MATERIAL(${amount},"${unit}","${factor} ${factorUnit}",,"t")` })),
  fc.record({ amount: number, unit: fc.constantFrom("kWh", "MWh", "GJ", "度", "万千瓦时"), id: grids, out: output }).map(({ amount, unit, id, out }) => ({ cells: [amount, unit, null, id, null], formula: out === "" ? "=PCF.ELECTRICITY(A#,B#,D#)" : `=PCF.ELECTRICITY(A#,B#,D#,${out})` })),
  fc.record({ amount: number, name: fc.constantFrom("own-steel-a", "厂内钢锭 A", "own ingot") }).map(({ amount, name }) => ({ cells: [amount, "吨", null, name, null], formula: "=PCF.MATERIAL(A#,B#,D#)" })),
  fc.record({ amount: number, name: fc.constantFrom("own-steel-a", "厂内钢锭 A") }).map(({ amount, name }) => ({ cells: [amount, null, null, null, null], formula: `=PCF.MATERIAL(A#,"kg","${name}")` })),
  fc.record({ amount: number, unit: fc.constantFrom("kg", "t", "吨"), way: fc.integer({ min: 1, max: 9000 }), factor: number }).map(({ amount, unit, way, factor }) => ({ cells: [amount, unit, way, factor, "kg/t·km"], formula: "=PCF.TRANSPORT(A#,B#,C#,D#,E#)" })),
  fc.record({ amount: number, way: fc.integer({ min: 1, max: 9000 }) }).map(({ amount, way }) => ({ cells: [amount, "t", `${way} 公里`, "自有货车", null], formula: "=PCF.TRANSPORT(A#,B#,C#,D#)" })),
  fc.record({ amount: number, factor: number }).map(({ amount, factor }) => ({ cells: [amount, "t·km", null, factor, "kgCO2e/t·km"], formula: '=PCF.TRANSPORT(A#,B#,C#,D#,E#,"t")' })),
  fc.record({ amount: number, factor: number }).map(({ amount, factor }) => ({ cells: [amount, "吨公里", null, factor, null], formula: '=PCF.TRANSPORT(A#,B#,,D#,"kgCO2e/tkm")' })),
  fc.record({ amount: number, way: fc.integer({ min: 1, max: 900 }), factor: number }).map(({ amount, way, factor }) => ({ cells: [amount, "kg", `${way} mile`, factor, "kgCO2e/t·km"], formula: "=PCF.TRANSPORT(A#,B#,C#,D#,E#)" })),
  fc.record({ amount: number, unit: fc.constantFrom("t", "kg", "L", "GJ", "吨", "升"), fuel: fc.constantFrom("diesel", "柴油", "diesel@ipcc2006", "汽油"), out: output }).map(({ amount, unit, fuel, out }) => ({ cells: [amount, unit, null, fuel, null], formula: out === "" ? "=PCF.FUEL(A#,B#,D#)" : `=PCF.FUEL(A#,B#,D#,${out})` })),
  fc.record({ amount: number, unit: fc.constantFrom("Nm3", "标方", "万Nm3") }).map(({ amount, unit }) => ({ cells: [amount, unit, null, "天然气", null], formula: "=PCF.FUEL(A#,B#,D#)" })),
  fc.record({ amount: number, gas: fc.constantFrom("R-410A", "SF6", "R-134a"), set: fc.constantFrom("AR4", "AR5", "AR6") }).map(({ amount, gas, set }) => ({ cells: [amount, "kg", null, gas, set], formula: "=PCF.REFRIGERANT(A#,B#,D#,E#)" })),
  fc.record({ amount: number, gas: fc.constantFrom("R-410A", "SF6") }).map(({ amount, gas }) => ({ cells: [`${amount} 公斤`, null, null, gas, null], formula: '=PCF.REFRIGERANT(A#,,D#,,"t")' })),
  fc.constantFrom("CH4", "R-410A", "N2O").map((gas) => ({ cells: [null, null, null, gas, null], formula: "=PCF.GWP(D#)*2" })),
  number.map((amount) => ({ cells: [amount, "kWh", null, "GJ", null], formula: "=PCF.CONVERT(A#,B#,D#)" })),
  number.map((amount) => ({ cells: [amount, "L", null, null, null], formula: '=PCF.CONVERT(A#,B#,"kg","0.84 kg/L")' })),
  number.map((amount) => ({ cells: [`${amount} t`, null, null, null, null], formula: '=PCF.CONVERT(A#,,"公斤")' })),
  fc.constantFrom("cn-grid-north-2022", "cn-grid-east-2022", "自有货车").map((id) => ({ cells: [null, null, null, id, null], formula: "=PCF.FACTOR(D#)" })),
  fc.tuple(number, number).map(([one, other]) => ({ cells: [one, other, null, null, null], formula: "=PCF.PERUNIT(A#,B#)" })),
  fc.tuple(number, number).map(([one, other]) => ({ cells: [`${one} tCO2e`, `${other} t`, null, null, null], formula: '=PCF.PERUNIT(A#,B#,"kg")' })),
  fc.tuple(...[1, 2, 3, 4, 5].map(() => fc.constantFrom(9, 7, 5, 3, 1))).map((scores) => ({ cells: scores, formula: "=PCF.QUALITY(A#,B#,C#,D#,E#)" })),
];

/** The call inside formulas of Excel's own. */
const nestedLines: fc.Arbitrary<Line>[] = [
  "=ROUND(PCF.MATERIAL(A#,B#,D#,E#)/1000,2)+SUM(A#,D#)",
  "=IF(A#>100,PCF.MATERIAL(A#,B#,D#,E#),-1)",
  '=IFERROR(PCF.MATERIAL(A#,B#,D#,E#),"none")',
  "=LET(m,PCF.MATERIAL(A#,B#,D#,E#),m*2+m)",
  "=LET(q,A#*2,u,B#,PCF.MATERIAL(q,u,D#,E#))",
  "=SUM(PCF.MATERIAL(A#,B#,D#,E#),PCF.GWP(\"SF6\"))^2",
  "=-PCF.MATERIAL(A#,B#,D#,E#)%",
  '=TEXT(PCF.MATERIAL(A#,B#,D#,E#),"0.00")&" kg"',
  "=PCF.PERUNIT(PCF.MATERIAL(A#,B#,D#,E#),A#)",
  "=PCF.TOTAL(PCF.MATERIAL(A#,B#,D#,E#))",
  "=MAX(PCF.EMISSION(A#+1,B#,D#,E#),0)",
  "=PCF.MATERIAL(SUM(A#,1)*2,B#,D#,E#)",
  "=PCF.MATERIAL(IF(A#>0,A#,1),B#,D#,E#)",
  '=PCF.MATERIAL(A#,B#&"",D#,TRIM(E#))',
].map((formula) => massed.map(({ amount, unit, factor, factorUnit }) => ({ cells: [amount, unit, null, factor, factorUnit], formula })));

/** Rows that cannot be calculated, whose errors stand for themselves. */
const brokenLines: fc.Arbitrary<Line>[] = [
  fc.constant({ cells: [5, "frobs", null, 2, "kgCO2e/kg"], formula: "=PCF.MATERIAL(A#,B#,D#,E#)" }),
  fc.constant({ cells: [5, "m3", null, 2, "kgCO2e/kg"], formula: "=PCF.MATERIAL(A#,B#,D#,E#)" }),
  fc.constant({ cells: [{ error: "#DIV/0!" } as const, "kg", null, 2, "kgCO2e/kg"], formula: "=PCF.MATERIAL(A#,B#,D#,E#)" }),
  fc.constant({ cells: [5, "kg", null, "nothing of this name", null], formula: "=PCF.MATERIAL(A#,B#,D#)" }),
  fc.constant({ cells: [true, "kg", null, 2, "kgCO2e/kg"], formula: "=PCF.MATERIAL(A#,B#,D#,E#)" }),
];

const stages = ["原材料获取", "生产", "运输", "Use", "End of life"];
const sheetNames = ["足迹 A", "Sheet1", "Bob's data", "2024"] as const;

interface Shape {
  readonly rows: readonly Line[];
  readonly spill: readonly { amount: number; unit: string; factor: number; factorUnit: string }[];
  readonly inTable: readonly { amount: number; unit: string; factor: number; factorUnit: string }[];
  readonly stageOf: readonly string[];
  readonly gaps: boolean;
  readonly name: (typeof sheetNames)[number];
}

/** A workbook of one table with a formula a row, spilling formulas beside it, an Excel table, a second sheet that reads the first, and totals. */
export const workbooks: fc.Arbitrary<Uint8Array> = fc
  .record<Shape>({
    rows: fc.array(fc.oneof({ weight: 5, arbitrary: fc.oneof(...plainLines) }, { weight: 3, arbitrary: fc.oneof(...nestedLines) }, { weight: 1, arbitrary: fc.oneof(...brokenLines) }), { minLength: 5, maxLength: 12 }),
    spill: fc.array(measured, { minLength: 2, maxLength: 4 }),
    inTable: fc.array(massed, { minLength: 1, maxLength: 4 }),
    stageOf: fc.array(fc.constantFrom(...stages), { minLength: 4, maxLength: 4 }),
    gaps: fc.boolean(),
    name: fc.constantFrom(...sheetNames),
  })
  .map(workbookOf);

type Put = (row: number, column: number, content: Content) => void;

function collector(): { readonly cells: Omit<CellChange, "sheet">[]; readonly put: Put } {
  const cells: Omit<CellChange, "sheet">[] = [];
  return { cells, put: (row, column, content) => {
    if (content !== null) cells.push({ row, column, content: typeof content === "string" && content.startsWith("=") ? { formula: content } : { value: content } });
  } };
}

function workbookOf({ rows, spill, inTable, stageOf, gaps, name }: Shape): Uint8Array {
  const { cells, put } = collector();
  rows.forEach(({ cells: line, formula }, row) => {
    line.forEach((content, column) => put(row, column, content));
    put(row, 5, formula.replaceAll("#", String(row + 1)));
  });
  const first = rows.length + 2;
  spill.forEach(({ amount, unit, factor, factorUnit }, index) => [gaps && index === 1 ? null : amount, unit, null, factor, factorUnit].forEach((content, column) => put(first + index, column, content)));
  const [from, to] = [first + 1, first + spill.length];
  put(first, 5, `=PCF.EMISSION(A${from}:A${to},B${from}:B${to},D${from}:D${to},E${from}:E${to})`);
  // One factor for all rows, and a grid of rows by columns; an array formula over a fixed area.
  put(first, 6, `=PCF.EMISSION(A${from}:A${to},"kg",2,"kgCO2e/kg",{"t","g"})`);
  if (!gaps) cells.push({ row: first, column: 8, content: { formula: `=PCF.EMISSION(A${from}:A${to},"kWh",0.5,"kgCO2/kWh")`, array: { top: first, left: 8, bottom: first + spill.length - 1, right: 8 } } });
  stageOf.forEach((stage, index) => {
    put(index, 10, gaps && index === 2 ? null : stage);
    put(index, 11, 100 + index * 37.5);
    put(index, 12, 9 - index * 1.5);
  });
  put(6, 10, "=PCF.STAGES(K1:K4,L1:L4)");
  put(0, 13, "=PCF.SHARE(L1:L4)");
  put(0, 14, `=PCF.TOTAL(L1:L4,F${from}:F${to})`);
  put(1, 14, "=PCF.ALLOCATE(1000,L1:L4)");
  // A row without a name is refused there.
  if (!gaps) put(0, 16, "=PCF.SENSITIVITY(K1:K4,L1:L4)");
  put(6, 16, "=PCF.OVERALLQUALITY(M1:M4,L1:L4)");
  put(7, 16, '=PCF.CHECK(L1,"kg",100)');
  put(8, 16, "=PCF.MONTECARLO(L1:L4,1.2,100,7)");
  put(first, 18, `=ROUND(PCF.EMISSION(A${from}:A${to},B${from}:B${to},D${from}:D${to},E${from}:E${to})/1000,2)+D${from}:D${to}`);
  put(first, 19, `=SUM(PCF.EMISSION(A${from}:A${to},B${from}:B${to},D${from}:D${to},E${from}:E${to}),1)/2`);
  put(9, 16, '=SUM(PCF.EMISSION(A1:A2,"kg",2,"kgCO2e/kg"),1)');
  put(10, 16, `=SUM(F${from}#)`);
  const usesOwn = rows.some(({ formula, cells: line }) => [formula, ...line].some((one) => /own |own-|厂内|自备|自有/i.test(String(one))));
  const ownSheet = { name: factorsSheetName, cells: ownCells() };
  const ownTable = { sheet: factorsSheetName, name: factorsTable, area: { top: 0, left: 0, bottom: ownFactors.length, right: factorFields.length - 1 } };
  return writeWorkbook(openPackage(blankPackage()), {
    sheets: [{ name, cells }, { name: "B 数据", cells: tableCells(inTable) }, { name: "汇总", cells: crossCells(name) }, ...(usesOwn ? [ownSheet] : [])],
    tables: [tableOf(inTable.length), ...(usesOwn ? [ownTable] : [])],
    functionNames,
  });
}

const tableOf = (count: number): TableChange => ({ sheet: "B 数据", name: "Bom", area: { top: 0, left: 0, bottom: count, right: 6 } });

/** An Excel table with structured references. */
function tableCells(lines: Shape["inTable"]): Omit<CellChange, "sheet">[] {
  const { cells, put } = collector();
  ["Amount", "单位", "Factor (x)", "per", "Emission", "Rounded", "Share"].forEach((heading, column) => put(0, column, heading));
  lines.forEach(({ amount, unit, factor, factorUnit }, index) => {
    [amount, unit, factor, factorUnit].forEach((content, column) => put(index + 1, column, content));
    put(index + 1, 4, "=PCF.MATERIAL([@Amount],[@单位],[@[Factor (x)]],[@per])");
    put(index + 1, 5, "=ROUND(PCF.MATERIAL([@Amount],[@单位],[@[Factor (x)]],[@per])/1000,3)");
    put(index + 1, 6, "=PCF.PERUNIT([@Emission],[@Amount])");
  });
  put(lines.length + 3, 4, "=PCF.TOTAL(Bom[Emission])");
  put(lines.length + 4, 0, "=PCF.MATERIAL(Bom[Amount],Bom[单位],Bom[Factor (x)],Bom[per])");
  return cells;
}

/** Formulas that read the cells of other sheets. */
function crossCells(name: string): Omit<CellChange, "sheet">[] {
  const { cells, put } = collector();
  const of = `'${name.replaceAll("'", "''")}'!`;
  put(0, 0, `=PCF.EMISSION('B 数据'!A2,'B 数据'!$B$2,'B 数据'!C2,'B 数据'!D2)`);
  put(1, 0, `=PCF.TOTAL(${of}L1:L4)`);
  put(2, 0, `=PCF.SHARE(${of}L1:L4,1)`);
  put(2, 2, `=ROUND(PCF.EMISSION(${of}L1,"kg",2.5,"kgCO2e/kg")+PCF.TOTAL(${of}$L$1:$L$4),1)`);
  put(3, 2, `=IF(PCF.TOTAL(${of}L1:L4)>0,"yes","no")`);
  return cells;
}

function ownCells(): Omit<CellChange, "sheet">[] {
  const { cells, put } = collector();
  factorHeader("en").forEach((heading, column) => put(0, column, heading));
  ownFactors.forEach((factor, index) => factorFields.forEach((field, column) => put(index + 1, column, (factor as Readonly<Partial<Record<string, string | number>>>)[field] ?? null)));
  return cells;
}

/** "F12" of a place, for messages. */
export const nameOf = (place: string): string => place.replace(/(\d+),(\d+)$/, (_, row: string, column: string) => cellName(Number(row), Number(column)));
