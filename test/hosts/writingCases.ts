import { readFileSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { exampleFile } from "../../src/hosts/exampleFile";
import { openPackage, writeWorkbook } from "../../src/hosts/file";
import { functionNames } from "../../src/hosts/functionNames";
import { richWorkbook } from "./file/fixtures/richWorkbook";
import { zip } from "./file/fixtures/zip";

export interface WritingCase {
  readonly command: string;
  /** The words between the command and -o. Those that end in a file's extension are files of the folder. */
  readonly words: readonly string[];
  /** Every run adds something, as the person asks for it. */
  readonly adds?: true;
}

const book = "book.xlsx";
const rich = "rich.xlsm";

/** Every way in which a command writes a file; what others write is read by later ones. */
export const writingCases: readonly WritingCase[] = [
  ...[book, rich].flatMap((from): WritingCase[] => [
    { command: "recalc", words: [from] }, { command: "repair", words: [from] }, { command: "pin", words: [from] }, { command: "freeze", words: [from] },
    { command: "guide", words: [from] }, { command: "guide", words: [from, "--remove"] }, { command: "offer", words: [from] }, { command: "offer", words: [from, "--remove"] },
    { command: "audit", words: [from] }, { command: "adopt", words: [from] }, { command: "import", words: ["factors.csv", from] },
  ]),
  { command: "thaw", words: ["freeze-book.xlsx"] }, { command: "thaw", words: ["freeze-rich.xlsm"] },
  { command: "results", words: [book], adds: true },
  { command: "export", words: [book] }, { command: "pack", words: [book] }, { command: "report", words: [book] },
  { command: "pact", words: [book, "--draft"] }, { command: "openlca", words: [book] }, { command: "openlca", words: ["--import", "openlca-book.zip", book] },
];

const outputs: Readonly<Record<string, string>> = { export: ".csv", pack: ".zip", report: ".docx", pact: ".json", openlca: ".zip" };

export const nameOf = ({ command, words }: WritingCase): string => [command, ...words].join(" ");

/** The file that a case reads, and the one that it writes; later cases read what earlier ones wrote under this name. */
export function targetOf({ command, words }: Pick<WritingCase, "command" | "words">): { readonly from: string; readonly name: string } {
  const from = words.filter((word) => /\.\w+$/.test(word)).at(-1)!;
  const isMore = words.some((word) => word === "--remove" || word === "--import");
  const extension = words.includes("--import") ? extname(from) : (outputs[command] ?? extname(from));
  return { from, name: `${command}${isMore ? "-more" : ""}-${from.replace(/\.\w+$/, "").replace(/^\w+-/, "")}${extension}` };
}

/** Puts what the first cases read into a folder. */
export function prepare(folder: string): void {
  const example = JSON.parse(readFileSync("assets/examples/axle-fasteners.json", "utf8")) as Parameters<typeof exampleFile>[0];
  const plain = exampleFile(example, "en");
  const own = [["A90", { value: 12 }], ["B90", { formula: '=PCF.ELECTRICITY(A90,"kWh","cn-grid-north-2022")' }], ["C90", { formula: "=PCF.MONTECARLO(A90:A90,1.2,50,7)" }], ["E90", { formula: '=PCF.MATERIAL(A90:A91,"kg",2,"kgCO2e/kg")' }]] as const;
  const cells = own.map(([name, content]) => ({ sheet: example.title.en, row: 89, column: name.charCodeAt(0) - 65, content }));
  writeFileSync(join(folder, book), writeWorkbook(openPackage(plain), { cells, functionNames }));
  writeFileSync(join(folder, rich), zip(richWorkbook()));
  writeFileSync(join(folder, "factors.csv"), "id,name_en,category,value,unit,source\nmine-1,My steel,material,2.5,kgCO2e/kg,EPD\n");
}
