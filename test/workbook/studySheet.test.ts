import fc from "fast-check";
import { say } from "../../src/locales";
import type { Language } from "../../src/locales";
import { lifeCycle } from "../../src/footprint/lifeCycle";
import { emptyStudy, fieldOfLabel, missingFields, openStages, studyFields } from "../../src/study/fields";
import type { Study } from "../../src/study/study";
import { readStudy, studySheetName } from "../../src/workbook/studySheet";
import { planStudy } from "../../src/workbook/studySheet/planStudy";
import { readStudySheet } from "../../src/workbook/studySheet/readStudySheet";
import type { Grid } from "../../src/tables/grid";
import { MemoryWorkbook } from "./memoryWorkbook";
import { sheet } from "../tables/sheet";

const languages = fc.constantFrom<Language>("en", "zh");
// A text as a cell keeps it: no blanks around it. Semicolons part a list, a figure before a unit is its amount.
const text = fc.oneof(
  fc.string({ minLength: 1, maxLength: 40, unit: "binary" }).map((each) => each.trim()).filter((each) => each !== ""),
  // Values that are words of the sheet themselves.
  fc.constantFrom("Product", "产品名称：铸件", "使用", "纳入", "Included", "GWP", "007", "=1+1", studyFields[0]!.hint.zh, studyFields[1]!.en),
);
const figure = fc.oneof(fc.integer({ min: -1_000_000, max: 10_000_000 }).map(String), fc.constantFrom("0.10", "6270.5", "12345678901234567890.5", "1", "0.000001"));
const date = fc.oneof(fc.integer({ min: 1990, max: 2099 }).map(String), fc.date({ min: new Date("1990-01-01"), max: new Date("2099-12-31"), noInvalidDate: true }).map((each) => each.toISOString().slice(0, 10)));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const unit = fc.constantFrom("t", "kg", "件", "t.km", "万kWh", "piece");
const standard = fc.constantFrom("ISO 14067:2018", "GB/T 24067-2024", "PAS 2050:2011, with supplements", "Some guide, part 2");
const stages = fc.tuple(...lifeCycle.map(({ id }) => maybe(fc.record({ stage: fc.constant(id), included: maybe(fc.boolean()), reason: maybe(text) })))).map((all) => all.filter((each) => each !== null));

const studies: fc.Arbitrary<Study> = fc.record({
  product: maybe(text), specification: maybe(text), producer: maybe(text), goal: maybe(text), functionalUnit: maybe(text),
  declaredAmount: maybe(figure), declaredUnit: maybe(unit), outputAmount: maybe(figure), outputUnit: maybe(unit), massPerUnit: maybe(figure),
  boundary: maybe(fc.constantFrom("gate" as const, "grave" as const, "gates" as const)), stages, periodStart: maybe(date), periodEnd: maybe(date), region: maybe(text),
  standards: fc.uniqueArray(standard, { maxLength: 4 }), gwpSet: maybe(fc.constantFrom("AR4", "AR5", "AR6")), cutOff: maybe(text), allocation: maybe(text), dataQuality: maybe(text),
  author: maybe(text), reviewer: maybe(text), reportNumber: maybe(text), date: maybe(date),
});

async function written(study: Study, language: Language, before: Grid | null = null): Promise<Grid> {
  const workbook = new MemoryWorkbook(before === null ? [] : [before]);
  const { newSheet, edits } = planStudy(study, before, language);
  if (newSheet) await workbook.addSheet(studySheetName);
  await workbook.write(edits);
  return workbook.read(before?.sheet ?? studySheetName);
}

test("what is written is read again, in either language", async () => {
  await fc.assert(
    fc.asyncProperty(studies, languages, async (study, language) => {
      const read = readStudy([await written(study, language)]);
      expect(read?.problems).toEqual([]);
      expect(read?.study).toEqual(study);
    }),
    { numRuns: 300 },
  );
});

