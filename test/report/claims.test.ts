import { openBook } from "../../src/hosts/headless";
import { checkReport } from "../../src/report/check/checkReport";
import { readText } from "../../src/report/check/readText";

const findings = (text: string) => checkReport(readText(text), { factors: [], pinned: [] }).filter(({ severity }) => severity !== "info");
const told = (text: string) => findings(text).map(({ rule, expected }) => `${rule} ${expected ?? ""}`.trim());

const hose = `Table 1 - Inputs per hose

| Input | Amount | Unit | EF (kg CO2e/unit) | kg CO2e |
|---|---|---|---|---|
| PVC compound | 1.1 | kg | 2.0 | 2.20 |
| Polyester yarn | 0.12 | kg | 5.5 | 0.66 |
| Electricity | 1.4 | kWh | 0.4 | 0.56 |
| Total | | | | 3.42 |
`;
const pallet = `表 1 结果

| 阶段 | 碳排放（kgCO2e） | 占比（%） |
|---|---|---|
| 原料 | 18.0 | 75 |
| 生产 | 4.8 | 20 |
| 运输 | 1.2 | 5 |
| 合计 | 24.0 | 100 |
`;

describe("figures in sentences against the tables of a report", () => {
  it("finds nothing where they agree, in shares of the whole or of a stage, by item, stage or several together", () => {
    expect(told(`${hose}\nOverall, one hose causes 3.42 kg CO2e in total. PVC compound accounts for 64 % of the footprint, electricity for 16.4 %. The sum of PVC compound and polyester yarn is 2.86 kg CO2e; polyester yarn emits 660 g CO2e. The second largest source is polyester yarn. The biggest share comes from PVC compound.`)).toEqual([]);
    expect(told(`${pallet}\n每个托盘碳足迹为 24.0 kgCO2e，碳足迹主要来自原料。生产阶段排放 4.8 kgCO2e，占 20%；运输阶段占 5.0%。电力减少 10% 时，总量可降低约 2%。其次为生产阶段，是第二大排放源。`)).toEqual([]);
  });

  it("recalculates the share of an item or a stage", () => {
    expect(told(`${hose}\nPVC compound accounts for 61 % of the footprint.`)).toEqual(["text.share 64.33 %"]);
    expect(told(`${pallet}\n生产阶段排放 4.8 kgCO2e，占 25%。`)).toEqual(["text.share 20 %"]);
    expect(told(`${pallet}\n生产阶段的排放减少了 25%。`)).toEqual([]);
    expect(told(`${pallet}\nIn der Literatur: production accounts for about 25 %.`)).toEqual([]);
  });

  it("sees shares of stages that add up to more than the whole, and takes those of two products for two", () => {
    expect(told("原材料阶段排放 1860 tCO2e，占 75%；生产阶段排放 496 tCO2e，占 20%；运输阶段排放 124 tCO2e，占 15%。")).toEqual(["share.total 100 %"]);
    expect(told("原材料阶段占 75.1%，生产阶段占 20.0%，运输阶段占 5.0%。")).toEqual([]);
    expect(told("甲型中原材料占 80%，生产占 20%；乙型中原材料占 76%，生产占 24%。")).toEqual([]);
  });

  it("holds an emission against the row, a sum of rows and the total that it was meant to be", () => {
    expect(told(`${hose}\nPolyester yarn emits 0.066 kg CO2e.`)).toEqual(["text.emission 0.66"]);
    expect(told(`${hose}\nThe sum of PVC compound and polyester yarn is 2.68 kg CO2e.`)).toEqual(["text.emission 2.86"]);
    expect(told(`${hose}\nThe overall footprint is 3.24 kg CO2e.`)).toEqual(["result.conflict 3.42"]);
    expect(told(`${pallet}\n原料阶段排放 16.0 kgCO2e。`)).toEqual(["text.emission 18"]);
  });

  it("leaves other years, other products, targets and factors alone", () => {
    for (const sentence of ["The total footprint was 3.9 kg CO2e last year.", "The industry average is 3.1 kg CO2e in total.", "If the yarn were recycled, the total footprint would be 3.1 kg CO2e.", "The emission factor of polyester yarn is 5.5 kg CO2e/kg, that of PVC compound 2.0 kg CO2e/kg."]) expect({ sentence, found: told(`${hose}\n${sentence}`) }).toEqual({ sentence, found: [] });
  });

  it("compares with what a wrong row should be, so that one mistake is told once", () => {
    const wrong = hose.replace("| 0.56 |", "| 5.6 |").replace("| 3.42 |", "| 8.46 |");
    expect(told(`${wrong}\nPVC compound accounts for 64.3 % of the footprint.`).filter((each) => each.startsWith("text"))).toEqual([]);
  });

  it("checks a change against the two figures that it lies between", () => {
    expect(told("电力减少 10% 时，原总碳足迹 1000 tCO2e 变为 985 tCO2e，变化 2.5%。")).toEqual(["sensitivity.mismatch 1.5 %"]);
    expect(told("The total falls from 1000 t CO2e to 985 t CO2e, a reduction of 1.5 %.")).toEqual([]);
    expect(told("With a factor of 0.8 t CO2e/t the total would fall to 92.6 t CO2e, 51 % less.")).toEqual([]);
  });
});

