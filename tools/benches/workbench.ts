import { launchChromium } from "../launchChromium";
import { buildWorkbench } from "../workbench/build";
import { serve } from "../workbench/serve";

const visits = 5;

/** From asking for the page to its formulas calculated, each visit with a cold cache. */
export async function bench(): Promise<void> {
  const { folder } = await buildWorkbench();
  const served = await serve(folder, 0);
  const browser = await launchChromium(["--disable-gpu", "--disable-background-networking", "--disable-component-update"]);
  const ready: number[] = [];
  let bytes = 0;
  for (let visit = 0; visit < visits; visit++) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    await page.goto(served.address);
    await page.locator('html[data-state="ready"]').waitFor({ timeout: 120_000 });
    ready.push(await page.evaluate(() => performance.getEntriesByName("ready")[0]!.startTime));
    bytes = await page.evaluate(() => (performance.getEntriesByType("resource") as PerformanceResourceTiming[]).reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0));
    await context.close();
  }
  await browser.close();
  await served.close();
  ready.sort((a, b) => a - b);
  console.log(`workbench ready       ${ready[0]!.toFixed(0)} ms at best, ${ready[Math.floor(visits / 2)]!.toFixed(0)} ms in the middle of ${visits} cold visits (aim 2000)`);
  console.log(`on the wire           ${(bytes / 1e6).toFixed(2)} MB gzip`);
}
