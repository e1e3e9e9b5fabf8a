import { ignoredNamespace } from "../../src/workbook/ignoredFindings";
import { correctionsNamespace } from "../../src/workbook/readingCorrections";
import { words } from "../../taskpane/words";
import { sheet } from "../tables/sheet";
import type { OpenOptions } from "./open";
import { panes } from "./panes";
import type { World } from "./panes";
import { violations } from "./violations";

const heads = ["Item", "Amount", "Unit", "Emission factor", "Factor unit", "Emission (kgCO2e)"];
/** Two numbers stored as text (each with a mend) and a total that is not the sum. */
const faulty = sheet({ name: "Shaft", rows: [heads, ["Steel", 1740, "kg", 2.05, "kgCO2e/kg", 3567], ["Zinc", "100", "kg", 3.1, "kgCO2e/kg", 310], ["Paint", "20", "kg", 5, "kgCO2e/kg", 100], ["Glass", 50, "kg", 1.2, "kgCO2e/kg", 60], ["Total", null, null, null, null, 4137]] });
const clean = sheet({ name: "Clean", rows: [heads, ["Steel", 1740, "kg", 2.05, "kgCO2e/kg", 3567], ["Glass", 50, "kg", 1.2, "kgCO2e/kg", 60], ["Total", null, null, null, null, 3627]] });

const check = words.en.check;

const openPane = panes(faulty);

async function open(options: Partial<OpenOptions> = {}) {
  const opened = await openPane(options);
  const { page, say, showTab } = opened;
  await showTab("check");
  return {
    ...opened,
    run: async () => {
      await page.getByRole("button", { name: new RegExp(`^(${say.check.start}|${say.check.again})$`) }).click();
      await page.getByRole("button", { name: say.check.again }).waitFor();
    },
    part: (name: keyof typeof check.parts) => page.locator("label", { hasText: say.check.parts[name] }).first().click(),
    type: (row: number, column: number, value: string | number) => opened.write([{ sheet: "Shaft", row, column, content: { value } }]),
  };
}

test("a mend shows what stands there, is written by the keyboard alone, and is taken back to the very text", async () => {
  const { page, run, read, complaints } = await open();
  await run();
  const mend = page.getByRole("button", { name: `${check.mend("100", "B3")}${check.now("“100”")}` });
  await mend.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("status").filter({ hasText: check.mended("B3") }).waitFor();
  expect((await read()).values[2]?.[1]).toBe(100);
  expect(await mend.count()).toBe(0);
  // The next key takes it back: the keyboard stands on the button.
  await page.keyboard.press("Enter");
  await page.getByRole("status").filter({ hasText: check.undone }).waitFor();
  expect((await read()).values[2]?.[1]).toBe("100");
  await mend.waitFor();
  expect(complaints).toEqual([]);
});

test("all certain mends are listed first and written as one step, which one key takes back", async () => {
  const { page, run, read } = await open();
  await run();
  await page.getByRole("button", { name: /^Mend the certain ones/ }).click();
  const list = page.getByRole("group", { name: /cells will be written/ });
  expect(await list.getByRole("listitem").allTextContents()).toEqual(["Shaft!B3: “100” → 100", "Shaft!B4: “20” → 20", "Shaft!F6: 4137 → 4037"]);
  await list.getByRole("button", { name: check.write(3) }).click();
  await page.getByRole("status").filter({ hasText: check.mendedAll(3) }).waitFor();
  expect((await read()).values.slice(2, 4).map((row) => row[1])).toEqual([100, 20]);
  await page.getByRole("button", { name: check.undo }).click();
  await page.getByRole("status").filter({ hasText: check.undone }).waitFor();
  expect((await read()).values.slice(2, 4).map((row) => row[1])).toEqual(["100", "20"]);
});

test("nothing is written over a cell that changed since the check, and nothing is taken back over one that changed since the mend", async () => {
  const { page, run, read, type } = await open();
  await run();
  await type(2, 1, "101");
  await page.getByText(check.changed).waitFor();
  await page.getByRole("button", { name: /^Write 100 in B3/ }).click();
  await page.getByRole("status").filter({ hasText: check.moved("B3") }).waitFor();
  expect((await read()).values[2]?.[1]).toBe("101");
  await page.getByRole("button", { name: /^Write 20 in B4/ }).click();
  await page.getByRole("button", { name: check.undo }).waitFor();
  await type(3, 1, 21);
  await page.getByRole("button", { name: check.undo }).click();
  await page.getByRole("status").filter({ hasText: "Shaft!B4" }).waitFor();
  expect((await read()).values[3]?.[1]).toBe(21);
});

