import officeAddins from "eslint-plugin-office-addins";
import tsParser from "@typescript-eslint/parser";

// The sum is told the time and the dice by its caller: the same input gives the same output, today and in ten years.
const worldlyGlobals = ["window", "document", "fetch", "navigator", "localStorage", "process", "require", "setTimeout", "setInterval", "Office", "Excel", "OfficeRuntime", "CustomFunctions"];

const excelRun = { selector: "MemberExpression[object.name='Excel'][property.name='run']", message: "Only src/hosts/excel.ts says Excel.run." };

export default [
  { ignores: ["node_modules/**", "dist/**", "coverage/**", "docs/**", "test-results/**"] },
  {
    files: ["**/*.{ts,tsx,mts,cts,js,mjs,cjs}"],
    plugins: { "office-addins": officeAddins },
    languageOptions: { parser: tsParser, ecmaVersion: 2022, sourceType: "module" },
    rules: {
      "office-addins/call-sync-after-load": "error",
      "office-addins/call-sync-before-read": "error",
      "office-addins/load-object-before-read": "error",
      "office-addins/no-context-sync-in-loop": "error",
      "office-addins/no-empty-load": "error",
      "office-addins/no-navigational-load": "error",
      "office-addins/no-office-initialize": "error",
      "office-addins/test-for-null-using-isNullObject": "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-var": "error",
      "prefer-const": "error",
      "no-debugger": "error",
    },
  },
  {
    files: ["**/*.{ts,tsx}"],
    ignores: ["src/hosts/excel.ts", "test/**"],
    rules: { "no-restricted-syntax": ["error", excelRun] },
  },
  {
    // The ranges of the workbench's grid are not Office's: nothing is loaded before it is read.
    files: ["src/hosts/workbench/**", "test/hosts/workbench/**"],
    rules: { "office-addins/load-object-before-read": "off", "office-addins/call-sync-before-read": "off" },
  },
  {
    files: ["src/**/*.ts"],
    ignores: ["src/hosts/**"],
    rules: {
      "no-restricted-globals": ["error", ...worldlyGlobals.map((name) => ({ name, message: "src is the sum: no Office, DOM, files, network, clock or dice outside src/hosts." }))],
      "no-restricted-properties": [
        "error",
        { object: "Date", property: "now", message: "The time is an argument." },
        { object: "Math", property: "random", message: "The seed is an argument." },
      ],
      "no-restricted-syntax": [
        "error",
        excelRun,
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: "The time is an argument." },
        { selector: "CallExpression[callee.name='Date']", message: "The time is an argument." },
      ],
      "no-console": "error",
    },
  },
];
