import { readFileSync } from "node:fs";
import { extname, join } from "node:path";
import type { Browser, BrowserContext, Frame, Page } from "playwright-core";
import { UniverEngine } from "../../src/hosts/engine/univerEngine";
import type { FunctionMetadata } from "../../src/hosts/engine/metadata";
import type { Engine } from "../../src/hosts/engine/engine";
import { projectFolder } from "../../tools/hosted";
import { CustomFunctionCalls } from "./customFunctionCalls";
import { DocumentCopies } from "./documentCopies";
import { Executor } from "./executor";
import type { MessageEntry } from "./executor";
import { requirementSets } from "./requirementSets";
import type { ExcelVersion } from "./requirementSets";
import { WorkbookModel } from "./workbookModel";

const site = "https://localhost:3000/";
const office = "https://appsforoffice.microsoft.com/lib/1/hosted/";
const scripts = join(projectFolder, "node_modules/@microsoft/office-js/dist");
const kinds: Readonly<Record<string, string>> = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".svg": "image/svg+xml", ".png": "image/png" };

export interface ChromiumOptions {
  /** The built add-in. */
  readonly folder: string;
  readonly sheets?: readonly string[];
  readonly version?: ExcelVersion;
  readonly language?: string;
  readonly width?: number;
  /** The browser's preference: Excel on the web tells its own theme to no add-in. */
  readonly dark?: boolean;
  /** What the browser kept from an earlier day. */
  readonly storage?: Awaited<ReturnType<BrowserContext["storageState"]>>;
  /** Called before a file of the add-in is handed out; the page waits for it. */
  readonly before?: (file: string) => Promise<void>;
  /** Called with the page before anything is loaded into it. */
  readonly prepare?: (page: Page) => Promise<unknown>;
  /** Fills the workbook before the add-in opens. */
  readonly fill?: (model: WorkbookModel) => void;
}

export interface OfficeInChromium {
  readonly page: Page;
  /** The add-in's own page, in its frame. */
  readonly frame: Frame;
  readonly model: WorkbookModel;
  readonly executor: Executor;
  readonly copies: DocumentCopies;
  readonly functions: CustomFunctionCalls;
  /** What the browser complained of. */
  readonly complaints: readonly string[];
  /** Addresses that were asked for beside the add-in's own and office.js. */
  readonly strangers: readonly string[];
  close(): Promise<void>;
}

interface Message {
  readonly _messageType: number;
  readonly _actionType: number;
  readonly _actionName: string;
  readonly _conversationId: string;
  readonly _correlationId: number;
  readonly _data: unknown;
}

/**
 * The built add-in, unmodified, with the real office.js in a frame of Chromium; around it a page that is Excel on the web to it. The
 * workbook is a model whose formulas the project's engine calculates, our functions through the add-in's own runtime.
 */
