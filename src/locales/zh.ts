import type { ErrorParts } from "../errors";
import type { ArgumentWords, BridgeWords, DamageWords, DiskWords, ErrorWords, FileKindWords } from "./words";

const argument: ArgumentWords = {
  quantity: "数量", unit: "单位", factor: "排放因子", factorUnit: "因子单位", outputUnit: "输出单位", mass: "质量", distance: "运输距离",
  field: "字段", fuel: "燃料", gas: "气体", gwpSet: "GWP 版本", value: "数值", from: "原单位", to: "目标单位",
  density: "密度", values: "数值区域", decimals: "小数位数", total: "总量", output: "产量", stages: "阶段", reported: "报告值",
  reportedUnit: "报告值单位", expected: "预期值", expectedUnit: "预期值单位", tolerance: "允许偏差", category: "类别",
  count: "条数", query: "检索词",
  names: "名称", basis: "分配依据", cover: "累计比例", single: "单项限值", together: "合计限值", change: "变化幅度",
  weights: "权重类型", language: "语言", flags: "初级数据标记", score: "得分", scores: "得分",
  statistical: "统计代表性得分（q1）", timeliness: "时间代表性得分（q2）", dataSource: "数据来源得分（q3）",
  place: "地理代表性得分（q4）", technology: "技术代表性得分（q5）",
  reliability: "可靠性得分", completeness: "完整性得分", temporal: "时间相关性得分", geographical: "地理相关性得分",
  technological: "技术相关性得分", basicGsd2: "基本 GSD²", pedigreeSet: "谱系数值集",
  gsd2: "GSD²", keys: "关联键", runs: "模拟次数", seed: "随机种子", distribution: "分布类型", spread: "离散参数", most: "最大值",
  method: "方法", virgin: "原生材料因子", recycled: "再生材料因子", recycledContent: "再生料比例（R1）",
  recycledAtEnd: "末期回收比例（R2）", disposal: "处置因子", allocation: "分配系数（A）", recycling: "末期回收过程因子",
  substituted: "被替代原生材料因子", qualityIn: "投入再生料质量比", qualityOut: "产出再生料质量比",
  energyShare: "能量回收比例（R3）", energyRecovery: "能量回收过程因子", avoidedHeat: "替代的热力", avoidedElectricity: "替代的电力",
  energyAllocation: "能量分配系数（B，EF 方法取 0）",
  years: "使用年数", detour: "绕行系数", emptyReturn: "空驶返程", capacity: "额定载质量", loadFactor: "装载率", fullConsumption: "满载能耗",
  emptyConsumption: "空载能耗", contracts: "合同电量", contractFactors: "合同电量因子", residual: "剩余电力因子",
  carbonate: "碳酸盐", purity: "纯度", calcined: "分解比例", carbonContent: "含碳量", retained: "留存碳比例",
  hours: "年运行小时数", inputs: "投入", outputs: "产出", outputCarbon: "产出含碳量", co2Share: "CO2 体积比例", restGas: "混合气中的其他气体",
};

const bridge: BridgeWords = {
  density: "请给出密度（例如在 PCF.CONVERT 中写“0.84 kg/L”），或改用与数量单位一致的因子，例如天然气 2.1622 kgCO2/Nm3。",
  heatingValue: "请写明燃料或热值，或改用与数量单位一致的因子：天然气 2.1622 kgCO2/Nm3。",
  distance: "请同时给出运输距离（PCF.TRANSPORT），或直接给出 t·km。",
  mass: "请给出货物质量（PCF.TRANSPORT），或直接给出 t·km。",
  massPerPiece: "请先用件数乘以单件质量，或改用按件计的因子。",
  normalState: "m3 是实际体积，Nm3 是 0 °C、101.325 kPa 下的体积。请把体积写成 Nm3，或改用按 m3 计的因子。",
  heatingBasis: "按低位发热量和按高位发热量计的能量相差 5–10%。请统一为同一种。",
  otherGases: "只有 CO2 不等于 CO2e：缺少其他温室气体。请改用 CO2e 因子，或补上其他气体。",
  exchangeRate: "请先按汇率换算，或改用该币种的因子。",
  priceYear: "不同年份的价格不能直接相比。请先剔除通胀，再写明年份，例如 USD2022。",
  piecesPerPack: "请先乘以每包装的件数，或改用按该包装计的因子。",
  content: "请先乘以含量（例如每千克肥料中的含氮量），或改用按总质量计的因子。",
};

