import { strToU8, zipSync } from "fflate";
import type { Page } from "playwright-core";
import { downloaded } from "../../downloaded";
import { checkReport } from "../../../src/report/check/checkReport";
import { readReportFile } from "../../../src/hosts/reportDocument";
import { keepPicture } from "../../keepPicture";
import { openedSite } from "./openPage";
import { violations } from "../../taskpane/violations";

const visit = openedSite();

const share = async (page: Page) => {
  await page.getByRole("tab", { name: "Share" }).click();
  return page.getByRole("tabpanel", { name: "Share" });
};

test("the Share tab gives the report, a filled template and the PACT file, and loads what writes them only then", async () => {
  const { page, complaints, strangers } = await visit();
  const scripts: string[] = [];
  page.on("request", (request) => request.url().endsWith(".js") && scripts.push(request.url()));
  const panel = await share(page);
  const report = panel.getByRole("region", { name: "Report" });
  await report.getByLabel("Language").selectOption("en");
  const file = await downloaded(page, () => report.getByRole("button", { name: "Write the report" }).click());
  expect(scripts.length).toBeGreaterThan(0);
  expect(file.name).toMatch(/\.docx$/);
  const document = readReportFile(file.bytes, "report.docx");
  expect(document.blocks.filter(({ kind }) => kind === "table").length).toBeGreaterThan(8);
  expect(checkReport(document, { factors: [], pinned: [] }).filter(({ severity }) => severity === "error")).toEqual([]);
  await report.getByText(/Written: \d+ contributions, \d+ things to be stated/).waitFor();
  await report.scrollIntoViewIfNeeded();
  await keepPicture(page, "share-report");

  const ns = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const template = Buffer.from(zipSync({ "word/document.xml": strToU8(`<w:document ${ns}><w:body><w:p><w:r><w:t>Total {{total}} {{unit}}, {{colour}}</w:t></w:r></w:p></w:body></w:document>`) }));
  const filled = await downloaded(page, () => report.getByLabel("Fill a template (.docx)").setInputFiles({ name: "company.docx", mimeType: "application/octet-stream", buffer: template }));
  const lines = readReportFile(filled.bytes, "company.docx").blocks.map((block) => (block.kind === "paragraph" ? block.text : ""));
  expect(lines.join("")).toMatch(/^Total [\d.]+ \S+, \{\{colour\}\}$/);
  await report.getByText("2 placeholders filled, 1 unknown:").waitFor();

  const pact = panel.getByRole("region", { name: "PACT" });
  await pact.getByRole("button", { name: "Write the JSON" }).click();
  await pact.getByText(/\d+ required fields are missing/).waitFor();
  await pact.getByText("companyIds", { exact: true }).waitFor();
  const draft = await downloaded(page, () => pact.getByRole("button", { name: "Save as a draft" }).click());
  expect(JSON.parse(draft.bytes.toString("utf8"))).toMatchObject({ specVersion: "3.0.0", comment: expect.stringMatching(/^DRAFT, not valid: missing/) });
  await pact.scrollIntoViewIfNeeded();
  await keepPicture(page, "share-pact");

  expect(await violations(page, "[role=tabpanel]:not([hidden])")).toEqual([]);
  expect(complaints).toEqual([]);
  expect(strangers).toEqual([]);
});

test("work is stopped between its steps, and leaves no file", async () => {
  const { page } = await visit();
  const report = (await share(page)).getByRole("region", { name: "Report" });
  // Held at the first sheet, so that the person is quicker than the program.
  await page.evaluate(() => {
    const { host } = (window as unknown as { workbench: { host: { read: (sheet: string) => Promise<unknown> } } }).workbench;
    const read = host.read.bind(host);
    host.read = async (sheet) => { await new Promise<void>((go) => addEventListener("go", () => go(), { once: true })); return read(sheet); };
  });
  let files = 0;
  page.on("download", () => files++);
  await report.getByRole("button", { name: "Write the report" }).click();
  await report.getByText(/^Reading /).waitFor();
  await report.getByRole("button", { name: "Stop" }).click();
  await page.evaluate(() => dispatchEvent(new Event("go")));
  await report.getByText("Stopped.").waitFor();
  expect(files).toBe(0);
  await report.getByRole("button", { name: "Write the report" }).isEnabled();
});
