// npm run icons: draws assets/icon.svg and assets/icon-<size>.png anew, with a Chromium of this machine.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { drawIcon } from "./drawIcon";
import { launchChromium } from "./launchChromium";
import { iconSizes, projectFolder } from "./hosted";

async function main(): Promise<void> {
  const assets = join(projectFolder, "assets");
  writeFileSync(join(assets, "icon.svg"), drawIcon(128));
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ deviceScaleFactor: 1 });
    for (const size of iconSizes) {
      await page.setViewportSize({ width: size, height: size });
      await page.setContent(`<style>body{margin:0}svg{display:block}</style>${drawIcon(size)}`);
      await page.screenshot({ path: join(assets, `icon-${size}.png`), omitBackground: true });
    }
  } finally {
    await browser.close();
  }
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