describe("the largest, in other words", () => {
  it.each([
    [hose, "Most of the footprint is caused by electricity.", "PVC compound"], [hose, "The footprint is dominated by polyester yarn.", "PVC compound"], [hose, "The biggest share comes from electricity.", "PVC compound"],
    [pallet, "碳足迹主要来自运输环节。", "原料"], [pallet, "生产阶段占 20%，是最主要的排放源。", "原料"],
  ])("%#", (table, sentence, top) => {
    expect(told(`${table}\n${sentence}`)).toEqual([`text.ranking ${top}`]);
    expect(told(`${table}\n${sentence.replace(/electricity|polyester yarn/, "PVC compound").replace(/运输|生产/, "原料").replace("20%", "75%")}`)).toEqual([]);
  });

  it("is held against shares in another paragraph where there is no table", () => {
    expect(told("原材料阶段占 75%，生产阶段占 20%，运输阶段占 5%。\n\n结论：生产阶段占比最大。")).toEqual([expect.stringContaining("text.ranking")]);
  });
});

describe("tables and results", () => {
  it("sees rows that are those of a table on something else", () => {
    const table = "| Material | Distance (km) | Mass (t) | kgCO2e |\n|---|---|---|---|\n| Cotton | 3200 | 10 | 1600 |\n| Dyes | 200 | 0.5 | 10 |\n";
    expect(told(`Table 1 Transport of raw cotton\n\n${table}\nTable 2 Transport of packaging\n\n${table}`)).toContain("label.exchanged");
    expect(told(`Table 1 Transport of raw cotton\n\n${table}\nTable 2 Summary of results\n\n${table}`)).not.toContain("label.exchanged");
    expect(told(`Table 1 Transport of raw cotton\n\n${table}\nTable 1 Transport of raw cotton (continued)\n\n${table}`)).not.toContain("label.exchanged");
  });

  it("sees a heading that measures emissions in something else", () => {
    expect(told("表 1 运输\n\n| 名称 | 距离（km） | CO2产生量（t·km） |\n|---|---|---|\n| 钢 | 100 | 5 |\n| 铝 | 200 | 7 |")).toContain("text.unit");
    expect(told("表 1 运输\n\n| 名称 | 距离（km） | CO2排放量（t） | 碳排放比例（%） |\n|---|---|---|---|\n| 钢 | 100 | 5 | 40 |\n| 铝 | 200 | 7.5 | 60 |")).not.toContain("text.unit");
  });

  it("reads results per piece in words, and knows two products and two units from two results", () => {
    expect(told("The carbon footprint of one cylinder is 233.1 kg CO2e per cylinder.\n\nThe declared footprint is 2.331 kg CO2e per cylinder.")).toEqual(["result.conflict"]);
    expect(told("甲型电机碳足迹为 120 kgCO2e/台，乙型电机碳足迹为 95 kgCO2e/台。")).toEqual([]);
    expect(told("Carbon footprint: 0.262 kg CO2e per jar, a footprint of 1.31 kg CO2e/kg.")).toEqual([]);
  });

  it("knows the product of another report as what is made, and as what has a footprint", () => {
    expect(told(`${hose}\nThe manufacturer of the bicycle should save energy.`)).toEqual(["text.foreign"]);
    expect(told(`${hose}\nThe carbon footprint of the cement clinker is 2.4 kg CO2e/kg.`)).toEqual(["text.foreign"]);
    expect(told(`Garden hose\n\n${hose}\nThe manufacturer of the garden hose should save energy.`)).toEqual([]);
  });
});

