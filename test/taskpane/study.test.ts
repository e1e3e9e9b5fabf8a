import { downloaded } from "../downloaded";
import chartWords from "../../src/charts/words.json";
import { readStudySheet } from "../../src/workbook/studySheet/readStudySheet";
import { sheet } from "../tables/sheet";
import type { OpenOptions } from "./open";
import { panes } from "./panes";
import { violations } from "./violations";

const heading = ["Stage", "Item", "Amount (kg)", "Factor (kgCO2e/kg)", "Emission (kgCO2e)", "GSD²"];
const table = sheet({
  name: "Shaft",
  rows: [["Product name", "Gear shaft"], ["Period", "2023-01-01 to 2023-12-31"], [], heading, ["Raw materials", "Steel", 1000, 2, 2000, 1.2], ["Raw materials", "Scrap credit", 100, -1, -100, 1.1], ["Production", "Electricity", 1000, 0.5, 500, 1.1]],
});

const openPane = panes(table);

async function open(options: Partial<OpenOptions> = {}) {
  const opened = await openPane(options);
  await opened.showTab("study");
  return { ...opened, study: () => opened.read("PCF Study") };
}

test("what the workbook says is offered with its cell, taken by a press, saved to the sheet, and read from it again", async () => {
  const { page, say, study, write, complaints } = await open();
  const product = page.getByRole("textbox", { name: "Product (needed)" });
  await page.getByText("Shaft!B1: Gear shaft").waitFor();
  expect(await product.inputValue()).toBe("");
  await page.getByRole("button", { name: say.study.useFor("Product", "Gear shaft") }).click();
  expect(await product.inputValue()).toBe("Gear shaft");
  await page.getByRole("button", { name: say.study.useFor("Data from", "2023-01-01") }).click();
  await page.getByRole("combobox", { name: "GWP set (needed)" }).selectOption("AR6");
  await page.getByRole("combobox", { name: say.study.state("Use") }).selectOption("excluded");
  await page.getByRole("textbox", { name: say.study.reasonFor("Use") }).fill("Cradle to gate");
  await page.getByText(say.study.changed(4)).waitFor();
  await page.getByRole("button", { name: say.study.save }).click();
  await page.getByText("cells of PCF Study were written").waitFor();
  expect(readStudySheet(await study()).study).toMatchObject({ product: "Gear shaft", periodStart: "2023-01-01", periodEnd: null, gwpSet: "AR6", stages: [{ stage: "use", included: false, reason: "Cradle to gate" }] });
  // A person types on the sheet itself.
  await write([{ sheet: "PCF Study", row: 3, column: 1, content: { value: "Ring gear" } }]);
  await page.waitForFunction(() => [...document.querySelectorAll("input")].some((input) => input.value === "Ring gear"));
  // One cell changed is one cell written, and what the sheet says stays.
  await page.getByRole("textbox", { name: /^Author/ }).fill("Someone");
  await page.getByRole("button", { name: say.study.save }).click();
  await page.getByText(say.study.saved(1)).waitFor();
  expect(readStudySheet(await study()).study).toMatchObject({ product: "Ring gear", author: "Someone" });
  expect(complaints).toEqual([]);
});

test("what is missing is listed and leads to its field; a change is discarded", async () => {
  const { page, say } = await open();
  await page.locator(".missing summary").click();
  await page.getByRole("button", { name: say.study.goToField("Functional unit") }).click();
  expect(await page.evaluate(() => (document.activeElement as HTMLTextAreaElement).labels?.[0]?.textContent)).toContain("Functional unit");
  await page.keyboard.type("1 piece");
  await page.getByText(say.study.changed(1)).waitFor();
  await page.getByRole("button", { name: say.study.discard }).click();
  expect(await page.getByRole("textbox", { name: /^Functional unit/ }).inputValue()).toBe("");
});

