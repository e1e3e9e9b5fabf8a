import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { webLightTheme } from "@fluentui/tokens";
import { decodeLibrary, factorsOf } from "../../src/factors/libraryAsset";
import { libraryFolder, readLibraryFolder } from "../../src/hosts/libraryFolder";
import { checkManifest } from "../../tools/checkManifest";
import { findIn, hosted, projectFolder } from "../../tools/hosted";
import { parseMetadata } from "../../tools/manifest/metadata";
import { build } from "./build";

// Builds and browsers take their time on a busy machine.
jest.setTimeout(120_000);

const host = "https://footprint.example.org/pcf/";
const built = build(host);
const read = (name: string) => readFileSync(join(built.folder, name), "utf8");
const files = () => (readdirSync(built.folder, { recursive: true }) as string[]).map((name) => name.replaceAll("\\", "/"));
const texts = () => files().filter((name) => /\.(html|js|json|xml|css)$/.test(name));

afterAll(() => built.remove());

test("the production build succeeds without a warning", () => {
  expect(built.output).not.toMatch(/warning|error/i);
  expect(built.status).toBe(0);
});

test("every hosted file is in it", () => {
  for (const path of Object.keys(hosted)) expect({ path, built: existsSync(join(built.folder, path)) }).toEqual({ path, built: true });
});

test("the factor library is in it, whole, and not in the scripts", () => {
  const library = factorsOf(decodeLibrary(JSON.parse(read("library.json"))));
  expect(library).toEqual(factorsOf(readLibraryFolder(libraryFolder)));
  expect(library.length).toBeGreaterThan(0);
  // The tables that the pane starts name some of its factors, and nothing else does.
  const named = readFileSync(join(projectFolder, "src/workbook/tables.json"), "utf8");
  for (const name of files().filter((file) => file.endsWith(".js"))) {
    const script = read(name);
    expect(library.filter(({ id }) => script.includes(`"${id}"`) && !named.includes(`"${id}"`)).map(({ id }) => `${name}: ${id}`)).toEqual([]);
  }
});

test("its manifest passes the check against the built files", async () => {
  expect(await checkManifest(read("manifest.xml"), findIn(built.folder))).toEqual([]);
});

test("nothing in it leads to the machine that built it", () => {
  for (const name of texts()) {
    const text = read(name);
    expect({ name, leads: text.includes("localhost:3000") || text.includes(projectFolder) }).toEqual({ name, leads: false });
  }
});

test("the page asks for office.js from Microsoft before all else, and for one script of its own", () => {
  const scripts = [...read("taskpane.html").matchAll(/<script\b[^>]*?\bsrc="([^"]*)"[^>]*>/g)].map((match) => match[1]!);
  expect(scripts[0]).toBe("https://appsforoffice.microsoft.com/lib/1/hosted/office.js");
  expect(scripts.slice(1)).toEqual([expect.stringMatching(/^pcf\.js\?[0-9a-f]+$/)]);
});

test("the page's policy allows its own files and Microsoft's script, and neither eval nor anything inline", () => {
  const page = read("taskpane.html");
  const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1];
  expect(policy).toBe("default-src 'self'; script-src 'self' https://appsforoffice.microsoft.com; style-src 'self'; img-src 'self' data:; connect-src 'self'");
  expect(page).not.toMatch(/<style|\sstyle=|\son\w+=|javascript:/i);
  expect(page).not.toMatch(/<script(?![^>]*\bsrc=)/);
});

