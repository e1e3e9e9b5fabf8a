import { againstWorkbook } from "../../src/report/check/againstWorkbook";
import { checkReport } from "../../src/report/check/checkReport";
import { disclosedIn } from "../../src/report/check/disclosed";
import type { ReportFinding } from "../../src/report/check/finding";
import { readText } from "../../src/report/check/readText";
import { mergeFindings } from "../../src/report/mergeFindings";
import { housings } from "../exchange/study";

const context = { factors: [], pinned: [] };
const rulesOf = (text: string) => checkReport(readText(text), context).filter(({ severity }) => severity !== "info").map(({ rule }) => rule);
const finding = (text: string, rule: string): ReportFinding => {
  const found = checkReport(readText(text), context).find((each) => each.rule === rule);
  if (!found) throw new Error(`no ${rule} among ${rulesOf(text).join(", ")}`);
  return found;
};

const stages = `表 5-1 各阶段碳足迹

| 生命周期阶段 | 碳排放量（tCO2e） | 占比（%） |
| --- | --- | --- |
| 原材料获取 | 60 | 60 |
| 原材料运输 | 10 | 10 |
| 产品生产 | 30 | 30 |
| 合计 | 100 | 100 |
`;

describe("a report against itself", () => {
  it("finds nothing in one whose sentences follow from its tables", () => {
    expect(rulesOf(`# 水泵壳体碳足迹报告\n\n本报告的各阶段结果见表 5-1。\n\n${stages}\n原材料获取的碳足迹占比最大，占总量的 60 %。产品碳足迹为 0.5 tCO2e/t。\n\n声明：单位产品碳足迹为 0.50 tCO2e/t，依据 ISO 14067:2018。`)).toEqual([]);
  });

  it("denies the first place to a stage that its table puts second", () => {
    const found = finding(`${stages}\n由此可知，产品生产阶段贡献最大。`, "text.ranking");
    expect(found).toMatchObject({ severity: "error", expected: "原材料获取", place: { label: expect.stringContaining("贡献最大") }, other: { label: "表 5-1 各阶段碳足迹" } });
    expect(found.message.zh).toMatch(/产品生产 占 30\.0 %.*原材料获取 占 60\.0 %/);
    expect(rulesOf("Table 1 Results\n\n| Stage | Emission (kgCO2e) |\n| --- | --- |\n| Raw materials | 10 |\n| Production | 80 |\n| Packaging | 10 |\n\nThe raw materials are the largest source.\nRaw materials have the largest share.")).toContain("text.ranking");
  });

  it("sees a share that is called high and is the lowest of its sentence", () => {
    expect(rulesOf("电力占比高达 3.1 %，原料运输占比为 40.2 %，分销占比为 56.7 %。")).toContain("text.ranking");
    expect(rulesOf("电力占比高达 56.7 %，原料运输占比为 40.2 %，分销占比为 3.1 %。")).toEqual([]);
  });

  it("holds a claim of more than so many percent against the results", () => {
    expect(rulesOf(`${stages}\n原材料获取的贡献均高达 80 %以上。`)).toContain("text.share");
    expect(rulesOf(`${stages}\n原材料获取的贡献超过 50 %。`)).toEqual([]);
  });

  it("finds two results for one product, and a number whose unit is a gas", () => {
    const text = "结论：该铸件总碳足迹值为 8123.4CO2，产品碳足迹为 0.31tCO2/t。\n\n声明：产品碳足迹：0.72tCO2/t";
    expect(rulesOf(text)).toEqual(expect.arrayContaining(["unit.missing", "result.conflict"]));
    expect(rulesOf("结论：产品碳足迹为 0.312 tCO2/t。\n\n声明：产品碳足迹：312 kgCO2/t")).toEqual([]);
  });

  it("doubts a metal part of half a gram of CO2", () => {
    expect(rulesOf("评价对象为铸铁支架。产品碳足迹为 0.0005kgCO2/件。")).toContain("result.implausible");
    expect(rulesOf("评价对象为铸铁支架。产品碳足迹为 5.2 kgCO2/件。")).toEqual([]);
  });

  it("finds the product of another report", () => {
    expect(finding("本报告评价水泵壳体的碳足迹。\n\n建议选用再生料，从而降低割草机产品碳足迹。", "text.foreign").message.zh).toMatch(/割草机/);
    expect(rulesOf("本报告评价水泵壳体的碳足迹。水泵壳体由铸铁制成。\n\n建议选用再生料，从而降低水泵壳体产品碳足迹。")).toEqual([]);
    expect(rulesOf("This report is about pump housings.\n\nWe advise to reduce the footprint of the lawn mower by using scrap.")).toContain("text.foreign");
  });

  it("takes a sentence that begins with a table's number for no caption", () => {
    expect(rulesOf(`Table 1 gives the calculation row by row.\n\nTable 1 Results\n\n| Stage | Emission (kgCO2e) |\n| --- | --- |\n| Raw materials | 10 |\n| Production | 80 |`)).toEqual([]);
  });

  it("knows a foreign product also as the subject of a sentence", () => {
    expect(finding("本报告评价水泵壳体的碳足迹。水泵壳体由铸铁制成。割草机的碳足迹主要来自铸铁。", "text.foreign").message.zh).toMatch(/割草机/);
    expect(rulesOf("本报告评价水泵壳体的碳足迹。水泵壳体的碳足迹主要来自铸铁。")).toEqual([]);
    expect(finding("This report is about gearbox covers.\n\nThe footprint of the bicycle frame can be lowered with more scrap.", "text.foreign").message.en).toMatch(/bicycle frame/);
  });

  it("reads tables whose cells have bars between them alone", () => {
    const text = "Table 1 Transport\nItem | Mass (kg) | Distance (km) | Factor (kgCO2e/t·km) | Emission (kgCO2e)\nPig iron | 1000 | 300 | 0.1 | 30000\nSteel | 30 | 80 | 0.1 | 0.24\n";
    expect(finding(text, "unit.scale").message.en).toMatch(/^Pig iron: 30000 kgCO2e is 1000 times too large/);
    expect(rulesOf(text.replace("30000", "30"))).toEqual([]);
  });

  it("says once what it says of several items, and nothing that the report says itself beside the rule's name", () => {
    const said = (item: string, value: string) => ({ rule: "factor.outlier", severity: "warning" as const, message: { en: `${item}: ${value} is far out.`, zh: `${item}：${value} 偏离。` } });
    expect(mergeFindings([said("Iron", "9 kg/kg"), said("Zinc", "7 kg/kg"), said("Steel", "9 kg/kg")]).map(({ message, findings }) => [message.en, message.zh, findings.length])).toEqual([
      ["Iron, Steel: 9 kg/kg is far out.", "Iron、Steel：9 kg/kg 偏离。", 2], ["Zinc: 7 kg/kg is far out.", "Zinc：7 kg/kg 偏离。", 1],
    ]);
    const disclosed = disclosedIn(readText("Table 2 Remarks\n\n| Place | Rule | Remark |\n| --- | --- | --- |\n| A1 | factor.outlier | Iron, Steel: 9 kg/kg is far out. |\n"));
    const place = { block: 0, label: "" };
    expect(disclosed({ ...said("Bar", "9 kg/kg"), place })).toBe(true);
    expect(disclosed({ ...said("Bar", "8 kg/kg"), place })).toBe(false);
    expect(disclosed({ ...said("Bar", "9 kg/kg"), rule: "sum.mismatch", place })).toBe(false);
  });

  it("finds a pointer to a table that does not exist, and a table without rows", () => {
    expect(finding(`结果见表 5-1，因子见表 9-9。\n\n${stages}`, "text.reference").message.zh).toMatch(/表 9-9/);
    expect(rulesOf(`表 2-1 产量汇总\n\n产品名称 产量（吨）\n\n${stages}`)).toContain("table.empty");
  });

  it("counts what it announces", () => {
    expect(finding("构成要素主要包括4部分：\n\n（1）原料运输；\n\n（2）生产；\n\n（3）分销。", "text.count").expected).toBe("3");
    expect(rulesOf("构成要素主要包括三个部分：（1）原料运输；（2）生产；（3）分销。")).toEqual([]);
  });

  it("works out the units of a formula", () => {
    expect(rulesOf("EF燃气（tCO2/10^4Nm3）=单位热值排放（tCO2/GJ）×低位发热量（GJ/t）")).toContain("text.formula");
    expect(rulesOf("EF燃气（tCO2/10^4Nm3）=单位热值排放（tCO2/GJ）×低位发热量（GJ/10^4Nm3）")).toEqual([]);
    expect(rulesOf("EF柴油（kgCO2/l）=单位热值排放（tCO2/GJ）×低位发热量（GJ/t）×密度kg/l")).toEqual([]);
  });

  it("knows a table that was copied from another one by its text", () => {
    expect(rulesOf("表 3-2 木托盘消耗量\n\n| 数据项 | 用于产品包装的塑料膜消耗量 |\n| --- | --- |\n| 数据值 | 5 |\n| 单位 | t |\n| 木托盘 | 5 |")).toContain("label.exchanged");
  });

  it("finds stages whose labels have moved against their sources", () => {
    expect(rulesOf("表 1 汇总\n\n| 项目 | 要素 | 排放量（tCO2） |\n| --- | --- | --- |\n| 原料运输碳排放 | 运输消耗 | 4 |\n| 产品分销形成的碳排放 | 电力消耗 | 60 |\n| 生产过程中的碳排放 | 运输燃料消耗 | 9 |")).toContain("label.exchanged");
  });

  it("finds an amount that lost a digit between two tables of two products", () => {
    const text = "表 1 活动数据\n\n| 产品 | 类别 | 数据 |\n| --- | --- | --- |\n| 甲机 | 电 | 1200kWh |\n| 乙机 | 电 | 4000kWh |\n\n表 2 电力\n\n| 清单 | 数据 | 因子 |\n| --- | --- | --- |\n| 电力 (单位: kWh) | 1200 | 0.5 |\n| 电力 (单位: kWh) | 40000 | 0.5 |";
    expect(finding(text, "activity.conflict").expected).toBe("4000kWh");
  });

  it("has its tables audited: kilograms that are called tonnes", () => {
    const text = "表 4 运输\n\n| 名称 | 周转量（t.km） | 因子（kgCO2e/t.km） | 排放量（tCO2e） |\n| --- | --- | --- | --- |\n| 生铁 | 50000 | 0.1 | 5000 |\n| 焦炭 | 20000 | 0.1 | 2000 |\n| 废钢 | 30000 | 0.1 | 3000 |";
    expect(finding(text, "unit.scale").place.label).toBe("表 4 运输");
  });

  it("names the standard that replaced a withdrawn one, and a boundary that goes beyond its gate", () => {
    expect(finding("依据 ISO/TS 14067:2013 编制。", "standard.withdrawn").expected).toBe("ISO 14067:2018");
    expect(rulesOf("涵盖了从原材料获取到分销完成的各个阶段，属于从摇篮到大门模式。")).toContain("boundary.text");
    expect(rulesOf("涵盖了从原材料获取到产品出厂的各个阶段，属于从摇篮到大门模式，不包括分销和使用阶段。")).toEqual([]);
  });
});

