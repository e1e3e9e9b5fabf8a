import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import webpack from "webpack";
import { compileLibrary } from "../compileLibrary";
import { stampOf } from "../stampOf";
import { configuration, projectFolder, workbenchFolder } from "./configuration";

/** Everything that the built page is made of. */
const sources = ["src", "functions", "taskpane", "assets", "tools/workbench", "tools/compileLibrary.ts", "package-lock.json"];
const stampFile = path.join(workbenchFolder, ".built-from");

export interface Built {
  readonly folder: string;
  /** False where the folder was up to date. */
  readonly anew: boolean;
}

/** Builds the workbench into dist/workbench, unless it was built from the very same sources. @throws Error with webpack's complaints. */
export async function buildWorkbench(): Promise<Built> {
  const stamp = stampOf(sources);
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) return { folder: workbenchFolder, anew: false };
  await pack();
  copyData();
  writeFileSync(stampFile, stamp);
  return { folder: workbenchFolder, anew: true };
}

function pack(): Promise<void> {
  return new Promise((resolve, reject) => {
    const compiler = webpack(configuration());
    compiler.run((failed, stats) => {
      compiler.close(() => {
        if (failed) reject(failed);
        else if (stats?.hasErrors()) reject(new Error(stats.toString("errors-only")));
        else resolve();
      });
    });
  });
}

/** The library, the examples with a list of their titles, and the icon stand beside the page as files. */
function copyData(): void {
  compileLibrary(path.join(workbenchFolder, "library.json"));
  const examples = path.join(projectFolder, "assets", "examples");
  const target = path.join(workbenchFolder, "examples");
  mkdirSync(target, { recursive: true });
  const files = readdirSync(examples).filter((name) => name.endsWith(".json")).sort();
  for (const file of files) copyFileSync(path.join(examples, file), path.join(target, file));
  const list = files.map((file) => ({ file, title: (JSON.parse(readFileSync(path.join(examples, file), "utf8")) as { title: unknown }).title }));
  writeFileSync(path.join(target, "index.json"), JSON.stringify(list));
  copyFileSync(path.join(projectFolder, "assets", "icon.svg"), path.join(workbenchFolder, "icon.svg"));
}
