import { provideCustomFunctions } from "../../../src/hosts/engine/customFunctions";
import { preparation } from "../../../src/hosts/engine/prepare";
import { UniverEngine } from "../../../src/hosts/engine/univerEngine";
import { testFunctions } from "./testFunctions";
import { answerAt, workbookOf } from "./workbooks";

provideCustomFunctions();
const engine = new UniverEngine({ ...testFunctions, language: "en" });
const recalculate = (...given: Parameters<typeof workbookOf>) => engine.recalculate(workbookOf(...given));

describe("the headless engine", () => {
  it("calculates native formulas, custom functions and what depends on both, in whatever order they stand", async () => {
    const results = await recalculate({ A1: "=SUM(C1:C2)", B1: 10, B2: 20, C1: "=B1*2", C2: "=PCF.MUL(B2,3)" });
    expect(answerAt(results, "A1")).toEqual({ value: 80 });
    expect([...(results.get("Sheet1")?.keys() ?? [])].sort()).toEqual(["0,0", "0,2", "1,2"]);
  });

  it("answers the exact double, not what a cell would show", async () => {
    expect(answerAt(await recalculate({ A1: "=1/3", A2: "=DATE(2024,1,1)", A3: "=25%/3" }), "A1")?.value).toBe(1 / 3);
  });

  it("follows a chain of a hundred thousand cells, upwards too", async () => {
    const cells = Object.fromEntries(Array.from({ length: 100_000 }, (_, row) => [`A${row + 1}`, row === 99_999 ? 1 : `=A${row + 2}+1`]));
    expect(answerAt(await recalculate(cells), "A1")?.value).toBe(100_000);
  }, 60_000);

  it("takes whole columns and references of a million rows", async () => {
    const results = await recalculate({ A1: 1, A2: 2, C1: "=SUM(A:A)", C2: "=SUMIFS(A:A,A:A,2)", C3: "=SUM(A1:A1000000)", C4: "=VLOOKUP(2,A:B,1,FALSE)", C5: "=COUNTBLANK(A:A)", C6: '=COUNTIF(A:A,"<>")', C7: "=SUMPRODUCT(A:A,A:A)", C8: "=ROWS(A:A)", C9: "=INDEX(A:A,2)" });
    expect(["C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8", "C9"].map((at) => answerAt(results, at)?.value)).toEqual([3, 2, 3, 2, 1048574, 2, 5, 1048576, 2]);
  });

  describe("with results that spill", () => {
    it("lets formulas read the spilled cells, wherever they stand", async () => {
      const results = await recalculate({ A1: "=B2*10", B1: "=SEQUENCE(3)", C1: "=SUM(B:B)", D1: "=B1#*2", E1: "=COUNT(D1#)", F1: "=D3" });
      expect(["A1", "C1", "E1", "F1"].map((at) => answerAt(results, at)?.value)).toEqual([20, 6, 3, 6]);
    });

    it("settles spills whose size depends on other spills", async () => {
      const results = await recalculate({ E1: "=SUM(D1:D99)", D1: "=SEQUENCE(B3)", B1: "=SEQUENCE(A5)", A1: "=SEQUENCE(5)" });
      expect(answerAt(results, "E1")?.value).toBe(6);
    });

    it("refuses a spill that has no room and says which cell is in the way", async () => {
      const results = await recalculate({ A1: "=SEQUENCE(3)", A3: "here", B1: "=SEQUENCE(2)", B2: "=1", C1048576: "={1;2}", D1: "=A1" });
      expect(answerAt(results, "A1")).toEqual({ value: { error: "#SPILL!" }, message: "The result needs 3 × 1 cells, but A3 is not empty. Clear those cells or move the formula." });
      expect(answerAt(results, "B1")?.message).toContain("B2 is not empty");
      expect(answerAt(results, "C1048576")?.message).toContain("more than the sheet has to offer");
      expect(answerAt(results, "D1")).toEqual({ value: { error: "#SPILL!" } });
    });

    it("gives the cells to one of two spills that would cross", async () => {
      const results = await recalculate({ A2: "=SEQUENCE(1,3)", B1: "=SEQUENCE(3)" });
      const errors = ["A2", "B1"].filter((at) => JSON.stringify(answerAt(results, at)?.value) === '{"error":"#SPILL!"}');
      expect(errors).toHaveLength(1);
    });

    it("lays an array formula into its area", async () => {
      const area = (top: number, left: number, bottom: number, right: number) => ({ top, left, bottom, right });
      const array = (row: number, column: number, formula: string, at: ReturnType<typeof area>) => ({ row, column, value: null, formula, array: at });
      const sheet = { name: "Sheet1", cells: [array(0, 0, "=SEQUENCE(2)", area(0, 0, 2, 0)), { row: 1, column: 0, value: 99 }, array(0, 1, "=5", area(0, 1, 1, 1)), array(0, 2, "={1,2,3}", area(0, 2, 1, 3)), { row: 5, column: 0, value: null, formula: "=SUM(A2,B1:D2)" }] };
      const results = await engine.recalculate({ names: [], tables: [], sheets: [sheet] });
      expect(results.get("Sheet1")?.get("0,0")?.spill).toEqual([[1], [2], [{ error: "#N/A" }]]);
      expect(results.get("Sheet1")?.get("0,1")?.spill).toEqual([[5], [5]]);
      expect(results.get("Sheet1")?.get("0,2")?.spill).toEqual([[1, 2], [1, 2]]);
      expect(results.get("Sheet1")?.get("5,0")?.value).toBe(2 + 10 + 6);
    });
  });

  describe("with formulas that need each other", () => {
    it("names the circle and leaves the rest of the workbook in order", async () => {
      const results = await recalculate({ A1: "=B1+1", B1: "=C1", C1: "=A1*2", D1: "=A1", E1: "=F1", F1: 7, G1: "=G1", H1: "=SUM(H:H)" });
      const circle = ["A1", "B1", "C1"].map((at) => answerAt(results, at));
      expect(circle.map((one) => one?.value)).toEqual([{ error: "#REF!" }, { error: "#REF!" }, { error: "#REF!" }]);
      expect(circle[0]?.message).toContain("A1 → B1 → C1 → A1");
      expect(answerAt(results, "D1")).toEqual({ value: { error: "#REF!" } });
      expect(answerAt(results, "E1")?.value).toBe(7);
      expect(answerAt(results, "G1")?.message).toContain("G1 → G1");
      expect(answerAt(results, "H1")?.message).toContain("H1 → H1");
    });

    it("finds circles over sheets, through spills and through references made of text", async () => {
      const results = await recalculate({ Sheet1: { A1: "='O''Brien'!A1", B1: "=SEQUENCE(COUNT(B2:B9)+2)", C1: '=INDIRECT("C1")' }, "O'Brien": { A1: "=Sheet1!A1" } });
      expect(answerAt(results, "A1")?.message).toContain("A1 → O'Brien!A1 → A1");
      expect(answerAt(results, "B1")?.value).toEqual({ error: "#REF!" });
      expect(answerAt(results, "C1")?.message).toContain("C1 → C1");
    });

    it("does not take a question about a place for a circle", async () => {
      const results = await recalculate({ A1: "=ROW(A1)+COLUMN(A1)+ROWS(A1:A3)", B1: "=OFFSET(B1,1,0)", B2: 4 });
      expect(answerAt(results, "A1")?.value).toBe(5);
      expect(answerAt(results, "B1")?.value).toBe(4);
    });

    it("ends with a circle of fifty thousand cells", async () => {
      const cells = Object.fromEntries(Array.from({ length: 50_000 }, (_, row) => [`A${row + 1}`, `=A${((row + 1) % 50_000) + 1}`]));
      const message = answerAt(await recalculate(cells), "A1")?.message ?? "";
      expect(message).toContain("→ ... → A1");
      expect(message.length).toBeLessThan(300);
    }, 60_000);
  });

  describe("with formulas that cannot be read", () => {
    it.each([
      ["=1+", "at character 4, where it ends"],
      ["=SUM(1,2", "a closing bracket or a comma is wanted at character 9"],
      ["=SUM(1 2)", 'at character 8, before "2"'],
      ['="open', "a quotation mark is not closed at character 2"],
      ["=Sheet1!", "a value, a cell or a function is wanted at character 9"],
      ["=)", 'at character 2, before ")"'],
      ["={1,2;3}", "at character 8"],
      ["=T[a", "a square bracket is not closed at character 3"],
      ["=", "at character 2, where it ends"],
      ["=1 § 2", 'before "§"'],
    ])("%s says where it stops being one", async (formula, words) => {
      const answer = await engine.calculate(formula);
      expect(answer.value).toEqual({ error: "#NAME?" });
      expect(answer.message).toContain(words);
    });

    it("names the nearest function and the nearest name", async () => {
      expect((await engine.calculate("=SUMM(1)")).message).toContain("SUM");
      expect((await engine.calculate("=PCF.MULL(1)")).message).toContain("PCF.MUL");
      expect((await engine.calculate("=MUL(1,2)")).message).toContain("PCF.MUL");
      const results = await recalculate({ A1: "=totl*2" }, { names: [{ name: "total", refersTo: "=7", scope: null }] });
      expect(answerAt(results, "A1")).toEqual({ value: { error: "#NAME?" }, message: '"totl" is no defined name, no table and no function. The nearest known: total. Check the spelling; a text stands between quotation marks.' });
    });

    it("ends on deep nesting and on names that name themselves", async () => {
      expect((await engine.calculate(`=${"(".repeat(5000)}1`)).value).toEqual({ error: "#NAME?" });
      expect((await engine.calculate(`=1${"+1".repeat(9000)}`)).message).toContain("at character 8193");
      expect(typeof (await engine.calculate(`=1${"+1".repeat(4000)}`)).value).toMatch(/number|object/);
      expect((await engine.calculate(`=${"-".repeat(5000)}1`)).value).toBe(1);
      const names = [
        { name: "loop", refersTo: "=loop+loop", scope: null },
        { name: "fib", refersTo: "=LAMBDA(n,fib(n-1)+fib(n-2))", scope: null },
      ];
      const results = await recalculate({ A1: "=loop", A2: "=fib(5)" }, { names });
      expect(["A1", "A2"].map((at) => typeof answerAt(results, at)?.value)).toEqual(["object", "object"]);
    });

    it("keeps the value of a formula that only Excel can calculate, and says so", async () => {
      const sheet = { name: "Sheet1", cells: [{ row: 0, column: 0, value: 12, formula: "=[Prices.xlsx]Sheet1!A1" }, { row: 1, column: 0, value: 5, formula: '=GETPIVOTDATA("a",B1)' }, { row: 2, column: 0, value: null, formula: "=A1+A2" }] };
      const results = await engine.recalculate({ names: [], tables: [], sheets: [sheet] });
      expect(results.get("Sheet1")?.get("0,0")?.value).toBe(12);
      expect(results.get("Sheet1")?.get("0,0")?.message).toContain("another workbook");
      expect(results.get("Sheet1")?.get("1,0")?.message).toContain("GETPIVOTDATA can only be calculated in Excel");
      expect(results.get("Sheet1")?.get("2,0")?.value).toBe(17);
    });
  });

  it("finds names by the sheet they belong to, and moves relative ones with their cell", async () => {
    const names = [
      { name: "rate", refersTo: "=2", scope: null },
      { name: "rate", refersTo: "=3", scope: "B" },
      { name: "left", refersTo: "=XFD1", scope: null },
    ];
    const results = await recalculate({ A: { A1: 5, B1: "=rate", C1: "=B!rate" }, B: { A1: 9, B1: "=RATE", B2: "=left", A2: 8 } }, { names });
    expect([answerAt(results, "A!B1"), answerAt(results, "A!C1"), answerAt(results, "B!B1"), answerAt(results, "B!B2")].map((one) => one?.value)).toEqual([2, 3, 3, 8]);
  });

  it("finds table columns with brackets, line breaks and rows of the table in their formulas", async () => {
    const tables = [{ name: "T", sheet: "Sheet1", area: { top: 0, left: 0, bottom: 3, right: 2 }, columns: ["数量 [kg]", "Factor\nkgCO2e", "Sum"], headerRows: 1, totalsRows: 1 }];
    const results = await recalculate({ A2: 2, B2: 3, C2: "=[@[数量 '[kg']]]*T[@[factor kgCO2e]]", A3: 4, B3: 5, C3: "=[@[数量 '[kg']]]*[@[Factor kgCO2e]]", C4: "=SUBTOTAL(109,[Sum])", E9: "=T[@Sum]", F1: "=T[[#Totals],[Sum]]" }, { tables });
    expect(["C2", "C3", "C4", "F1"].map((at) => answerAt(results, at)?.value)).toEqual([6, 20, 26, 26]);
    expect(answerAt(results, "E9")?.value).toEqual({ error: "#VALUE!" });
  });

  it("leaves a range in its order when a formula sorts it", async () => {
    const results = await recalculate({ A1: 10, A2: 30, A3: 20, B1: "steel", B2: "glass", B3: "zinc", D1: "=INDEX(SORT(A1:A3,,-1),1)", D2: '=XLOOKUP("steel",B1:B3,A1:A3)', D3: "=INDEX(SORTBY(A1:A3,A1:A3,-1),1)", D4: "=SUM(TAKE(A1:A3,1))" });
    expect(["D1", "D2", "D3", "D4"].map((at) => answerAt(results, at)?.value)).toEqual([30, 10, 30, 10]);
  });

  it("counts days from 1904 where the workbook does", async () => {
    const results = await recalculate({ A1: 43830, B1: "=YEAR(A1)", C1: "=DATE(2024,1,1)", D1: '=TEXT(A1,"yyyy-mm-dd")', E1: "=EDATE(A1,1)", F1: "=A1-C1", G1: '=YEAR("2024-05-06")', H1: '=TEXT(A1,"0")' }, { date1904: true });
    expect(["B1", "C1", "D1", "E1", "F1", "G1", "H1"].map((at) => answerAt(results, at)?.value)).toEqual([2024, 43830, "2024-01-01", 43861, 0, 2024, "43830"]);
  });

  it("calculates one formula in an empty workbook and in one that is given", async () => {
    expect(await engine.calculate("=1+2")).toEqual({ value: 3 });
    expect(await engine.calculate(" 2*3 ")).toEqual({ value: 6 });
    expect((await engine.calculate("=SEQUENCE(2,2)")).spill).toEqual([[1, 2], [3, 4]]);
    expect((await engine.calculate("=A1")).value).toBe(0);
    expect((await engine.calculate("=SUM(Data!A1:A2)", workbookOf({ Data: { A1: 1, A2: 2 } }))).value).toBe(3);
  });

  it("keeps calculations apart that are asked for at the same time", async () => {
    const asked = await Promise.all([1, 2, 3, 4].map((number) => recalculate({ A1: number, B1: "=PCF.LATER(A1)*10", C1: "=B1+A1" })));
    expect(asked.map((results) => answerAt(results, "C1")?.value)).toEqual([11, 22, 33, 44]);
  });

  it("writes nothing to the console", async () => {
    const spies = (["log", "info", "warn", "error", "debug"] as const).map((name) => jest.spyOn(console, name));
    await recalculate({ A1: "=NOSUCH(1)", A2: "=1+", A3: "=INDEX(B1:B3,9)", A4: "=LET(x)", A5: "=LAMBDA(x,x)", A6: '=INDIRECT("###")', A7: "=A7", A8: "=SORT(1,2,3,4,5)" });
    for (const spy of spies) {
      expect(spy).not.toHaveBeenCalled();
      spy.mockRestore();
    }
  });
});

