import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { ensureSystem } from "./ensureSystem";
import { countTests, reportFile } from "./testReport";

/** Everything that can fail, in the order in which failing is cheapest. `npm test` runs it, `.ci/run` calls that. */
const root = path.resolve(__dirname, "..");

function step(name: string, program: string, args: string[]): number | null {
  console.log(`\n== ${name}`);
  return spawnSync(path.join(root, "node_modules", ".bin", program), args, { cwd: root, stdio: "inherit" }).status;
}

ensureSystem();
const checks: [name: string, program: string, args: string[]][] = [
  ["types of the sum (no DOM, no Node)", "tsc", ["-p", "tsconfig.src.json"]],
  ["types", "tsc", ["-p", "tsconfig.json"]],
  ["lint", "eslint", ["."]],
  ["rooms and arrows", "depcruise", ["--config", ".dependency-cruiser.cjs", "src", "functions", "taskpane"]],
  ["generated files are up to date", "tsx", ["tools/generate.ts", "--check"]],
  ["builds that the browser tests open", "tsx", ["tools/build.ts"]],
];
for (const [name, program, args] of checks) {
  if (step(name, program, args) !== 0) {
    console.error(`\n${name}: failed`);
    process.exit(1);
  }
}

mkdirSync(path.dirname(reportFile), { recursive: true });
rmSync(reportFile, { force: true });
const status = step("tests", "jest", ["--json", `--outputFile=${reportFile}`, ...process.argv.slice(2)]);
const { passed, failed } = countTests();
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(status === 0 && failed === 0 ? 0 : 1);