test("any study over any other, in the other language too, and nothing to write where nothing changed", async () => {
  await fc.assert(
    fc.asyncProperty(studies, studies, languages, languages, async (first, second, one, other) => {
      const before = await written(first, one);
      const after = await written(second, other, before);
      expect(readStudySheet(after).study).toEqual(second);
      expect(planStudy(second, after, one).edits).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

describe("a sheet typed by hand", () => {
  const grid = sheet({
    name: "研究信息",
    rows: [
      ["某铸件的研究"],
      ["型号：", "HT250", null, "产品名称", "机床铸件"],
      ["Functional unit / 功能单位", null, "1 t 铸件"],
      ["声明单位", "1 t"],
      ["产量", "6,270 t"],
      ["核算期", "2022年1月—12月"],
      ["GWP values", "IPCC AR6"],
      ["系统边界：摇篮到大门"],
      ["依据标准", "ISO 14067:2018、GB/T 24067-2024"],
      ["单重 (kg)", 1000],
      [],
      ["原辅料运输", "是"],
      ["使用", "不纳入：摇篮到大门"],
      ["End of life", "no", "cradle to gate"],
      ["包装", "?"],
    ],
  });
  const read = readStudy([sheet({ name: "Sheet1", rows: [["产品", "x"]] }), grid]);

  test("is read in any order and language, with joint cells and labels before a colon", () => {
    expect(read?.problems).toEqual([]);
    expect(read?.study).toEqual({
      ...emptyStudy,
      product: "机床铸件", specification: "HT250", functionalUnit: "1 t 铸件", declaredAmount: "1", declaredUnit: "t", outputAmount: "6270", outputUnit: "t",
      periodStart: "2022-01", periodEnd: "2022-12", gwpSet: "AR6", boundary: "gate", standards: ["ISO 14067:2018", "GB/T 24067-2024"], massPerUnit: "1000",
      stages: [
        { stage: "inbound", included: true, reason: null },
        { stage: "packaging", included: null, reason: null },
        { stage: "use", included: false, reason: "摇篮到大门" },
        { stage: "end-of-life", included: false, reason: "cradle to gate" },
      ],
    });
  });

  test("keeps its layout when a field changes, and takes a new one below", async () => {
    const study: Study = { ...read!.study, outputAmount: "7000", boundary: "grave", periodEnd: "2023-06", author: "某人" };
    const { edits } = planStudy(study, grid, "zh");
    expect(edits.map(({ row, column, content }) => [row, column, content])).toEqual([
      [4, 1, { value: "7000 t" }],
      [7, 0, { value: "系统边界：从摇篮到坟墓" }],
      [5, 1, { value: "2022-01 – 2023-06" }],
      [16, 0, { value: "编制人" }],
      [16, 1, { value: "某人" }],
      [16, 2, { value: "编制研究的人或机构" }],
    ]);
    expect(readStudySheet(await written(study, "zh", grid)).study).toEqual(study);
  });
});

test("dates of the sheet's own kind, and a year", () => {
  const read = readStudySheet(sheet({ name: studySheetName, rows: [["Data from", 44927], ["Data to", "31.12.2023"], ["Report date", "2024/5/31"]], formats: { B1: "yyyy-mm-dd" } }));
  expect(read.study).toMatchObject({ periodStart: "2023-01-01", periodEnd: "31.12.2023", date: "2024-05-31" });
  expect(readStudySheet(sheet({ name: studySheetName, rows: [["年度", 2023]] })).study).toMatchObject({ periodStart: "2023", periodEnd: "2023" });
});

test("what a field does not take is told with its cell, and nothing is guessed", () => {
  const { study, problems } = readStudySheet(sheet({ name: studySheetName, rows: [["GWP 版本", "最新"], ["Declared amount", "one"], ["Product", "a"], ["产品名称", "b"], ["使用", "也许"]] }));
  expect(study).toEqual({ ...emptyStudy, product: "a" });
  expect(problems.map(({ code }) => code)).toEqual(["study.value", "study.number", "study.twice", "study.value"]);
  expect(problems.map((problem) => say(problem, "en"))[0]).toBe('PCF Study!B1: "最新" is no answer to "GWP 版本". Write one of: AR4, AR5, AR6.');
  expect(say(problems[3]!, "zh")).toContain("纳入");
});

test("a workbook without the sheet has no study; a sheet of another kind called Study is none", () => {
  expect(readStudy([sheet({ name: "Sheet1", rows: [["Product", "a"], ["Goal", "b"], ["Author", "c"]] })])).toBeNull();
  expect(readStudy([sheet({ name: "Study", rows: [["Product", "a"]] })])).toBeNull();
  expect(readStudy([sheet({ name: "PCF Study", rows: [] })])?.study).toEqual(emptyStudy);
});

test("no label means two fields, and every label is its own", () => {
  for (const { field, zh, en } of studyFields) expect([fieldOfLabel(zh), fieldOfLabel(en)]).toEqual([field, field]);
  const words = studyFields.flatMap(({ field, zh, en, also }) => [zh, en, ...also].map((word) => [word, field] as const));
  for (const [word, field] of words) expect([word, fieldOfLabel(word)]).toEqual([word, field]);
});

test("what a study lacks is listed", () => {
  expect(missingFields(emptyStudy).map(({ field }) => field)).toContain("functionalUnit");
  expect(missingFields({ ...emptyStudy, standards: ["ISO 14067:2018"] }).map(({ field }) => field)).not.toContain("standards");
  expect(openStages({ ...emptyStudy, stages: [{ stage: "use", included: false, reason: null }, { stage: "materials", included: true, reason: null }] }).filter(({ lacks }) => lacks === "reason")).toEqual([{ stage: "use", lacks: "reason" }]);
});
