import { allocate, cutoff, hotspots, sensitivity } from "../../functions";
import { call, column, message } from "./call";

const names = column("盘圆", "电力", "天然气", "产品运输");
const values = column(487.55, 314.81, 50.56, 98.2);

describe("PCF.HOTSPOTS", () => {
  it("ranks what reaches the cover, with percentages that add up", () => {
    expect(call(hotspots, names, values)).toEqual([["盘圆", 487.55, 51.26, 51.26], ["电力", 314.81, 33.1, 84.36]]);
    expect(call(hotspots, names, values, 1)).toEqual([["盘圆", 487.55, 51.26, 51.26], ["电力", 314.81, 33.1, 84.36], ["产品运输", 98.2, 10.32, 94.68], ["天然气", 50.56, 5.32, 100]]);
    expect(call(hotspots, names, values, "50 %")).toEqual([["盘圆", 487.55, 51.26, 51.26]]);
    expect(call(hotspots, names, values, 0)).toEqual([["盘圆", 487.55, 51.26, 51.26]]);
  });

  it("stops at the cover itself, not one row later", () => {
    expect(call(hotspots, column("a", "b", "c"), column(50, 30, 20))).toEqual([["a", 50, 50, 50], ["b", 30, 30, 80]]);
  });

  it("ranks a credit by its size", () => {
    expect(call(hotspots, column("steel", "scrap", "power"), column(60, -30, 10))).toEqual([["steel", 60, 60, 60], ["scrap", -30, 30, 90]]);
  });

  it("leaves a heading out and tells a row without a name", () => {
    expect(call(hotspots, column("Raw materials", "Steel"), column(null, 5))).toEqual([["Steel", 5, 100, 100]]);
    expect(message(call(hotspots, column("Steel", null), column(5, 2)))).toMatch(/Row 2 has no name,/);
    expect(message(call(hotspots, column("Steel"), column(5, 2)))).toMatch(/^#N\/A/);
    expect(message(call(hotspots, names, column(1, 2, "3", 4)))).toMatch(/row 3, column 1.*"3"/);
    expect(message(call(hotspots, names, values, 80))).toMatch(/from 0 to 1/);
    expect(message(call(hotspots, column("a"), column(0)))).toMatch(/add up to 0/);
  });
});

describe("PCF.ALLOCATE", () => {
  it("splits by any basis, in its shape", () => {
    expect(call(allocate, 5642.531, column(6000, 270))).toEqual([[5399.55119617225], [242.97980382775]]);
    expect(call(allocate, 90, [[1, null, 2]])).toEqual([[30, "", 60]]);
    expect(call(allocate, -30, column(1, 2))).toEqual([[-10], [-20]]);
  });

  it("refuses a basis of zero or less by its row, several totals and text", () => {
    expect(message(call(allocate, 90, column(1, null, 0)))).toMatch(/row 3 is 0/);
    expect(message(call(allocate, 90, column(1, -2)))).toMatch(/row 2 is -2/);
    expect(message(call(allocate, column(1, 2), column(1, 2)))).toMatch(/range of 2 cells/);
    expect(message(call(allocate, null, column(1)))).toMatch(/total is missing/);
    expect(message(call(allocate, 5, column("1 t")))).toMatch(/"1 t"/);
    expect(message(call(allocate, 5, column(null)))).toMatch(/no number/);
  });
});

describe("PCF.CUTOFF", () => {
  it("lets the smallest rows go while each and all of them stay within the limits", () => {
    expect(call(cutoff, column(1000, 9, 3, 200))).toEqual([[false], [true], [true], [false]]);
    // 10 of 1000 is exactly one percent.
    expect(call(cutoff, column(980, 10, 10))).toEqual([[false], [true], [true]]);
    expect(call(cutoff, column(980, 10, 10), "PAS 2050")).toEqual([[false], [false], [false]]);
    // Six times 0.9 percent would be 5.4 percent: the sixth stays.
    expect(call(cutoff, column(946, 9, 9, 9, 9, 9, 9))).toEqual([[false], [true], [true], [true], [true], [true], [false]]);
    expect(call(cutoff, column(946, 9, 9, 9, 9, 9, 9), null, 0.06)).toEqual([[false], [true], [true], [true], [true], [true], [true]]);
  });

  it("knows the rules by name, and takes a percentage as text", () => {
    expect(call(cutoff, column(970, 20, 10), "Catena-X")).toEqual([[false], [true], [true]]);
    expect(call(cutoff, column(970, 20, 10), "GB/T 24067-2024")).toEqual([[false], [false], [true]]);
    expect(call(cutoff, column(970, 20, 10), "2 %", "3 %")).toEqual([[false], [true], [true]]);
    expect(message(call(cutoff, column(970, 20), "ISO 9001"))).toMatch(/PAS 2050, GB\/T 24067, Catena-X/);
    expect(message(call(cutoff, column(970, 20), 5))).toMatch(/from 0 to 1/);
  });

  it("counts a credit by its size and keeps the shape", () => {
    expect(call(cutoff, [[1000, null, -5]])).toEqual([[false, "", true]]);
    expect(message(call(cutoff, column(5, -5)))).toMatch(/add up to 0/);
  });
});

describe("PCF.SENSITIVITY", () => {
  it("changes one row at a time and measures it by the whole total", () => {
    // Report on axle fasteners: 314.808 t of electricity in 995.70 t.
    const rows = call(sensitivity, column("electricity", "everything else"), column(314.808, 680.892)) as unknown[][];
    expect(rows.map(([name]) => name)).toEqual(["everything else", "electricity"]);
    const [, total, difference, percent] = rows[1] as [string, number, number, number];
    expect([total, difference]).toEqual([964.2192, -31.4808]);
    expect(percent.toFixed(3)).toBe("-3.162");
  });

  it("answers each of several changes, the change beside it", () => {
    expect(call(sensitivity, column("a", "b"), column(60, 40), [[-0.1, "20 %"]])).toEqual([
      ["a", 94, -6, -6, -0.1],
      ["a", 112, 12, 12, 0.2],
      ["b", 96, -4, -4, -0.1],
      ["b", 108, 8, 8, 0.2],
    ]);
  });

  it("keeps the sign of a credit and refuses ten where ten percent is meant", () => {
    expect(call(sensitivity, column("steel", "scrap"), column(110, -10), 0.5)).toEqual([["steel", 155, 55, 55], ["scrap", 95, -5, -5]]);
    expect(message(call(sensitivity, column("a"), column(1), 10))).toMatch(/from -1 to 5/);
    expect(message(call(sensitivity, column("a", "b"), column(1, -1)))).toMatch(/add up to 0/);
  });
});
