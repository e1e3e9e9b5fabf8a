import { tried } from "../../errors";
import type { Study } from "../../study/study";
import { Decimal, parseUnit } from "../../units";
import type { Inventory, InventoryRow } from "../../workbook/inventory";
import { refTo } from "./dataSet";
import type { DataSet, Json } from "./dataSet";
import { UnitGroups } from "./units";
import type { Measured } from "./units";
import { uuid5 } from "./uuid5";

const stem = "https://pcf-for-excel/openlca";

/**
 * The inventory as data sets of openLCA 2: one process a row that gives its amount of an item with its CO2e, one process that takes them
 * all and gives the product, an impact category that counts CO2e as it is, and the result. A row without an amount is one piece.
 */
export function exportInventory({ study, inventory }: { readonly study: Study; readonly inventory: Inventory }): DataSet[] {
  const name = study.product ?? inventory.title?.text ?? "Product";
  const units = new UnitGroups(stem);
  const id = (...parts: readonly string[]) => uuid5([stem, name, ...parts].join("/"));
  const mass = units.measure(new Decimal(1), "kg");
  const gas: DataSet = { "@type": "Flow", "@id": uuid5(`${stem}/CO2e`), name: "CO2e", category: "Emission to air/unspecified", flowType: "ELEMENTARY_FLOW", flowProperties: [propertyFactor(mass)] };
  const rows = inventory.rows.map((row, index) => rowSets(row, units, gas, (sort) => id(sort, String(index), row.name, row.stageText)));
  const made = outputOf(study, inventory);
  const output = units.measure(made.value, made.unit);
  const product: DataSet = { "@type": "Flow", "@id": id("product"), name, flowType: "PRODUCT_FLOW", flowProperties: [propertyFactor(output)] };
  const whole: DataSet = {
    "@type": "Process", "@id": id("process"), name, description: study.functionalUnit ?? "", processType: "UNIT_PROCESS", lastInternalId: rows.length + 1,
    exchanges: [exchange(1, product, output, { isQuantitativeReference: true }), ...rows.map(({ flow, process, amount }, index) => exchange(index + 2, flow, amount, { isInput: true, defaultProvider: refTo(process) }))],
  };
  const category: DataSet = { "@type": "ImpactCategory", "@id": uuid5(`${stem}/climate change`), name: "Climate change", refUnit: "kg CO2e", impactFactors: [{ "@type": "ImpactFactor", value: 1, flow: refTo(gas), ...pointers(mass) }] };
  const method: DataSet = { "@type": "ImpactMethod", "@id": uuid5(`${stem}/method`), name: `CO2e as calculated${study.gwpSet === null ? "" : ` (${study.gwpSet})`}`, impactCategories: [refTo(category)] };
  const result: DataSet = {
    "@type": "Result", "@id": id("result"), name, impactMethod: refTo(method), impactResults: [{ "@type": "ImpactResult", indicator: refTo(category), amount: inventory.kg.toNumber() }],
    flowResults: [{ "@type": "FlowResult", flow: refTo(product), isInput: false, isRefFlow: true, amount: output.value.toNumber(), ...pointers(output) }],
  };
  return [...units.dataSets(), gas, ...rows.map(({ flow }) => flow), product, ...rows.map(({ process }) => process), whole, category, method, result];
}

interface RowSets {
  readonly flow: DataSet;
  readonly process: DataSet;
  /** What the product takes of it. */
  readonly amount: Measured;
}

/** A row as the product flow of its item, and the process that gives one unit of it with its CO2e. */
function rowSets(row: InventoryRow, units: UnitGroups, gas: DataSet, id: (sort: string) => string): RowSets {
  const { value, unit } = amountOf(row);
  const amount = units.measure(value, unit);
  const flow: DataSet = { "@type": "Flow", "@id": id("flow"), name: labelOf(row), category: row.stageText, flowType: "PRODUCT_FLOW", flowProperties: [propertyFactor(amount)] };
  const kg = amount.value.isZero() ? new Decimal(0) : row.kg.dividedBy(amount.value);
  const process: DataSet = {
    "@type": "Process", "@id": id("process"), name: labelOf(row), category: row.stageText, processType: "LCI_RESULT", lastInternalId: 2,
    description: [row.source?.text, row.factor ? `${row.factor.value.toFixed()} ${row.factor.unit}` : row.factorName?.text, ...row.emission.places.map(({ sheet, range }) => `${sheet}!${range}`)].filter((each) => each !== undefined && each !== "").join("; "),
    exchanges: [exchange(1, flow, { ...amount, value: new Decimal(1) }, { isQuantitativeReference: true }), exchange(2, gas, units.measure(kg, "kg"))],
  };
  return { flow, process, amount };
}

function exchange(internalId: number, flow: DataSet, measured: Measured, more: Readonly<Record<string, Json>> = {}): Json {
  return { "@type": "Exchange", internalId, isInput: false, amount: measured.value.toNumber(), flow: refTo(flow), ...pointers(measured), ...more };
}

function pointers({ unit, flowProperty }: Measured): Readonly<Record<string, Json>> {
  return { unit, flowProperty };
}

function propertyFactor({ flowProperty }: Measured): Json {
  return { "@type": "FlowPropertyFactor", conversionFactor: 1, isRefFlowProperty: true, flowProperty };
}

function labelOf({ name, stageText }: InventoryRow): string {
  return stageText === "" ? name : `${name} (${stageText})`;
}

interface Amount {
  readonly value: Decimal;
  readonly unit: string;
}

/** Freight is mass times distance; what has no amount that is understood is one piece. */
function amountOf({ amount, distance }: InventoryRow): Amount {
  const none = { value: new Decimal(1), unit: "piece" };
  if (!amount || !tried(() => parseUnit(amount.unit))) return none;
  if (!distance) return { value: amount.value, unit: amount.unit };
  const [mass, way, freight] = [parseUnit(amount.unit), tried(() => parseUnit(distance.unit)), parseUnit("t·km")];
  if (!way || !("mass" in mass.dimension) || "length" in mass.dimension) return { value: amount.value, unit: amount.unit };
  return { value: amount.value.times(mass.scale).times(distance.value).times(way.scale).dividedBy(freight.scale), unit: "t·km" };
}

function outputOf({ outputAmount, outputUnit, declaredAmount, declaredUnit }: Study, { output }: Inventory): Amount {
  if (outputAmount !== null && outputUnit !== null && tried(() => parseUnit(outputUnit))) return { value: new Decimal(outputAmount), unit: outputUnit };
  if (output && tried(() => parseUnit(output.unit))) return output;
  return declaredUnit !== null && tried(() => parseUnit(declaredUnit)) ? { value: new Decimal(declaredAmount ?? 1), unit: declaredUnit } : { value: new Decimal(1), unit: "piece" };
}
