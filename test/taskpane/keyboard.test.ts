import type { Page } from "playwright-core";
import type { Language } from "../../src/locales";
import type { Grid } from "../../src/tables/grid";
import { words } from "../../taskpane/words";
import { sheet } from "../tables/sheet";
import { panes } from "./panes";
import { shaft } from "./shaft";

const broken = { formula: '=PCF.MATERIAL(B6,"kgg",2,"kgCO2e/kg")', value: { error: "#VALUE!" } } as const;
const grids: Readonly<Record<Language, Grid>> = {
  en: shaft(["Copper", "2", "kg", 4, "kgCO2e/kg", "memo", 9], ["Paint", 3, "kg", null, null, null, broken]),
  zh: sheet({ name: "轴", rows: [["原材料"], ["名称", "用量", "单位", "排放因子", "因子单位", "来源", "排放量（kgCO2e）"], ["钢", 1740, "kg"], ["电", 1500, "kWh"], ["铜", "2", "kg", 4, "kgCO2e/kg", "记录", 9], ["漆", 3, "kg", null, null, null, broken]] }),
};
const open = panes(grids.en);

interface Control {
  readonly role: string;
  readonly name: string;
}

/** What a screen reader is told of everything that takes the keyboard, in the pane's part of the page. */
async function controls(page: Page): Promise<readonly Control[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  const told = nodes.filter(({ ignored, properties }) => !ignored && properties?.some(({ name, value }) => name === "focusable" && value.value === true));
  return told.map(({ role, name }) => ({ role: String(role?.value), name: String(name?.value ?? "") })).filter(({ role, name }) => role !== "RootWebArea" && name !== "Cells" && role !== "option");
}

/** Words of the other language in a name, apart from what is the same in all: formulas, rules, names of our sheets, kinds of files. */
function strange(name: string, language: Language): boolean {
  const bare = name.replace(/=.*$/, "").replace(/PCF\.[A-Z]+|[a-z]+\.[a-z]\w+|PCF (?:Study|Factors|Guide|Audit|Results)|\.(?:docx|xlsx)\b|\bcsv\b/g, "");
  return language === "en" ? /\p{Script=Han}/u.test(bare.replace(/"件"/, "")) : /[a-z]{4,}/.test(bare);
}

interface Stop {
  readonly at: number | null;
  readonly seen: boolean;
  readonly kind: string;
  /** How often anything was pressed before the keyboard came here. */
  readonly pressed: number;
}

/** Marks what a person can use in the shown part of the pane; a group of radio buttons is one stop. */
const mark = (page: Page) => page.evaluate(() => {
  for (const old of document.querySelectorAll<HTMLElement>("[data-control]")) delete old.dataset.control;
  const all = [...document.querySelectorAll<HTMLElement>("#pane :is(button[data-appearance], input, select, textarea, summary, a[href])")].filter((one) => one.checkVisibility() && one.getAttribute("aria-disabled") !== "true" && !one.hasAttribute("disabled"));
  return all.filter((one) => !(one instanceof HTMLInputElement && one.type === "radio" && !one.checked)).map((one, index) => {
    one.dataset.control = String(index);
    return `${one.tagName.toLowerCase()} ${one.getAttribute("aria-label") ?? one.textContent ?? one.id}`;
  });
});

/** Whether the focused element looks otherwise than without the focus. */
const look = (page: Page): Promise<Stop> => page.evaluate(() => {
  const one = document.activeElement as HTMLElement;
  const around = [one, one.parentElement!, one.nextElementSibling ?? one, ...(one.shadowRoot?.querySelectorAll("*") ?? [])];
  const style = () => {
    for (const root of [document, one.shadowRoot]) for (const animation of root?.getAnimations() ?? []) animation.finish();
    return around.flatMap((part) => [undefined, "::before", "::after"].map((pseudo) => {
      const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, backgroundColor, visibility, opacity } = getComputedStyle(part, pseudo);
      return [outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, backgroundColor, visibility, opacity].join(" ");
    })).join("\n");
  };
  const focused = style();
  one.blur();
  const seen = style() !== focused;
  one.focus({ focusVisible: true } as FocusOptions);
  const kind = one instanceof HTMLInputElement ? `input ${one.type}` : one.localName;
  return { at: one.dataset.control === undefined ? null : Number(one.dataset.control), seen, kind, pressed: (window as unknown as { pressed: number }).pressed };
});

/** The keys that ought to press a control. */
const keysOf: Readonly<Record<string, readonly string[]>> = { button: ["Enter", "Space"], summary: ["Enter", "Space"], "input file": ["Enter", "Space"], "input checkbox": ["Space"], a: ["Enter"] };

/** Walks the shown part with the Tab key alone, and presses what there is to be pressed without anything of it happening. */
async function walk(page: Page): Promise<{ readonly controls: readonly string[]; readonly stops: readonly Stop[]; readonly deaf: readonly (number | null)[] }> {
  const marked = await mark(page);
  await page.evaluate(() => {
    const there = window as unknown as { pressed: number; walking: AbortController };
    there.pressed = 0;
    there.walking = new AbortController();
    const press = (event: Event) => {
      event.stopImmediatePropagation();
      event.preventDefault();
      there.pressed++;
    };
    window.addEventListener("click", press, { capture: true, signal: there.walking.signal });
  });
  const stops: Stop[] = [];
  const deaf: (number | null)[] = [];
  await page.locator("header [role=tab][aria-selected=true]").focus();
  for (let presses = 0, wanted = 0; presses < marked.length + 6; presses++) {
    await page.keyboard.press("Tab");
    const stop = await look(page);
    if (stop.pressed !== wanted) deaf.push(stops.at(-1)!.at);
    wanted = stop.pressed;
    const again = stop.at !== null && stops.some(({ at }) => at === stop.at);
    stops.push(stop);
    for (const key of again || stop.at === null ? [] : (keysOf[stop.kind] ?? [])) {
      await page.keyboard.press(key);
      wanted++;
    }
  }
  await page.evaluate(() => (window as unknown as { walking: AbortController }).walking.abort());
  return { controls: marked, stops, deaf };
}

