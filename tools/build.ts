import { builtAddIn } from "../test/build/build";
import { buildPage } from "../test/taskpane/page/build";
import { buildWorkbench } from "./workbench/build";

/** `tsx tools/build.ts [name]`: builds what the browser tests open, or one of it, where it is not up to date. */
const builds: Readonly<Record<string, () => Promise<string>>> = { workbench: async () => (await buildWorkbench()).folder, "add-in": builtAddIn, pane: buildPage };

async function main(): Promise<void> {
  const wanted = process.argv[2];
  for (const [name, build] of Object.entries(builds)) {
    if (wanted !== undefined && wanted !== name) continue;
    const started = Date.now();
    console.log(`${name}: ${await build()} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  }
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
