import { readFileSync } from "node:fs";
import { join } from "node:path";
import { checkApart, checkManifest } from "../../tools/checkManifest";
import { findInProject, projectFolder } from "../../tools/hosted";
import { developmentManifest } from "../../tools/manifest/development";
import { hostAddress, moveTo } from "../../tools/manifest/host";

const read = (name: string) => ({ name, xml: readFileSync(join(projectFolder, name), "utf8") });
const production = read("manifest.xml");
const development = read("manifest.dev.xml");

test.each([production, development])("nothing is wrong with $name and the files it leads to", async ({ xml }) => {
  expect(await checkManifest(xml, findInProject)).toEqual([]);
});

test("the two manifests are two add-ins to Excel", () => {
  expect(checkApart(production, development)).toEqual([]);
});

test("two manifests with one id, name or namespace are told apart from two add-ins", () => {
  const messages = checkApart(production, { name: "copy.xml", xml: production.xml }).map((trouble) => trouble.message);
  expect(messages).toHaveLength(3);
  expect(messages[0]).toContain("manifest.xml and copy.xml have the same Id");
  const shouting = { name: "copy.xml", xml: development.xml.replace('DefaultValue="PCFDEV"', 'DefaultValue="pcf"') };
  expect(checkApart(production, shouting).map((trouble) => trouble.message)).toEqual(["manifest.xml and copy.xml have the same namespace, PCF: Excel would take them for one add-in."]);
});

test("the manifests have the version of the package, in the four numbers that Excel counts with", () => {
  const { version } = JSON.parse(readFileSync(join(projectFolder, "package.json"), "utf8")) as { version: string };
  for (const { xml } of [production, development]) expect(/<Version>(.*?)<\/Version>/.exec(xml)?.[1]).toBe(`${version}.0`);
});

test("the development manifest is the one that npm run manifest makes", () => {
  expect(development.xml).toBe(developmentManifest(production.xml));
});

test("a development manifest is not made from a manifest it does not know", () => {
  expect(() => developmentManifest(production.xml.replace('"Carbon footprint"', '"Footprint"'))).toThrow('0 times "Carbon footprint"');
});

test("moved to another host, the manifest leads there alone", async () => {
  const address = hostAddress("https://footprint.example.org/pcf");
  const moved = moveTo(address, production.xml);
  expect(moved).not.toContain("localhost");
  expect(moved).toContain('"https://footprint.example.org/pcf/taskpane.html"');
  expect(await checkManifest(moved, findInProject)).toEqual([]);
});

test("without a host, the local one is meant", () => {
  expect(hostAddress(undefined)).toBe("https://localhost:3000/");
  expect(hostAddress(" ")).toBe("https://localhost:3000/");
});

test.each([
  ["footprint.example.org", "this is no address"],
  ["http://footprint.example.org/", "https only"],
  ["https://footprint.example.org/?v=1", "nothing may follow the path"],
  ["https://footprint.example.org/#a", "nothing may follow the path"],
  ["https://me:secret@footprint.example.org/", "name or password"],
])("the host %s is refused", (given, why) => {
  expect(() => hostAddress(given)).toThrow(why);
});
