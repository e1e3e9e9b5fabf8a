import { provideCustomFunctions } from "../../../src/hosts/engine/customFunctions";
import { UniverEngine } from "../../../src/hosts/engine/univerEngine";
import { testFunctions } from "./testFunctions";
import { answerAt, workbookOf } from "./workbooks";

provideCustomFunctions();
const engine = new UniverEngine({ ...testFunctions, language: "en" });
const value = async (formula: string) => (await engine.calculate(formula)).value;

describe("a custom function in the engine", () => {
  it.each([
    ["a single value as a matrix of one cell", "=PCF.TELL(5)", "[[5]] nothing nothing"],
    ["an argument left out in the middle as null", "=PCF.TELL(1,,3)", "[[1]] nothing [[3]]"],
    ["a blank cell as null inside a matrix, not as 0", "=PCF.TELL(Z99)", "[[nothing]] nothing nothing"],
    ["text as it is typed, not as the number or the day it looks like", '=PCF.TELL("1,740","2024-01-01","50%")', "[['1,740']] [['2024-01-01']] [['50%']]"],
    ["truth values and numbers with their sign", "=PCF.TELL(TRUE,-1.5,1=2)", "[[true]] [[-1.5]] [[false]]"],
    ["an array as its rows", "=PCF.TELL({1,2;3,4})", "[[1 2] [3 4]] nothing nothing"],
    ["an error as an error object, in a single cell too", "=PCF.TELL(1/0,NA())", "[[#DIV/0!]] [[#N/A]] nothing"],
    ["the result of a native function", "=PCF.TELL(SEQUENCE(2),UPPER(\"kg\"))", "[[1] [2]] [['KG']] nothing"],
    ["a repeating argument as one list of matrices", "=PCF.LIST(1,{2,3},\"x\")", "[[[1]] [[2 3]] [['x']]]"],
    ["the address of its cell, last", "=PCF.WHERE()", "A1"],
    ["a full-width bracket and comma of a Chinese keyboard", "=PCF.TELL（1，2）", "[[1]] [[2]] nothing"],
  ])("is handed %s", async (_, formula, told) => {
    expect(await value(formula)).toBe(told);
  });

  it("is handed ranges with their blanks, texts and errors", async () => {
    const results = await engine.recalculate(workbookOf({ A1: 1, A2: "x", A4: "=1/0", A5: false, A6: "", B1: "=PCF.TELL(A1:A6)" }));
    expect(answerAt(results, "B1")?.value).toBe("[[1] ['x'] [nothing] [#DIV/0!] [false] ['']] nothing nothing");
  });

  it.each([
    ["NaN", '=PCF.GIVE("nan")', { error: "#VALUE!" }],
    ["infinity", '=PCF.GIVE("infinity")', { error: "#NUM!" }],
    ["undefined", '=PCF.GIVE("nothing")', 0],
    ["null", '=PCF.GIVE("null")', 0],
    ["empty text", '=PCF.GIVE("blank")', ""],
    ["rows of unequal length", '=PCF.GIVE("ragged")', { error: "#VALUE!" }],
    ["no rows", '=PCF.GIVE("empty")', { error: "#VALUE!" }],
    ["an object", '=PCF.GIVE("object")', { error: "#VALUE!" }],
    ["true", '=PCF.GIVE("yes")', true],
  ])("that answers %s shows what Excel shows", async (_, formula, shown) => {
    expect(await value(formula)).toEqual(shown);
  });

  it("spills a matrix, element by element", async () => {
    expect(await engine.calculate('=PCF.GIVE("holes")')).toEqual({ value: 0, spill: [[0, 0, { error: "#VALUE!" }]] });
  });

  it("keeps the message of an error, of the cell and of each element of a spill", async () => {
    expect(await engine.calculate("=PCF.MUL(1)")).toEqual({ value: { error: "#N/A" }, message: "b is missing" });
    const results = await engine.recalculate(workbookOf({ A1: 1, A2: "x", A3: 3, B1: "=PCF.MUL(A1:A3,2)*10", C1: "=B2", D1: "=IFERROR(PCF.MUL(1),7)" }));
    expect(answerAt(results, "B1")).toEqual({ value: 20, spill: [[20], [{ error: "#N/A" }], [60]], messages: [[null], ["'x' is no number"], [null]] });
    expect(answerAt(results, "C1")).toEqual({ value: { error: "#N/A" } });
    expect(answerAt(results, "D1")).toEqual({ value: 7 });
  });

  it("that throws something else is #VALUE! with its words", async () => {
    expect(await engine.calculate("=PCF.FAIL()")).toEqual({ value: { error: "#VALUE!" }, message: "out of range" });
  });

  it("says how many arguments it takes when it is given too few or too many", async () => {
    expect(await engine.calculate("=PCF.MUL()")).toEqual({ value: { error: "#VALUE!" }, message: "PCF.MUL was given 0 arguments; it takes 1 to 2. Check the commas and the brackets." });
    expect((await engine.calculate("=PCF.MUL(1,2,3)")).message).toContain("was given 3 arguments; it takes 1 to 2");
    expect((await engine.calculate("=PCF.LIST()")).message).toContain("at least 1");
    expect((await new UniverEngine({ ...testFunctions, language: "zh" }).calculate("=PCF.MUL(1,2,3)")).message).toContain("给了 3 个参数，应为 1 到 2 个");
  });

  it("is found in any case, with dots in its name, inside native functions and as their argument", async () => {
    expect(await value("=pcf.Mul(2,3)")).toBe(6);
    expect(await value("=PCF.DOTTED.NAME(4)+1")).toBe(5);
    expect(await value("=SUM(PCF.MUL({1;2;3},2))")).toBe(12);
    expect(await value("=LET(a,PCF.MUL(2,3),a*2)")).toBe(12);
    expect((await engine.calculate("=MAP({1,2},LAMBDA(v,PCF.MUL(v,10)))")).spill).toEqual([[10, 20]]);
    expect(await value("=INDEX(PCF.MUL({1;2;3},2),2)")).toBe(4);
    expect(await value("=_xlfn.XLOOKUP(2,{1,2},PCF.MUL({1,2},5))")).toBe(10);
  });

  it("that answers with a promise is waited for, and so is what depends on it", async () => {
    const results = await engine.recalculate(workbookOf({ A1: 4, B1: "=PCF.LATER(A1)+1", C1: "=B1*2", D1: "=PCF.LATERFAIL()", E1: "=SUM(PCF.LATER(A1:A2))" }));
    expect(answerAt(results, "C1")?.value).toBe(10);
    expect(answerAt(results, "D1")).toEqual({ value: { error: "#N/A" }, message: "not there in the end" });
    expect(answerAt(results, "E1")?.value).toBe(4);
  });

  it("must be associated and take matrices", () => {
    expect(() => new UniverEngine({ ...testFunctions, functions: new Map(), language: "en" })).toThrow("no function is associated with MUL");
  });
});
