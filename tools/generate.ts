import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { functionReference } from "./functionReference";
import { goldenFactors } from "./goldenFactors";
import { themes } from "./themes";
import { chineseWords, readExamples, readMetadata, readReturns } from "./metadata";

interface GeneratedFile {
  readonly file: string;
  readonly text: string;
}

const root = path.resolve(__dirname, "..");
const checking = process.argv.includes("--check");

/**
 * Writes what is made from the sources and kept beside them: functions.json in two languages with the examples, the function reference, the
 * list of resolved factors, the themes of the pane. `--check` writes nothing and fails when a file is not what the sources say.
 */
async function main(): Promise<void> {
  // The reference calculates its examples with the functions that the metadata describes, so the metadata goes first.
  const stale = [...settle(await metadataFiles()), ...settle([...(await referenceFiles()), goldenFactors()])];
  if (!checking || stale.length === 0) return;
  console.error(`Not up to date: ${stale.map((file) => path.relative(root, file)).join(", ")}. Run: npm run generate`);
  process.exitCode = 1;
}

/** Writes the files that are not what they should be, or only names them when checking. */
function settle(files: readonly GeneratedFile[]): string[] {
  const stale = files.filter(({ file, text }) => !existsSync(file) || readFileSync(file, "utf8") !== text);
  for (const { file, text } of checking ? [] : stale) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    console.log(`wrote ${path.relative(root, file)}`);
  }
  return stale.map(({ file }) => file);
}

async function metadataFiles(): Promise<GeneratedFile[]> {
  const { en, zh } = await readMetadata();
  return [
    { file: path.join(root, "functions", "functions.json"), text: `${JSON.stringify(en, null, 2)}\n` },
    { file: path.join(root, "functions", "functions.zh.json"), text: `${JSON.stringify(zh, null, 2)}\n` },
    { file: path.join(root, "functions", "examples.json"), text: `${JSON.stringify(readExamples(), null, 2)}\n` },
    { file: path.join(root, "taskpane", "themes.css"), text: themes() },
    // What reads and writes files needs the names alone, and the pane loads it.
    { file: path.join(root, "functions", "names.json"), text: `${JSON.stringify(en.functions.map(({ id }) => id), null, 2)}\n` },
  ];
}

async function referenceFiles(): Promise<GeneratedFile[]> {
  const { en, zh } = await readMetadata();
  const { calculateExamples } = await import("./calculateExamples");
  const returnsZh = Object.fromEntries(Object.entries(chineseWords()).map(([id, { returns }]) => [id, returns]));
  return [
    { file: path.join(root, "docs", "functions.md"), text: functionReference("en", en.functions, readReturns(), await calculateExamples(readExamples(), "en")) },
    { file: path.join(root, "docs", "functions.zh-CN.md"), text: functionReference("zh", zh.functions, returnsZh, await calculateExamples(readExamples(), "zh")) },
  ];
}

void main();
