import { readFileSync } from "node:fs";
import { join } from "node:path";
import { JSDOM, VirtualConsole } from "jsdom";
import { projectFolder } from "../../tools/hosted";
import { Executor } from "./executor";
import type { MessageEntry } from "./executor";
import { requirementSets } from "./requirementSets";
import type { ExcelVersion } from "./requirementSets";
import type { Request } from "./richApi";
import type { WorkbookModel } from "./workbookModel";

const scripts = join(projectFolder, "node_modules/@microsoft/office-js/dist");
const eventCategory = 65_536;
const selectionChanged = 2;

/** What office.js keeps of itself on the page, as far as it is needed to put an executor behind it. */
interface OfficePage {
  readonly eval: (script: string) => void;
  _richApiNativeBridge: Bridge;
  readonly OSF: { readonly _OfficeAppFactory: { setContext(context: object): void } };
  readonly OfficeExtension: { readonly CommonUtility: { _doApiNotSupportedCheck: boolean } };
  readonly Excel: typeof Excel;
  readonly Office: typeof Office;
}

interface Bridge {
  sendMessageToHost(text: string): void;
  onMessageFromHost?: (text: string) => void;
}

export interface OfficeInNode {
  readonly executor: Executor;
  readonly close: () => void;
}

/**
 * The real office.js in Node, speaking through its native bridge to an executor over a model, and its globals (Excel, Office) where the
 * host looks for them. It refuses what the Excel of the given version does not have, by its own tables.
 */
export function openOffice(model: WorkbookModel, version: ExcelVersion = "newest", language = "en-US"): OfficeInNode {
  const page = new JSDOM('<!DOCTYPE html><head><script src="https://localhost/office.js"></script></head><body></body>', {
    runScripts: "outside-only",
    // office.js goes on trying to reach a host page, which is not there: the bridge is another way in.
    virtualConsole: new VirtualConsole(),
    url: "https://localhost/?_host_Info=Excel$Web$16.01$en-US$$$disableLogging$3",
  });
  const window = page.window as unknown as OfficePage;
  const push = (entries: readonly MessageEntry[]) => bridge.onMessageFromHost?.(JSON.stringify({ type: 3, message: { entries } }));
  const executor = new Executor(model, push, () => push([[eventCategory, selectionChanged, "", "{}", 0, false]]));
  const bridge: Bridge = {
    sendMessageToHost(text) {
      const { id, flags, message } = JSON.parse(text) as { id: number; flags: number; message: { body: Request } };
      void executor.execute(message.body, flags).then(
        (response) => bridge.onMessageFromHost?.(JSON.stringify({ id, type: 2, message: { statusCode: 200, headers: {}, body: JSON.stringify(response) } })),
        (thrown: Error) => bridge.onMessageFromHost?.(JSON.stringify({ id, type: 2, message: { statusCode: 500, headers: {}, body: JSON.stringify({ error: { code: "Executor", message: thrown.message } }) } })),
      );
    },
  };
  window._richApiNativeBridge = bridge;
  window.eval(readFileSync(join(scripts, "office.js"), "utf8"));
  window.eval(readFileSync(join(scripts, "excel-web-16.00.js"), "utf8"));
  window.OSF._OfficeAppFactory.setContext({ displayLanguage: language, requirements: { isSetSupported: (name: string, least = "1.1") => isSupported(requirementSets[version], name, least) } });
  window.OfficeExtension.CommonUtility._doApiNotSupportedCheck = true;

  const before = { Excel: Reflect.get(globalThis, "Excel") as unknown, Office: Reflect.get(globalThis, "Office") as unknown };
  Object.assign(globalThis, { Excel: window.Excel, Office: window.Office });
  return {
    executor,
    close: () => {
      Object.assign(globalThis, before);
      page.window.close();
    },
  };
}

function isSupported(sets: Readonly<Record<string, string>>, name: string, least: string): boolean {
  const has = sets[name.toLowerCase()];
  if (has === undefined) return false;
  const [major, minor] = has.split(".").map(Number) as [number, number];
  const [leastMajor, leastMinor] = least.split(".").map(Number) as [number, number];
  return major > leastMajor || (major === leastMajor && minor >= (leastMinor ?? 0));
}
