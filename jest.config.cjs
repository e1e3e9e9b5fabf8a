// swc strips the types (tsc checks them, in a step of its own), and the few libraries that ship ES modules only are turned to CommonJS too.
const esmOnly = ["d3-array", "d3-color", "d3-dsv", "d3-format", "d3-interpolate", "d3-path", "d3-scale", "d3-shape", "d3-time", "d3-time-format", "internmap", "lodash-es", "nanoid", "rbush", "quickselect", "kdbush"];

const { availableParallelism } = require("node:os");

/** @type {import("jest").Config} */
module.exports = {
  testEnvironment: "node",
  // Much of the time is spent waiting for browsers and LibreOffice: two cores carry two.
  maxWorkers: Math.max(2, availableParallelism() - 1),
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
