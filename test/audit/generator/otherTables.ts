import { counted, places, round, shown, stagesOf, title, withUnit } from "./pen";
import type { Look, Pen } from "./pen";
import type { Chance } from "./random";
import { header, stageName, words } from "./study";
import type { Study } from "./study";

export function activityList(pen: Pen, chance: Chance, study: Study, look: Look): void {
  title(pen, chance, look, "activityTitle", null);
  for (const [column, key] of (["name", "quantity", "unit"] as const).entries()) pen.put(column, header(chance, look.language, key));
  pen.row++;
  for (const item of study.items.filter((each) => each.distance === undefined)) {
    pen.put(0, item.name);
    pen.put(1, item.quantity, { spot: `list|${item.id}|quantity` });
    pen.put(2, item.unit, { spot: `list|${item.id}|unit` });
    pen.row++;
  }
}

export function factorList(pen: Pen, chance: Chance, study: Study, look: Look): void {
  title(pen, chance, look, "factorTitle", null);
  for (const [column, key] of (["name", "factor", "factorUnit", "source"] as const).entries()) pen.put(column, header(chance, look.language, key));
  pen.row++;
  for (const item of study.items.filter((each) => each.distance === undefined)) {
    pen.put(0, item.name);
    pen.put(1, item.factor, { spot: `factors|${item.id}|factor` });
    pen.put(2, `kgCO2e/${item.per}`);
    pen.put(3, chance.pick(words.items.sources[look.language]), { spot: `factors|${item.id}|source` });
    pen.row++;
  }
}

export function resultTable(pen: Pen, chance: Chance, study: Study, look: Look): void {
  const { language } = look;
  const total = study.items.filter((item) => counted(item, look)).reduce((sum, item) => sum + item.kg, 0);
  const label = (role: "product" | "period" | "output") => header(chance, language, role);
  pen.put(0, label("product"));
  pen.put(1, study.product);
  pen.row++;
  pen.put(0, label("period"));
  pen.put(1, language === "en" ? `January to December ${study.year}` : `${study.year}年1月至12月`);
  pen.row += 2;
  title(pen, chance, look, "resultTitle", null);
  const share = look.share !== "none";
  pen.put(0, header(chance, language, "resultStage"));
  pen.put(1, withUnit(look, header(chance, language, "emission"), look.resultUnit));
  if (share) pen.put(2, look.share === "number" ? withUnit(look, header(chance, language, "share"), "%") : header(chance, language, "share"));
  pen.row++;
  for (const stage of stagesOf(study)) {
    const sum = study.items.filter((item) => item.stage === stage && counted(item, look)).reduce((all, item) => all + item.kg, 0);
    if (sum === 0) continue;
    pen.put(0, stageName(chance, language, stage), { spot: `result|${stage}|name` });
    pen.put(1, round(shown(sum, look), places(look)), { spot: `result|${stage}|emission` });
    if (share) pen.put(2, look.share === "number" ? round((sum / total) * 100, 2) : round(sum / total, 4), { format: look.share === "percent" ? "0.00%" : "General", spot: `result|${stage}|share` });
    pen.row++;
  }
  pen.put(0, header(chance, language, "grand"));
  pen.put(1, round(shown(total, look), places(look)), { spot: "result|total" });
  if (share) pen.put(2, look.share === "number" ? 100 : 1, { format: look.share === "percent" ? "0.00%" : "General", spot: "result|shareTotal" });
  pen.row += 2;
  pen.put(0, label("output"));
  pen.put(1, study.output, { spot: "result|output" });
  pen.put(2, study.outputUnit);
  pen.row++;
  pen.put(0, header(chance, language, "perUnit"));
  pen.put(1, Number((total / study.output).toPrecision(4)), { spot: "result|perUnit" });
  pen.put(2, `kgCO2e/${study.outputUnit}`);
  pen.row++;
}

const scale = [9, 7, 5, 3, 1];

export function quality(pen: Pen, chance: Chance, study: Study, look: Look): void {
  const en = look.language === "en";
  const columns = en ? ["Item", "q1", "q2", "q3", "q4", "q5", "Score"] : ["项目", "统计代表性（q1）", "时间代表性（q2）", "数据来源（q3）", "地理代表性（q4）", "技术代表性（q5）", "得分"];
  for (const [column, text] of columns.entries()) pen.put(column, text);
  pen.row++;
  for (const stage of stagesOf(study)) {
    const q = Array.from({ length: 5 }, () => chance.pick(scale)) as [number, number, number, number, number];
    pen.put(0, stageName(chance, look.language, stage));
    for (const [at, value] of q.entries()) pen.put(at + 1, value);
    pen.put(6, round(((q[0] + q[1] + q[2]) / 3 + (q[3] + q[4]) / 2) / 2, 2), { spot: `quality|${stage}|score` });
    pen.row++;
  }
}

export function studySheet(pen: Pen, chance: Chance, study: Study, look: Look): void {
  const en = look.language === "en";
  const items = study.items.filter((item) => counted(item, look));
  const total = items.reduce((sum, item) => sum + item.kg, 0);
  const line = (spot: string, text: string) => {
    pen.put(0, text, { spot: `study|${spot}` });
    pen.row++;
  };
  const stages = [...new Set(items.map((item) => item.stage))].map((stage) => stageName(chance, look.language, stage));
  line("standard", en ? "Standard: ISO 14067:2018" : "评价依据：ISO 14067:2018、GB/T 24067-2024");
  line("boundary", en ? `System boundary: ${stages.join(", ")}` : `系统边界：${stages.join("、")}`);
  line("gwp", en ? "GWP values: IPCC AR6, 100 years" : "GWP值采用IPCC第六次评估报告（AR6）");
  const perUnit = Number((total / study.output).toPrecision(4));
  line("conclusion", en ? `The carbon footprint per unit is ${perUnit} kgCO2e/${study.outputUnit}.` : `经核算，单位产品碳足迹为${perUnit}kgCO2e/${study.outputUnit}。`);
  pen.row++;
  line("rule", en ? "Cut-off: flows below 1% each and 5% together are excluded" : "取舍准则：单项小于1%、合计不超过5%的环节予以舍弃");
  pen.put(0, en ? "Excluded flow" : "舍弃环节");
  pen.put(1, en ? "Estimated share (%)" : "估算占比(%)");
  pen.row++;
  for (const [at, name] of (en ? ["Lubricants", "Labels", "Staff travel"] : ["润滑材料", "标签", "员工差旅"]).entries()) {
    pen.put(0, name);
    pen.put(1, Number(chance.between(0.1, 0.9).toFixed(2)), { spot: `study|cutoff${at}` });
    pen.row++;
  }
  pen.row++;
  const varied = chance.pick(items.filter((item) => item.stage === "production"));
  if (!varied) return;
  for (const [column, text] of (en ? ["Parameter", "Baseline (kgCO2e)", "After change (kgCO2e)", "Difference (kgCO2e)", "Relative change (%)"] : ["参数", "基准碳足迹(kgCO2e)", "变化后碳足迹(kgCO2e)", "差值(kgCO2e)", "变化率(%)"]).entries()) pen.put(column, text);
  pen.row++;
  const change = varied.kg * 0.1;
  pen.put(0, en ? `${varied.name} -10%` : `${varied.name}减少10%`);
  for (const [at, value] of [total, total - change, change, (change / total) * 100].entries()) pen.put(at + 1, round(value, 2), { spot: `study|sensitivity${at}` });
  pen.row++;
}
