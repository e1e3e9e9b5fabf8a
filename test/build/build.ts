import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectFolder } from "../../tools/hosted";
import { kept } from "./kept";

const sources = ["src", "functions", "taskpane", "assets", "tools/build", "tools/manifest", "tools/metadata.ts", "tools/hosted.ts", "tools/compileLibrary.ts", "manifest.xml", "webpack.config.cjs", "package-lock.json", "test/build/build.ts"];

/** The production build, as `npm run build` makes it, in a folder that the suites share. @throws Error with what webpack said. */
export function builtAddIn(): Promise<string> {
  return kept("add-in", sources, (folder) => {
    const { status, output } = run(folder);
    if (status !== 0) throw new Error(output);
  });
}

/** The production build for a host of its own, in a folder of its own; the caller removes it. */
export function build(host: string): { folder: string; status: number | null; output: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), "pcf-build-"));
  return { folder, ...run(folder, host), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

function run(folder: string, host?: string): { status: number | null; output: string } {
  const environment = { ...process.env };
  delete environment.PCF_HOST;
  // Under jest NODE_ENV is "test", which is no build that anyone ships.
  delete environment.NODE_ENV;
  if (host !== undefined) environment.PCF_HOST = host;
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(projectFolder, "node_modules/webpack/bin/webpack.js"), "--mode", "production", "--output-path", folder], {
    cwd: projectFolder,
    env: environment,
    encoding: "utf8",
  });
  return { status, output: stdout + stderr };
}
