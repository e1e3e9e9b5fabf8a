import fs from "node:fs";
import path from "node:path";
import { auditSteps, auditWorkbook } from "../../src/audit/auditWorkbook";
import { ruleIds } from "../../src/audit/finding";
import { rules } from "../../src/audit/rules";
import { sheet } from "../tables/sheet";
import { shippedFactors } from "./library";

const factors = shippedFactors();
const calculation = sheet({ name: "计算", rows: [["名称", "用量(kg)", "因子(kgCO2e/kg)", "排放量(kgCO2e)"], ["钢板", 100, 2.1, 210], ["铝锭", 20, 16, 999]] });

describe("the rules", () => {
  it("are those that are declared, each once, each in a file of its own", () => {
    expect(rules.map((rule) => rule.id).sort()).toEqual([...ruleIds].sort());
    const files = fs.readdirSync(path.join(__dirname, "../../src/audit/rules")).filter((file) => file !== "index.ts");
    const name = (id: string) => `${id.replace(/\.(.)/, (_, letter: string) => letter.toUpperCase())}.ts`;
    expect(files.sort()).toEqual(ruleIds.map(name).sort());
  });

  it("are listed in the README", () => {
    const readme = fs.readFileSync(path.join(__dirname, "../../src/audit/README.md"), "utf8");
    for (const id of ruleIds) expect(readme).toContain(id);
  });
});

describe("an audit", () => {
  it("tells how far it is, sheet by sheet and rule by rule", () => {
    const steps = [...auditSteps([calculation, { ...calculation, sheet: "B" }], { factors, pinned: [] })];
    expect(steps.map(({ step }) => step)).toEqual([...Array<string>(2 * 3).fill("read"), ...Array<string>(rules.length).fill("check")]);
  });

  it("gives the expected figure and a mend where one is certain", () => {
    const [finding] = auditWorkbook([calculation], { factors, pinned: [] });
    expect(finding).toMatchObject({ rule: "row.mismatch", severity: "error", sheet: "计算", range: "D3", expected: 320, mend: { sheet: "计算", range: "D3", value: 320 } });
    expect(finding?.message.en).toContain("20 kg x 16 kgCO2e/kg = 320 kgCO2e");
  });

  it("remarks a library factor in a formula that the workbook does not keep, and is silent once it is pinned", () => {
    const factor = factors.find(({ id }) => id === "gbt51366-steel-plate");
    const grid = sheet({ name: "S", rows: [["钢板", 100, { formula: '=PCF.MATERIAL(B1,"kg","gbt51366-steel-plate")', value: 240 }]] });
    expect(auditWorkbook([grid], { factors, pinned: [] }).map(({ rule, range }) => `${rule} ${range}`)).toEqual(["workbook.unpinned C1"]);
    expect(auditWorkbook([grid], { factors, pinned: factor ? [factor] : [] })).toEqual([]);
  });

  it("remarks on a factor that is kept and used once, where it is used", () => {
    const power = factors.find(({ boundary, region, value }) => boundary === "grid-CO2" && region === "CN" && value.length >= 6);
    if (!power) throw new Error("no grid factor");
    const used = sheet({ name: "S", rows: [["名称", "用量(kWh)", `因子(${power.unit})`, "排放量(kgCO2)"], ["电力", 1000, Number(power.value), Number(power.value) * 1000]] });
    const kept = sheet({ name: "Kept", rows: [["Id", "Name", "Value", "Unit", "Source"], [power.id, power.nameEn, Number(power.value), power.unit, power.source], ["x", "Steel plate", 2.4, "kgCO2e/kg", "own"]] });
    const types = (grids: Parameters<typeof auditWorkbook>[0], pinned: typeof factors) => auditWorkbook(grids, { factors, pinned }).filter(({ rule }) => rule === "factor.type").map(({ sheet: at }) => at);
    expect(types([kept], [power])).toEqual(["Kept"]);
    expect(types([used, kept], [power])).toEqual(["S"]);
  });
});
