// npm run build. What is built, and how, stands in tools/build/configuration.ts; this file only lets webpack read TypeScript.
require("tsx/cjs");
const { configuration } = require("./tools/build/configuration.ts");

module.exports = (_env, { mode }) => configuration(mode ?? "production");
