import fc from "fast-check";
import { say } from "../../src/locales";
import { knownUnits, nearestUnits, parseOutputUnit, parseUnit } from "../../src/units";
import { normalise } from "../../src/units/normalise";
import { table } from "./table";
import { thrown } from "./thrown";

const fullWidth = (text: string) => text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).replaceAll(" ", "\u3000");

describe("a unit's text", () => {
  test.each(table("accepted"))("%s is %s", (text, symbol) => {
    expect(parseUnit(text ?? "").symbol).toBe(symbol);
  });

  test.each(table("accepted").filter(([text]) => !text?.includes("<")))("%s is the same in full width", (text, symbol) => {
    expect(parseUnit(fullWidth(text ?? "")).symbol).toBe(symbol);
  });

  test.each(table("refused"))("%s is refused, naming %s", (text = "", nearest = "") => {
    const error = thrown(() => parseUnit(text));
    expect(error.code).toBe("unit.unknown");
    const named = (error.parts as { nearest: string[] }).nearest;
    for (const wanted of nearest.split(";").filter((one) => one !== "")) expect(named).toContain(wanted);
    expect(named.length).toBeLessThanOrEqual(5);
    for (const one of named) expect(parseUnit(one).symbol).not.toBe("");
    expect(nearestUnits(text)).toEqual(named);
    for (const language of ["en", "zh"] as const) for (const word of [text.trim(), ...named]) expect(say(error, language)).toContain(word);
  });

  test("several meanings are named and nothing else", () => {
    expect(nearestUnits("MT")).toEqual(["t", "Mt"]);
    expect(nearestUnits("mwh")).toEqual(["MWh", "mWh"]);
    expect(nearestUnits("kgCO2e/ton")).toEqual(["kgCO2e/t", "kgCO2e/short ton", "kgCO2e/long ton"]);
  });

  test("blank text is no unit", () => {
    expect(thrown(() => parseUnit("  ")).code).toBe("unit.unknown");
  });

  test("an endless text is refused and quoted in short", () => {
    const error = thrown(() => parseUnit("kg".repeat(50_000)));
    expect(error.code).toBe("unit.unknown");
    expect((error.parts as { given: string }).given.length).toBeLessThanOrEqual(60);
  });

  test("the same text gives the same unit, and the same error, each time", () => {
    expect(parseUnit("万kWh")).toBe(parseUnit("万kWh"));
    expect(thrown(() => parseUnit("kq")).parts).toEqual(thrown(() => parseUnit("kq")).parts);
  });

  test("a wrong unit of one text does not hide behind ten thousand others", () => {
    for (let index = 0; index < 10_000; index++) expect(parseUnit(`kg/${index + 1000}m3`).dimension).toEqual({ mass: 1, volume: -1 });
    expect(thrown(() => parseUnit("kq")).code).toBe("unit.unknown");
    expect(parseUnit("kg/1000m3").scale.toString()).toBe("0.001");
  });
});

describe("the data", () => {
  const spelled = knownUnits().flatMap(({ symbol, spellings }) => spellings.map((spelling) => [spelling, symbol] as const));

  test("every spelling reads as its unit", () => {
    for (const [spelling, symbol] of spelled) expect([spelling, parseUnit(spelling).symbol]).toEqual([spelling, symbol]);
  });

  test("every spelling stands in the data as the reader sees it", () => {
    for (const [spelling] of spelled) expect(normalise(spelling)).toBe(spelling);
  });

  test("every unit has a name in both languages and a source", () => {
    for (const unit of knownUnits()) for (const text of [unit.names.zh, unit.names.en, unit.source, unit.symbol]) expect(text).not.toBe("");
  });

  test("a spelling in other case is the same unit, or refused, or a spelling of its own", () => {
    const own = new Map(spelled);
    const cases = fc.constantFrom(...spelled.filter(([spelling]) => /[A-Za-z]/.test(spelling))).chain(([spelling, symbol]) =>
      fc.tuple(fc.constant(spelling), fc.constant(symbol), fc.array(fc.boolean(), { minLength: spelling.length, maxLength: spelling.length })));
    fc.assert(
      fc.property(cases, ([spelling, symbol, upper]) => {
        const variant = Array.from(spelling, (letter, index) => (upper[index] ? letter.toUpperCase() : letter.toLowerCase())).join("");
        let read: string;
        try {
          read = parseUnit(variant).symbol;
        } catch {
          return;
        }
        // A first letter in other case may be another prefix: Mwhr is MWh, as its M says.
        const sameFirst = variant[0] === spelling[0];
        const lastLetters = variant.slice(1).toLowerCase();
        const others = sameFirst ? [] : spelled.filter(([other]) => other[0] === variant[0] && other.slice(1).toLowerCase() === lastLetters).map(([, unit]) => unit);
        expect([own.get(variant) ?? symbol, ...others]).toContain(read);
      }),
      { numRuns: 5000 },
    );
  });
});

