import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { exampleFile } from "../../src/hosts/exampleFile";
import type { Example } from "../../src/hosts/exampleFile";

const root = path.resolve(__dirname, "..", "..");
const folder = mkdtempSync(path.join(tmpdir(), "pcf-cli-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** The command line as a person runs it, in a process of its own. */
function pcf(...words: string[]): { status: number | null; out: string; err: string } {
  const run = spawnSync(process.execPath, [path.join(root, "node_modules", "tsx", "dist", "cli.mjs"), path.join(root, "src", "hosts", "cli.ts"), ...words], { encoding: "utf8", env: { ...process.env, LC_ALL: "C" } });
  return { status: run.status, out: run.stdout.trimEnd(), err: run.stderr.trimEnd() };
}

function example(name: string): string {
  const file = path.join(folder, `${name}.xlsx`);
  writeFileSync(file, exampleFile(JSON.parse(readFileSync(path.join(root, "assets", "examples", `${name}.json`), "utf8")) as Example, "en"));
  return file;
}

describe("pcf eval", () => {
  it("prints a value, and nothing else", () => {
    expect(pcf("eval", '=PCF.TRANSPORT(1740,"kg",1520,0.049,"kg/t·km")')).toEqual({ status: 0, out: "129.5952", err: "" });
  });

  it("prints a spilled result line by line", () => {
    expect(pcf("eval", '=PCF.MATERIAL({1740;139},"kg",15.6,"kgCO2e/kg")').out).toBe("27144\n2168.4");
  });

  it("sends an error to stderr with what to do, in the language asked for", () => {
    const { status, out, err } = pcf("eval", '=PCF.MATERIAL(16330,"m3",3.09591,"kgCO2e/kg")');
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(err).toMatch(/^#VALUE! 16330 m3 and a factor per kg do not fit.*density/s);
    expect(pcf("--lang", "zh", "eval", '=PCF.MATERIAL(16330,"m3",3.09591,"kgCO2e/kg")').err).toMatch(/16330 m3.*kg.*不相容.*密度/s);
    expect(pcf("eval", "=PCF.MATERAIL(1)").err).toMatch(/PCF\.MATERIAL/);
  });
});

it("refuses an unknown command, a wrong option and a missing word with the usage", () => {
  expect(pcf("evaluate", "=1")).toMatchObject({ status: 2, err: expect.stringMatching(/"evaluate".*eval/) });
  expect(pcf("recalc", "--fast", "a.xlsx")).toMatchObject({ status: 2, err: expect.stringMatching(/--fast.*recalc in\.xlsx/) });
  expect(pcf("recalc")).toMatchObject({ status: 2, err: expect.stringMatching(/recalc in\.xlsx/) });
});

it("leaves the output alone when the input cannot be read", () => {
  const whole = readFileSync(example("anode-lifter"));
  const [torn, out] = [path.join(folder, "torn.xlsx"), path.join(folder, "out.xlsx")];
  writeFileSync(torn, whole.subarray(0, whole.length / 2));
  expect(pcf("recalc", torn, "-o", out)).toMatchObject({ status: 2, out: "", err: expect.stringMatching(/\w/) });
  expect(existsSync(out)).toBe(false);
  expect(pcf("recalc", path.join(folder, "nowhere.xlsx"), "-o", out)).toMatchObject({ status: 2, err: expect.stringMatching(/nowhere\.xlsx/) });
  expect(pcf("audit", torn)).toMatchObject({ status: 2, out: "" });
});

it("audits a workbook as an array of findings and exits 0 whatever it finds", () => {
  const file = example("aluminium-foil-mill");
  expect(pcf("recalc", file).status).toBe(0);
  const { status, out } = pcf("audit", file, "--json");
  const findings = JSON.parse(out) as { rule: string; severity: string; sheet: string; range: string; message: { en: string; zh: string } }[];
  expect(status).toBe(0);
  expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(findings[0]).toMatchObject({ rule: expect.stringMatching(/^\w+\.\w+$/), severity: expect.stringMatching(/^(warning|info)$/), sheet: "Aluminium foil mill", range: expect.stringMatching(/^[A-Z]+\d+/), message: { en: expect.any(String), zh: expect.any(String) } });
});

it("finds a factor by its Chinese name and the owner of a number", () => {
  const [wireRod] = JSON.parse(pcf("find", "盘圆", "--json", "--count", "3").out) as { id: string }[];
  expect(wireRod!.id).toBe("gbt51366-steel-wire-rod");
  const { owners } = JSON.parse(pcf("whois", "3075.236", "kgCO2e/t", "--json").out) as { owners: { id: string }[] };
  expect(owners[0]!.id).toBe("desnz-2018-plastics-pp-primary");
});