const fileKind: FileKindWords = {
  empty: "空文件", html: "网页（HTML）", xml: "XML 文本", pdf: "PDF", text: "文本文件", unknown: "其他类型的文件",
  xlsb: "二进制工作簿（.xlsb）", ods: "OpenDocument 文件", docx: "Word 文档", pptx: "演示文稿", zip: "不含工作簿的压缩包",
};

const damage: DamageWords = {
  truncated: "文件不完整", directory: "压缩包目录损坏", overlap: "压缩包内容互相重叠", checksum: "校验和不符",
  compression: "压缩数据损坏", duplicate: "出现两次且内容不同", encoding: "字符编码无效",
  xml: "XML 结构损坏", missing: "缺失", reference: "其中的引用无效或超出工作表范围", text: "其中的值类型不对",
};

const disk: DiskWords = {
  missing: "文件或文件夹不存在", denied: "只读，或没有权限", folder: "这是文件夹", link: "这是指向别处的链接",
  full: "磁盘已满", busy: "正被其他程序占用", other: "系统拒绝",
};

const list = (items: readonly string[]) => items.join("、");
const shorten = (text: string) => (text.length > 60 ? `${text.slice(0, 57)}...` : text);
const nearest = (items: readonly string[]) => (items.length > 0 ? `相近的有：${list(items)}。` : "");

const fieldProblem = (p: ErrorParts["factor.field"]): string => {
  switch (p.reason) {
    case "missing": return "为空。请填写；缺少该项的因子无法溯源。";
    case "number": return `为“${p.given}”，不是数字。请填写普通小数，例如 0.5366。`;
    case "comma": return `为“${p.given}”：可能是一千多，也可能是三位小数，文件没有说明。请用“.”作小数点，或指明小数点为逗号。`;
    case "unit": return `为“${p.given}”，不是因子单位。请写成“排放量/活动量”，例如 kgCO2e/kg。`;
    case "choice": return `为“${p.given}”。可选：${list(p.allowed ?? [])}。`;
    case "id": return `为“${p.given}”。请只用小写字母、数字、点和连字符，例如 my-steel-2024。`;
    case "duplicate": return `“${p.given}”出现了两次。每个因子须有自己的编号。`;
    case "cells": return `有 ${p.given} 个单元格，表头有 ${p.allowed?.[0] ?? "不同数目的"} 个。请检查该行的引号和逗号。`;
    case "unknown": return `是未知的项（“${p.given}”）。请删除。`;
  }
};