describe("a workbook that Excel calculated before", () => {
  it("leaves subtotals and filtered rows out of a subtotal, hidden ones where it is asked to", async () => {
    const { sheets, ...workbook } = workbookOf({ A1: 1, A2: 2, A3: "=SUBTOTAL(9,A1:A2)", A4: 10, A5: 20, A6: "=SUBTOTAL(9,A4:A5)", A7: "=SUBTOTAL(9,A1:A6)", A8: "=SUBTOTAL(109,A1:A6)", A9: "=AGGREGATE(9,4,A1:A6)", B1: "=SUBTOTAL(2,A1:A6)", B2: "=SUBTOTAL(9,C1:C2)", B3: "=SUBTOTAL(12,A1:A2)" });
    const results = await engine.recalculate({ ...workbook, sheets: sheets.map((sheet) => ({ ...sheet, hiddenRows: new Set([1, 4]), filteredRows: new Set([4]) })) });
    expect(["A3", "A6", "A7", "A8", "A9", "B1", "B2"].map((at) => answerAt(results, at)?.value)).toEqual([3, 10, 13, 11, 26, 3, 0]);
    expect(answerAt(results, "B3")?.value).toEqual({ error: "#VALUE!" });
  });

  it("gives a formula of one value one value", async () => {
    const single = (row: number, column: number, formula: string) => ({ row, column, value: null, formula, single: true as const });
    const cells = [...[1, 2, 3].map((value, row) => ({ row, column: 0, value })), single(1, 1, "=A1:A3"), single(5, 1, "=A1:A3"), single(0, 2, "=A1:A3*2"), single(0, 3, "=PCF.MUL(A1:A3,2)"), { row: 4, column: 4, value: null, formula: "=COUNT(B1:D4)" }];
    const results = await engine.recalculate({ names: [], tables: [], sheets: [{ name: "Sheet1", cells }] });
    expect(["B2", "B6", "C1"].map((at) => answerAt(results, at)?.value)).toEqual([2, { error: "#VALUE!" }, 2]);
    expect(answerAt(results, "C1")?.spill).toBeUndefined();
  });

  it("keeps what a function of a macro answered, and says so; reckons with one that is caught", async () => {
    const cells = [{ row: 0, column: 0, value: 42, formula: "=MyMacro(1)" }, { row: 1, column: 0, value: { error: "#NAME?" } as const, formula: "=MyMacro(1)" }, { row: 2, column: 0, value: null, formula: "=IFERROR(MyMacro(1),7)" }, { row: 3, column: 0, value: 5, formula: "=PCF.NOTHING(1)" }, { row: 4, column: 0, value: null, formula: "=A1+1" }, { row: 5, column: 0, value: 3, formula: '=IF(ISERROR(NoName),"none",NoName)' }];
    const results = await engine.recalculate({ names: [], tables: [], sheets: [{ name: "Sheet1", cells }] });
    expect(["A1", "A2", "A3", "A4", "A5", "A6"].map((at) => answerAt(results, at)?.value)).toEqual([42, { error: "#NAME?" }, 7, { error: "#NAME?" }, 43, "none"]);
    expect(answerAt(results, "A1")?.message).toContain("MyMacro");
  });

  it("keeps what a name of another workbook gave", async () => {
    const cells = [{ row: 0, column: 0, value: "January", formula: "=VLOOKUP(B1,Months,1,0)" }, { row: 0, column: 2, value: null, formula: '=A1&"!"' }];
    const results = await engine.recalculate({ names: [{ name: "Months", refersTo: "=[1]!MonthsThere", scope: null }], tables: [], sheets: [{ name: "Sheet1", cells }] });
    expect(["A1", "C1"].map((at) => answerAt(results, at)?.value)).toEqual(["January", "January!"]);
  });

  it("keeps the values of a circle where the workbook lets Excel repeat it", async () => {
    const cells = [{ row: 0, column: 0, value: 1.5, formula: "=B1/2" }, { row: 0, column: 1, value: 3, formula: "=A1+1.5" }, { row: 0, column: 2, value: null, formula: "=A1*2" }];
    const results = await engine.recalculate({ names: [], tables: [], sheets: [{ name: "Sheet1", cells }], iterates: true });
    expect(["A1", "B1", "C1"].map((at) => answerAt(results, at)?.value)).toEqual([1.5, 3, 3]);
    expect(answerAt(results, "A1")?.message).toContain("A1");
  });

  it("tells the engine only of names that stand for cells: registering each of 200,000 others takes longer than the one before", () => {
    const names = ["=Sheet1!$A$1", "Sheet1!$B$2:$C$9", "=$A:$A", "=A1+B1", "=SUM(A1:A3)", '="x"', "=Other", "=1"].map((refersTo, index) => ({ name: `N${index}_`, refersTo, scope: null }));
    const { plainNames } = preparation({ names, tables: [], sheets: [{ name: "Sheet1", cells: [] }] }, { has: () => true, all: () => [], isOwn: () => false });
    expect(plainNames.map(({ name }) => name)).toEqual(["N0_", "N1_", "N2_"]);
  });

  it("keeps what a formula over more cells than it can look at has answered, and says so", async () => {
    const far = { row: 1_048_575, column: 16_383, value: 2 };
    const cells = [far, { row: 0, column: 0, value: 7, formula: "=SUM(B1:XFD1048576)" }, { row: 1, column: 0, value: 5, formula: "=SUM(C:C)" }, { row: 2, column: 0, value: 1, formula: "=ROW(A3:XFD1048576)", array: { top: 2, left: 0, bottom: 1_048_575, right: 16_383 } }];
    const results = await engine.recalculate({ names: [], tables: [], sheets: [{ name: "Sheet1", cells }] });
    expect(answerAt(results, "A1")).toEqual({ value: 7, message: expect.stringContaining("17178820608 cells") });
    expect(answerAt(results, "A2")?.value).toBe(0);
    expect(answerAt(results, "A3")).toEqual({ value: 1, message: expect.stringContaining("ROW(A3:XFD1048576)") });
  });

  it("reads line breaks in texts, numbers in texts and dates from 1904 as Excel does", async () => {
    const results = await recalculate({ A1: '="a\nb"', A2: "12.345", A3: "=ROUND(A2,1)", A4: "=ABS(A5)", A5: "kg", A6: 366, A7: "yyyy", A8: "=TEXT(A6,A7)", A9: "0", B1: "=TEXT(A6,A9)" }, { date1904: true });
    expect(["A1", "A3", "A4", "A8", "B1"].map((at) => answerAt(results, at)?.value)).toEqual(["a\nb", 12.3, { error: "#VALUE!" }, "1905", "366"]);
  });
});