test("a finding that is ignored with a reason stays folded, is taken back, and returns when its figures change", async () => {
  const { page, run, kept, type } = await open();
  await run();
  const total = page.locator(".error li, .warning li").filter({ hasText: "4137" }).first();
  await total.getByRole("button", { name: check.ignore }).click();
  await page.keyboard.press("Enter");
  await page.getByRole("alert").filter({ hasText: check.reasonNeeded }).waitFor();
  await page.keyboard.type('rounded "by" <hand>');
  await page.keyboard.press("Enter");
  await page.getByText(check.ignored(1)).waitFor();
  expect(await kept(ignoredNamespace)).toContain("rounded &quot;by&quot; &lt;hand&gt;");
  expect(await page.locator(".error li, .warning li").filter({ hasText: "4137" }).count()).toBe(0);
  await run();
  await page.getByText(check.ignored(1)).click();
  await page.getByText(check.ignoredBecause('rounded "by" <hand>')).waitFor();
  await type(5, 5, 4237);
  await run();
  await page.locator(".error li").filter({ hasText: "4237" }).first().waitFor();
  await type(5, 5, 4137);
  await run();
  await page.getByText(check.ignored(1)).click();
  await page.getByRole("button", { name: check.restore }).click();
  await page.locator(".error li, .warning li").filter({ hasText: "4137" }).first().waitFor();
  expect(await kept(ignoredNamespace)).toBeNull();
});

test("findings are told in words, filtered and grouped, and a place goes to its cell", async () => {
  const { page, run, selection } = await open();
  await run();
  await page.getByText("Number stored as text").waitFor();
  await page.getByLabel(check.filter.severity).selectOption("error");
  expect(await page.getByText("Number stored as text").count()).toBe(0);
  await page.getByLabel(check.filter.severity).selectOption("");
  await page.getByLabel(check.filter.order).selectOption("sheet");
  await page.locator("summary .name").filter({ hasText: "Shaft" }).first().waitFor();
  const place = page.getByRole("button", { name: check.goTo("Shaft!F6") }).first();
  await place.focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(async () => (await (window as unknown as World).workbook.selection()) !== null);
  expect(await selection()).toEqual({ sheet: "Shaft", area: { top: 5, left: 5, bottom: 5, right: 5 } });
});

test("the audit sheet is written, shown and not audited itself; a sheet of somebody else's is refused", async () => {
  const { page, run, read } = await open();
  await run();
  const found = await page.getByText(/\d+ errors?, /).textContent();
  await page.getByRole("button", { name: new RegExp(`^${check.sheet}`) }).click();
  await page.getByRole("status").filter({ hasText: check.sheetDone("PCF Audit") }).waitFor();
  const audit = await read("PCF Audit");
  expect(audit.tables[0]?.name).toBe("PCF_Audit");
  expect(audit.values[1]?.[0]).toMatch(/^Factor library \d{4}/);
  await run();
  expect(await page.getByText(/\d+ errors?, /).textContent()).toBe(found);
  const other = await open({ grids: [faulty, sheet({ name: "PCF Audit", rows: [["mine"]] })] });
  await other.run();
  await other.page.getByRole("button", { name: new RegExp(`^${check.sheet}`) }).click();
  await other.page.getByRole("status").filter({ hasText: "not one that the audit has written" }).waitFor();
  expect((await other.read("PCF Audit")).values).toEqual([["mine"]]);
});

