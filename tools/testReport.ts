import { readFileSync } from "node:fs";
import path from "node:path";

/** Where jest leaves its own account of a run. */
export const reportFile = path.resolve(__dirname, "..", "test-results", "report.json");

/** What ran, counted from jest's report. A suite that does not start has no failed test to count, and a test that does not run has not passed. */
export function countTests(): { passed: number; failed: number } {
  const report = JSON.parse(readFileSync(reportFile, "utf8")) as Record<"numPassedTests" | "numFailedTests" | "numRuntimeErrorTestSuites" | "numPendingTests" | "numTodoTests", number>;
  return { passed: report.numPassedTests, failed: report.numFailedTests + report.numRuntimeErrorTestSuites + report.numPendingTests + report.numTodoTests };
}

if (require.main === module) {
  const { passed, failed } = countTests();
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed === 0 && passed > 0 ? 0 : 1);
}
