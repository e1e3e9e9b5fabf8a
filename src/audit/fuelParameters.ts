import { allFuels, fuelsNamed } from "../factors/fuels";
import type { Fuel } from "../factors/fuels";
import { plainText } from "../tables/plainText";
import type { Cell } from "../tables/cell";
import type { Column, FootprintTable } from "../tables/table";
import { around } from "./address";
import { show } from "./arithmetic";
import type { Evidence } from "./evidence";
import type { Finding } from "./finding";
import { powerOf } from "./interval";
import { nameHalves } from "./nameHalves";

const heating = /热值|发热量|\bn?cv\b|\blhv\b|calorific|heating value/;
const carbon = /含碳|碳含量|\bcc\b|carbon content|tc ?\/ ?[gt]j/;

/** A fuel whose heating value and carbon content are both those of another: 28.435 GJ/t and 0.0295 tC/GJ are coke's, the row says fuel oil. */
export function* fuelParameters({ tables }: Evidence): Iterable<Finding> {
  for (const table of tables) {
    const [value, content] = [columnLike(table, heating), columnLike(table, carbon)];
    if (!value || !content || value === content) continue;
    for (const row of table.rows) {
      const own = row.kind === "item" ? fuelsOf(row.name) : new Set<string>();
      const cells = [table.cell(row, value), table.cell(row, content)] as const;
      if (own.size === 0 || cells.some(({ number }) => number === null || number <= 0)) continue;
      const fits = (fuel: Fuel) => [isSame(cells[0], fuel.heatingValue), isSame(cells[1], fuel.carbonContent)];
      const owner = allFuels().find((fuel) => !own.has(fuel.id) && fits(fuel).every((each) => each));
      if (!owner || allFuels().some((fuel) => own.has(fuel.id) && fits(fuel).some((each) => each))) continue;
      yield ofFuel(table, row.name, cells, owner);
    }
  }
}

/** A heading tells; one of a unit beside it ("NCV unit") holds no numbers. */
function columnLike(table: FootprintTable, words: RegExp): Column | undefined {
  return table.columns.find((column) => words.test(plainText(column.heading)) && table.rows.some((row) => row.kind === "item" && table.cell(row, column).number !== null));
}

/** All fuels that the name, or one half of it, may mean. */
function fuelsOf(name: string): ReadonlySet<string> {
  return new Set(nameHalves(name).flatMap((half) => [...fuelsNamed(half), ...fuelsNamed(half.replace(/\s*[(（].*$/, ""))]));
}

/** The published digits, whatever power of ten the units put between them. */
function isSame({ number }: Cell, published: string): boolean {
  const ratio = (number ?? 0) / Number(published);
  return published !== "" && (ratio === 1 || powerOf(ratio, 1e-6) !== null);
}

function ofFuel(table: FootprintTable, name: string, cells: readonly [Cell, Cell], owner: Fuel): Finding {
  const [value, content] = cells.map(({ number }) => show(number ?? 0));
  return {
    rule: "factor.whois",
    severity: "warning",
    sheet: table.sheet,
    range: around(cells),
    message: {
      en: `${name}: heating value ${value} and carbon content ${content} are both those of ${owner.nameEn} (${owner.source}), and neither is one of ${name}.`,
      zh: `${name}：热值 ${value} 和含碳量 ${content} 都是“${owner.nameZh}”的数值（${owner.source}），均不是${name}的。`,
    },
  };
}