describe("reports saved as text", () => {
  const table = (text: string) => readText(text).blocks.find((block) => block.kind === "table");

  it("joins lines that a page's width broke", () => {
    expect(readText("全球气候正在\n\n发生变化。\n\n第二段。").blocks.map((block) => (block.kind === "paragraph" ? block.text : ""))).toEqual(["全球气候正在发生变化。", "第二段。"]);
  });

  it("reads cells on lines of their own, with the total under its column", () => {
    expect(table("表 1\n\n\t名称\n\t吨\n\t公里\n\n\t铁\n\t5\n\t7\n\n\t合计\n\t7\n")).toMatchObject({ rows: [["名称", "吨", "公里"], ["铁", "5", "7"], ["合计", "", "7"]] });
  });

  it("goes on reading a table behind the end of its page", () => {
    expect(table("a\tb\tc\n甲\t1\t2\n\n某公司产品碳足迹报告\n\n乙\t3\t4\n")).toMatchObject({ rows: [["a", "b", "c"], ["甲", "1", "2"], ["乙", "3", "4"]] });
  });

  it("reads words under a caption, with the stage that stands on a line of its own", () => {
    expect(table("表 7-1 结果\n\n环节 参数 数据 单位\n\n原料获取\n铁消耗量 245 t\n锌消耗量 3.2 t\n")).toMatchObject({ rows: [["环节", "参数", "数据", "单位"], ["原料获取", "铁消耗量", "245", "t"], ["原料获取", "锌消耗量", "3.2", "t"]] });
  });

  it("reads tables and paragraphs of HTML", () => {
    expect(readText("<html><body><p>a &amp; b</p><table><caption>Table 1</caption><tr><th>x</th><th>y</th></tr><tr><td>1</td><td>2</td></tr></table></body></html>").blocks).toMatchObject([{ text: "a & b" }, { text: "Table 1" }, { rows: [["x", "y"], ["1", "2"]] }]);
  });
});