describe.each(["en", "zh"] as const)("in %s", (language) => {
  test("every control of every tab is reached by the Tab key, shows that it is, has a name of its own in the language, and is pressed by key", async () => {
    const { page, say, showTab, select, complaints } = await open({ language, grids: [grids[language]] });
    await page.getByText(say.results.library, { exact: true }).waitFor();
    await select("G6");
    await page.getByRole("region", { name: say.trouble.label }).getByRole("button").first().waitFor();
    const seen = async (view: string) => {
      const told = await controls(page);
      const { controls: marked, stops, deaf } = await walk(page);
      expect({
        view,
        missed: marked.filter((_, index) => !stops.some(({ at }) => at === index)),
        unseen: stops.flatMap(({ at, seen: shows }) => (at === null || shows ? [] : [marked[at]])),
        deaf: deaf.map((at) => marked[at ?? -1]),
        nameless: told.filter(({ name }) => name.trim() === ""),
        strange: told.filter(({ name }) => name !== words[language].languageLabel && strange(name, language)),
        alike: told.filter(({ role, name }, index) => role === "button" && told.findIndex((one) => one.role === role && one.name === name) !== index),
      }).toEqual({ view, missed: [], unseen: [], deaf: [], nameless: [], strange: [], alike: [] });
      return marked.length;
    };
    await page.getByRole("combobox", { name: say.search.label }).fill(language === "en" ? "steel" : "钢");
    await page.getByRole("option").first().waitFor();
    await page.getByRole("button", { name: say.filters.open, exact: true }).click();
    await page.getByRole("button", { name: say.add.open, exact: true }).click();
    expect(await seen("factors")).toBeGreaterThan(15);
    await page.getByRole("button", { name: say.add.own }).click();
    await seen("own factor");
    await page.getByRole("button", { name: say.add.cancel }).click();
    await page.getByRole("button", { name: say.details.show }).click();
    await page.getByRole("button", { name: say.details.back }).waitFor();
    await seen("details");
    await showTab("formulas");
    await page.locator(".formulas summary").first().click();
    expect(await seen("formulas")).toBeGreaterThan(45);
    await showTab("check");
    await page.getByRole("button", { name: say.check.start }).click();
    await page.getByRole("button", { name: say.check.again }).waitFor();
    await page.getByRole("button", { name: say.check.ignore }).first().click();
    await seen("findings");
    await page.locator("label", { hasText: say.check.parts.reading }).first().click();
    await page.locator(".reading summary").first().waitFor();
    await seen("what was read");
    await page.locator("label", { hasText: say.check.parts.formulas }).first().click();
    await page.getByRole("checkbox", { name: say.adopt.natives }).waitFor();
    await seen("into formulas");
    await showTab("share");
    await page.getByRole("button", { name: say.share.writeGuide }).waitFor();
    await seen("share");
    await showTab("study");
    await page.getByRole("button", { name: say.charts.draw, exact: true }).click();
    await page.locator(".picture svg").waitFor();
    expect(await seen("study")).toBeGreaterThan(30);
    expect(complaints).toEqual([]);
  });
});

test("the arrows go along the tabs, and round their ends", async () => {
  const { page, say } = await open();
  const names = ["factors", "formulas", "check", "share", "study", "factors"] as const;
  await page.getByRole("tab", { name: say.tabs.factors }).focus();
  for (const name of names.slice(1)) {
    await page.keyboard.press("ArrowRight");
    await page.getByRole("tabpanel", { name: say.tabs[name] }).waitFor();
    expect(await page.getByRole("tab", { name: say.tabs[name] }).getAttribute("aria-selected")).toBe("true");
  }
});

test("from tab to tab by arrows, Home and End, each shown as it is reached, and one stop of the Tab key in all", async () => {
  const { page, say } = await open();
  const tabs = page.getByRole("tab");
  const names = await tabs.allTextContents();
  await tabs.first().focus();
  const reached: [string, string][] = [["ArrowRight", names[1]!], ["End", names.at(-1)!], ["ArrowRight", names[0]!], ["ArrowLeft", names.at(-1)!], ["Home", names[0]!]];
  for (const [key, name] of reached) {
    await page.keyboard.press(key);
    expect([key, await page.locator(":focus").textContent(), await page.getByRole("tab", { selected: true }).textContent(), await page.getByRole("tabpanel").getAttribute("aria-labelledby")]).toEqual([key, name, name, await page.getByRole("tab", { name, exact: true }).getAttribute("id")]);
  }
  await page.keyboard.press("Tab");
  expect(await page.locator(":focus").getAttribute("role")).not.toBe("tab");
  expect(await page.getByRole("tablist").getAttribute("aria-label")).toBe(say.tabs.label);
});
