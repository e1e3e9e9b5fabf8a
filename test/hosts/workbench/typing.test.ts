import { openedSite, raw, select, settled, shown, type } from "./openPage";
import type { OpenPage } from "./openPage";

const visit = openedSite();
let open: OpenPage;
beforeAll(async () => {
  open = await visit();
});

test("the page opens on a footprint table with its result calculated", async () => {
  expect(await raw(open.page, "I23")).toBeCloseTo(55_924.529, 3);
  expect(await shown(open.page, "I23")).toBe("55,924.529");
});

test("a formula that is typed gives its result", async () => {
  await type(open.page, "K5", '=PCF.TRANSPORT(1740,"kg",1520,0.049,"kg/t·km")');
  expect(await raw(open.page, "K5")).toBe(129.5952);
});

test("an amount that is changed changes what depends on it, and nothing else", async () => {
  await type(open.page, "C22", "3000");
  expect(await raw(open.page, "I22")).toBe(1609.8);
  expect(await raw(open.page, "I23")).toBeCloseTo(56_729.42926, 8);
  expect(await raw(open.page, "I4")).toBe(27_144);
  await open.page.keyboard.press("Control+z");
  await settled(open.page);
  expect(await raw(open.page, "I23")).toBeCloseTo(55_924.52926, 8);
});

test("a function over ranges spills its rows", async () => {
  await type(open.page, "K8", "=PCF.MATERIAL(C4:C6,D4:D6,F4:F6,G4:G6)");
  expect(await Promise.all(["K8", "K9", "K10"].map((cell) => shown(open.page, cell)))).toEqual(["27144", "2168.4", "3868.6"]);
});

test("the functions are listed while one is typed, and their arguments explained", async () => {
  await select(open.page, "K14");
  await open.page.keyboard.type("=PCF.T", { delay: 30 });
  const list = open.page.locator("#grid li");
  await list.filter({ hasText: "PCF.TRANSPORT" }).waitFor();
  await list.filter({ hasText: "PCF.TOTAL" }).waitFor();
  await open.page.keyboard.type("RANSPORT(", { delay: 30 });
  await open.page.locator("#grid").getByText("[output_unit]").waitFor();
  await open.page.keyboard.press("Escape");
  await open.page.keyboard.press("Escape");
});

test("an error cell says what was given, why it fails and the way out", async () => {
  await type(open.page, "K16", '=PCF.MATERIAL(16330,"m3",3.09591,"kgCO2e/kg")');
  expect(await raw(open.page, "K16")).toBe("#VALUE!");
  await select(open.page, "K16");
  const message = open.page.locator("#cell [role=alert]");
  await message.waitFor();
  expect(await message.textContent()).toMatch(/m3.*kg.*density/is);
});

test("one bad row of a range keeps its message to itself", async () => {
  await type(open.page, "L4", "kg");
  await type(open.page, "L5", "m3");
  await type(open.page, "M4", "=PCF.MATERIAL(C4:C5,L4:L5,F4:F5,G4:G5)");
  expect(await shown(open.page, "M4")).toBe("27144");
  expect(await shown(open.page, "M5")).toBe("#VALUE!");
  await select(open.page, "M5");
  await open.page.locator("#cell [role=alert]", { hasText: "m3" }).waitFor();
  await select(open.page, "M4");
  await open.page.locator("#cell [role=alert]").waitFor({ state: "detached" });
});

test("a cell that only passes an error on says where it comes from", async () => {
  await type(open.page, "N16", "=K16*2");
  await type(open.page, "N17", "=SUM(N15:N16)");
  await select(open.page, "N17");
  expect(await open.page.locator("#cell [role=alert]").textContent()).toMatch(/K16.*m3.*kg/s);
});

test("native errors are explained too", async () => {
  await type(open.page, "K20", "=1/0");
  await select(open.page, "K20");
  await open.page.locator("#cell [role=alert]", { hasText: "division" }).waitFor();
});

test("nothing was complained of, and no request left this machine", () => {
  expect(open.complaints).toEqual([]);
  expect(open.strangers).toEqual([]);
});
