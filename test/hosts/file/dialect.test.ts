import fc from "fast-check";
import { FunctionNames, toFile, toPerson } from "../../../src/hosts/file";
import { showIntersections } from "../../../src/hosts/file/dialect/intersections";
import { isDynamic } from "../../../src/hosts/file/dialect/isDynamic";
import { shiftFormula } from "../../../src/hosts/file/dialect/shift";
import { tokenize } from "../../../src/tables/formulaTokens";

const names = new FunctionNames(["PCF.MATERIAL", "PCF.FACTOR", "PCF.PERUNIT"]);

describe("the two spellings of a formula", () => {
  test.each([
    ["_xldudf_PCF_MATERIAL(B4,C4,D4)", "=PCF.MATERIAL(B4,C4,D4)"],
    ["SUM(_xlfn._xlws.SORT(A1:A9),_xlfn.XLOOKUP(1,A:A,B:B))", "=SUM(SORT(A1:A9),XLOOKUP(1,A:A,B:B))"],
    ["_xlfn.LET(_xlpm.x,B4,_xlpm.y,_xlpm.x+1,_xlpm.x*_xlpm.y)", "=LET(x,B4,y,x+1,x*y)"],
    ["_xlfn.LAMBDA(_xlpm.a,_xlop.b,IF(_xlfn.ISOMITTED(_xlpm.b),_xlpm.a,_xlpm.b))(1)", "=LAMBDA(a,[b],IF(ISOMITTED(b),a,b))(1)"],
    ["_xlfn.LET(_xlpm.f,_xlfn.LAMBDA(_xlpm.x,_xlpm.x*2),_xlpm.f(4))", "=LET(f,LAMBDA(x,x*2),f(4))"],
    ["SUM(_xlfn.ANCHORARRAY(A1))", "=SUM(A1#)"],
    ["SUM(_xlfn.ANCHORARRAY('My sheet'!A1))", "=SUM('My sheet'!A1#)"],
    ["_xlfn.SINGLE(A1:A9)*2", "=@A1:A9*2"],
    ["_xlfn.SINGLE(INDEX(A:A,2))", "=@INDEX(A:A,2)"],
    ["_xlfn.SINGLE((A1+B1))", "=@(A1+B1)"],
    ["Materials[[#This Row],[Amount]]*2", "=Materials[@Amount]*2"],
    ["Materials[[#This Row],[Amount kg]]", "=Materials[@[Amount kg]]"],
    ["SUM(Materials[[#This Row],[a]:[b]])", "=SUM(Materials[@[a]:[b]])"],
    ["Materials[[#This Row],[it''s '[x'] '#1]]", "=Materials[@[it''s '[x'] '#1]]"],
    ["SUM(Materials[Amount],Materials[[#Totals],[Amount]])", "=SUM(Materials[Amount],Materials[[#Totals],[Amount]])"],
    ['"_xlfn.SORT(""A1#"")"&\'_xlfn.SORT(1)\'!A1', '="_xlfn.SORT(""A1#"")"&\'_xlfn.SORT(1)\'!A1'],
    ["[1]Sheet1!$A$1+'[2]My sheet'!B2+[1]!Rate", "=[1]Sheet1!$A$1+'[2]My sheet'!B2+[1]!Rate"],
    ["{1,2;\"a\",#N/A}", "={1,2;\"a\",#N/A}"],
    ["_xldudf_OTHER_ADDIN(1)", "=_xldudf_OTHER_ADDIN(1)"],
    ["_xlfn.STDEV.S(A1:A9)+NETWORKDAYS.INTL(A1,A2)", "=STDEV.S(A1:A9)+NETWORKDAYS.INTL(A1,A2)"],
    ["IF(A1>0,_xldudf_PCF_MATERIAL(B1,\"kg\",_xldudf_PCF_FACTOR(\"x\")),\"\")", "=IF(A1>0,PCF.MATERIAL(B1,\"kg\",PCF.FACTOR(\"x\")),\"\")"],
  ])("%s is read as %s and written back the same", (file, person) => {
    expect(toPerson(file, names)).toBe(person);
    expect(toFile(person, names)).toBe(file);
  });

  test.each([
    "_xldudf_pcf_material(A1)", "_XLDUDF_PCF_MATERIAL(A1)", "PCF.MATERIAL(A1)", "pcf.material(A1)", "[2]!_xldudf_PCF_MATERIAL(A1)", "'C:\\x y\\VB ADDIN.xla'!_xldudf_PCF_MATERIAL(A1)",
    "BloombergUI.xla!_xldudf_PCF_MATERIAL(A1)", "_xlfn._xldudf_PCF_MATERIAL(A1)", "_xludf.PCF.MATERIAL(A1)", "_xll.PCF.MATERIAL(A1)", "'[2]Sheet'!_xldudf_pcf.material(A1)",
  ])("our function is recognised as %s", (file) => {
    expect(toPerson(file, names)).toBe("=PCF.MATERIAL(A1)");
  });

  test("a name that only looks like one of ours is left alone", () => {
    expect(toPerson("_xldudf_PCF_MATERIALS(A1)+PCF_MATERIAL(A1)+_xldudf_PCF_MATERIAL", names)).toBe("=_xldudf_PCF_MATERIALS(A1)+PCF_MATERIAL(A1)+_xldudf_PCF_MATERIAL");
  });

  test("what a person leaves out or spells otherwise is completed", () => {
    expect(toFile(" =pcf.material([@Amount],[@Unit])", names, "Materials")).toBe("_xldudf_PCF_MATERIAL(Materials[[#This Row],[Amount]],Materials[[#This Row],[Unit]])");
    expect(toFile("=xlookup(1,A:A,B:B)", names)).toBe("_xlfn.xlookup(1,A:A,B:B)");
    expect(toFile("=LET(x, 1, LET(x, x+1, x)+x)", names)).toBe("_xlfn.LET(_xlpm.x, 1, _xlfn.LET(_xlpm.x, _xlpm.x+1, _xlpm.x)+_xlpm.x)");
    expect(toFile("=x+LET(x,x2,x)", names)).toBe("x+_xlfn.LET(_xlpm.x,x2,_xlpm.x)");
    expect(toFile("=Materials[@]", names)).toBe("Materials[#This Row]");
  });

  test.each([["=", "empty"], ["  ", "empty"], ['=A1&"x', "open"], ["=SUM(A1", "open"], ["=A1)", "open"], ["='a!A1", "open"], ["=T[[a]", "open"], [`=A1${"+A1".repeat(3000)}`, "long"]])("%.20s is refused", (formula, reason) => {
    expect(() => toFile(formula, names)).toThrow(expect.objectContaining({ code: "file.formula", parts: expect.objectContaining({ reason }) as unknown }));
  });

  test("a formula of any characters is cut into tokens that make it up again", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), fc.string(), (a, b) => {
      for (const text of [a, b, `SUM(${a})`, `"${a}`]) expect(tokenize(text).tokens.map((token) => token.text).join("")).toBe(text);
    }));
  });

  const part = fc.oneof(fc.constantFrom("A1", "$B$2:C9", "T[@c]", "T[@[a b]]", "J2#", "'a b'!A1", "PCF.MATERIAL(A1,\"kg\")", "XLOOKUP(1,A:A,B:B)", "SORT(A1:A3)", "\"_xlfn.\"", "LET(x,1,x+1)", "@A1:A3", "[1]Sheet1!A1", "1.5E-3", "#N/A", "SUM(A1,B1)"));
  test("reading and writing undo each other", () => {
    fc.assert(fc.property(fc.array(part, { minLength: 1, maxLength: 5 }), fc.constantFrom("+", "*", "&", ","), (parts, operator) => {
      const formula = operator === "," ? `=SUM(${parts.join(",")})` : `=${parts.join(operator)}`;
      const file = toFile(formula, names);
      expect(toPerson(file, names)).toBe(formula);
      expect(toFile(toPerson(file, names), names)).toBe(file);
    }));
  });
});

