import fc from "fast-check";
import type { Browser } from "playwright-core";
import { histogram, histogramTable, sankey, sankeyTable, stageBars, stageBarsTable, tornado, tornadoTable, waterfall, waterfallTable } from "../../src/charts";
import type { ChartOptions } from "../../src/charts";
import { figure } from "../../src/charts/figure";
import { binsOf } from "../../src/charts/histogram";
import { textWidth, wrapped } from "../../src/charts/text";
import { simulate } from "../../src/interpretation/simulation";
import { launchChromium } from "../../tools/launchChromium";

const stages = ["原材料获取", "原材料运输", "产品生产", "包装", "产品运输与分销", "使用", "废弃处置"];
const names = (at: number) => [`超高强度耐腐蚀合金结构钢热轧中厚板材（第${at}批次，唐山）`, `Low-alloy structural steel plate, batch ${at} from Tangshan`, `物料${at}`][at % 3] as string;
const items = Array.from({ length: 30 }, (_, at) => ({ stage: stages[at % 7] as string, name: names(at), value: (at === 5 || at === 8 ? -1 : 1) * (10_000 / (at + 1)) }));
const byStage = stages.map((stage) => ({ stage, value: items.filter((item) => item.stage === stage).reduce((sum, { value }) => sum + value, 0) }));
const results = simulate([items.map(({ value }) => ({ key: null, distribution: { kind: "lognormal" as const, median: value, sigma: 0.1 } }))], 2000, 1)[0]!;

function charts(options: ChartOptions): Record<string, string> {
  return { stageBars: stageBars(byStage, options), waterfall: waterfall(items, options), tornado: tornado({ items, change: 0.1 }, options), histogram: histogram({ results, seed: 1 }, options), sankey: sankey(items, options) };
}

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

describe.each([[320, "light", "zh"], [320, "contrast", "en"], [760, "dark", "zh"], [1200, "light", "en"]] as const)("at %d px, %s, %s", (width, theme, language) => {
  test("texts lie inside of the picture and never on one another", async () => {
    const page = await browser.newPage({ viewport: { width: width + 40, height: 800 } });
    for (const [name, svg] of Object.entries(charts({ width, theme, language, unit: "kgCO2e" }))) {
      await page.setContent(`<body>${svg}</body>`);
      const trouble = await page.evaluate(() => {
        const frame = document.querySelector("svg")!.getBoundingClientRect();
        const boxes = [...document.querySelectorAll("svg > text")].map((text) => ({ text: text.textContent, box: text.getBoundingClientRect() }));
        const found: string[] = [];
        boxes.forEach(({ text, box }, at) => {
          if (box.left < frame.left - 0.5 || box.right > frame.right + 0.5 || box.bottom > frame.bottom + 0.5) found.push(`outside: ${text}`);
          for (const other of boxes.slice(at + 1)) {
            const [across, down] = [Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left), Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top)];
            // A line box is higher than its letters.
            if (across > 1 && down > 4) found.push(`${text} on ${other.text}`);
          }
        });
        return found;
      });
      expect([name, trouble]).toEqual([name, []]);
    }
    await page.close();
  });
});

test("a picture is well-formed, has a name and a description, and nothing that a strict policy refuses", async () => {
  const page = await browser.newPage();
  const hostile = [{ stage: `<script>alert("1")</script>`, name: `"><img onerror=alert(1)> & \u0001`, value: 3 }, { stage: "使用", name: "a", value: -1 }];
  const options = { width: 400, theme: "light", language: "en", unit: "<kg>" } as const;
  for (const svg of [...Object.values(charts(options)), stageBars(hostile, options), waterfall(hostile, options), tornado({ items: hostile, change: 0.1 }, options), sankey(hostile, options), sankey([], options), stageBars([], options), waterfall([], options)]) {
    const read = await page.evaluate((text) => {
      const parsed = new DOMParser().parseFromString(text, "image/svg+xml");
      const root = parsed.documentElement;
      return { error: parsed.querySelector("parsererror")?.textContent ?? null, title: root.querySelector("title")?.textContent ?? "", role: root.getAttribute("role"), refused: [...parsed.querySelectorAll("script, style, [style], [onerror], image, use, a")].length, numbers: /NaN|undefined|Infinity/.test(text) };
    }, svg);
    expect(read).toMatchObject({ error: null, role: "img", refused: 0, numbers: false });
    expect(read.title).not.toBe("");
  }
  await page.close();
});

const options: ChartOptions = { width: 640, theme: "light", language: "en", unit: "kgCO2e" };

test("a credit keeps its sign in every picture and table", () => {
  const data = [{ stage: "Raw materials", name: "Steel", value: 100 }, { stage: "End of life", name: "Scrap", value: -40 }];
  for (const svg of [waterfall(data, options), sankey(data, options), stageBars(data, options)]) expect(svg).toContain("−40");
  for (const svg of [waterfall(data, options), sankey(data, options), stageBars(data, options)]) expect(svg).toContain("60");
  expect(waterfallTable(data, options).rows).toEqual([["Steel", "100", "100"], ["Scrap", "−40", "60"]]);
  expect(stageBarsTable(data, options).rows).toEqual([["Raw materials", "100", "166.7"], ["End of life", "−40", "−66.67"]]);
  expect(tornadoTable({ items: data, change: 0.1 }, options).rows).toEqual([["Steel", "−10", "10"], ["Scrap", "4", "−4"]]);
  expect(sankeyTable(data, options).rows).toEqual([["Raw materials", "Steel", "100"], ["End of life", "Scrap", "−40"]]);
});

test("hundreds of items: the largest are shown, the rest is one row, and the sum stays", () => {
  const many = Array.from({ length: 300 }, (_, at) => ({ stage: stages[at % 7] as string, name: `item ${at}`, value: at + 1 }));
  expect(waterfall(many, options)).toContain("271 other items");
  expect(waterfall(many, options)).toContain("45,150");
  expect((sankey(many, options).match(/other items/g) ?? []).length).toBeGreaterThanOrEqual(7);
});

test("every run is in a bin", () => {
  expect(binsOf(results).reduce((sum, { count }) => sum + count, 0)).toBe(2000);
  expect(histogramTable({ results, seed: 1 }, options).rows.length).toBe(30);
  expect(binsOf(Float64Array.of(5, 5, 5))).toEqual([{ from: 5, to: 5, count: 3 }]);
  expect(histogram({ results: Float64Array.of(5, 5), seed: 1 }, options)).not.toContain("NaN");
});

test("figures", () => {
  expect([0, 1234.5678, -0.0123456, 1e-9, 123456789, 1e15, 995.7, 0.5].map(figure)).toEqual(["0", "1,235", "−0.01235", "1.00e-9", "123,456,789", "1.00e15", "995.7", "0.5"]);
});

test("a wrapped text keeps its width and its lines", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("盘圆", "Wire ", "rod, ", "（唐山）", "x".repeat(30), " ", "超高强度")), fc.integer({ min: 40, max: 200 }), (pieces, width) => {
      const lines = wrapped(pieces.join(""), width, 12, 2);
      expect(lines.length).toBeLessThanOrEqual(2);
      for (const line of lines) expect(textWidth(line, 12)).toBeLessThanOrEqual(width);
    }),
  );
});
