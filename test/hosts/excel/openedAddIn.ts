import type { Browser } from "playwright-core";
import { builtAddIn } from "../../build/build";
import { openInChromium } from "../../executor/officeInChromium";
import type { ChromiumOptions, OfficeInChromium } from "../../executor/officeInChromium";
import { launchChromium } from "../../../tools/launchChromium";

interface OpenedAddIn {
  /** For one test, closed after it. */
  readonly visit: (options?: Partial<ChromiumOptions>) => Promise<OfficeInChromium>;
  /** For several; whoever opens it closes it. */
  readonly stay: (options?: Partial<ChromiumOptions>) => Promise<OfficeInChromium>;
}

/**
 * For the tests of a file: the unmodified production build under its own policy, with the real office.js, in Chromium; Excel's side is
 * test/executor. After each test the page must have complained of nothing and have asked no strange address for anything.
 */
export function openedAddIn(): OpenedAddIn {
  let folder: string;
  let browser: Browser;
  let opened: OfficeInChromium | undefined;
  jest.setTimeout(180_000);
  beforeAll(async () => {
    folder = await builtAddIn();
    browser = await launchChromium();
  });
  afterEach(async () => {
    const { complaints, strangers } = opened ?? { complaints: [], strangers: [] };
    await opened?.close();
    opened = undefined;
    expect({ complaints, strangers }).toEqual({ complaints: [], strangers: [] });
  });
  afterAll(() => browser.close());
  const stay = (options: Partial<ChromiumOptions> = {}) => openInChromium(browser, { folder, ...options });
  return { stay, visit: async (options) => (opened = await stay(options)) };
}
