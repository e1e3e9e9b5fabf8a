import fc from "fast-check";
import { areasOf } from "../../../src/hosts/excel/address";
import { blocksOf } from "../../../src/hosts/excel/blocks";
import { halvesOf, slicesOf } from "../../../src/hosts/excel/slices";
import { brightnessOf } from "../../../src/hosts/excel/surroundings";

const area = (top: number, left: number, bottom: number, right: number) => ({ top, left, bottom, right });

test.each([
  ["B2", [area(1, 1, 1, 1)]],
  ["$A$1:$C$3", [area(0, 0, 2, 2)]],
  ["'My Sheet'!A1:B2", [area(0, 0, 1, 1)]],
  ["2:5", [area(1, 0, 4, 16_383)]],
  ["B:D", [area(0, 1, 1_048_575, 3)]],
  ["A1,C3:D4,7:7", [area(0, 0, 0, 0), area(2, 2, 3, 3), area(6, 0, 6, 16_383)]],
  ["#REF!", []],
])("the address %s is read", (address, areas) => {
  expect(areasOf(address)).toEqual(areas);
});

test("blocks cover exactly the cells that are edited, each once", () => {
  const places = fc.uniqueArray(fc.record({ row: fc.nat(12), column: fc.nat(6) }), { selector: ({ row, column }) => `${row},${column}`, maxLength: 60 });
  fc.assert(fc.property(places, (cells) => {
    const blocks = blocksOf(cells.map(({ row, column }) => ({ sheet: "S", row, column, content: { value: row * 100 + column } })));
    const covered = blocks.flatMap(({ area: { top, left, bottom, right }, edits }) => {
      expect(edits.length).toBe(bottom - top + 1);
      return edits.flatMap((line, down) => {
        expect(line.length).toBe(right - left + 1);
        return line.map((edit, across) => {
          expect([edit.row, edit.column]).toEqual([top + down, left + across]);
          return `${edit.row},${edit.column}`;
        });
      });
    });
    expect(covered.sort()).toEqual(cells.map(({ row, column }) => `${row},${column}`).sort());
  }));
});

test("a full rectangle is one block", () => {
  const cells = Array.from({ length: 50 }, (_, index) => ({ sheet: index % 2 ? "s" : "S", row: Math.floor(index / 5), column: index % 5, content: { value: index } }));
  expect(blocksOf(cells).map((block) => block.area)).toEqual([area(0, 0, 9, 4)]);
});

test("slices and halves cover an area without overlap", () => {
  expect(slicesOf(area(3, 0, 12, 9), 40)).toEqual([area(3, 0, 6, 9), area(7, 0, 10, 9), area(11, 0, 12, 9)]);
  expect(slicesOf(area(0, 0, 1, 16_383), 100)).toEqual([area(0, 0, 0, 16_383), area(1, 0, 1, 16_383)]);
  expect(halvesOf(area(0, 0, 4, 3))).toEqual([area(0, 0, 2, 3), area(3, 0, 4, 3)]);
  expect(halvesOf(area(2, 0, 2, 3))).toEqual([area(2, 0, 2, 1), area(2, 2, 2, 3)]);
  expect(halvesOf(area(2, 3, 2, 3))).toBeNull();
});

test("a colour is bright or dark", () => {
  expect(brightnessOf("#FFFFFF")).toBeCloseTo(1);
  expect(brightnessOf("000000")).toBe(0);
  expect(brightnessOf("#262626")).toBeLessThan(0.5);
  expect(brightnessOf("white")).toBeNull();
  expect(brightnessOf(undefined)).toBeNull();
});
