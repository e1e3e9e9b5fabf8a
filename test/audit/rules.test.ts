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
});
