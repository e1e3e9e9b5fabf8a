import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectFolder } from "../../tools/hosted";

/** The production build in a folder of its own, as `npm run build` makes it; the caller removes the folder. */
export function build(host?: string): { folder: string; status: number | null; output: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), "pcf-build-"));
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
  return { folder, status, output: stdout + stderr, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
