import { pcfCalls } from "../../src/workbook/pcfCall";

const area = (top: number, left: number, bottom = top, right = left) => ({ kind: "cells", sheet: null, area: { top, left, bottom, right } });

test("reads the arguments of a call: cells, texts, numbers and what is left out", () => {
  expect(pcfCalls('=PCF.MATERIAL($B$4:B6,"kg, net",,-1.5E2,TRUE)')).toEqual([
    { name: "MATERIAL", arguments: [area(3, 1, 5), { kind: "value", value: "kg, net" }, { kind: "value", value: null }, { kind: "value", value: -150 }, { kind: "value", value: true }] },
  ]);
});

test("reads cells of other sheets and columns of the own table", () => {
  expect(pcfCalls("=PCF.TOTAL('It''s, data'!A1:B2,Sheet2!C3,[@Amount],[@[Unit (net)]],T[@X])")[0]?.arguments).toEqual([
    { kind: "cells", sheet: "It's, data", area: { top: 0, left: 0, bottom: 1, right: 1 } }, { kind: "cells", sheet: "Sheet2", area: { top: 2, left: 2, bottom: 2, right: 2 } },
    { kind: "column", heading: "Amount" }, { kind: "column", heading: "Unit (net)" }, { kind: "column", heading: "X" },
  ]);
});

test("finds calls inside others, the innermost first, and leaves what has to be calculated as it stands", () => {
  expect(pcfCalls("=ROUND(PCF.PERUNIT(PCF.TOTAL(A1:A2),B1*2),2)").map(({ name, arguments: given }) => [name, given.map(({ kind }) => kind)])).toEqual([["TOTAL", ["cells"]], ["PERUNIT", ["formula", "formula"]]]);
});

test("a call in a text is no call, and one that is not closed is passed over", () => {
  expect(pcfCalls('="PCF.MATERIAL(1)"&A1')).toEqual([]);
  expect(pcfCalls("=PCF.MATERIAL(1,")).toEqual([]);
  expect(pcfCalls("=PCF.GWP()")).toEqual([{ name: "GWP", arguments: [] }]);
});
