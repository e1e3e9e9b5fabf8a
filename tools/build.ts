import { buildWorkbench } from "./workbench/build";

/** Builds what the browser tests open, where it is not up to date. */
async function main(): Promise<void> {
  const started = Date.now();
  const { folder, anew } = await buildWorkbench();
  console.log(`${anew ? "built" : "up to date:"} ${folder} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
