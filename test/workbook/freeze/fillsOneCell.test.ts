import { findCalls } from "../../../src/workbook/freeze/calls";
import { fillsOneCell } from "../../../src/workbook/freeze/fillsOneCell";

const many = "PCF.STAGES(A1:A9,B1:B9)";
const cases: readonly (readonly [string, boolean])[] = [
  [`=${many}`, false],
  [`=INDEX(${many},2,2)`, true],
  [`=INDEX(${many},2)`, false],
  [`=INDEX(${many},0,2)`, false],
  [`=INDEX(${many},C1,2)`, false],
  [`=SUM(${many})/2`, true],
  [`=SUM(${many})+A1:A3`, false],
  [`=SUM(${many})+A1`, true],
  [`=ROUND(MAX(${many}),2)&" kg"`, true],
  [`=ROUND(${many},2)`, false],
  [`=VLOOKUP("use",${many},2,FALSE)`, true],
  [`=VLOOKUP(A1:A3,${many},2,FALSE)`, false],
  [`=SORT(${many})`, false],
  [`=CONCATENATE(${many},"x")`, false],
  [`=@${many}`, true],
  [`=LET(x,${many},SUM(x))`, false],
  [`=SUM(${many}`, false],
];

test.each(cases)("%s fills one cell: %s", (formula, answer) => {
  expect(fillsOneCell(formula, findCalls(formula))).toBe(answer);
});