test("no public page has a script, a style of its own or a file from elsewhere", () => {
  for (const name of files().filter((file) => file.endsWith(".html") && file !== "taskpane.html")) {
    const page = read(name);
    expect({ name, found: /<script|<style|\sstyle=|\son\w+=|javascript:|(src|<link[^>]*href)="(https?:)?\/\//i.exec(page)?.[0] }).toEqual({ name, found: undefined });
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/\{\{/);
  }
});

test("every link of the public pages leads to a built file and to a heading that is there", () => {
  const broken: string[] = [];
  for (const name of files().filter((file) => file.endsWith(".html"))) {
    for (const [, link] of read(name).matchAll(/(?:href|src)="([^"]+)"/g)) {
      if (/^https?:/.test(link!)) continue;
      const [path = "", anchor] = link!.replace(/\?[^#]*/, "").split("#");
      const target = path === "" ? name : path;
      if (!existsSync(join(built.folder, target)) || (anchor !== undefined && !read(target).includes(`id="${anchor}"`))) broken.push(`${name}: ${link}`);
    }
  }
  expect(broken).toEqual([]);
});

test("its scripts hold no eval and no copy of office.js", () => {
  for (const name of files().filter((file) => file.endsWith(".js"))) {
    const script = read(name);
    expect({ name, evaluates: /\beval\s*\(|\bnew Function\s*\(|[^.\w]Function\(["'`]/.exec(script)?.[0] }).toEqual({ name, evaluates: undefined });
    expect({ name, office: /OfficeExtension|Office\.initialize\s*=|_RequestAbortedError/.exec(script)?.[0] }).toEqual({ name, office: undefined });
  }
});

test("each function has one associate call, and each call a function in both languages", () => {
  const ids = parseMetadata(Buffer.from(read("functions.json")))!.functions.map((known) => known.id).sort();
  const associated = [...read("pcf.js").matchAll(/CustomFunctions\.associate\("([^"]+)"/g)].map((match) => match[1]!).sort();
  expect(ids.length).toBeGreaterThan(0);
  expect(associated).toEqual(ids);
  expect(parseMetadata(Buffer.from(read("functions-zh.json")))!.functions.map((known) => known.id).sort()).toEqual(ids);
});

test("the help of each function leads to its heading on the page of its language", () => {
  for (const [metadata, page] of [["functions.json", "functions.html"], ["functions-zh.json", "functions-zh.html"]] as const) {
    for (const { id, helpUrl, description } of parseMetadata(Buffer.from(read(metadata)))!.functions) {
      expect(helpUrl).toBe(`${host}${page}#${id.toLowerCase()}`);
      expect(read(page)).toContain(`<section id="${id.toLowerCase()}">`);
      expect(description).not.toBe("");
    }
  }
});

test("scripts and styles weigh less than 400 kB in gzip", () => {
  const weight = files().filter((name) => /\.(js|css)$/.test(name)).reduce((sum, name) => sum + gzipSync(readFileSync(join(built.folder, name))).length, 0);
  expect(weight).toBeLessThan(400_000);
});

test("every colour and measure of Fluent that a style sheet in it names has a value in each theme", () => {
  const named = new Set(files().filter((name) => /\.(js|css)$/.test(name)).flatMap((name) => [...read(name).matchAll(/var\(--(\w+)\)/g)].map(([, token]) => token!)).filter((token) => token in webLightTheme));
  expect(named.size).toBeGreaterThan(50);
  const sheet = files().filter((name) => name.endsWith(".css")).map(read).join("");
  for (const theme of ["light", "dark", "contrast"]) {
    const [, tokens = ""] = new RegExp(`\\[data-theme=["\']?${theme}["\']?\\]\\{([^}]*--color[^}]*)\\}`).exec(sheet) ?? [];
    expect([...named].filter((token) => !tokens.includes(`--${token}:`))).toEqual([]);
  }
});

test("the licences of the bundled packages come along", () => {
  const parts = read("THIRD-PARTY.txt");
  for (const name of Object.keys(sources("pcf.js.map"))) expect(parts).toMatch(new RegExp(`^${name.replace("/", "\\/")} \\d`, "m"));
  expect(read("LICENSE.txt")).toContain("MIT License");
});

test("a host that Excel would not load from stops the build", () => {
  const refused = build("http://footprint.example.org");
  refused.remove();
  expect(refused.status).not.toBe(0);
  expect(refused.output).toContain("Excel loads add-ins over https only.");
});

/** The packages a source map names, by their names. */
function sources(map: string): Record<string, true> {
  const { sources: paths } = JSON.parse(read(map)) as { sources: string[] };
  return Object.fromEntries(paths.flatMap((path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []).map((name) => [name, true as const]));
}
