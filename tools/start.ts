import { spawn } from "node:child_process";
import { buildWorkbench } from "./workbench/build";
import { serve } from "./workbench/serve";

const usage = `npm start [-- --no-open]
    Builds the workbench and serves it on this machine alone. PORT=<number> chooses the port.`;

/** `npm start`: builds, serves, says where, opens the browser. */
async function main(given: readonly string[]): Promise<number | undefined> {
  const unknown = given.find((argument) => argument !== "--no-open");
  if (unknown !== undefined) {
    console.error(`npm start does not know "${unknown}".\n${usage}`);
    return 2;
  }
  const port = readPort(process.env.PORT);
  console.log("Building the workbench (about half a minute the first time) ...");
  const { folder, anew } = await buildWorkbench();
  const { address } = await serve(folder, port);
  console.log(`${anew ? "Built" : "Up to date"}. The workbench is on ${address}\nCtrl+C stops it.`);
  if (!given.includes("--no-open") && hasDisplay()) openBrowser(address);
  return undefined;
}

function readPort(text: string | undefined): number | undefined {
  if (text === undefined || text === "") return undefined;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`PORT is "${text}". Give a number from 0 to 65535.`);
  return port;
}

/** Nobody is there to look at it on a build machine, nor where there is no screen. */
function hasDisplay(): boolean {
  if (process.env.CI) return false;
  return process.platform !== "linux" || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
}

function openBrowser(address: string): void {
  const [program, ...words] = { darwin: ["open", address], win32: ["cmd", "/c", "start", "", address] }[process.platform as string] ?? ["xdg-open", address];
  const child = spawn(program!, words, { stdio: "ignore", detached: true });
  // The address is on the screen; a machine without a browser program is no failure.
  child.on("error", () => undefined);
  child.unref();
}

main(process.argv.slice(2)).then(
  (status) => {
    if (status !== undefined) process.exit(status);
  },
  (error: Error) => {
    console.error(error.message);
    process.exit(1);
  },
);
