import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Browser } from "playwright-core";
import { builtAddIn } from "../../test/build/build";
import { openInChromium } from "../../test/executor/officeInChromium";
import { launchChromium } from "../launchChromium";
import { budget } from "../build/budget";

const loads = 9;
const bars = { answers: 150, interactive: 1000 };

/** Milliseconds from the beginning of the add-in's script. */
interface Start {
  /** Until the runtime of office.js says that it takes calls. */
  readonly ready: number;
  /** Until the answer of a call that was made then leaves the page. */
  readonly answered: number;
  /** From the arrival of that call in the page on. */
  readonly asked: number;
  /** Until the keyboard is in the search field. */
  readonly interactive: number;
}

/**
 * The production build in Chromium, with the real office.js and Excel's side played by the executor of the tests. Beside it, in turn, an
 * add-in of one line and one function: what every add-in waits for, whatever its own code does.
 */
export async function bench(): Promise<void> {
  const folder = await builtAddIn();
  const peer = oneFunction();
  const browser = await launchChromium();
  try {
    const ours: Start[] = [];
    const theirs: Start[] = [];
    for (let load = 0; load <= loads; load++) {
      const [own, other] = [await start(browser, folder, "GWP", [[["CO2"]], null]), await start(browser, peer, "ONE", [])];
      // The first warms the machine up.
      if (load > 0) {
        ours.push(own);
        theirs.push(other);
      }
    }
    const [mine, its] = [middle(ours), middle(theirs)];
    const own = mine.answered - its.answered;
    console.log(`functions answer      ${mine.answered.toFixed(0)} ms after the script begins (median of ${loads}), an add-in of one line ${its.answered.toFixed(0)} ms: ratio ${(mine.answered / its.answered).toFixed(2)}`);
    console.log(`  of it our own       ${own.toFixed(0)} ms (bar ${bars.answers}); until the runtime takes calls ${mine.ready.toFixed(0)} against ${its.ready.toFixed(0)}, from a call to its answer ${mine.asked.toFixed(0)} against ${its.asked.toFixed(0)}`);
    console.log(`pane interactive      ${mine.interactive.toFixed(0)} ms after the script begins (bar ${bars.interactive})`);
    console.log(`scripts and styles    ${(weight(folder) / 1000).toFixed(1)} kB gzip without the library, those asked for later among them (bar ${budget / 1000})`);
  } finally {
    await browser.close();
    rmSync(peer, { recursive: true, force: true });
  }
}

async function start(browser: Browser, folder: string, id: string, given: readonly unknown[]): Promise<Start> {
  const { page, frame, functions, close } = await openInChromium(browser, { folder, prepare: (page) => page.addInitScript(watching) });
  await functions.whenReady;
  const ready = Date.now();
  const outcome = await functions.call(id, given);
  if ("error" in outcome) throw new Error(outcome.message);
  await frame.locator("input:focus").waitFor();
  const { script, typing } = await frame.evaluate(() => ({ script: Reflect.get(window, "script") as number, typing: Reflect.get(window, "typing") as number }));
  const { called, answered } = await page.evaluate(() => ({ called: Reflect.get(window, "called") as number, answered: Reflect.get(window, "answered") as number }));
  await close();
  return { ready: ready - script, answered: answered - script, asked: answered - called, interactive: typing - script };
}

/**
 * Has the page note when the bundle begins (its first statement makes the list of its chunks) and when a field has the keyboard; and Excel's
 * page around it when the first call goes in and its answer comes out.
 */
const watching = `{
  let chunks;
  Object.defineProperty(window, "webpackChunkpcf_for_excel", { get: () => chunks, set: (given) => { window.script ??= Date.now(); chunks = given; } });
  const look = () => document.activeElement?.tagName === "INPUT" ? (window.typing = Date.now()) : setTimeout(look, 4);
  look();
  addEventListener("message", ({ data, source }) => {
    const text = typeof data === "string" ? data : JSON.stringify(data);
    if (source === window.parent && window !== window.parent && text.includes('"_actionName":"richApiMessage"')) window.parent.postMessage("called", "*");
    if (text === "called") window.called ??= Date.now();
    if (text.includes("SetInvocationArrayResults")) window.answered ??= Date.now();
  });
}`;

/** The smallest add-in: a page under the same policy, one function, one field. */
function oneFunction(): string {
  const folder = mkdtempSync(join(tmpdir(), "pcf-one-"));
  const page = readFileSync(join(__dirname, "../../taskpane/taskpane.html"), "utf8");
  writeFileSync(join(folder, "taskpane.html"), page.replace("</head>", '<script src="one.js" defer></script></head>').replace(/<main[^]*<\/main>/, "<input>"));
  writeFileSync(join(folder, "one.js"), 'self.webpackChunkpcf_for_excel = []; CustomFunctions.associate("ONE", () => 1); Office.onReady(() => document.querySelector("input").focus());');
  writeFileSync(join(folder, "functions.json"), JSON.stringify({ functions: [{ id: "ONE", name: "ONE", parameters: [], result: {} }] }));
  return folder;
}

function middle(starts: readonly Start[]): Start {
  const median = (read: (one: Start) => number) => starts.map(read).sort((a, b) => a - b)[Math.floor(starts.length / 2)]!;
  return { ready: median(({ ready }) => ready), answered: median(({ answered }) => answered), asked: median(({ asked }) => asked), interactive: median(({ interactive }) => interactive) };
}

/** All scripts and styles of the build, also those that are asked for later. */
function weight(folder: string): number {
  return readdirSync(folder).filter((name) => /\.(js|css)$/.test(name)).reduce((total, name) => total + gzipSync(readFileSync(join(folder, name))).length, 0);
}
