import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { serve } from "../../../tools/workbench/serve";
import type { Served } from "../../../tools/workbench/serve";

let outside: string;
let served: Served;
beforeAll(async () => {
  outside = mkdtempSync(path.join(tmpdir(), "pcf-serve-"));
  const folder = path.join(outside, "site");
  mkdirSync(path.join(folder, "examples"), { recursive: true });
  mkdirSync(path.join(outside, "site-secret"));
  writeFileSync(path.join(folder, "index.html"), "<p>page</p>");
  writeFileSync(path.join(folder, "examples", "one.json"), "{}");
  writeFileSync(path.join(folder, ".hidden"), "hidden");
  writeFileSync(path.join(outside, "secret.txt"), "secret");
  writeFileSync(path.join(outside, "site-secret", "file.txt"), "secret");
  served = await serve(folder, 0);
});
afterAll(async () => {
  await served.close();
  rmSync(outside, { recursive: true });
});

/** Sends the path as it is; a browser's own reader of addresses would tidy it up. */
function ask(target: string, headers: Record<string, string> = {}, method = "GET"): Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }> {
  const { hostname, port } = new URL(served.address);
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path: target, headers, method }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }));
    });
    asked.on("error", reject);
    asked.end();
  });
}

test("files are served with their type and the policy", async () => {
  const page = await ask("/");
  expect([page.status, page.body.toString(), page.headers["content-type"]]).toEqual([200, "<p>page</p>", "text/html; charset=utf-8"]);
  expect(page.headers["content-security-policy"]).toMatch(/^default-src 'none'; script-src 'self';/);
  expect(page.headers["content-security-policy"]).not.toMatch(/unsafe-eval|https?:|\*/);
  expect((await ask("/examples/one.json?x=1")).headers["content-type"]).toBe("application/json; charset=utf-8");
});

test("what a browser takes compressed comes compressed", async () => {
  const page = await ask("/", { "accept-encoding": "gzip, br" });
  expect(page.headers["content-encoding"]).toBe("gzip");
  expect(gunzipSync(page.body).toString()).toBe("<p>page</p>");
});

test.each(["/../secret.txt", "/..%2fsecret.txt", "/%2e%2e/secret.txt", "/examples/../../secret.txt", "/..%5csecret.txt", "/../site-secret/file.txt", "/.hidden", "/examples", "/none", "/%", "/a%00b", "//etc/passwd"])("%s is not found", async (target) => {
  const { status, body } = await ask(target);
  expect(status).toBe(404);
  expect(body.toString()).not.toContain("secret");
});

test("a page that has another name for this machine gets nothing", async () => {
  expect((await ask("/", { host: "evil.example" })).status).toBe(421);
});

test("it only reads", async () => {
  expect((await ask("/", {}, "POST")).status).toBe(405);
});

test("a port that is taken is said to be", async () => {
  await expect(serve(outside, Number(new URL(served.address).port))).rejects.toThrow(/in use.*PORT/);
});
