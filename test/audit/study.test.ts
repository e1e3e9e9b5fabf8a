import { auditWorkbook } from "../../src/audit/auditWorkbook";
import type { CellValue } from "../../src/tables/grid";
import { readStudy } from "../../src/workbook/studySheet";
import { sheet } from "../tables/sheet";
import type { CaseCell } from "../tables/sheet";
import { shippedFactors } from "./library";

const factors = shippedFactors();
const rows: CaseCell[][] = [
  ["名称", "阶段", "用量", "单位", "因子", "因子单位", "排放量(kgCO2e)", "数据年份"],
  ["钢板", "原材料获取", 100, "kg", 2.1, "kgCO2e/kg", 210, 2020],
  ["外购电力", "生产", 1000, "kWh", 0.5777, "kgCO2e/kWh", 577.7, 2024],
];

function found(study: readonly (readonly CellValue[])[], table = rows): string[] {
  const grids = [sheet({ name: "计算", rows: table }), sheet({ name: "PCF Study", rows: study })];
  return auditWorkbook(grids, { factors, pinned: [], study: readStudy(grids) }).map(({ rule, severity, sheet: on, range }) => `${severity} ${rule} ${on}!${range}`);
}

test("a table under a study that it fulfils gives nothing", () => {
  expect(found([["产品名称", "钢件"], ["系统边界", "从摇篮到大门"], ["数据起始日期", 2024], ["数据截止日期", 2024], ["生产地", "辽宁省"], ["GWP 版本", "AR6"], ["原材料获取", "纳入"], ["产品生产", "纳入"], ["使用", "不纳入", "摇篮到大门"]])).toEqual([]);
});

test("a stage that is included needs a figure, one that is excluded a reason", () => {
  expect(found([["系统边界", "从摇篮到坟墓"], ["包装", "纳入"], ["使用", "不纳入"], ["废弃处置", "不纳入", "由客户承担"]])).toEqual(["warning boundary.missing PCF Study!B2", "info boundary.missing PCF Study!C3"]);
});

test("a boundary that the tables do not cover is told at its cell", () => {
  expect(found([["System boundary", "Cradle to grave"]])).toEqual(["warning boundary.missing PCF Study!B1"]);
});

test("the period decides what is outdated", () => {
  expect(found([["核算期", "2031-01-01 至 2031-12-31"]]).filter((each) => each.includes("factor.outdated"))).toEqual(["warning factor.outdated 计算!H2", "warning factor.outdated 计算!H3"]);
  expect(found([["核算期", "2024-01-01 至 2024-12-31"]]).filter((each) => each.startsWith("warning"))).toEqual([]);
});

test.each(["US", "United States", "美国"])("a plant in %s with China's grid", (place) => {
  expect(found([["生产地", place]])).toContain("warning factor.region 计算!E3");
});

test("the study's GWP set is the one that others are held against", () => {
  const table = [...rows, [], ["采用 IPCC AR5 的 GWP 值"], ["GWP 取自第五次评估报告"]];
  expect(found([["GWP 版本", "AR6"]], table).filter((each) => each.includes("gwp"))).toEqual(["warning gwp.mixed 计算!A5", "warning gwp.mixed 计算!A6"]);
});

test("the limits of cut-off are those of the study", () => {
  const table: CaseCell[][] = [["舍弃项", "占比(%)"], ["油漆", 2], ["焊材", 0.5]];
  expect(found([], table)).toContain("warning cutoff.exceeded 计算!B2");
  expect(found([["取舍准则", "单项不超过 3%，合计不超过 5%"]], table)).toEqual([]);
});

test("a standard of the study that is withdrawn is told where it stands", () => {
  expect(found([["依据标准", "ISO/TS 14067:2013; GB/T 24067-2024"]])).toContain("info standard.withdrawn PCF Study!B1");
});
