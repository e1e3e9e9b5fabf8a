import type { Page } from "playwright-core";
import { PcfError } from "../../src/errors";
import type { ErrorCode, ErrorParts } from "../../src/errors";
import type { Workbench } from "../../src/hosts/workbench/workbench";
import type { Workbook } from "../../src/workbook/port";
import { openedSite } from "../hosts/workbench/openPage";
import { keepsTheContract } from "./contract";

type Method = { [Name in Exclude<keyof Workbook, "step">]: Workbook[Name] extends (...given: never[]) => Promise<unknown> ? Name : never }[Exclude<keyof Workbook, "step">];
type Answer = { readonly value: unknown } | { readonly code: ErrorCode; readonly parts: ErrorParts[ErrorCode] };

const visit = openedSite();
let page: Page;
beforeAll(async () => {
  ({ page } = await visit());
});

/** The workbook in the page's grid, reached through the browser. */
async function inPage(): Promise<Workbook> {
  const tell = new Map<string, (told: never) => void>();
  const name = `tell${Math.random().toString(36).slice(2)}`;
  await page.exposeFunction(name, (id: string, told: never) => tell.get(id)?.(told));
  const ask = async (method: Method, given: readonly unknown[]): Promise<unknown> => {
    const answer = await page.evaluate(
      async ([called, values]) => {
        const { workbench } = window as unknown as { workbench: Workbench };
        try {
          const value = await (workbench.host[called] as (...all: unknown[]) => Promise<unknown>)(...values);
          // A formula's result is there when the grid has calculated.
          await workbench.grid.settle();
          return { value: value ?? null };
        } catch (thrown) {
          const { code, parts } = thrown as { code?: string; parts?: object };
          if (code === undefined) throw thrown;
          return { code, parts };
        }
      },
      [method, given] as const,
    ) as Answer;
    if ("code" in answer) throw new PcfError(answer.code, answer.parts);
    return answer.value;
  };
  const listen = (event: "onSelect" | "onChange", call: (told: never) => void) => {
    const id = `${event}${tell.size}`;
    tell.set(id, call);
    void page.evaluate(([on, key, back]) => {
      const there = window as unknown as { workbench: Workbench } & Record<string, (id: string, told: unknown) => void>;
      there.workbench.host[on as "onSelect"]((told) => there[back!]!(key!, told));
    }, [event, id, name]);
    return () => void tell.delete(id);
  };
  const methods = ["sheets", "read", "write", "selection", "select", "addSheet", "removeSheet", "setTable", "part", "setPart", "recalculate"] as const;
  return {
    ...Object.fromEntries(methods.map((method) => [method, (...given: unknown[]) => ask(method, given)])),
    onSelect: (call: (told: never) => void) => listen("onSelect", call),
    onChange: (call: (told: never) => void) => listen("onChange", call),
  } as unknown as Workbook;
}

describe("the workbench", () => {
  keepsTheContract(async () => {
    await page.evaluate(() => (window as unknown as { workbench: { create(): Promise<void> } }).workbench.create());
    return { workbook: await inPage(), close: () => undefined };
  });
});