export async function openInChromium(browser: Browser, { folder, sheets, version = "newest", language = "en-US", width = 360, dark = false, storage, before, prepare, fill }: ChromiumOptions): Promise<OfficeInChromium> {
  const context = await browser.newContext({ viewport: { width, height: 720 }, colorScheme: dark ? "dark" : "light", storageState: storage });
  const page = await context.newPage();
  const complaints: string[] = [];
  const strangers: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));

  const model = new WorkbookModel({ calculate: (...given) => engine.calculate(...given), recalculate: (...given) => engine.recalculate(...given) }, sheets);
  const send = (message: object) => void page.evaluate((text) => (window as unknown as { send: (text: string) => void }).send(text), JSON.stringify({ _messageType: 1, _responseType: 1, _errorCode: 0, _conversationId: "conversation", ...message })).catch(() => undefined);
  const push = (entries: readonly MessageEntry[]) => send({ _actionName: "richApiMessage", _data: { ArrayData: entries } });
  const executor = new Executor(model, push, () => send({ _actionName: "documentSelectionChanged", _data: {} }), (thrown) => complaints.push(String(thrown)));
  const copies = new DocumentCopies(model);
  const functions = new CustomFunctionCalls(executor, push);
  const metadata = (JSON.parse(readFileSync(join(folder, "functions.json"), "utf8")) as { functions: FunctionMetadata[] }).functions;
  const engine: Engine = new UniverEngine({ namespace: "PCF", metadata, functions: new Map(metadata.map(({ id }) => [id.toUpperCase(), functions.asCustomFunction(id)])), language: language.startsWith("zh") ? "zh" : "en" });
  fill?.(model);

  await page.exposeFunction("excel", async (text: string) => {
    const message = JSON.parse(text) as Message;
    if (message._messageType !== 0) return null;
    const { _actionName, _conversationId, _correlationId } = message;
    const data = await answer(message, executor, copies, version, language).catch((error: Error) => {
      complaints.push(error.message);
      return { Error: 5001 };
    });
    return JSON.stringify({ _messageType: 1, _responseType: 0, _errorCode: 0, _actionName, _conversationId, _correlationId, _data: data });
  });
  await page.route("**/*", async (route) => {
    const address = route.request().url().replace(/[?#].*$/, "");
    if (address === `${site}excel.html`) return route.fulfill({ body: excelPage(language), contentType: "text/html" });
    const file = address.startsWith(site) ? join(folder, address.slice(site.length)) : address.startsWith(office) ? join(scripts, address.slice(office.length)) : null;
    if (file === null) {
      strangers.push(address);
      return route.abort();
    }
    if (address.startsWith(site)) await before?.(address.slice(site.length));
    return route.fulfill({ body: readFileSync(file), contentType: kinds[extname(file)] ?? "application/octet-stream" });
  });
  await prepare?.(page);
  await page.goto(`${site}excel.html`);
  const frame = page.frames().find((one) => one !== page.mainFrame())!;
  const close = async () => {
    functions.abandon();
    await context.close();
  };
  return { page, frame, model, executor, copies, functions, complaints, strangers, close };
}

/** Excel on the web as the add-in sees it: the window around its frame. */
function excelPage(language: string): string {
  const name = JSON.stringify({ baseFrameName: "addin", hostInfo: `Excel$Web$16.01$${language}$$$disableLogging$3`, xdmInfo: `conversation|addin|${site.slice(0, -1)}`, serializerVersion: 1 });
  return `<!DOCTYPE html><html><head><style>html,body{margin:0;height:100%}iframe{border:0;width:100%;height:100%}</style></head><body><script>
const frame = document.createElement("iframe");
frame.name = ${JSON.stringify(name)};
frame.src = "taskpane.html";
window.send = (text) => frame.contentWindow.postMessage(text, "*");
window.addEventListener("message", async ({ data }) => {
  const reply = await window.excel(typeof data === "string" ? data : JSON.stringify(data));
  if (reply) window.send(reply);
});
document.body.append(frame);
</script></body></html>`;
}

async function answer({ _actionType, _actionName, _data }: Message, executor: Executor, copies: DocumentCopies, version: ExcelVersion, language: string): Promise<unknown> {
  if (_actionType !== 0) return { Version: 1, Error: 0 };
  if (_actionName === "ContextActivationManager_getAppContextAsync") return activation(version, language);
  if (_actionName !== "executeMethod") return { Version: 1, Error: 0 };
  const { ArrayData, DdaMethod } = _data as { ArrayData: readonly unknown[]; DdaMethod: { readonly DispatchId: number } };
  if (DdaMethod.DispatchId !== 93) {
    const copy = await copies.answer(DdaMethod.DispatchId, _data as Readonly<Record<string, unknown>>);
    if (copy === null) throw new Error(`the executor does not know the method ${DdaMethod.DispatchId}`);
    return { Version: 1, ...copy };
  }
  const response = await executor.execute(JSON.parse(ArrayData[4] as string), ArrayData[6] as number);
  return { Version: 1, Error: 0, Data: [200, [], JSON.stringify(response)] };
}

function activation(version: ExcelVersion, language: string): object {
  return {
    _id: "addin", _appName: 16, _appVersion: "16.01", _appMinorVersion: 1, _hostFullVersion: "16.0.18000.20000", _appUILocale: language, _dataLocale: language,
    _docUrl: `${site}book.xlsx`, _clientMode: 1, _settings: [], _reason: 1, _osfControlType: 1, _eToken: "", _correlationId: "", _appInstanceId: "instance",
    _touchEnabled: false, _commerceAllowed: false, _requirementMatrix: JSON.stringify(requirementSets[version]), _hostCustomMessage: "",
  };
}
