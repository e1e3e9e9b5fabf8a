import type { Example, FunctionMetadata } from "./metadata";

/** What the reference says around the functions, in both languages. */
const words = {
  en: {
    title: "Functions",
    intro: "Generated from the functions themselves (`npm run generate`); every example is calculated when this page is made and again in the tests.",
    argument: "Argument", meaning: "Meaning", returns: "Returns", examples: "Examples", optional: "optional", repeating: "repeats",
    rules: [
      "Every argument may be a range. The answer then spills row by row, broadcast as Excel does: one cell goes with all rows, a row of a range with the same row of the others.",
      "A row without an amount answers with an empty cell. A missing unit or factor is an error; nothing that is missing counts as 0.",
      "An error in a row stays in that row. `#N/A` means that there is no such factor, fuel or gas, or no partner row; `#VALUE!` that an argument is wrong. Both carry a message that says what to do.",
      "A number stored as text is read as the number where an amount is asked for (\"1740\", \"1,740\", \"１７４０\"), and refused where numbers are added up or shared (`PCF.TOTAL`, `PCF.SHARE`), because `SUM` would skip it. Text that can be read in two ways (\"1.740,5\") is refused.",
      "In ranges of more than 100,000 rows, such as whole columns, the blank cells under the last row are left out of the answer.",
      "Negative amounts are refused except in `PCF.EMISSION`, where they are a credit.",
    ],
  },
  zh: {
    title: "函数",
    intro: "本页由函数本身生成（`npm run generate`）；每个示例在生成时计算，并在测试中再次计算。",
    argument: "参数", meaning: "含义", returns: "返回", examples: "示例", optional: "可省略", repeating: "可重复",
    rules: [
      "每个参数都可以是区域，结果按行溢出，展开规则与 Excel 相同：单个单元格用于所有行，区域的某一行与其他区域的同一行对应。",
      "没有数量的行返回空单元格。缺少单位或因子会报错；缺少的内容一律不当作 0。",
      "某一行的错误只留在该行。`#N/A` 表示没有这个因子、燃料或气体，或该行没有对应的数据；`#VALUE!` 表示参数有误。两者都附有说明，告诉您如何改正。",
      "需要数量时，文本型数字按数字读取（“1740”“1,740”“１７４０”）；求和、求占比时（`PCF.TOTAL`、`PCF.SHARE`）则报错，因为 `SUM` 会略过它。可以有两种读法的文字（“1.740,5”）会被拒绝。",
      "超过 100,000 行的区域（如整列）中，最后一行以下的空单元格不计入结果。",
      "除 `PCF.EMISSION` 用负数表示抵扣外，负的数量会被拒绝。",
    ],
  },
};

export interface CalculatedExample extends Example {
  readonly result: string;
}

/** The function reference as Markdown. */
export function functionReference(language: "en" | "zh", functions: readonly FunctionMetadata[], returns: Readonly<Record<string, string>>, examples: readonly CalculatedExample[]): string {
  const say = words[language];
  const sections = functions.map((one) => {
    const rows = one.parameters.map((parameter) => `| ${parameter.name}${parameter.optional ? ` (${say.optional})` : ""}${parameter.repeating ? ` (${say.repeating})` : ""} | ${cell(parameter.description)} |`);
    const own = examples.filter(({ id }) => id === one.id).map(({ formula, result }) => `| \`${cell(formula)}\` | ${cell(result)} |`);
    return [
      `## PCF.${one.id}`,
      "",
      one.description,
      "",
      `\`${signature(one)}\``,
      "",
      `| ${say.argument} | ${say.meaning} |`,
      "|---|---|",
      ...rows,
      "",
      `${say.returns}: ${returns[one.id] ?? ""}`.replace(": ", language === "zh" ? "：" : ": "),
      "",
      ...(own.length > 0 ? [`| ${say.examples} | |`, "|---|---|", ...own, ""] : []),
    ].join("\n");
  });
  return [`# ${say.title}`, "", say.intro, "", ...say.rules.map((rule) => `- ${rule}`), "", functions.map(({ id }) => `[${id}](#pcf${id.toLowerCase()})`).join(" · "), "", ...sections].join("\n");
}

export function signature({ id, parameters }: FunctionMetadata): string {
  return `PCF.${id}(${parameters.map(({ name, optional, repeating }) => (optional ? `[${name}]` : repeating ? `${name}, ...` : name)).join(", ")})`;
}

function cell(text: string): string {
  return text.replace(/\|/g, "\\|").replace(/\n/g, "<br>");
}
