import { provideCustomFunctions } from "../../../src/hosts/engine/customFunctions";
import { UniverEngine } from "../../../src/hosts/engine/univerEngine";
import { agree, knownMisses, nativeCases, nativeWorkbook, spacing, type NativeCase } from "./nativeCorpus";

provideCustomFunctions();

describe("native formulas", () => {
  const answers = new Map<string, NativeCase["expected"]>();

  beforeAll(async () => {
    const engine = new UniverEngine({ namespace: "PCF", language: "en", metadata: [], functions: new Map() });
    const results = await engine.recalculate(nativeWorkbook());
    nativeCases.forEach(({ formula }, index) => {
      const result = results.get("Calc")?.get(`${index * spacing},0`);
      if (result) answers.set(formula, result.spill ?? result.value);
    });
  }, 60_000);

  const topics = [...new Set(nativeCases.map(({ topic }) => topic))];

  it.each(topics)("of the topic %s answer as Excel does, known misses apart", (topic) => {
    const wrong = nativeCases.filter((one) => one.topic === topic && !(one.formula in knownMisses) && !agree(answers.get(one.formula) ?? null, one.expected));
    expect(wrong.map(({ formula, expected }) => ({ formula, expected, answer: answers.get(formula) }))).toEqual([]);
  });

  it("that are known misses still miss, with the answer that is written down", () => {
    const changed = Object.entries(knownMisses).filter(([formula, answer]) => !agree(answers.get(formula) ?? null, answer));
    expect(changed.map(([formula, answer]) => ({ formula, written: answer, answer: answers.get(formula) }))).toEqual([]);
    const named = new Set(nativeCases.map(({ formula }) => formula));
    expect(Object.keys(knownMisses).filter((formula) => !named.has(formula))).toEqual([]);
  });

  it("are each there once", () => {
    expect(nativeCases.length).toBeGreaterThan(500);
    expect(new Set(nativeCases.map(({ formula }) => formula)).size).toBe(nativeCases.length);
  });
});
