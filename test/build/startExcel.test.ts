import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateCertificates } from "office-addin-dev-certs";
import { projectFolder } from "../../tools/hosted";
import { serve } from "../../tools/serve";

// Builds and browsers take their time on a busy machine.
jest.setTimeout(120_000);

/** Runs `npm run start:excel` as if on another kind of machine. */
function startOn(platform: string, ...given: string[]): { status: number | null; error: string } {
  const folder = mkdtempSync(join(tmpdir(), "pcf-start-"));
  const disguise = join(folder, "platform.cjs");
  writeFileSync(disguise, `Object.defineProperty(process, "platform", { value: ${JSON.stringify(platform)} });`);
  const { status, stderr } = spawnSync(process.execPath, ["--require", disguise, "--import", "tsx", join(projectFolder, "tools/startExcel.ts"), ...given], { cwd: projectFolder, encoding: "utf8" });
  rmSync(folder, { recursive: true });
  return { status, error: stderr };
}

test("where there is no Excel, it says how to go on with Excel on the web and fails", () => {
  const { status, error } = startOn("linux");
  expect(status).toBe(1);
  expect(error).toContain("There is no Excel for linux");
  expect(error).toContain("npm run start:excel -- --web");
  expect(error).toContain(join(projectFolder, "manifest.dev.xml"));
  expect(existsSync(join(projectFolder, "manifest.dev.xml"))).toBe(true);
});

test("an argument it does not know is named", () => {
  const { status, error } = startOn("linux", "--wep");
  expect(status).toBe(2);
  expect(error).toContain('start:excel does not know "--wep"');
});

test("the add-in is served over https to any origin, and without eval", async () => {
  const folder = mkdtempSync(join(tmpdir(), "pcf-certificate-"));
  const [authority, cert, key] = ["ca.crt", "localhost.crt", "localhost.key"].map((name) => join(folder, name));
  await generateCertificates(authority, cert, key, 2);
  const ca = readFileSync(authority!);
  const server = await serve({ key: readFileSync(key!), cert: readFileSync(cert!), ca }, 0);
  try {
    const address = server.server!.address() as { port: number };
    const get = (path: string) =>
      new Promise<{ status?: number; origin?: string | string[]; text: string }>((resolve, reject) => {
        request({ host: "localhost", port: address.port, path, ca }, (response) => {
          let text = "";
          response.on("data", (chunk: Buffer) => (text += chunk.toString()));
          response.on("end", () => resolve({ status: response.statusCode, origin: response.headers["access-control-allow-origin"], text }));
        }).on("error", reject).end();
      });
    for (const path of ["/taskpane.html", "/pcf.js", "/functions.json", "/functions-zh.json", "/assets/icon-32.png"]) {
      const { status, origin, text } = await get(path);
      expect({ path, status, origin }).toEqual({ path, status: 200, origin: "*" });
      if (path === "/pcf.js") expect(text).not.toMatch(/\beval\(/);
    }
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true });
  }
});