describe("a shared formula moved to another cell", () => {
  test.each([
    ["A1*$B$2+C$3+$D4", 2, 1, "B3*$B$2+D$3+$D6"],
    ["LOG10(A1)+Q1!A1+'A1'!B2", 1, 1, "LOG10(B2)+Q1!B2+'A1'!C3"],
    ["SUM(A:B)+SUM(1:2)+SUM($A:B)+SUM($1:2)", 1, 1, "SUM(B:C)+SUM(2:3)+SUM($A:C)+SUM($1:3)"],
    ['"A1"&T1[A1]&XFD1048577&A1B', 3, 3, '"A1"&T1[A1]&XFD1048577&A1B'],
    ["A1+XFD1048576", -1, 1, "B1048576+A1048575"],
    ["TRUE+1E3+IF(A1,2,3)", 1, 0, "TRUE+1E3+IF(A2,2,3)"],
  ])("%s by %d rows and %d columns is %s", (formula, rows, columns, moved) => {
    expect(shiftFormula(formula, rows, columns)).toBe(moved);
  });
});

describe("a plain formula shows where a range stands for the cell in its own row or column", () => {
  test.each([
    ["=A1:A9*2", "=@A1:A9*2"], ["=A1:A9", "=@A1:A9"], ["=B:B-'a b'!$C:$C", "=@B:B-@'a b'!$C:$C"], ["=SUM(A1:A3*B1:B3)", "=SUM(@A1:A3*@B1:B3)"], ["=LEN(A1:A9)&\"A1:A2\"", "=LEN(@A1:A9)&\"A1:A2\""], ["=T[c]*2", "=@T[c]*2"],
    ["=IF(A1:A3>0, 1,0)", "=IF(@A1:A3>0, 1,0)"], ["=-[1]Sheet1!A1:A3", "=-@[1]Sheet1!A1:A3"], ["=1:3+1", "=@1:3+1"],
  ])("%s is %s", (plain, shown) => {
    expect(showIntersections(plain)).toBe(shown);
  });
  test.each(["=SUM(A1:A3)", "=SUMPRODUCT(A1:A3*B1:B3)", "=LOOKUP(2,1/(A1:A9<>\"\"),B1:B9)", "=SUM(IF(A1>0,B1:B3,C1:C3))", "=A1:A1*2", "=COUNTIF(A:A,A1)*2", "=SUM(Q1:Q4!A1)*2", "=SUM(A1:INDEX(A:A,3))*2", "=SUM(A1:A3 B1:B3)", "=T[@c]*2", "=VLOOKUP(A1,Data!A:C,3,FALSE)*2", "=SUM({1,2}*A1:A2)"])("%s stays", (formula) => {
    expect(showIntersections(formula)).toBe(formula);
  });
});

describe("a formula is stored as a dynamic array", () => {
  test.each(["=PCF.MATERIAL(A1)", "=A1:A3*2", "=SUM(A1:A3*B1:B3)", "=SUM(LEN(A1:A3))", "=FILTER(A:A,B:B>1)", "=T[c]*2", "=A1#", "=SUM(IF(A1:A3>0,1,0))", "=LET(x,A1,x)", "={1,2}", "=ROW(A1:A3)"])("%s: yes", (formula) => {
    expect(isDynamic(formula, names)).toBe(true);
  });
  test.each(["=A1*2", "=SUM(A1:A3)", "=B4*1000*'PCF Factors'!$E$5", "=SUMIFS(C:C,A:A,\"x\",B:B,\">1\")", "=VLOOKUP(A1,Data!A:C,3,FALSE)", "=T[@c]*2", "=SUM(T[c])", "=IF(A1>0,SUM(B1:B9),0)", "=XLOOKUP(A1,T[a],T[b])", "=INDEX(A:A,MATCH(1,B:B,0))", "=ROUND(SUM('a b'!A1:A9)/3,2)", "=COUNTA($A$1:INDEX(A:A,5))"])("%s: no", (formula) => {
    expect(isDynamic(formula, names)).toBe(false);
  });
});
