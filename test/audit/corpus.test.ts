import { auditWorkbook } from "../../src/audit/auditWorkbook";
import type { RuleId } from "../../src/audit/finding";
import { area, sheet } from "../tables/sheet";
import { alarms } from "./found";
import { defects } from "./generator/defects";
import type { Defect } from "./generator/defects";
import { layOut, makeLook, toSheets } from "./generator/layout";
import type { Book } from "./generator/pen";
import { chance } from "./generator/random";
import type { Chance } from "./generator/random";
import { makeStudy } from "./generator/study";
import { shippedFactors } from "./library";

/** Workbooks for each rule, and clean ones. */
const perRule = 12;
const clean = 160;
const floor = { recall: 0.95, falseAlarms: 0.01 };

const factors = shippedFactors();

function make(seed: number): { dice: Chance; book: Book } {
  const dice = chance(seed);
  const language = dice.pick(["zh", "zh", "zhHant", "en"] as const);
  const study = makeStudy(dice, language);
  return { dice, book: layOut(dice, study, makeLook(dice, language)) };
}

function audit(book: Book) {
  return auditWorkbook(toSheets(book).map(sheet), { factors, pinned: [] });
}

function isFound(book: Book, defect: Defect): boolean {
  return audit(book).some((finding) => finding.rule === defect.rule && defect.at.some((place) => {
    const { top, bottom } = area(finding.range);
    return finding.sheet === place.sheet && top <= place.row && place.row <= bottom;
  }));
}

describe("over a generated corpus", () => {
  const report: string[] = [];

  afterAll(() => {
    process.stdout.write(`\n${report.join("\n")}\n`);
  });

  it(`finds at least ${floor.recall * 100} % of the defects, at their row and with their rule`, () => {
    let made = 0;
    let found = 0;
    for (const [rule, inject] of Object.entries(defects) as [RuleId, NonNullable<(typeof defects)[RuleId]>][]) {
      let ofRule = 0;
      let hits = 0;
      for (let seed = 1; ofRule < perRule && seed < perRule * 60; seed++) {
        const { dice, book } = make(seed * 104_729);
        const defect = inject(dice, book);
        if (!defect) continue;
        ofRule++;
        if (isFound(book, defect)) hits++;
      }
      report.push(`${rule.padEnd(22)} ${hits} of ${ofRule} found`);
      expect(ofRule).toBeGreaterThanOrEqual(perRule / 2);
      expect(hits / ofRule).toBeGreaterThanOrEqual(0.75);
      made += ofRule;
      found += hits;
    }
    report.push(`recall ${((found / made) * 100).toFixed(1)} % of ${made}`);
    expect(found / made).toBeGreaterThanOrEqual(floor.recall);
  });

  it(`raises an error or a warning in at most ${floor.falseAlarms * 100} % of the clean workbooks`, () => {
    const alarmed = new Map<string, number>();
    let bad = 0;
    for (let seed = 1; seed <= clean; seed++) {
      const raised = alarms(audit(make(seed * 15_485_863).book));
      if (raised.length > 0) bad++;
      for (const finding of raised) alarmed.set(finding.rule, (alarmed.get(finding.rule) ?? 0) + 1);
    }
    report.push(`false alarms in ${bad} of ${clean} clean workbooks${[...alarmed].map(([rule, count]) => `, ${rule} ${count}`).join("")}`);
    expect(bad / clean).toBeLessThanOrEqual(floor.falseAlarms);
  });
});