test("the check of fifty sheets is stopped by a key while it runs, and tells its progress", async () => {
  const rows = Array.from({ length: 100 }, (_, index) => [`Item ${index}`, index + 1, "kg", 2, "kgCO2e/kg", (index + 1) * 2]);
  const { page, run } = await open({ grids: Array.from({ length: 50 }, (_, index) => sheet({ name: `S${index}`, rows: [heads, ...rows] })) });
  await page.getByRole("button", { name: check.start }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("progressbar", { name: check.progress }).waitFor();
  // The keyboard stands on the button that stops.
  await page.keyboard.press("Enter");
  await page.getByRole("status").filter({ hasText: check.stopped }).waitFor();
  await run();
  await page.getByText(check.clean).waitFor();
});

test("what was read is shown, a column is corrected, the correction is kept and counts, and a table can be none", async () => {
  const { page, part, kept, run } = await open({ grids: [clean] });
  const { reading } = words.en;
  await part("reading");
  await page.getByRole("status").filter({ hasText: reading.count(1) }).waitFor();
  const column = page.getByRole("combobox", { name: reading.roleOf("Amount") });
  expect(await column.locator("option:checked").textContent()).toBe("amount");
  await column.selectOption("other");
  await page.getByRole("status").filter({ hasText: reading.kept }).waitFor();
  expect(await column.evaluate((field) => field === document.activeElement)).toBe(true);
  expect(await kept(correctionsNamespace)).toContain('<column index="1" role="other"/>');
  await part("formulas");
  await page.getByRole("status").filter({ hasText: words.en.adopt.ready(1, 2) }).waitFor();
  await part("reading");
  await column.selectOption("");
  await page.getByRole("status").filter({ hasText: reading.forgotten }).waitFor();
  expect(await kept(correctionsNamespace)).toBeNull();
  await page.getByRole("button", { name: reading.noTable }).click();
  await page.getByText(reading.notATable("Clean!A1")).waitFor();
  await part("findings");
  await run();
  await page.getByRole("status").filter({ hasText: reading.none }).first().waitFor();
  await part("reading");
  await page.getByRole("button", { name: reading.isTable }).click();
  await column.waitFor();
});

test("typed values become formulas after a preview, in one step that is taken back", async () => {
  const { page, part, read } = await open({ grids: [clean] });
  const { adopt } = words.en;
  await part("formulas");
  await page.getByText("=PCF.EMISSION(B2,C2,D2,E2)").waitFor();
  expect(await page.locator(".change").allTextContents()).toEqual(["F23567 → 3567=PCF.EMISSION(B2,C2,D2,E2)", "F360 → 60=PCF.EMISSION(B3,C3,D3,E3)", "F43627 → 3627=SUM(F2:F3)"]);
  expect((await read("Clean")).formulas.flat().filter(Boolean)).toEqual([]);
  await page.getByRole("button", { name: adopt.write(3) }).click();
  await page.getByRole("status").filter({ hasText: adopt.done(3) }).waitFor();
  expect((await read("Clean")).formulas.flat().filter(Boolean)).toEqual(["=PCF.EMISSION(B2,C2,D2,E2)", "=PCF.EMISSION(B3,C3,D3,E3)", "=SUM(F2:F3)"]);
  await page.getByRole("button", { name: check.undo }).click();
  await page.getByRole("status").filter({ hasText: check.undone }).waitFor();
  expect((await read("Clean")).values).toEqual(clean.values);
});

test.each([["en", "contrast"], ["zh", "dark"]] as const)("axe finds nothing in %s, %s, and nothing is wider than 320 px", async (language, theme) => {
  const { page, say, run, part, reach, complaints } = await open({ language, theme, width: 320, grids: [faulty, clean] });
  const look = async () => {
    expect(await violations(page)).toEqual([]);
    expect(await reach()).toBeLessThanOrEqual(320);
  };
  await run();
  await page.getByRole("button", { name: say.check.ignore }).first().click();
  await page.getByRole("button", { name: say.check.mendAll(3) }).click();
  await look();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: new RegExp(say.check.mend("100", "B3")) }).click();
  await page.getByRole("button", { name: say.check.undo }).waitFor();
  await look();
  await part("reading");
  await page.locator(".reading summary").first().waitFor();
  await look();
  await part("formulas");
  await page.locator(".change").first().waitFor();
  await look();
  expect(complaints).toEqual([]);
});

test("a workbook without a footprint table is not called clean", async () => {
  const { page, say, run } = await open({ grids: [sheet({ name: "Notes", rows: [["Hello"]] })] });
  await run();
  await page.getByRole("status").filter({ hasText: say.reading.none }).waitFor();
  expect(await page.getByText(check.clean).count()).toBe(0);
});
