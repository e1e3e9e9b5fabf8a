import type { Study } from "../../study/study";
import { Decimal, parseUnit } from "../../units";
import type { Inventory, InventoryRow } from "../../workbook/inventory";
import { refTo } from "./dataSet";
import type { DataSet, Json } from "./dataSet";
import { UnitGroups } from "./units";
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
  const mass = units.point("kg");
  const gas: DataSet = { "@type": "Flow", "@id": uuid5(`${stem}/CO2e`), name: "CO2e", category: "Emission to air/unspecified", flowType: "ELEMENTARY_FLOW", flowProperties: [propertyFactor(mass.flowProperty)] };
  const emission = (kg: Decimal, internalId: number): Json => ({ "@type": "Exchange", internalId, isInput: false, amount: kg.toNumber(), flow: refTo(gas), unit: mass.unit, flowProperty: mass.flowProperty });
  const rows = inventory.rows.map((row, index) => {
    const amount = amountOf(row);
    const { unit, flowProperty } = units.point(amount.unit);
    const flow: DataSet = { "@type": "Flow", "@id": id("flow", String(index), row.name, row.stageText), name: labelOf(row), category: row.stageText, flowType: "PRODUCT_FLOW", flowProperties: [propertyFactor(flowProperty)] };
    const process: DataSet = {
      "@type": "Process", "@id": id("process", String(index), row.name, row.stageText), name: labelOf(row), category: row.stageText, processType: "LCI_RESULT", lastInternalId: 2,
      description: [row.source?.text, row.factor ? `${row.factor.value.toFixed()} ${row.factor.unit}` : row.factorName?.text, ...row.emission.places.map(({ sheet, range }) => `${sheet}!${range}`)].filter((each) => each !== undefined && each !== "").join("; "),
      exchanges: [
        { "@type": "Exchange", internalId: 1, isInput: false, isQuantitativeReference: true, amount: 1, flow: refTo(flow), unit, flowProperty },
        emission(amount.value.isZero() ? new Decimal(0) : row.kg.dividedBy(amount.value), 2),
      ],
    };
    const input = (internalId: number): Json => ({ "@type": "Exchange", internalId, isInput: true, amount: amount.value.toNumber(), flow: refTo(flow), unit, flowProperty, defaultProvider: refTo(process) });
    return { flow, process, input };
  });
  const made = outputOf(study, inventory);
  const output = units.point(made.unit);
  const product: DataSet = { "@type": "Flow", "@id": id("product"), name, flowType: "PRODUCT_FLOW", flowProperties: [propertyFactor(output.flowProperty)] };
  const whole: DataSet = {
    "@type": "Process", "@id": id("process"), name, description: study.functionalUnit ?? "", processType: "UNIT_PROCESS", lastInternalId: rows.length + 1,
    exchanges: [{ "@type": "Exchange", internalId: 1, isInput: false, isQuantitativeReference: true, amount: made.value.toNumber(), flow: refTo(product), unit: output.unit, flowProperty: output.flowProperty }, ...rows.map(({ input }, index) => input(index + 2))],
  };
  const category: DataSet = { "@type": "ImpactCategory", "@id": uuid5(`${stem}/climate change`), name: "Climate change", refUnit: "kg CO2e", impactFactors: [{ "@type": "ImpactFactor", value: 1, flow: refTo(gas), unit: mass.unit, flowProperty: mass.flowProperty }] };
  const method: DataSet = { "@type": "ImpactMethod", "@id": uuid5(`${stem}/method`), name: `CO2e as calculated${study.gwpSet === null ? "" : ` (${study.gwpSet})`}`, impactCategories: [refTo(category)] };
  const result: DataSet = {
    "@type": "Result", "@id": id("result"), name, impactMethod: refTo(method), impactResults: [{ "@type": "ImpactResult", indicator: refTo(category), amount: inventory.kg.toNumber() }],
    flowResults: [{ "@type": "FlowResult", flow: refTo(product), isInput: false, isReferenceFlow: true, amount: made.value.toNumber(), unit: output.unit, flowProperty: output.flowProperty }],
  };
  return [...units.dataSets(), gas, ...rows.map(({ flow }) => flow), product, ...rows.map(({ process }) => process), whole, category, method, result];
}

function propertyFactor(flowProperty: Json): Json {
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
  if (!amount || !isUnit(amount.unit)) return none;
  if (!distance) return { value: amount.value, unit: amount.unit };
  const [mass, way, freight] = [parseUnit(amount.unit), isUnit(distance.unit) ? parseUnit(distance.unit) : null, parseUnit("t·km")];
  if (!way || !("mass" in mass.dimension) || "length" in mass.dimension) return { value: amount.value, unit: amount.unit };
  return { value: amount.value.times(mass.scale).times(distance.value).times(way.scale).dividedBy(freight.scale), unit: "t·km" };
}

function outputOf({ outputAmount, outputUnit, declaredAmount, declaredUnit }: Study, { output }: Inventory): Amount {
  if (outputAmount !== null && outputUnit !== null && isUnit(outputUnit)) return { value: new Decimal(outputAmount), unit: outputUnit };
  if (output && isUnit(output.unit)) return output;
  return declaredUnit !== null && isUnit(declaredUnit) ? { value: new Decimal(declaredAmount ?? 1), unit: declaredUnit } : { value: new Decimal(1), unit: "piece" };
}

function isUnit(text: string): boolean {
  try {
    parseUnit(text);
    return text !== "";
  } catch {
    return false;
  }
}
