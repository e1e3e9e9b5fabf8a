/** What an Excel says it can do (requirement sets by their names in lower case). */
export type ExcelVersion = "2021" | "2024" | "newest";

// Office LTSC 2021 and 2024, and Microsoft 365 at the time of the pinned office.js, from Microsoft's tables of requirement sets.
export const requirementSets: Readonly<Record<ExcelVersion, Readonly<Record<string, string>>>> = {
  "2021": { compressedfile: "1.1", excelapi: "1.14", customfunctions: "1.9", customfunctionsruntime: "1.3", sharedruntime: "1.1", delayforcelledit: "1.1", ribbonapi: "1.1" },
  "2024": { compressedfile: "1.1", excelapi: "1.17", customfunctions: "1.9", customfunctionsruntime: "1.3", sharedruntime: "1.1", delayforcelledit: "1.1", ribbonapi: "1.2" },
  newest: { compressedfile: "1.1", excelapi: "1.20", customfunctions: "1.9", customfunctionsruntime: "1.5", sharedruntime: "1.2", delayforcelledit: "1.1", ribbonapi: "1.2", richapiruntime: "1.1" },
};
