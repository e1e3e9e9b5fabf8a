// What writes Word files, as one script that is loaded when a report is asked for.
export { fillTemplate } from "./reportTemplate";
export { writeReport } from "./reportWord/writeReport";
