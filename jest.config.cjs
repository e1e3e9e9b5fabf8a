// swc strips the types (tsc checks them, in a step of its own), and the few libraries that ship ES modules only are turned to CommonJS too.
const esmOnly = ["d3-dsv", "lodash-es", "nanoid", "rbush", "quickselect", "kdbush"];

/** @type {import("jest").Config} */
module.exports = {
  testEnvironment: "node",
  // Browsers, LibreOffice and child processes share two cores with the other tests; a hang still ends.
  testTimeout: 120_000,
  testMatch: ["<rootDir>/test/**/*.test.ts", "<rootDir>/test/**/*.test.tsx"],
  transform: {
    "\\.[cm]?[jt]sx?$": [
      "@swc/jest",
      {
        jsc: { parser: { syntax: "typescript", tsx: true }, target: "es2022", transform: { react: { runtime: "automatic" } } },
        module: { type: "commonjs" },
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly.join("|")})/)`],
};