test("one press lays the results on a new sheet; again, on a further one", async () => {
  const { page, say, read } = await open();
  await page.getByRole("button", { name: say.study.lay }).click();
  await page.getByText(say.study.laid("PCF Results"), { exact: true }).waitFor();
  await page.getByRole("button", { name: say.study.lay }).click();
  await page.getByText(say.study.laid("PCF Results 2"), { exact: true }).waitFor();
  const formulas = (await read("PCF Results")).formulas.flat().filter((formula) => formula !== null);
  expect(formulas).toEqual(expect.arrayContaining(["='Shaft'!E5", "=PCF.STAGES(A6:A8,C6:C8)", "=PCF.HOTSPOTS(B6:B8,C6:C8)"]));
});

describe.each([["en", "light"], ["zh", "dark"], ["en", "contrast"]] as const)("in %s, %s", (language, theme) => {
  test("every chart is drawn under the page's policy, named, with its figures as a table, at 320 px; axe finds nothing", async () => {
    const { page, say, reach, complaints } = await open({ language, theme, width: 320 });
    for (const kind of ["stageBars", "waterfall", "tornado", "sankey", "histogram"] as const) {
      await page.getByRole("combobox", { name: say.charts.choose }).selectOption(kind);
      await page.getByRole("button", { name: say.charts.draw, exact: true }).click();
      await page.locator(`.picture svg[aria-label^="${chartWords[kind].title[language]}"]`).waitFor();
      await page.locator(".figures summary").click();
      expect(await page.locator(".figures tbody tr").count()).toBeGreaterThan(1);
      expect(await reach()).toBeLessThanOrEqual(320);
    }
    expect(await violations(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

test("a picture is saved as SVG and as PNG", async () => {
  const { page, say, complaints } = await open();
  await page.getByRole("button", { name: say.charts.draw, exact: true }).click();
  await page.locator(".picture svg").waitFor();
  for (const [name, first] of [[say.charts.svg, "<svg"], [say.charts.png, "\u0089PNG"]] as const) {
    const { bytes } = await downloaded(page, () => page.getByRole("button", { name }).click());
    expect(bytes.subarray(0, 4).toString("latin1")).toBe(first.slice(0, 4));
    expect(bytes.length).toBeGreaterThan(1000);
  }
  expect(complaints).toEqual([]);
});

test("the simulation shows its parameters, asks for what is missing, and gives the same figures for the same seed", async () => {
  const bare = sheet({ name: "Shaft", rows: [heading.slice(0, 5), ["Raw materials", "Steel", 1000, 2, 2000], ["Production", "Electricity", 1000, 0.5, 500]] });
  const { page, say } = await open({ grids: [bare] });
  await page.getByRole("combobox", { name: say.charts.choose }).selectOption("histogram");
  const draw = page.getByRole("button", { name: say.charts.draw, exact: true });
  await draw.click();
  await page.getByText(say.charts.needsSpread(2)).waitFor();
  await page.getByRole("textbox", { name: say.charts.gsd2 }).fill("1.2");
  await draw.click();
  const told = page.locator(".charts > .quiet");
  await page.getByText(/^Mean/).waitFor();
  const first = await told.textContent();
  await draw.click();
  await page.waitForFunction((before) => document.querySelector(".charts > .quiet")?.textContent === before, first);
  // Stopped from within the page, as soon as it can be: how long a million runs take is the machine's affair.
  await page.getByRole("textbox", { name: say.charts.runs }).fill("1000000");
  const pressed = page.evaluate((name) => new Promise<void>((resolve) => {
    const look = () => {
      const stop = [...document.querySelectorAll<HTMLElement>("button")].find((each) => each.textContent === name && each.checkVisibility());
      if (stop === undefined) return void setTimeout(look);
      stop.click();
      resolve();
    };
    look();
  }), say.charts.stop);
  await draw.click();
  await pressed;
  await page.getByText(say.charts.stopped).waitFor();
  await page.getByRole("textbox", { name: say.charts.runs }).fill("5");
  await draw.click();
  await page.getByText(say.charts.wrong(say.charts.runs, "100", "1000000")).waitFor();
});