describe("a report against its workbook", () => {
  const check = (text: string) => againstWorkbook(readText(text), [housings], context);

  it("agrees where the figures are the workbook's, printed with fewer digits", () => {
    const { findings, agreeing } = check("Table 1 Inventory\n\n| Item | Amount (t) | Emission factor (kgCO2e/kg) | Emission (tCO2e) |\n| --- | --- | --- | --- |\n| Pallets | 4 | 0.55 | 2.2 |\n| Pig iron | 180 | 1.5 | 270 |\n\nTotal emissions: 430.0 tCO2e");
    expect(findings).toEqual([]);
    expect(agreeing).toBeGreaterThanOrEqual(4);
  });

  it("names both places of a contradiction", () => {
    const { findings } = check("Table 1 Inventory\n\n| Item | Amount (t) | Emission factor (kgCO2e/kg) | Emission (tCO2e) |\n| --- | --- | --- | --- |\n| Pallets | 4 | 0.65 | 2.6 |\n| Lawn mower | 4 | 0.5 | 2 |");
    expect(findings).toEqual(expect.arrayContaining([
      expect.objectContaining({ rule: "workbook.figure", place: expect.objectContaining({ label: "Table 1 Inventory" }), other: { sheet: "Housings", range: "F6" } }),
      expect.objectContaining({ rule: "workbook.item", message: expect.objectContaining({ en: expect.stringContaining("Lawn mower") }) }),
    ]));
  });

  it("recalculates shares in sentences", () => {
    expect(check("Raw materials account for 62.8 % of the footprint.").findings).toEqual([]);
    expect(check("Raw materials account for 52.8 % of the footprint.").findings).toMatchObject([{ expected: "62.79 %" }]);
  });
});
