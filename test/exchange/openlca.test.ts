import { strToU8, zipSync } from "fflate";
import { Decimal } from "../../src/units";
import type { DataSet, Json } from "../../src/exchange/openlca/dataSet";
import { exportInventory } from "../../src/exchange/openlca/exportInventory";
import { importFactors } from "../../src/exchange/openlca/importFactors";
import { uuid5 } from "../../src/exchange/openlca/uuid5";
import { readPackage, writePackage } from "../../src/hosts/openlcaPackage";
import { readInventory } from "../../src/workbook/inventory";
import { housings, housingsStudy } from "./study";

const inventory = readInventory([housings], { factors: [], pinned: [] });
const sets = exportInventory({ study: housingsStudy, inventory });
const byId = new Map(sets.map((set) => [set["@id"], set]));
type Exchange = { amount: number; isInput: boolean; isQuantitativeReference?: boolean; flow: { "@id": string }; unit: { "@id": string }; defaultProvider?: { "@id": string } };
const exchanges = (set: DataSet) => set["exchanges"] as unknown as Exchange[];

describe("ids", () => {
  // By Python: uuid.uuid5(uuid.NAMESPACE_URL, ...).
  it("are those that another program gives for the same name", () => {
    expect(uuid5("https://pcf-for-excel/openlca/CO2e")).toBe("52c76247-783f-5196-a889-3a9cb8512fdb");
    expect(uuid5("水泵壳体")).toBe("1597756c-2785-5451-9223-d7ec58e33ea5");
    expect(uuid5("a".repeat(200))).toBe("7f4631a0-b493-5760-92a5-27e642bfb142");
  });
});

describe("an inventory for openLCA", () => {
  it("points only at data sets and units that the package has, each id once", () => {
    const units = new Set(sets.filter((set) => set["@type"] === "UnitGroup").flatMap((set) => (set["units"] as { "@id": string }[]).map((unit) => unit["@id"])));
    expect(byId.size).toBe(sets.length);
    const look = (value: Json, inside: boolean): void => {
      if (Array.isArray(value)) value.forEach((each: Json) => look(each, true));
      else if (typeof value === "object" && value !== null) {
        const record = value as Readonly<Record<string, Json>>;
        if (inside && typeof record["@id"] === "string") expect((record["@type"] === "Unit" ? units : byId).has(record["@id"])).toBe(true);
        Object.values(record).forEach((each) => look(each, true));
      }
    };
    for (const set of sets) look(set, false);
  });

  it("gives the workbook's total when its processes are added up as openLCA does", () => {
    const whole = sets.find((set) => set["@type"] === "Process" && set["processType"] === "UNIT_PROCESS") as DataSet;
    const [reference, ...inputs] = exchanges(whole);
    expect(reference).toMatchObject({ isQuantitativeReference: true, isInput: false, amount: 200 });
    const total = inputs.reduce((sum, input) => {
      const [out, gas] = exchanges(byId.get(input.defaultProvider!["@id"]) as DataSet);
      expect([out!.flow["@id"], out!.unit["@id"], out!.amount]).toEqual([input.flow["@id"], input.unit["@id"], 1]);
      return sum + input.amount * gas!.amount;
    }, 0);
    expect(total).toBeCloseTo(inventory.kg.toNumber(), 6);
    expect(sets.find((set) => set["@type"] === "Result")).toMatchObject({ impactResults: [{ amount: inventory.kg.toNumber() }], flowResults: [{ isRefFlow: true, amount: 200, unit: { name: "t" } }] });
  });

  it("comes back through its package as the factors that made it, and the same bytes each time", () => {
    const bytes = writePackage(sets);
    expect(Buffer.from(writePackage(exportInventory({ study: housingsStudy, inventory }))).equals(Buffer.from(bytes))).toBe(true);
    const { factors } = importFactors(readPackage(bytes));
    const result = factors.find(({ locator }) => locator.startsWith("Result"));
    expect(result).toMatchObject({ unit: "kgCO2e/t", value: inventory.kg.dividedBy(200).toFixed() });
    for (const row of inventory.rows.filter(({ factor, distance }) => factor && !distance)) {
      const back = factors.find(({ nameEn }) => nameEn.startsWith(row.name));
      expect(Number(back?.value)).toBeCloseTo(row.kg.dividedBy(row.amount!.value).toNumber(), 9);
    }
  });
});

