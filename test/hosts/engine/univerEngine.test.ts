import type { EngineCell, EngineWorkbook } from "../../../src/hosts/engine/engine";
import { provideCustomFunctions } from "../../../src/hosts/engine/customFunctions";
import { UniverEngine } from "../../../src/hosts/engine/univerEngine";
import { testFunctions } from "./testFunctions";

provideCustomFunctions();
const engine = new UniverEngine({ namespace: "PCF", language: "en", ...testFunctions });

describe("the headless engine", () => {
  it("calculates native formulas, custom functions and what depends on both", async () => {
    const results = await engine.recalculate(sheet({ A1: 10, A2: 20, B1: "=A1*2", B2: "=PCF.MUL(A2,3)", C1: "=SUM(B1:B2)" }));
    expect(valueAt(results, "C1")).toBe(80);
  });
});

function sheet(cells: Readonly<Record<string, string | number | boolean | null>>): EngineWorkbook {
  return { names: [], tables: [], sheets: [{ name: "Sheet1", cells: Object.entries(cells).map(([at, content]) => cell(at, content)) }] };
}

function cell(at: string, content: string | number | boolean | null): EngineCell {
  const [, letters = "", digits = ""] = /^([A-Z])(\d+)$/.exec(at) ?? [];
  const place = { row: Number(digits) - 1, column: letters.charCodeAt(0) - 65 };
  return typeof content === "string" && content.startsWith("=") ? { ...place, value: null, formula: content } : { ...place, value: content };
}

function valueAt(results: Awaited<ReturnType<UniverEngine["recalculate"]>>, at: string) {
  const { row, column } = cell(at, null);
  return results.get("Sheet1")?.get(`${row},${column}`)?.value;
}
