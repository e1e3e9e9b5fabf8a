import { metadataTroubles, translationTroubles } from "../../tools/manifest/metadata";
import type { WrittenFunction, WrittenMetadata } from "../../tools/manifest/metadata";

const material: WrittenFunction = {
  id: "MATERIAL",
  name: "MATERIAL",
  description: "Emissions of a material.",
  helpUrl: "https://localhost:3000/functions.html#MATERIAL",
  parameters: [
    { name: "quantity", description: "The amount.", type: "any", dimensionality: "matrix" },
    { name: "unit", description: "Its unit.", type: "any", dimensionality: "matrix", optional: true },
  ],
  result: { dimensionality: "matrix" },
};
const bytes = (metadata: object) => new TextEncoder().encode(JSON.stringify(metadata));
const whole = (...functions: WrittenFunction[]): WrittenMetadata => ({ allowErrorForDataTypeAny: true, functions });
const troublesOf = (...functions: WrittenFunction[]) => metadataTroubles("functions.json", bytes(whole(...functions))).map((trouble) => trouble.message);

test("complete metadata has no trouble", () => {
  expect(troublesOf(material)).toEqual([]);
});

test.each<[string, WrittenFunction[], string]>([
  ["an id with a hyphen", [{ ...material, id: "MATERIAL-A" }], 'the id "MATERIAL-A" must begin'],
  ["an id of two letters", [{ ...material, id: "MA" }], 'the id "MA" must begin'],
  ["an id of 65 letters", [{ ...material, id: "A".repeat(65) }], "3 to 64 letters"],
  ["a Chinese name", [{ ...material, name: "材料" }], 'the name "材料" of MATERIAL must begin'],
  ["no description", [{ ...material, description: "" }], "MATERIAL needs a description"],
  ["a description of 1025 characters", [{ ...material, description: "a".repeat(1025) }], "MATERIAL needs a description"],
  ["no help", [{ ...material, helpUrl: undefined }], "MATERIAL needs a helpUrl"],
  ["help that is not https", [{ ...material, helpUrl: "http://localhost/" }], "MATERIAL needs a helpUrl"],
  ["no result", [{ ...material, result: undefined }], "MATERIAL has no result"],
  ["a parameter without description", [{ ...material, parameters: [{ name: "quantity" }] }], "the parameter quantity of MATERIAL needs a description"],
  ["a needed parameter after an optional one", [{ ...material, parameters: [...material.parameters!, { name: "factor", description: "The factor." }] }], "the parameter factor is needed but stands after an optional one"],
  ["a parameter twice", [{ ...material, parameters: [material.parameters![0]!, { ...material.parameters![0]!, name: "Quantity" }] }], "MATERIAL has the parameter quantity twice"],
  ["129 parameters", [{ ...material, parameters: Array.from({ length: 129 }, (_, index) => ({ name: `p${index}`, description: "One." })) }], "MATERIAL has 129 parameters"],
  ["two functions of one id", [material, material], "MATERIAL and MATERIAL are the same name in a saved workbook"],
  ["two functions that differ in . and _ alone", [{ ...material, id: "MATERIAL.A" }, { ...material, id: "MATERIAL_A" }], "MATERIAL_A and MATERIAL.A are the same name in a saved workbook"],
  ["no function", [], "has no function"],
])("metadata is refused for %s", (_claim, functions, trouble) => {
  expect(troublesOf(...functions).join("\n")).toContain(trouble);
});

test("metadata that lets one error cell fail a whole range is refused", () => {
  expect(metadataTroubles("functions.json", bytes({ functions: [material] }))[0]?.message).toContain("lacks allowErrorForDataTypeAny");
});

test("metadata of a megabyte is refused, as desktop Excel refuses it in silence", () => {
  const large = whole(...Array.from({ length: 1100 }, (_, index) => ({ ...material, id: `MATERIAL${index}`, description: "a".repeat(1000) })));
  expect(metadataTroubles("functions.json", bytes(large))[0]?.message).toMatch(/has \d+ bytes; Excel takes less than 1000000/);
});

test("text that is not metadata is named", () => {
  expect(metadataTroubles("functions.json", new TextEncoder().encode("{"))).toEqual([{ message: "functions.json is not the JSON of custom functions." }]);
  expect(metadataTroubles("functions.json", bytes({}))).toHaveLength(1);
});

describe("a second language", () => {
  const chinese: WrittenFunction = { ...material, description: "材料的排放。", parameters: material.parameters!.map((parameter) => ({ ...parameter, name: `${parameter.name}（量）`, description: "量。" })) };
  const compare = (...functions: WrittenFunction[]) => translationTroubles("functions.json", bytes(whole(material)), "functions-zh.json", bytes(whole(...functions))).map((trouble) => trouble.message);

  test("differs in words alone", () => {
    expect(compare(chinese)).toEqual([]);
  });

  test.each<[string, WrittenFunction[], string]>([
    ["a missing function", [], "MATERIAL is missing; functions.json has it"],
    ["a function too many", [chinese, { ...chinese, id: "OTHER", name: "OTHER" }], "OTHER is not in functions.json"],
    ["a translated name", [{ ...chinese, name: "CAILIAO" }], 'MATERIAL is called "CAILIAO"'],
    ["a missing parameter", [{ ...chinese, parameters: chinese.parameters!.slice(1) }], "MATERIAL does not have the parameters and result of functions.json"],
    ["a parameter that is needed in one language only", [{ ...chinese, parameters: [chinese.parameters![0]!, { ...chinese.parameters![1]!, optional: false }] }], "MATERIAL does not have the parameters and result"],
    ["an untranslated description", [{ ...chinese, description: material.description }], "MATERIAL has the description of functions.json, untranslated"],
  ])("is refused for %s", (_claim, functions, trouble) => {
    expect(compare(...functions)).toEqual([expect.stringContaining(trouble)]);
  });
});