/** What the schema's YAML files and openLCA's own readers ask of each type that is written. */
const fields: Readonly<Record<string, readonly string[]>> = {
  UnitGroup: ["defaultFlowProperty", "units"], FlowProperty: ["flowPropertyType", "unitGroup"], Flow: ["flowType", "flowProperties"], Process: ["processType", "lastInternalId", "exchanges"],
  ImpactCategory: ["refUnit", "impactFactors"], ImpactMethod: ["impactCategories"], Result: ["impactMethod", "impactResults", "flowResults"],
  Exchange: ["internalId", "isInput", "amount", "flow", "unit", "flowProperty"], FlowPropertyFactor: ["conversionFactor", "isRefFlowProperty", "flowProperty"], ImpactFactor: ["value", "flow", "unit", "flowProperty"],
  ImpactResult: ["indicator", "amount"], FlowResult: ["flow", "isInput", "isRefFlow", "amount", "unit", "flowProperty"], Unit: ["name"],
};
const enumerations: Readonly<Record<string, readonly string[]>> = { flowType: ["ELEMENTARY_FLOW", "PRODUCT_FLOW", "WASTE_FLOW"], processType: ["UNIT_PROCESS", "LCI_RESULT"], flowPropertyType: ["ECONOMIC_QUANTITY", "PHYSICAL_QUANTITY"] };

describe("the data sets as the schema has them", () => {
  const rows = [["A", 30.27, "万kWh"], ["B", 16330, "Nm3"], ["C", 12, "台"], ["D", 3, "m2"], ["E", 5, "L"], ["F", 7, "km"], ["G", 2, "h"]] as const;
  const mixed = exportInventory({ study: housingsStudy, inventory: { ...inventory, rows: rows.map(([name, value, unit]) => ({ ...inventory.rows[0]!, name, distance: null, amount: { value: new Decimal(value), unit, places: [] }, kg: new Decimal(100) })), kg: new Decimal(700) } });

  it.each([["housings", sets], ["units of all kinds", mixed]] as const)("%s: every field that is asked for, none that is unknown, each quantity that of its flow", (_, all) => {
    const own = new Map(all.map((set) => [set["@id"], set]));
    const look = (value: Json): void => {
      if (Array.isArray(value)) return value.forEach(look);
      if (typeof value !== "object" || value === null) return;
      const record = value as Readonly<Record<string, Json>>;
      const isReference = Object.keys(record).every((name) => ["@type", "@id", "name"].includes(name));
      if (!isReference) for (const field of fields[record["@type"] as string] ?? ["?"]) expect(record).toHaveProperty([field]);
      for (const [name, allowed] of Object.entries(enumerations)) if (name in record) expect(allowed).toContain(record[name]);
      if ("flow" in record && "unit" in record) {
        const flow = own.get((record["flow"] as { "@id": string })["@id"])!;
        const property = (record["flowProperty"] as { "@id": string })["@id"];
        expect((flow["flowProperties"] as { flowProperty: { "@id": string } }[]).map((each) => each.flowProperty["@id"])).toEqual([property]);
        const group = own.get((own.get(property)!["unitGroup"] as { "@id": string })["@id"])!;
        expect((group["units"] as { "@id": string }[]).map((unit) => unit["@id"])).toContain((record["unit"] as { "@id": string })["@id"]);
      }
      Object.values(record).forEach(look);
    };
    all.forEach((set) => look(set));
    for (const process of all.filter((set) => set["@type"] === "Process")) {
      const ids = exchanges(process).map((each) => (each as unknown as { internalId: number }).internalId);
      expect(ids).toEqual(ids.map((_id, index) => index + 1));
      expect(process["lastInternalId"]).toBe(ids.length);
      expect(exchanges(process).filter((each) => each.isQuantitativeReference)).toHaveLength(1);
    }
  });

  it("has openLCA's own units by their ids, and other units in these", () => {
    const inputs = exchanges(mixed.find((set) => set["processType"] === "UNIT_PROCESS")!).slice(1);
    const told = inputs.map(({ amount, unit }) => [amount, (unit as unknown as { name: string }).name, unit["@id"]]);
    // By hand: 30.27 x 10,000 kWh x 3.6 MJ.
    expect(told.slice(0, 6)).toEqual([
      [1089720, "MJ", "52765a6c-3896-43c2-b2f4-c679acf13efe"], [16330, "Nm3", expect.any(String)], [12, "Item(s)", "6dabe201-aaac-4509-92f0-d00c26cb72ab"],
      [3, "m2", "3ce61faa-5716-41c1-aef6-b5920054acc9"], [5, "l", "b80a512e-e402-4363-8ad0-7d02dcf4a459"], [7, "km", "715ca68e-0ac5-4c4b-b557-fdc36623be88"],
    ]);
    expect(importFactors(mixed).factors.map(({ value, unit }) => `${Number(value).toPrecision(6)} ${unit}`)).toEqual(expect.arrayContaining(["8.33333 kgCO2e/piece", "20.0000 kgCO2e/l", "14.2857 kgCO2e/km", "0.0000917667 kgCO2e/MJ", "0.00612370 kgCO2e/Nm3"]));
  });
});