export const zh: ErrorWords = {
  "number.missing": (p) => `缺少${argument[p.argument]}。请填写数字；空单元格不会当作 0。`,
  "number.text": (p) => `“${p.given}”不是数字，不能作为${argument[p.argument]}。${p.reading ? `如果想写的是 ${p.reading}，请直接输入。` : "请输入普通数字，例如 1740.5。"}`,
  "number.ambiguous": (p) => `“${p.given}”可以读作 ${p.readings.join(" 或 ")}，因此不作为${argument[p.argument]}采用。请不写千位分隔符，小数点用“.”。`,
  "number.range": (p) => `${p.given} 不能作为${argument[p.argument]}：${p.least !== undefined && p.most !== undefined ? `应在 ${p.least} 到 ${p.most} 之间` : p.least !== undefined ? `不能小于 ${p.least}` : `不能大于 ${p.most ?? "有限值"}`}。请检查该单元格。`,
  "number.negative": (p) => `${argument[p.argument]}为 ${p.given}：活动数据不能为负。请检查正负号；抵扣请用 PCF.EMISSION 填写。`,
  "number.overflow": (p) => `${p.given} 的结果超出单元格能表示的范围。请检查数量及其单位。`,
  "unit.missing": (p) => `${p.given} 没有单位。请给出${argument[p.argument]}，例如“kg”，或与数字写在一起：“${p.given} kg”。`,
  "unit.unknown": (p) => `无法识别单位“${p.given}”。${nearest(p.nearest)}请改用可识别的单位。`,
  "unit.mismatch": (p) => `${p.from} 与 ${p.to} 不相容：两者不是同一种量。${p.bridge ? bridge[p.bridge] : "请使用同一种量的单位。"}`,
  "unit.conflict": (p) => `数量中写的是“${p.inText}”，单位参数写的是“${p.inArgument}”。请去掉其中一个，或改成一致。`,
  "unit.notFactor": (p) => `“${p.given}”不是因子的单位。请写成“排放量/某个量”，例如 kgCO2e/kg、tCO2/MWh 或 kgCO2e/(t·km)。`,
  "unit.notEmission": (p) => `“${p.given}”不是 CO2e 的质量单位。请使用 kg、t 或 g。`,
  "unit.singleGas": (p) => `${p.gas} 的因子乘以 GWP 之前不是 CO2e。气体用量请用 PCF.REFRIGERANT，或改用以 kgCO2e 表示的因子。`,
  "factor.mismatch": (p) => `数量 ${p.amount} 与按 ${p.per} 计的因子不相容：两者不是同一种量。${p.bridge ? bridge[p.bridge] : `请改用按 ${p.unit} 计的因子。`}`,
  "factor.gasMissing": (p) => `因子单位没有写明气体：每 ${p.per} 的质量可能是排放、得率或含量。请写成 kgCO2e/${p.per} 或 kgCO2/${p.per}。`,
  "factor.missing": () => `缺少排放因子。请填写数字和单位、形如“15.6 kgCO2e/kg”的文字，或因子的编号、名称；缺少的因子不会当作 0。`,
  "factor.notFound": (p) => `工作表“PCF Factors”和因子库中都没有“${p.given}”。${nearest(p.nearest)}请在任务窗格中检索，或使用 PCF.FIND。`,
  "factor.noOwner": (p) => `没有公布的因子等于 ${p.given}，也没有四舍五入、相差 10 的整数次幂或由燃料参数算出的因子与之相符。请与来源核对该数值。`,
  "factor.ambiguous": (p) => `“${p.given}”对应多个因子：${list(p.candidates)}。请输入所需因子的编号。`,
  "factor.category": (p) => `“${p.given}”是${p.category}类因子，本函数只接受${list(p.wanted)}类因子。请改用相应的函数，或使用 PCF.EMISSION。`,
  "factor.unitConflict": (p) => `因子“${p.given}”本身已按 ${p.unit} 给出。请去掉因子单位参数，或改成一致。`,
  "factor.invalid": (p) => `工作表“PCF Factors”中的因子“${p.id}”无法使用：${p.field}为“${p.given}”。请改正该单元格。`,
  "factor.columns": (p) => `${p.table} 的表头不符。${p.missing.length > 0 ? `缺少列：${list(p.missing)}。` : ""}${p.unknown.length > 0 ? `未知列：${list(p.unknown)}。` : ""}请使用因子表规定的各列。`,
  "factor.field": (p) => `${p.table}${p.row === undefined ? "" : `第 ${p.row} 行`}：${p.field} ${fieldProblem(p)}`,
  "fuel.ambiguous": (p) => `“${p.given}”对应多种燃料：${list(p.candidates)}。请写明是哪一种。`,
  "factors.refused": (p) => `${p.table}：以上 ${p.problems} 处问题。没有导入任何因子；请修正这些行，或指明各列的含义。`,
  "factors.noTable": (p) => `${p.file} 中没有因子表：找不到表头。请写上表头，例如：名称、因子值、单位、类别、来源。`,
  "file.text": (p) => `${p.file} 不是 UTF-8、UTF-16 或 GB18030 文本。请另存为“CSV UTF-8”或 Excel 工作簿。`,
  "factors.noRoom": (p) => (p.reason === "totals" ? `“${p.sheet}”中的因子表带有汇总行，无法在其下方添加因子。请关闭汇总行。` : `无法向“${p.sheet}”添加因子：表格下方的 ${p.cell} 已有内容。请先移走。`),
  "study.value": (p) => `${p.sheet}!${p.cell}：“${p.label}”不能填“${shorten(p.given)}”。请填：${list(p.allowed)}。`,
  "study.number": (p) => `${p.sheet}!${p.cell}：“${p.label}”的“${shorten(p.given)}”不是数值。请填写数字，单位另填。`,
  "study.twice": (p) => `${p.sheet}!${p.cell} 与 ${p.first} 对“${p.label}”的填写不一致，现采用 ${p.first}。请只保留一处。`,
  "fuel.unknown": (p) => `没有名为“${p.given}”的燃料。${nearest(p.nearest)}请输入燃料名称，例如柴油、天然气。`,
  "fuel.set": (p) => `没有参数集“${p.given}”。可用的参数集：${list(p.known)}。`,
  "fuel.parameter": (p) => `参数集 ${p.set} 没有${p.fuel}的${p.parameter === "density" ? "密度" : p.parameter === "heatingValue" ? "热值" : "含碳量"}。请换用其他单位的数量，或在 @ 后写明另一参数集。`,
  "fuel.biogenic": (p) => `${p.fuel}燃烧的 CO2 属于生物成因，应单独报告，不计入化石排放。请另起一行，用 PCF.EMISSION 和所选因子填写。`,
  "gas.unknown": (p) => `没有名为“${p.given}”的气体。${nearest(p.nearest)}请输入化学式或制冷剂编号，例如 CH4、R-410A。`,
  "gas.noValue": (p) => `${p.set} 中没有 ${p.gas} 的 GWP。请换用 AR4、AR5 或 AR6。`,
  "gwp.set": (p) => `没有 GWP 版本“${p.given}”。可用版本：${list(p.known)}。`,
  "argument.unknown": (p) => `${argument[p.argument]}不接受“${p.given}”。可用的有：${list(p.allowed)}。`,
  "argument.shape": (p) => `${argument[p.argument]}有 ${p.rows} × ${p.columns} 个单元格，其他参数有 ${p.wantedRows} × ${p.wantedColumns} 个，这一行没有对应的数据。请使用高度相同的区域。`,
  "argument.column": (p) => `${argument[p.argument]}有 ${p.columns} 列。请只给一列，或一行。`,
  "argument.error": (p) => `${argument[p.argument]}所在单元格为 ${p.given}。请先改正该单元格。`,
  "argument.boolean": (p) => `${argument[p.argument]}为 ${p.given}。请填写数字或文字。`,
  "sum.text": (p) => `区域中第 ${p.row} 行第 ${p.column} 列是文本“${p.given}”，求和会把它悄悄略过。请改成数字，或不要选入区域。`,
  "sum.empty": () => `区域中没有数字。请选择含有数值的单元格。`,
  "share.zero": () => `各项之和为 0，无法计算占比。请检查数值。`,
  "stage.missing": (p) => `第 ${p.row} 行有数值但没有阶段。请填写生命周期阶段，例如“原材料获取”。`,
  "output.zero": () => `产量为 0，无法用总量相除。请填写产品产量。`,
  "row.incomplete": (p) => `第 ${p.row} 行缺少${argument[p.argument]}，而该行其余内容已填写。请补全，或将整行留空；缺失的内容不会自行假定。`,
  "argument.missing": (p) => `缺少${argument[p.argument]}。请填写；缺失的内容不会自行假定。`,
  "argument.single": (p) => `${argument[p.argument]}是 ${p.cells} 个单元格的区域。请只给一个单元格。`,
  "basis.notPositive": (p) => `第 ${p.row} 行的分配依据为 ${p.given}：不能按零或负数分配。若该行不是共生产品请留空，否则请填写其数量。`,
  "weights.sum": (p) => `各项占比合计为 ${p.sum}，不是 100%。按原占比计算得分为 ${p.asGiven}，归一到 100% 后为 ${p.normalised}。请改正占比，或改用排放量。`,
  "distribution.bounds": (p) => `第 ${p.row} 行：${p.value} 不在最小值（${p.least}）与最大值（${p.most}）之间。请检查这三个单元格。`,
  "simulation.tooLarge": (p) => `共 ${p.draws} 次抽样（次数 × 行数），超过一个单元格应等待的上限 ${p.most}。请减少模拟次数：10000 次足以得到区间的两位有效数字。`,
  "electricity.contracts": (p) => `合同电量为 ${p.contracts} ${p.unit}，而用电量只有 ${p.quantity} ${p.unit}。每份合同只能计一次，且只用于本项用电。`,
  "recycling.shares": (p) => `回收比例（R2）与能量回收比例（R3）合计为 ${p.sum}，超过了全部材料。请检查这两个比例。`,
  "carbon.balance": (p) => `产出含碳 ${p.output} kg，多于投入的 ${p.input} kg。请检查数量和含碳量。`,
  "command.unknown": (p) => `没有命令“${p.given}”。可用命令：${list(p.known)}。`,
  "command.usage": (p) => `用法：${p.usage}`,
  "command.option": (p) => `选项“${p.given}”无法识别，或缺少取值。用法：${p.usage}`,
  "formula.result": (p) => `${p.error} ${p.message}`.trim(),
  "formula.syntax": (p) => `${shorten(p.formula)} 不是公式：第 ${p.at} 个字符处${{ operand: "缺少数值、单元格或函数", operator: "缺少运算符", close: "缺少右括号或逗号", quote: "引号没有成对", bracket: "方括号没有成对", end: "公式应在此结束" }[p.wanted]}${p.found === "" ? "（公式到此为止）" : `（“${p.found}”之前）`}。请在该处改正。`,
  "formula.function": (p) => `没有名为 ${p.given} 的函数。${nearest(p.nearest)}请检查拼写。`,
  "formula.unsupported": (p) => `${p.given} 只能在 Excel 中计算。请在 Excel 中打开该工作簿，或改写公式。`,
  "formula.name": (p) => `“${p.given}”不是已定义的名称、表格或函数。${nearest(p.nearest)}请检查拼写；文本要写在引号里。`,
  "formula.arguments": (p) => `${p.function} 给了 ${p.given} 个参数，应为${p.most === null ? `至少 ${p.least} 个` : p.least === p.most ? ` ${p.least} 个` : ` ${p.least} 到 ${p.most} 个`}。请检查逗号和括号。`,
  "formula.cycle": (p) => `这些单元格互相引用，无法计算：${p.cells.join(" → ")}。请改动其中一个公式，打破循环。`,
  "formula.spill": (p) => `结果需要 ${p.rows} × ${p.columns} 个单元格，${p.blocking === null ? "工作表在该处放不下" : `但 ${p.blocking} 不是空的`}。请清空这些单元格或移动公式。`,
  "formula.failed": (p) => `${shorten(p.formula)} 无法计算（${p.reason}）。请改写公式，或在 Excel 中计算。`,
  "formula.tooLarge": (p) => `${shorten(p.given)} 涉及 ${p.cells} 个单元格，这里最多计算 ${p.most} 个。请缩小引用区域，或在 Excel 中计算。`,
  "formula.external": (p) => `${p.given} 在另一个工作簿中，这里没有打开。请把数值复制到本工作簿，或在 Excel 中计算。`,
  "library.unavailable": (p) => `因子库无法加载（${p.reason}）。请打开一次任务窗格，或直接填写带单位的因子数值。`,
  "sheet.foreign": (p) => (p.cell === "" ? `工作表“${p.sheet}”不是审核功能生成的，因此未作改动。请重命名或移走该表后重试。` : `审核结果需要写入工作表“${p.sheet}”的 ${p.cell}，但该单元格已有内容。请移走后重试。`),
  "undo.changed": (p) => `未撤销：写入之后 ${p.cells.slice(0, 5).join("、")}${p.cells.length > 5 ? " 等" : ""}又有改动。请使用程序自带的撤销功能。`,
  "host.protected": (p) => `${p.sheet === null ? "工作簿" : `工作表“${p.sheet}”`}受保护，因此未写入任何内容。请取消保护（审阅、${p.sheet === null ? "保护工作簿或撤消工作表保护" : "撤消工作表保护"}）后重试。`,
  "host.busy": () => `正在编辑单元格或有对话框打开，Excel 暂时不能执行。请按 Enter 或 Esc 结束后重试。`,
  "host.otherWorkbook": () => `当前位于前面的是另一个工作簿或图表，无法在此执行。请点击本工作簿的一个单元格后重试。`,
  "host.refused": (p) => `Excel 拒绝了此操作（${p.code}：${p.message}）。请检查相关单元格（合并单元格、筛选、数据透视表），修改或另选单元格后重试。`,
  "file.notZip": (p) => `这是${fileKind[p.found]}，不是 Excel 工作簿。请在 Excel 中打开，另存为“Excel 工作簿（.xlsx）”。`,
  "file.legacy": () => `这是旧格式的工作簿（.xls），此处无法读取。请在 Excel 中打开，另存为“Excel 工作簿（.xlsx）”。`,
  "file.encrypted": () => `工作簿设有密码，无法读取。请在 Excel 中打开，取消密码（文件、信息、保护工作簿、用密码进行加密）后保存。`,
  "file.notWorkbook": (p) => `这是${fileKind[p.found]}，不是 .xlsx 工作簿。请在 Excel 中打开，另存为“Excel 工作簿（.xlsx）”。`,
  "file.damaged": (p) => `工作簿已损坏，位置：${p.part}，原因：${damage[p.reason]}。未作任何改动。请换用其他副本，或在 Excel 中打开并修复后保存。`,
  "file.tooLarge": (p) => p.what === "minutes" || p.what === "texts"
    ? `未计算该工作簿：算到 ${p.part} 时，${p.what === "texts" ? `公式生成的文本已超过 ${p.most} 个字符` : `用时已超过 ${p.most} 分钟`}。请缩小公式的引用范围，或在 Excel 中计算。`
    : p.what === "cells"
    ? `${p.part} 中有内容的单元格相距过远，展开后超过 ${p.most} 个单元格。请清除右侧或下方很远处的零散单元格。`
    : `已拒绝打开该工作簿，位置：${p.part}，原因：${p.what === "entries" ? `部件超过 ${p.most} 个` : p.what === "elements" ? `元素超过 ${p.most} 个` : p.what === "formulas" ? `共享公式展开后超过 ${p.most} 个字符` : p.what === "ratio" ? `解压后超过自身大小的 ${p.most} 倍` : `解压后超过 ${p.most} 字节`}，只有恶意文件才会如此。如果文件可信，请在 Excel 中删去不需要的内容后重新保存。`,
  "file.entity": (p) => `已拒绝打开该工作簿：${p.part} 声明了文档类型或实体，正常的工作簿不会如此。如果来源可信，请在 Excel 中重新保存。`,
  "file.path": (p) => `已拒绝打开该工作簿：其中的名称“${p.given}”指向文件之外。如果来源可信，请在 Excel 中重新保存。`,
  "file.sheetUnknown": (p) => `没有工作表“${p.given}”。工作簿中有：${list(p.known)}。请改用其中之一。`,
  "file.sheetName": (p) => `工作表不能命名为“${p.given}”：${p.reason === "empty" ? "名称为空" : p.reason === "long" ? "名称最多 31 个字符" : p.reason === "taken" ? "已有同名工作表" : "不能含有 [ ] : * ? / \\，首尾不能是单引号，也不能是 History"}。请换一个名称。`,
  "file.signed": (p) => `${p.path} 带有此次修改之前的数字签名，Excel 将判定其无效。请重新签名（“文件”>“信息”>“保护工作簿”）。`,
  "file.lastSheet": (p) => `工作表“${p.given}”是唯一可见的工作表，不能删除。请先添加或显示另一个工作表。`,
  "file.cellOutside": (p) => `第 ${p.row + 1} 行第 ${p.column + 1} 列超出工作表“${p.sheet}”的范围。工作表有 1048576 行、16384 列；请靠近 A1 放置。`,
  "file.partOfArray": (p) => `${p.sheet}!${p.cell} 由 ${p.area} 的数组公式或模拟运算表填充，不能单独修改。请修改或清除 ${p.area} 的第一个单元格。`,
  "file.textTooLong": (p) => `${p.sheet}!${p.cell} 的文本有 ${p.length} 个字符，单元格最多 32767 个。请缩短。`,
  "file.formula": (p) => `公式“${p.given}”无法写入：${p.reason === "empty" ? "公式为空" : p.reason === "long" ? "超过 8192 个字符" : "引号或括号没有闭合"}。请改正公式。`,
  "file.table": (p) => `表格“${p.given}”无法写入：${{ name: "名称须以文字开头、不含空格且不是单元格引用", taken: "已有同名的表格或名称", area: "至少需要一行标题和一行数据", overlap: "会与其他表格或合并单元格重叠", columns: "每一列都需要各不相同的文字标题", missing: "所在的不是普通工作表" }[p.reason]}。请改正表格。`,
  "file.name": (p) => `“${p.given}”不能作为定义的名称：名称须以文字开头、不含空格且不是单元格引用。请换一个名称。`,
  "file.customXml": (p) => `“${p.namespace}”的自定义部件无法写入：内容须是格式正确的 XML，且根元素属于该命名空间。请改正 XML。`,
  "file.cannotRead": (p) => `无法读取 ${p.path}（${disk[p.reason]}）。请检查路径和读取权限。`,
  "file.cannotWrite": (p) => `无法写入 ${p.path}（${disk[p.reason]}）。原有文件未改动。请检查文件夹，或换一个文件名保存。`,
  "pact.gaps": (p) => `无法写出 PACT 产品碳足迹：工作簿没有给出 ${list(p.fields)}。请补全工作表 PCF Study，或在一个单元格中写字段名、在其右侧单元格写取值。使用 --draft 可只写出已知内容并标明为草稿。`,
  "pact.identity": (p) => `该碳足迹自相矛盾：${p.field} 为 ${p.written}，而其组成部分（${p.parts.join("，")}）之和为 ${p.sum}。未写入任何内容。请向其编制方索取更正后的文件。`,
  "pact.field": (p) => `碳足迹的字段 ${p.field} ${p.given === "" ? "缺失" : `不能是“${p.given}”`}。请改正后重试。`,
  "pact.notFootprint": () => `这不是 PACT 产品碳足迹（含字段“pcf”的 JSON）。请使用编制方导出的原始文件（单个碳足迹或其列表）。`,
  "openlca.unknown": (p) => `“${p.given}”不是 openLCA 数据包（schema 版本 2）。请在 openLCA 2 中选择导出 JSON-LD，并使用其生成的 zip。`,
  "openlca.nothing": () => `数据包中没有可作为因子的内容：没有带气候影响的结果、EPD 或只含基本流的过程。请在 openLCA 中计算该过程，保存结果后导出 JSON-LD。`,
  "inventory.products": ({ products }) => `工作簿计算了多个产品：${products.join("、")}。不同产品的碳足迹不能相加，请指明其中一个：在研究信息的“产品名称”中填写，或使用 --product "${products[0] ?? ""}"。如果它们是同一产品的组成部分，请在工作簿中写出全部的合计。`,
  "inventory.product": ({ given, products }) => `工作簿中没有产品“${given}”。${products.length > 0 ? `其中的产品有：${products.join("、")}。` : "工作簿只有一个未命名产品的碳足迹，请去掉 --product。"}`,
  "inventory.empty": () => `工作簿中没有“数量 × 因子 = 排放量”的表格。请录入数量、因子和结果，或先重新计算该工作簿。`,
  "document.unknown": (p) => `${p.given} 既不是 .docx，也不是文本（.txt、.md、.html）。请将报告另存为 .docx 后重试。`,
};
