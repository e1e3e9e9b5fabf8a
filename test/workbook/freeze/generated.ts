import fc from "fast-check";
import { blankPackage, openPackage, writeWorkbook } from "../../../src/hosts/file";
import type { CellChange } from "../../../src/hosts/file";
import { functionNames } from "../../../src/hosts/functionNames";

type Content = number | string | null;

const amounts = { kg: ["kg", "t", "g", "公斤", "吨", "lb"], kWh: ["kWh", "MWh", "万kWh", "GJ", "度"], m3: ["m3", "L"], piece: ["piece", "台"] } as const;
const factorUnits = { kg: ["kgCO2e/kg", "tCO2e/t", "gCO2e/kg", "kgCO2/lb"], kWh: ["kgCO2/kWh", "tCO2/MWh", "kgCO2e/GJ"], m3: ["kgCO2e/m3", "gCO2e/L"], piece: ["kgCO2e/piece"] } as const;
const kinds = ["kg", "kWh", "m3", "piece"] as const;

const number = fc.oneof(fc.integer({ min: 1, max: 200_000 }), fc.double({ min: 0.001, max: 5000, noNaN: true }).map((value) => Number(value.toPrecision(6))));

/** A row of a table: amount, unit, distance, factor, factor unit, and the formula for the sixth column. `#` is the row's number. */
interface Line {
  readonly cells: readonly Content[];
  readonly formula: string;
}

const measured = fc.constantFrom(...kinds).chain((kind) => fc.record({ amount: number, unit: fc.constantFrom(...amounts[kind]), factor: number, factorUnit: fc.constantFrom(...factorUnits[kind]) }));

const lines: fc.Arbitrary<Line>[] = [
  measured.map(({ amount, unit, factor, factorUnit }) => ({ cells: [amount, unit, null, factor, factorUnit], formula: "=PCF.EMISSION(A#,B#,D#,E#)" })),
  measured.map(({ amount, unit, factor, factorUnit }) => ({ cells: [`${amount} ${unit}`, null, null, `${factor} ${factorUnit}`, null], formula: '=PCF.EMISSION(A#,B#,D#,E#,"t")' })),
  measured.map(({ amount, unit, factor, factorUnit }) => ({ cells: [amount, null, null, factor, null], formula: `=PCF.EMISSION(A#*1.05,"${unit}",D#,"${factorUnit}")/2+1` })),
  measured.map(({ unit, factorUnit }) => ({ cells: [null, unit, null, 3, factorUnit], formula: "=PCF.EMISSION(A#,B#,D#,E#)" })),
  fc.record({ amount: number, unit: fc.constantFrom("kWh", "MWh", "GJ"), id: fc.constantFrom("cn-grid-north-2022", "cn-grid-east-2022") }).map(({ amount, unit, id }) => ({ cells: [amount, unit, null, id, null], formula: "=PCF.ELECTRICITY(A#,B#,D#)" })),
  fc.record({ amount: number, unit: fc.constantFrom("kg", "t"), way: fc.integer({ min: 1, max: 9000 }), factor: number }).map(({ amount, unit, way, factor }) => ({ cells: [amount, unit, way, factor, "kg/t·km"], formula: "=PCF.TRANSPORT(A#,B#,C#,D#,E#)" })),
  fc.record({ amount: number, factor: number }).map(({ amount, factor }) => ({ cells: [amount, "t·km", null, factor, "kgCO2e/t·km"], formula: '=PCF.TRANSPORT(A#,B#,C#,D#,E#,"t")' })),
  fc.record({ amount: number, way: fc.integer({ min: 1, max: 900 }), factor: number }).map(({ amount, way, factor }) => ({ cells: [amount, "kg", `${way} mile`, factor, "kgCO2e/t·km"], formula: "=PCF.TRANSPORT(A#,B#,C#,D#,E#)" })),
  fc.record({ amount: number, unit: fc.constantFrom("t", "kg", "L", "GJ"), fuel: fc.constantFrom("diesel", "柴油", "diesel@ipcc2006", "汽油") }).map(({ amount, unit, fuel }) => ({ cells: [amount, unit, null, fuel, null], formula: "=PCF.FUEL(A#,B#,D#)" })),
  fc.record({ amount: number, gas: fc.constantFrom("R-410A", "SF6", "R-134a"), set: fc.constantFrom("AR4", "AR5", "AR6") }).map(({ amount, gas, set }) => ({ cells: [amount, "kg", null, gas, set], formula: "=PCF.REFRIGERANT(A#,B#,D#,E#)" })),
  fc.constantFrom("CH4", "R-410A", "N2O").map((gas) => ({ cells: [null, null, null, gas, null], formula: "=PCF.GWP(D#)*2" })),
  number.map((amount) => ({ cells: [amount, "kWh", null, "GJ", null], formula: "=PCF.CONVERT(A#,B#,D#)" })),
  number.map((amount) => ({ cells: [amount, "L", null, null, null], formula: '=PCF.CONVERT(A#,B#,"kg","0.84 kg/L")' })),
  fc.constantFrom("cn-grid-north-2022", "cn-grid-east-2022").map((id) => ({ cells: [null, null, null, id, null], formula: "=PCF.FACTOR(D#)" })),
  fc.tuple(number, number).map(([one, other]) => ({ cells: [one, other, null, null, null], formula: "=PCF.PERUNIT(A#,B#)" })),
  fc.tuple(number, number).map(([one, other]) => ({ cells: [`${one} tCO2e`, `${other} t`, null, null, null], formula: '=PCF.PERUNIT(A#,B#,"kg")' })),
  fc.tuple(...[1, 2, 3, 4, 5].map(() => fc.constantFrom(9, 7, 5, 3, 1))).map((scores) => ({ cells: scores, formula: "=PCF.QUALITY(A#,B#,C#,D#,E#)" })),
];

const stages = ["原材料获取", "生产", "运输", "Use", "End of life"];

/** A workbook of one table with a formula a row, spilling formulas beside it, and totals. */
export const workbooks: fc.Arbitrary<Uint8Array> = fc.record({ rows: fc.array(fc.oneof(...lines), { minLength: 3, maxLength: 8 }), spill: fc.array(measured, { minLength: 2, maxLength: 4 }), stageOf: fc.array(fc.constantFrom(...stages), { minLength: 4, maxLength: 4 }), gaps: fc.boolean() }).map(({ rows, spill, stageOf, gaps }) => {
  const cells: Omit<CellChange, "sheet">[] = [];
  const put = (row: number, column: number, content: Content) => {
    if (content !== null) cells.push({ row, column, content: typeof content === "string" && content.startsWith("=") ? { formula: content } : { value: content } });
  };
  rows.forEach(({ cells: line, formula }, row) => {
    line.forEach((content, column) => put(row, column, content));
    put(row, 5, formula.replaceAll("#", String(row + 1)));
  });
  const first = rows.length + 2;
  spill.forEach(({ amount, unit, factor, factorUnit }, index) => [gaps && index === 1 ? null : amount, unit, null, factor, factorUnit].forEach((content, column) => put(first + index, column, content)));
  const [from, to] = [first + 1, first + spill.length];
  put(first, 5, `=PCF.EMISSION(A${from}:A${to},B${from}:B${to},D${from}:D${to},E${from}:E${to})`);
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
  put(9, 16, "=SUM(PCF.EMISSION(A1:A2,\"kg\",2,\"kgCO2e/kg\"),1)");
  return writeWorkbook(openPackage(blankPackage()), { sheets: [{ name: "足迹 A", cells }], functionNames });
});