describe("factors from a package", () => {
  const set = (type: string, id: string, name: string, more: Record<string, Json>): DataSet => ({ "@type": type, "@id": id, name, ...more }) as DataSet;
  const ref = (id: string) => ({ "@id": id });
  const gwp = set("ImpactCategory", "c1", "Climate change - total", { refUnit: "kg CO2 eq", impactFactors: [{ flow: ref("co2"), unit: { name: "kg" }, value: 1 }, { flow: ref("ch4"), unit: { name: "kg" }, value: 29.8 }] });
  const fossil = set("ImpactCategory", "c2", "Climate change - fossil", { refUnit: "kg CO2 eq" });
  const acid = set("ImpactCategory", "c3", "Acidification", { refUnit: "mol H+ eq" });
  const flows = ["co2", "ch4"].map((id) => set("Flow", id, id, { flowType: "ELEMENTARY_FLOW" }));
  const steel = set("Flow", "steel", "Steel", { flowType: "PRODUCT_FLOW" });
  const result = (id: string, amount: number) => set("Result", id, id, { impactResults: [{ indicator: ref("c1"), amount }, { indicator: ref("c2"), amount: 0.9 * amount }, { indicator: ref("c3"), amount: 7 }] });

  it("adds up an EPD's modules A1 to A3 and takes the climate total, not its parts", () => {
    const epd = set("Epd", "e", "Concrete", { product: { flow: ref("steel"), amount: 2, unit: { name: "t" } }, modules: [["A1", "r1"], ["A2", "r2"], ["A3", "r3"], ["C4", "r4"]].map(([name, id]) => ({ name: name!, result: ref(id!) })) });
    const { factors, leftOut } = importFactors([gwp, fossil, acid, steel, epd, result("r1", 100), result("r2", 10), result("r3", 40), result("r4", 999)]);
    expect(leftOut).toEqual([]);
    expect(factors).toMatchObject([{ nameEn: "Concrete", value: "75", unit: "kgCO2e/t", boundary: "cradle-to-gate" }]);
  });

  it("takes a module as often as its multiplier says", () => {
    const epd = set("Epd", "e", "Concrete", { product: { flow: ref("steel"), amount: 2, unit: { name: "t" } }, modules: [{ name: "A1-A3", result: ref("r1"), multiplier: 1.5 }] });
    expect(importFactors([gwp, steel, epd, result("r1", 100)]).factors).toMatchObject([{ value: "75", unit: "kgCO2e/t" }]);
  });

  it("is read in version 1 of the schema and in packages that do not say their version, field by field", () => {
    const file = (path: string, json: unknown) => [path, strToU8(JSON.stringify(json))] as const;
    const first = (version: Record<string, unknown>) => zipSync(Object.fromEntries([
      ...Object.entries(version).map(([path, json]) => file(path, json)),
      file("flows/steel.json", { "@context": "http://greendelta.github.io/olca-schema/context.jsonld", "@type": "Flow", "@id": "steel", name: "Steel", flowType: "PRODUCT_FLOW", flowProperties: [{ "@type": "FlowPropertyFactor", referenceFlowProperty: true, conversionFactor: 1, flowProperty: { "@id": "mass" } }] }),
      file("flows/co2.json", { "@type": "Flow", "@id": "co2", name: "Carbon dioxide", flowType: "ELEMENTARY_FLOW" }),
      file("flow_properties/mass.json", { "@type": "FlowProperty", "@id": "mass", name: "Mass", unitGroup: { "@id": "units" } }),
      file("unit_groups/units.json", { "@type": "UnitGroup", "@id": "units", name: "Units of mass", units: [{ "@type": "Unit", "@id": "kg", name: "kg", referenceUnit: true, conversionFactor: 1 }] }),
      file("lcia_categories/gwp.json", { "@type": "ImpactCategory", "@id": "gwp", name: "Climate change", referenceUnitName: "kg CO2 eq", impactFactors: [{ flow: { "@id": "co2" }, unit: { name: "kg" }, value: 1 }] }),
      file("processes/p.json", { "@type": "Process", "@id": "p", name: "Steel making", exchanges: [{ input: false, quantitativeReference: true, amount: 4, flow: { "@id": "steel" } }, { input: false, amount: 9, flow: { "@id": "co2" }, unit: { name: "kg" } }, { input: true, amount: 1, flow: { "@id": "co2" }, unit: { name: "kg" } }] }),
    ]));
    for (const version of [{}, { "context.json": {} }, { "openlca.json": { schemaVersion: 1 } }, { "olca-schema.json": { version: 4 } }]) {
      expect(importFactors(readPackage(first(version)))).toMatchObject({ leftOut: [], factors: [{ nameEn: "Steel making", value: "2", unit: "kgCO2e/kg" }] });
    }
  });

  it("characterises a process of elementary flows in their own units, and leaves the others out with the reason", () => {
    const output = (flow: string, amount: number, unit: string, more: Record<string, Json> = {}): Json => ({ isInput: false, amount, flow: ref(flow), unit: { name: unit }, ...more });
    const melted = set("Process", "p1", "Melting", { exchanges: [output("steel", 500, "kg", { isQuantitativeReference: true }), output("co2", 1, "t"), output("ch4", 100, "g")] });
    const chained = set("Process", "p2", "Rolling", { exchanges: [output("steel", 1, "kg", { isQuantitativeReference: true }), { isInput: true, amount: 2, flow: ref("steel"), unit: { name: "kg" } }] });
    const { factors, leftOut } = importFactors([gwp, ...flows, steel, melted, chained]);
    // (1000 kg + 0.1 kg x 29.8) / 500 kg
    expect(factors).toMatchObject([{ nameEn: "Melting", value: "2.00596", unit: "kgCO2e/kg" }]);
    expect(leftOut).toMatchObject([{ name: "Rolling", en: expect.stringContaining("takes products") }]);
  });

  it("refuses another schema version, a zip of something else, and a package without any of them", () => {
    const zip = (files: Record<string, string>) => zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])));
    expect(() => readPackage(zip({ "openlca.json": '{"schemaVersion":9}' }))).toThrow(expect.objectContaining({ code: "openlca.unknown", parts: { given: "schema version 9" } }));
    expect(() => readPackage(zip({ "word/document.xml": "<a/>" }))).toThrow(expect.objectContaining({ code: "openlca.unknown" }));
    expect(() => readPackage(zip({ "openlca.json": '{"schemaVersion":2}', "results/a.json": "{" }))).toThrow(expect.objectContaining({ code: "openlca.unknown", parts: { given: "results/a.json" } }));
    expect(() => importFactors([gwp, steel])).toThrow(expect.objectContaining({ code: "openlca.nothing" }));
  });
});