describe("what is said roughly, in the second place, or of a factor", () => {
  it.each([
    [hose, "Electricity contributes roughly a third of the footprint.", "Electricity contributes roughly a sixth of the footprint.", "text.share 16.37 %"],
    [hose, "About two thirds of the footprint come from polyester yarn.", "About two thirds of the footprint come from PVC compound.", "text.share 19.3 %"],
    [hose, "Polyester yarn is responsible for more than 40 % of the total.", "PVC compound is responsible for more than 60 % of the total.", "text.share 19.3 %"],
    [hose, "PVC compound accounts for nearly half of the footprint.", "PVC compound accounts for almost two thirds of the footprint.", "text.share 64.33 %"],
    [pallet, "生产阶段的排放占比接近一半。", "生产阶段的排放占比约为五分之一。", "text.share 20 %"],
    [pallet, "原料占总排放的九成左右。", "原料占总排放的七成五左右。", "text.share 75 %"],
    [pallet, "运输占总排放的 30 % 以上。", "运输占总排放的不足 10 %。", "text.share 5.0 %"],
    [hose, "PVC compound is the largest source, followed by electricity.", "PVC compound is the largest source, followed by polyester yarn.", "text.ranking Polyester yarn"],
    [pallet, "原料最大，其次是运输。", "原料最大，其次是生产。", "text.ranking 生产"],
    [pallet, "占比最大的是运输。", "占比最大的是原料。", "text.ranking 原料"],
    [hose, "For electricity an emission factor of 0.5 kg CO2e/kWh was taken.", "For electricity an emission factor of 400 g CO2e/kWh was taken.", "factor.conflict 0.4 kg CO2e/kWh"],
    [hose, "The hose is made of four things: compound, yarn and tape.", "The hose is made of three things: compound, yarn and tape.", "text.count 3"],
    [pallet, "托盘由五种原料制成：木方、铁钉、胶水和油墨。", "托盘由四种原料制成：木方（松木、杨木）、铁钉、胶水和油墨。", "text.count 4"],
  ])("%#: a contradiction, and none", (table, wrong, right, expected) => {
    expect(told(`${table}\n${wrong}`)).toEqual([expected]);
    expect(told(`${table}\n${right}`)).toEqual([]);
  });

  it("takes several together for several, and two products side by side for two", () => {
    expect(told(`${hose}\nCompound and polyester yarn account for 83.6 % of the footprint. PVC compound accounts for 64 % of the footprint and electricity for 16.4 %.`)).toEqual([]);
    const two = "| Part | A kg CO2e | B kg CO2e |\n|---|---|---|\n| Housing | 12 | 2 |\n| Driver | 6 | 6 |\n| Total | 18 | 8 |\n";
    expect(told(`${two}\nIn A the housing is the largest contributor (66.7 %), in B the driver (75 %).`)).toEqual([]);
    expect(told(`${two}\nIn A the housing has a share of 86.7 %.`)).toEqual(["text.share 66.67 %"]);
  });

  it("reads a change in other words, and a result that is called one", () => {
    expect(told("If the cement is raised, the total rises from 133.2 kg CO2e to 145.4 kg CO2e, i.e. by 19.1 %.")).toEqual(["sensitivity.mismatch 9.16 %"]);
    expect(told("核算结果为 8.57 tCO2e/t。\n\n综上，1 吨铝型材的碳足迹为 8.75 tCO2e/t。")).toEqual(["result.conflict"]);
  });

  it.each([
    ["PVC compound (main input) accounts for more than 80 % of the footprint.", "PVC compound (main input) accounts for more than 60 % of the footprint.", ["text.share 64.33 %"]],
    ["Electricity is the second largest source.", "Polyester yarn is the second largest source.", ["text.ranking Polyester yarn"]],
    ["Electricity is the main source.", "PVC compound is the main source.", ["text.ranking PVC compound"]],
    ["The hose needs 1.8 kWh of electricity.", "The hose needs 1.4 kWh of electricity.", ["activity.conflict 1.4 kWh"]],
    ["One hose stands for 342 kg CO2e, i.e. 3.42 t CO2e.", "1.2 kg CO2e/m, i.e. 3.42 kg CO2e/piece.", ["unit.scale 0.342 t CO2e"]],
  ])("%s", (wrong, right, expected) => {
    expect(told(`${hose}\n${wrong}`)).toEqual(expected);
    expect(told(`${hose}\n${right}`)).toEqual([]);
  });

  it("holds a result per unit against the table of that unit", () => {
    const fabric = "面料碳足迹\n\n| 工序 | 排放（kgCO2e/kg） |\n|---|---|\n| 纺丝 | 1.10 |\n| 织造 | 0.95 |\n| 染整 | 6.45 |\n| 合计 | 8.50 |\n";
    expect(told(`${fabric}\n每千克面料的碳足迹为 8.05 kgCO2e。纺丝和织造合计 2.05 kgCO2e。`)).toEqual(["result.conflict 8.5"]);
    expect(told(`${fabric}\n每千克面料的碳足迹为 8.5 kgCO2e，每米面料碳足迹为 2.1 kgCO2e。`)).toEqual([]);
  });

  it("counts stages that are listed behind a colon", () => {
    expect(told("本产品共包含三个阶段：原材料获取、零部件运输、整机装配、整机运输。")).toEqual(["text.count 4"]);
    expect(told("本产品共包含四个阶段：原材料获取、零部件运输、整机装配、整机运输。")).toEqual([]);
  });

  it("reads columns that stand below each other between blanks", () => {
    const text = (total: string) => `Table 2 Emissions (kg CO2e per m3)\n\nProcess          Amount    Unit    kg CO2e\nWool scouring    25        kg      18.0\nBinder fibre     4         kg      14.4\nCarding          12        kWh     4.8\nTotal                              ${total}\n\nWool scouring is responsible for 48.4 %.`;
    expect(told(text("37.2"))).toEqual([]);
    expect(told(text("39.2"))).toEqual([expect.stringContaining("sum.mismatch")]);
  });

  it("holds a row of a sensitivity analysis that has become text against itself", () => {
    const row = (percent: string) => `表 4 敏感性分析\n\n参数 原总碳足迹（tCO2e） 减后总碳足迹（tCO2e） 差值 比例\n\n电力减少 10% 时 250.5 235.5 15 ${percent}`;
    expect(told(row("3.4"))).toEqual(["sensitivity.mismatch 5.99 %"]);
    expect(told(row("6.0"))).toEqual([]);
  });

  it("knows the year of a published factor by its name and value", () => {
    const { library } = openBook();
    const found = (year: string, name = "中型柴油货车运输（载重8t）") => checkReport(readText(`表 1 因子\n\n| 名称 | 碳排放因子（kgCO2e/t·km） | 数据时间 |\n|---|---|---|\n| ${name} | 0.1790 | ${year} |\n| 其他 | 1.5 | ${year} |\n`), { factors: library, pinned: [] }).filter(({ rule }) => rule === "factor.year");
    expect(found("2024年")).toMatchObject([{ expected: "2019", severity: "warning" }]);
    expect([...found("2019年"), ...found("2024年", "冷藏货车运输")]).toEqual([]);
  });

  it("knows a product by its last word, and without the count before it", () => {
    expect(told(`Racks\n\n${hose}\nA lighter profile would improve the footprint of the office chair further.`)).toEqual(["text.foreign"]);
    expect(told(`Garden hose\n\n${hose}\nWe shall reduce the footprint of the finished hoses by scrap.`)).toEqual([]);
    expect(told(`不锈钢保温杯碳足迹\n\n${pallet}\n每个保温杯的碳足迹为 24.0 kgCO2e。`)).toEqual([]);
    expect(told(`电动自行车碳足迹\n\n${pallet}\n本厂生产的电动滑板车也应参照执行。`)).toEqual(["text.foreign"]);
  });
});
