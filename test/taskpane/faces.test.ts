import { words } from "../../taskpane/words";
import { panes } from "./panes";
import { shaft } from "./shaft";
import { violations } from "./violations";

const open = panes(shaft());

describe.each(["en", "zh"] as const)("in %s", (language) => {
  const say = words[language];

  // The colours are the same in both languages.
  test.each(language === "en" ? (["light", "dark", "contrast"] as const) : (["dark"] as const))("axe finds nothing in the %s theme, on any tab, in the details, the form and the question", async (theme) => {
    const { page, select, reach, complaints } = await open({ language, theme, grids: [shaft(["Copper", 2, "kg", 4, "kgCO2e/kg", "memo", { formula: "=PCF.MATERIAL(B5,\"m3\",D5,E5)", value: { error: "#VALUE!" } }])] });
    await select("G5");
    const field = page.getByRole("combobox", { name: say.search.label });
    await field.fill("铜");
    await page.getByRole("option").first().waitFor();
    await page.getByText("G5 ").first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: say.insert.blankOnly }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: say.filters.open }).click();
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: say.insert.label, exact: true }).first().waitFor();
    await page.getByRole("button", { name: say.details.show }).click();
    await page.getByRole("heading", { level: 2 }).first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: say.details.back }).click();
    await page.getByRole("button", { name: say.add.open, exact: true }).click();
    await page.getByRole("button", { name: say.add.own }).click();
    await page.getByRole("textbox", { name: say.add.name }).press("Enter");
    expect(await violations(page)).toEqual([]);
    for (const tab of ["formulas", "check", "share", "study"] as const) {
      await page.getByRole("tab", { name: say.tabs[tab] }).click();
      if (tab === "check") {
        await page.getByRole("button", { name: say.check.start }).click();
        await page.getByRole("button", { name: say.check.again }).waitFor();
      } else if (tab === "share") await page.getByRole("button", { name: say.share.writeGuide }).waitFor();
      else await page.locator(".panel:not([hidden]) summary").first().click();
      expect(await violations(page)).toEqual([]);
      expect(await reach()).toBeLessThanOrEqual(320);
    }
    expect(complaints).toEqual([]);
  });
});

test("at 320 px nothing is wider than the window", async () => {
  const { page, select } = await open({ width: 320 });
  await select("D3");
  await page.getByRole("combobox").fill("steel");
  await page.getByRole("option").first().waitFor();
  const ends = await page.locator("header").locator("[role=tab], button").evaluateAll((all) => all.map((one) => one.getBoundingClientRect()).map(({ left, right }) => [left, right]));
  ends.reduce((before, [left, right]) => {
    expect(left).toBeGreaterThanOrEqual(before);
    expect(right).toBeLessThanOrEqual(320);
    return right!;
  }, 0);
  for (const tab of await page.getByRole("tab").all()) {
    await tab.click();
    expect(await page.evaluate(() => [...document.querySelectorAll("#pane, #pane *")].filter((one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX === "auto").length)).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  }
});
