import { strToU8, zipSync } from "fflate";
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
    expect(sets.find((set) => set["@type"] === "Result")).toMatchObject({ impactResults: [{ amount: inventory.kg.toNumber() }], flowResults: [{ isReferenceFlow: true, amount: 200, unit: { name: "t" } }] });
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
    expect(() => readPackage(zip({ "openlca.json": '{"schemaVersion":1}' }))).toThrow(expect.objectContaining({ code: "openlca.unknown", parts: { given: "schema version 1" } }));
    expect(() => readPackage(zip({ "word/document.xml": "<a/>" }))).toThrow(expect.objectContaining({ code: "openlca.unknown" }));
    expect(() => readPackage(zip({ "openlca.json": '{"schemaVersion":2}', "results/a.json": "{" }))).toThrow(expect.objectContaining({ code: "openlca.unknown", parts: { given: "results/a.json" } }));
    expect(() => importFactors([gwp, steel])).toThrow(expect.objectContaining({ code: "openlca.nothing" }));
  });
});
