import axe from "axe-core";
import type { Frame, Page } from "playwright-core";

/** What axe finds in a part of a page, a line each. */
export async function violations(page: Page | Frame, within = "#pane"): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations: found } = await page.evaluate((part) => (window as unknown as { axe: typeof axe }).axe.run(part), within);
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(" ")} ${failureSummary}`).join(" | ")}`);
}