describe("a unit's symbol", () => {
  const symbols = [...new Set([...table("accepted").map(([, symbol]) => symbol ?? ""), ...knownUnits().map(({ symbol }) => symbol)])];

  test("reads as the unit it came from", () => {
    for (const symbol of symbols) {
      const unit = parseUnit(symbol);
      expect(unit.symbol).toBe(symbol);
      expect(parseUnit(unit.symbol)).toEqual(unit);
    }
  });

  test("so does a vehicle's square kilometre, whose first part is a unit of its own", () => {
    expect(parseUnit("辆·km2").symbol).toBe("km2·辆");
    expect(parseUnit("km·辆")).toEqual(parseUnit("辆·km"));
  });

  test("so does the symbol of any product or quotient", () => {
    const plain = symbols.filter((symbol) => !/[/·%‰ (]|ppm/.test(symbol) && parseUnit(symbol).gas === undefined && parseUnit(symbol).currency === undefined);
    fc.assert(
      fc.property(fc.constantFrom(...plain), fc.constantFrom(...plain), fc.constantFrom("·", "/"), (left, right, join) => {
        const unit = parseUnit(`${left}${join}${right}`);
        const again = parseUnit(unit.symbol);
        expect({ ...again, scale: again.scale.toSignificantDigits(60) }).toEqual({ ...unit, scale: unit.scale.toSignificantDigits(60) });
      }),
      { numRuns: 3000 },
    );
  });
});

describe("free text", () => {
  test("is a unit or a unit.unknown, never another failure", () => {
    const pieces = fc.array(fc.constantFrom("kg", "t", "km", "CO2", "e", "/", "·", ".", "-", " ", "(", ")", "^", "2", "3", "10", "万", "吨", "每", "per", "ton", "%", "N", "USD", "2022", "=", "㎥", "⁴", "件", "*", "x"), { maxLength: 12 });
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: "grapheme" }), pieces.map((all) => all.join(""))), (text) => {
        try {
          expect(parseUnit(text).scale.gt(0)).toBe(true);
        } catch (error) {
          expect((error as { code?: string }).code).toBe("unit.unknown");
        }
      }),
      { numRuns: 3000 },
    );
  });
});

describe("an output unit", () => {
  test.each([["t", "tCO2e"], ["kg", "kgCO2e"], ["克", "gCO2e"], ["tCO2e", "tCO2e"], ["万吨", "万tCO2e"], ["lb", "lbCO2e"], ["short ton", "short tonCO2e"], ["kgCO2", "kgCO2"]])("%s is %s", (text, symbol) => {
    expect(parseOutputUnit(text).symbol).toBe(symbol);
    expect(parseUnit(symbol).dimension).toEqual({ emission: 1 });
  });

  test.each([["kWh", "unit.notEmission"], ["kg/t", "unit.notEmission"], ["kg N", "unit.notEmission"], ["kgCH4", "unit.singleGas"], ["kq", "unit.unknown"]])("%s is refused with %s", (text, code) => {
    expect(thrown(() => parseOutputUnit(text)).code).toBe(code);
  });
});
