import { libraryNamespace, readLibraryPart, readLibraryVersion, rememberLibraryVersion } from "../../src/workbook/libraryVersion";
import { planPins, writeWithPins } from "../../src/workbook/pinFactors";
import { sampleFactors } from "../factors/samples";
import { sheet } from "../tables/sheet";
import { MemoryWorkbook } from "./memoryWorkbook";

test("a workbook keeps the library of its first factor and that of its last", async () => {
  const workbook = new MemoryWorkbook([sheet({ name: "S", rows: [["x"]] })]);
  expect(await readLibraryVersion(workbook)).toBeNull();
  await rememberLibraryVersion(workbook, "2024.11111111");
  await rememberLibraryVersion(workbook, "2025.22222222");
  expect(await readLibraryVersion(workbook)).toEqual({ made: "2024.11111111", latest: "2025.22222222" });
  expect(await workbook.part(libraryNamespace)).toBe(`<library xmlns="${libraryNamespace}" made="2024.11111111" latest="2025.22222222"/>`);
});

test("factors of the library leave its version, own factors do not", async () => {
  const [steel, other] = sampleFactors();
  const workbook = new MemoryWorkbook([sheet({ name: "S", rows: [["x"]] })]);
  await writeWithPins(workbook, planPins(null, [steel!], "en"), [], null);
  expect(await readLibraryVersion(workbook)).toBeNull();
  await writeWithPins(workbook, planPins(await workbook.read("PCF Factors"), [other!], "en"), [], "2025.22222222");
  expect(await readLibraryVersion(workbook)).toEqual({ made: "2025.22222222", latest: "2025.22222222" });
});

test.each([null, "", "<library/>", "no xml", `<library made="x"/>`, `<library made="" latest=""/>`])("what is no such part says nothing: %s", (xml) => {
  expect(readLibraryPart(xml)).toBeNull();
});
