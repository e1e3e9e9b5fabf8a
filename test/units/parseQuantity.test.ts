import fc from "fast-check";
import { say } from "../../src/locales";
import { Decimal, parseNumber, parseQuantity } from "../../src/units";
import { table } from "./table";
import { thrown } from "./thrown";

describe("a quantity's text", () => {
  test.each(table("quantities"))("%s", (text = "", value = "", unit = "", code = "") => {
    if (code !== "") {
      const error = thrown(() => parseQuantity(text));
      expect(error.code).toBe(code);
      expect(say(error, "en")).not.toBe(say(error, "zh"));
      return;
    }
    const quantity = parseQuantity(text);
    expect([quantity.value.toString(), quantity.unit.symbol]).toEqual([value, unit]);
  });

  test("blank text has no number", () => {
    expect(thrown(() => parseQuantity(" \u3000"))).toMatchObject({ code: "number.missing", parts: { argument: "quantity" } });
  });

  test("a number and a unit read alike with and without a space", () => {
    const units = fc.constantFrom("kg", "t·km", "万kWh", "Nm3", "kgCO2e", "台", "%");
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), units, fc.constantFrom("", " ", "\u00a0"), (number, unit, gap) => {
        const quantity = parseQuantity(`${number}${gap}${unit}`);
        expect(quantity.value.toNumber()).toBe(number === 0 ? 0 : number);
        expect(quantity.unit.symbol).toBe(unit);
      }),
    );
  });
});

describe("a number's text", () => {
  test.each(table("numbers"))("%s", (text = "", value = "", code = "", readings = "") => {
    if (code === "") {
      expect(parseNumber(text, "quantity").eq(new Decimal(value))).toBe(true);
      return;
    }
    const error = thrown(() => parseNumber(text, "density"));
    expect(error.code).toBe(code);
    const parts = error.parts as { given: string; reading?: string; readings?: string[] };
    expect(parts.given).toBe(text.trim());
    const named = readings === "" ? [] : readings.split(";");
    expect(parts.readings ?? (parts.reading === undefined ? [] : [parts.reading])).toEqual(named);
    for (const language of ["en", "zh"] as const) for (const word of [text, ...named]) expect(say(error, language)).toContain(word);
    // What is proposed can be typed.
    for (const reading of named) expect(parseNumber(reading, "quantity").isFinite()).toBe(true);
  });

  test("blank text is missing, not zero", () => {
    for (const text of ["", " ", "\u00a0", "\t"]) expect(thrown(() => parseNumber(text, "mass"))).toMatchObject({ code: "number.missing", parts: { argument: "mass" } });
  });

  test("a percentage is a number only where it is asked for", () => {
    expect(parseNumber("12 %", "tolerance", { percent: true }).toString()).toBe("0.12");
    expect(parseNumber("0.5％", "tolerance", { percent: true }).toString()).toBe("0.005");
    expect(parseNumber("0.12", "tolerance", { percent: true }).toString()).toBe("0.12");
    expect(thrown(() => parseNumber("%", "tolerance", { percent: true })).code).toBe("number.text");
  });

  test("an endless number is refused", () => {
    for (const text of ["9".repeat(10_000), `1${",000".repeat(5000)}`]) expect(thrown(() => parseNumber(text, "quantity")).code).toBe("number.overflow");
    for (const text of ["x".repeat(10_000), `${"1 ".repeat(10_000)}x`]) expect(thrown(() => parseNumber(text, "quantity")).code).toBe("number.text");
  });

  test("every double comes back from its text", () => {
    fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
      expect(parseNumber(String(number), "quantity").toNumber()).toBe(number === 0 ? 0 : number);
    }));
  });

  test("thousands in groups are the same number", () => {
    fc.assert(fc.property(fc.integer({ min: -1e15, max: 1e15 }), fc.constantFrom(",", " ", "'", "，", "\u202f", "\u2009"), (number, separator) => {
      const grouped = String(number).replace(/\B(?=(\d{3})+$)/g, separator);
      expect(parseNumber(grouped, "quantity").toNumber()).toBe(number === 0 ? 0 : number);
    }));
  });

  test("any text is a number or an error of its own", () => {
    const pieces = fc.array(fc.constantFrom("1", "23", "456", ",", ".", " ", "'", "-", "+", "e", "%", "(", ")", "万", "kg", "，"), { maxLength: 14 }).map((all) => all.join(""));
    fc.assert(fc.property(fc.oneof(pieces, fc.string()), (text) => {
      try {
        expect(parseNumber(text, "quantity").isFinite()).toBe(true);
      } catch (error) {
        expect((error as { code?: string }).code).toMatch(/^number\./);
      }
    }));
  });
});
