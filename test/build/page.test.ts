import { readFileSync } from "node:fs";
import { extname, join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { factorsOf } from "../../src/factors/libraryAsset";
import { libraryFolder, readLibraryFolder } from "../../src/hosts/libraryFolder";
import { launchChromium } from "../../tools/launchChromium";
import { projectFolder } from "../../tools/hosted";
import { parseMetadata } from "../../tools/manifest/metadata";
import { builtAddIn } from "./build";

// Builds and browsers take their time on a busy machine.
jest.setTimeout(120_000);

// The built page in a real browser, with Microsoft's own office.js from node_modules in the place of its network address.
let folder: string;
const host = "https://localhost:3000/";
const office = "https://appsforoffice.microsoft.com/lib/1/hosted/";
const kinds: Readonly<Record<string, string>> = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".svg": "image/svg+xml", ".png": "image/png" };

let browser: Browser;
beforeAll(async () => {
  folder = await builtAddIn();
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
});

/** Opens a built page; every request that is neither the add-in's nor for office.js is refused and noted. */
async function open(path: string, withOffice = true): Promise<{ page: Page; complaints: string[]; strangers: string[] }> {
  const page = await browser.newPage();
  const complaints: string[] = [];
  const strangers: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  await page.route("**/*", (route) => {
    const address = route.request().url().replace(/[?#].*$/, "");
    const file = address.startsWith(host) ? join(folder, address.slice(host.length)) : withOffice && address.startsWith(office) ? join(projectFolder, "node_modules/@microsoft/office-js/dist", address.slice(office.length)) : undefined;
    if (file === undefined) {
      if (!address.startsWith(office)) strangers.push(address);
      return route.abort();
    }
    return route.fulfill({ body: readFileSync(file), contentType: kinds[extname(file)] ?? "application/octet-stream" });
  });
  await page.goto(host + path);
  return { page, complaints, strangers };
}

test("the page associates every function with the real office.js, under its own policy, and asks nobody else", async () => {
  const { page, complaints, strangers } = await open("taskpane.html");
  await page.locator('body[data-state="browser"]').waitFor();
  // What office.js keeps of CustomFunctions.associate; it has no other way of telling.
  const associated = await page.evaluate(() => Object.keys((globalThis as unknown as { CustomFunctions: { _association: { mappings: object } } }).CustomFunctions._association.mappings));
  const ids = parseMetadata(readFileSync(join(folder, "functions.json")))!.functions.map((known) => known.id);
  expect(associated.sort()).toEqual(ids.sort());
  expect(complaints).toEqual([]);
  expect(strangers).toEqual([]);
});

test("a function that names a factor answers with the value of the library", async () => {
  const { page } = await open("taskpane.html");
  await page.locator('body[data-state="browser"]').waitFor();
  const { id, value, unit } = factorsOf(readLibraryFolder(libraryFolder)).find((factor) => factor.category === "material")!;
  const call = (given: readonly [name: string, ...cells: unknown[]]) => {
    const office = (globalThis as unknown as { CustomFunctions: { Error?: unknown; _association: { mappings: Record<string, (...cells: unknown[]) => unknown> } } }).CustomFunctions;
    // Only Excel brings the class of its errors; the functions ask whether an argument is one.
    office.Error ??= class {};
    const [name, ...cells] = given;
    return office._association.mappings[name]!(...cells.map((cell) => [[cell]]));
  };
  expect(await page.evaluate(call, ["FACTOR", id, "value"] as const)).toEqual([[Number(value)]]);
  expect(await page.evaluate(call, ["FACTOR", id, "unit"] as const)).toEqual([[unit]]);
  expect(await page.evaluate(call, ["MATERIAL", 1740, "kg", 15.6, "kgCO2e/kg"] as const)).toEqual([[27144]]);
});

test("outside Excel the page says where it belongs", async () => {
  const { page } = await open("taskpane.html");
  await page.getByText("This page belongs into Excel.").waitFor();
  expect(await page.getByRole("link", { name: "How to install the add-in" }).getAttribute("href")).toBe("index.html");
});

test("without Microsoft's script the page says what is missing", async () => {
  const { page } = await open("taskpane.html", false);
  expect(await page.getByText("Excel could not load its script from appsforoffice.microsoft.com").isVisible()).toBe(true);
});

test.each(["index.html", "index-zh.html", "functions.html", "functions-zh.html", "support.html", "support-zh.html", "privacy.html", "privacy-zh.html"])("%s opens without a complaint and fits a narrow window", async (path) => {
  const { page, complaints, strangers } = await open(path);
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  expect(complaints).toEqual([]);
  expect(strangers).toEqual([]);
});
