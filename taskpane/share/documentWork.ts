// What reports and exchange files are made with: a script of its own, loaded when one is asked for.
export { exportWorkbook } from "../../src/exchange/pact/exportWorkbook";
export { pactFile } from "../../src/exchange/pact/pactFile";
export { statedFields } from "../../src/exchange/pact/sheetFields";
export { buildReport } from "../../src/report/buildReport";
export { missingIn } from "../../src/report/missing";
export { placeholders } from "../../src/report/placeholders";
export { readSourcesSteps } from "../../src/report/readSources";
