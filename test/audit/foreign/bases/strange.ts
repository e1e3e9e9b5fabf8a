import { readBook } from "../book";
import type { Book } from "../book";

/** Deliberately odd workbooks: the third batch, written after the reader had been mended for the first two. */
export const strange: readonly (() => Book)[] = [
  () => readBook("S01 spacer columns", { Calc: `
||Carbon balance||||||
||Feedstock||Consumed||Intensity||CO2e
||||kg||kg CO2e per kg||kg
||Soda ash||410||1.38||~1 E#*G#
||Dolomite||265||0.48||~1 E#*G#
||Cullet||720||0.02||~1 E#*G#
||Sand||980||0.012||~1 E#*G#
||Sum||||||~1 SUM(I4:I7)` }, ["calc Calc!4-7 name=C qty=E ef=G em=I total=8"]),
  () => readBook("S02 emission before inputs", { 明细: `
碳排放kg|物料|投入kg|系数kg/kg|依据
~2 C#*D#|牛皮纸|86|0.93|实测
~2 C#*D#|白乳胶|4.2|2.1|文献
~2 C#*D#|油墨|1.35|3.4|文献
~2 C#*D#|塑料提手|2.8|2.9|供方
~2 SUM(A2:A5)|合计|||` }, ["calc 明细!2-5 name=B qty=C ef=D em=A src=E total=6"]),
  () => readBook("S03 totals on top", { Report: `
Kettle 1.7 l: carbon inventory
What|How much|In|times kgCO2e/unit|gives kgCO2e|share of all
TOTAL||||=SUM(E4:E8)|100.0%
Stainless steel|0.62|kg|5.2|=B#*D#|=E#/E$3%f
Polypropylene|0.41|kg|2|=B#*D#|=E#/E$3%f
Copper wire|0.09|kg|4.6|=B#*D#|=E#/E$3%f
Electricity|1.8|kWh|0.41|=B#*D#|=E#/E$3%f
Carton|0.28|kg|0.85|=B#*D#|=E#/E$3%f` }, ["calc Report!4-8 name=A qty=B unit=C ef=D em=E share=F total=3"]),
  () => readBook("S04 月度电量", { 电量: `
2023年各月用电量及排放
月份|用电量(万kWh)|排放因子(tCO2/MWh)|排放量(tCO2)
1月|12.5|0.5703|~2 B#*10*C#
2月|9.8|0.5703|~2 B#*10*C#
3月|13.1|0.5703|~2 B#*10*C#
4月|12.2|0.5703|~2 B#*10*C#
5月|12.9|0.5703|~2 B#*10*C#
6月|14|0.5703|~2 B#*10*C#
合计|~1 SUM(B3:B8)||~2 SUM(D3:D8)` }, ["calc 电量!3-8 name=A qty=B ef=C em=D total=9"]),
  () => readBook("S05 three gases", { GHG: `
Boiler house, GWP AR5
Fuel|Quantity|Unit|kg CO2|kg CH4|kg N2O|kg CO2e
Gas oil|12000|l|32160|1.3|0.26|~0 D#+E#*28+F#*265
LPG|4100|kg|12260|0.21|0.02|~0 D#+E#*28+F#*265
Wood chips|90|t|0|31|4.1|~0 D#+E#*28+F#*265
Sum||||||~0 SUM(G3:G5)` }, ["result GHG!3-5 name=A em=G total=6"]),
  () => readBook("S06 表头重复", { 打印版: `
表3 原材料碳足迹（第1页）
名称|数量|单位|因子|碳足迹(kgCO2e)
冷轧板|52|kg|2.53|~2 B#*D#
不锈钢管|8.6|kg|5.3|~2 B#*D#
铜排|3.3|kg|4.7|~2 B#*D#
表3 原材料碳足迹（续）
名称|数量|单位|因子|碳足迹(kgCO2e)
环氧树脂|6.1|kg|5.9|~2 B#*D#
绝缘纸|1.9|kg|1.6|~2 B#*D#
变压器油|44|kg|1.2|~2 B#*D#
合计||||~2 SUM(E3:E5)+SUM(E8:E10)` }, ["calc 打印版!3-5,8-10 name=A qty=B unit=C ef=D em=E total=11"]),
  () => readBook("S07 distribution by mode", { Logistics: `
Outbound shipments 2023
Customer region|Tonnes|km by truck|km by sea|kg CO2e truck|kg CO2e sea|kg CO2e
France|120|640|0|~1 B#*C#*0.107|~1 B#*D#*0.0161|~1 E#+F#
USA|85|310|7400|~1 B#*C#*0.107|~1 B#*D#*0.0161|~1 E#+F#
Japan|42|280|19800|~1 B#*C#*0.107|~1 B#*D#*0.0161|~1 E#+F#
Total|247|||~1 SUM(E3:E5)|~1 SUM(F3:F5)|~1 SUM(G3:G5)` }, ["result Logistics!3-5 name=A em=G total=6"]),
  () => readBook("S08 结论与声明", { 结论: `
结论
（1）2023年度，该产品总产量为 5200 t；
（2）1 t 再生铝锭的碳足迹为 0.746 tCO2e。`, 声明: `
产品碳足迹声明
产品|再生铝锭
功能单位|1 t
评价标准|GB/T 24067-2024
碳足迹|0.746 tCO2e/t`, 核算: `
过程|活动数据|单位|系数|系数单位|排放tCO2e
原料获取-废铝收集|5700|t|62|kgCO2e/t|~1 B#*D#/1000
生产-天然气|88|万Nm3|21.65|tCO2/万Nm3|~1 B#*D#
生产-电力|168|万kWh|5.703|tCO2/万kWh|~1 B#*D#
生产-精炼剂|310|t|2100|kgCO2e/t|~1 B#*D#/1000
合计|||||~1 SUM(F2:F5)` }, ["calc 核算!2-5 name=A qty=B unit=C ef=D efu=E em=F total=6", "standard 声明!4 at=B"]),
  () => readBook("S09 per piece in mg", { Chips: `
Component|pcs/board|mg/pcs|total g|g CO2e/g|g CO2e
Resistor|120|2|=B#*C#/1000|38|=D#*E#
Capacitor|85|14|=B#*C#/1000|42|=D#*E#
LED|12|55|=B#*C#/1000|160|=D#*E#
Connector|4|2100|=B#*C#/1000|7.2|=D#*E#
Sum|221||=SUM(D2:D5)||=SUM(F2:F5)` }, ["calc Chips!2-5 name=A qty=D ef=E em=F total=6"]),
  () => readBook("S10 繁體產品碳足跡", { 產品碳足跡: `
產品碳足跡計算表（每箱24瓶）
生命週期階段|名稱|每單位數量|單位|排放係數(kgCO2e/單位)|碳足跡(kgCO2e)|佔比
原料取得階段|茶葉|0.42|公斤|3.9|~3 C#*E#|=F#/F$10%f
原料取得階段|砂糖|0.96|公斤|0.98|~3 C#*E#|=F#/F$10%f
原料取得階段|PET瓶|0.66|公斤|3.1|~3 C#*E#|=F#/F$10%f
製造階段|電力|1.15|度|0.494|~3 C#*E#|=F#/F$10%f
製造階段|蒸汽|2.4|公斤|0.21|~3 C#*E#|=F#/F$10%f
配送銷售階段|貨車運輸|3.6|延噸公里|0.131|~3 C#*E#|=F#/F$10%f
廢棄處理階段|廢塑膠焚化|0.66|公斤|2.3|~3 C#*E#|=F#/F$10%f
合計|||||~3 SUM(F3:F9)|=SUM(G3:G9)%f` }, ["calc 產品碳足跡!3-9 name=B qty=C unit=D ef=E em=F share=G total=10"]),
  () => readBook("S11 long notes and legends", { Data: `
Legend: yellow = primary data, blue = secondary data, grey = assumption
Prepared by|LCA team|Version|1.3|Date|2024-05-02

Ref.|Input / output|Annual quantity|Units|DQR|Emission factor|EF units|Emissions (tCO2e/yr)|Comments
1.1|Polyester yarn|640|tonnes|2|3.4|tCO2e/tonne|~1 C#*F#|weighed at goods-in
1.2|Elastane yarn|38|tonnes|3|7.9|tCO2e/tonne|~1 C#*F#|
1.3|Dyes and auxiliaries|22|tonnes|4|3.1|tCO2e/tonne|~1 C#*F#|average of six
2.1|Grid electricity|3900|MWh|1|0.41|tCO2e/MWh|~1 C#*F#|meter
2.2|Natural gas|5200|MWh|1|0.203|tCO2e/MWh|~1 C#*F#|meter, net calorific value
|Total||||||~1 SUM(H5:H9)|
|Production|655|tonnes
|Footprint per tonne|~3 H10/C11|tCO2e/tonne` }, ["calc Data!5-9 name=B qty=C unit=D ef=F efu=G em=H total=10", "perunit Data!12 result=C"]),
  () => readBook("S12 质量评分", { 数据质量: `
活动数据质量评价
数据名称|技术代表性q1|时间代表性q2|地域代表性q3|数据来源q4|完整性q5|得分
电力|9|9|9|9|9|9
盘条|7|9|7|7|9|~2 ((B#+C#+D#)/3+(E#+F#)/2)/2
石灰|5|7|7|5|7|~2 ((B#+C#+D#)/3+(E#+F#)/2)/2
柴油|7|7|9|9|7|~2 ((B#+C#+D#)/3+(E#+F#)/2)/2` }, ["quality 数据质量!4-6 score=G"]),
  () => readBook("S13 区域电力", { 多厂: `
各生产基地用电排放（2022年）
基地|电力名称|用电量|单位|因子|因子单位|排放量(tCO2)
苏州|电力（华东）|5200|MWh|0.5617|tCO2/MWh|~1 C#*E#
天津|电力（华北）|3100|MWh|0.6776|tCO2/MWh|~1 C#*E#
广州|电力（南方）|2400|MWh|0.4037|tCO2/MWh|~1 C#*E#
合计||10700||||~1 SUM(G3:G5)` }, ["region 多厂!3-5 name=B qty=C ef=E em=G"]),
  () => readBook("S14 mass balance and yields", { Casting: `
Aluminium wheel casting
Material|Input per wheel (kg)|Yield (%)|Net (kg)|EF (kg CO2e/kg input)|kg CO2e per wheel
A356 ingot|11.8|92|~2 B#*C#/100|10.4|~2 B#*E#
Return scrap|1.6|92|~2 B#*C#/100|0|~2 B#*E#
Degasser|0.05|0|0|2.2|~2 B#*E#
Total|~2 SUM(B3:B5)||||~2 SUM(F3:F5)` }, ["calc Casting!3-5 name=A qty=B ef=E em=F total=6"]),
  () => readBook("S15 numbers as text with units", { 表: `
名称|用量|碳排放因子|碳排放量
热轧卷板|1,250 kg|2.4 kgCO2e/kg|3000 kgCO2e
锌锭|36.5 kg|5.1 kgCO2e/kg|186.15 kgCO2e
电力|680 kWh|0.5703 kgCO2/kWh|387.8 kgCO2e
天然气|55 m3|2.1622 kgCO2/m3|118.92 kgCO2e
合计|||3692.87 kgCO2e` }, ["texts 表!2-5 name=A em=D total=6"]),
  () => readBook("S16 dashes and slashes", { 清单: `
类别|排放源|活动数据|单位|因子(kgCO2e/单位)|排放量(kgCO2e)|占比
原材料|镀锌板|140|kg|2.8|392|64.7%
原材料|喷涂粉末|6|kg|3.9|23.4|3.9%
原材料运输|—|—|—|—|0|0.0%
生产|电力|320|kWh|0.5703|182.5|30.1%
生产|压缩空气|/|/|/|/|/
分销|公路|62|t·km|0.129|8|1.3%
合计|||||605.9|100.0%` }, ["calc 清单!2-3,5 name=B qty=C unit=D ef=E em=F share=G total=8"]),
  () => readBook("S17 stage columns", { Matrix: `
Carbon footprint by life cycle stage (kg CO2e per unit)
Product|Raw materials|Manufacturing|Distribution|End of life|Total
Model A|14.2|3.1|0.9|0.4|=SUM(B3:E3)
Model B|18.9|3.8|1.1|0.5|=SUM(B4:E4)
Model C|9.7|2.6|0.8|0.3|=SUM(B5:E5)` }, []),
  () => readBook("S18 两段合并单元格", { 核算: `
产品：PVC管材|<<|<<|<<|<<|<<
阶段|输入|数量|单位|系数|碳足迹
^^|^^|^^|^^|kgCO2e/单位|kgCO2e
原材料|PVC树脂粉|920|kg|2.1|~1 C#*E#
^^|碳酸钙|150|kg|0.075|~1 C#*E#
^^|稳定剂|21|kg|3.6|~1 C#*E#
^^|小计|||| ~1 SUM(F4:F6)
挤出|用电|410|kWh|0.5703|~1 C#*E#
^^|冷却水|3.2|t|0.168|~1 C#*E#
^^|小计||||~1 SUM(F8:F9)
总计|<<|||| ~1 F7+F10` }, ["calc 核算!4-6,8-9 name=B qty=C unit=D ef=E em=F total=11"]),
  () => readBook("S19 notes between rows", { List: `
Bill of inputs, 1 m2 carpet tile
Input|g/m2|kg CO2e/kg|g CO2e/m2|Where from
Nylon 6 yarn|510|6.9|=B#*C#|EPD S-P-01234
Bitumen backing|1900|0.45|=B#*C#|Eurobitume
Glass fleece|60|2.1|=B#*C#|supplier
Chalk filler|1300|0.05|=B#*C#|supplier
Latex|310|2.7|=B#*C#|literature
|4080||=SUM(D3:D7)|` }, ["calc List!3-7 name=A qty=B ef=C em=D src=E total=8"]),
  () => readBook("S20 中英双语", { PCF: `
产品碳足迹计算 Product Carbon Footprint
序号 No.|名称 Name|用量 Amount|单位 Unit|排放因子 Emission factor|因子单位 EF unit|排放量 Emissions (kgCO2e)|占比 Share
1|锂辉石精矿 Spodumene|7900|kg|0.42|kgCO2e/kg|=C#*E#|=G#/G$8%f
2|硫酸 Sulphuric acid|2600|kg|0.14|kgCO2e/kg|=C#*E#|=G#/G$8%f
3|纯碱 Soda ash|1950|kg|1.38|kgCO2e/kg|=C#*E#|=G#/G$8%f
4|天然气 Natural gas|1400|m3|2.1622|kgCO2e/m3|=C#*E#|=G#/G$8%f
5|电力 Electricity|2700|kWh|0.5703|kgCO2e/kWh|=C#*E#|=G#/G$8%f
|合计 Total|||||=SUM(G3:G7)|=SUM(H3:H7)%f` }, ["calc PCF!3-7 name=B qty=C unit=D ef=E efu=F em=G share=H total=8"]),
  () => readBook("S21 scientific and tiny", { Pen: `
Ballpoint pen (1 piece)
Part|Weight/kg|EF/(kgCO2e/kg)|Emission/kgCO2e
Barrel (PS)|0.0042|3.4|0.01428
Tip (brass)|0.00031|4.3|0.001333
Ink|0.00019|2.5|0.000475
Cap (PP)|0.0011|2.1|0.00231
Total|0.0058||0.018398` }, ["calc Pen!3-6 name=A qty=B ef=C em=D total=7"]),
  () => readBook("S22 Anhang deutsch-englisch", { Bilanz: `
Position|Menge|Einheit|Emission factor|Unit|Emission (kg CO2e)|Anteil
Steel sheet|840|kg|2.3|kg CO2e/kg|1932|79.6 %
Powder coating|12|kg|3.8|kg CO2e/kg|45.6|1.9 %
Electricity|1020|kWh|0.38|kg CO2e/kWh|387.6|16.0 %
Natural gas|30|m3|2.04|kg CO2e/m3|61.2|2.5 %
Total|||||2426.4|100.0 %` }, ["calc Bilanz!2-5 name=A qty=B unit=C ef=D efu=E em=F total=6"]),
  () => readBook("S23 参数在表外", { 计算书: `
电池壳体碳足迹计算书
年产量：|20000|件
单件质量：|1.85|kg

项目|单件用量|单位|年用量|单位|因子|单位|年排放量|单位
铝合金板|2.1|kg|=B#*$B$2/1000|t|9.6|tCO2e/t|=D#*F#|tCO2e
铆钉|0.04|kg|=B#*$B$2/1000|t|2.6|tCO2e/t|=D#*F#|tCO2e
密封胶|0.06|kg|=B#*$B$2/1000|t|3.1|tCO2e/t|=D#*F#|tCO2e
电|3.5|kWh|=B#*$B$2/1000|MWh|0.5703|tCO2e/MWh|=D#*F#|tCO2e
合计|||||||=SUM(H6:H9)|tCO2e` }, ["calc 计算书!6-9 name=A qty=D unit=E ef=F efu=G em=H total=10"]),
  () => readBook("S24 biscuit supply chain, list and calc", { Inputs: `
Inputs for 1 t of biscuits
Wheat flour|620|kg
Sugar|190|kg
Palm oil|160|kg
Electricity|205|kWh`, PCF: `
Boundary|Cradle to gate
Flow|Value|Unit|EF|EF source|kgCO2e
Wheat flour|620|kg|0.65|Agribalyse 3.1|403
Sugar|190|kg|0.78|Agribalyse 3.1|148.2
Palm oil|160|kg|3.2|Agribalyse 3.1|512
Electricity|205|kWh|0.233|DESNZ 2022|47.77
Total|||||1110.97
per kg of biscuits|||||1.11` }, ["calc PCF!3-6 name=A qty=B unit=C ef=D src=E em=F total=7", "list Inputs!2-5 name=A qty=B", "boundary PCF!1 at=B"]),
  () => readBook("S25 subtotal blocks side by side with shares", { 汇总: `
原辅料|tCO2e|%||能源|tCO2e|%
铁矿石|620|~1 B#/B$6*100||焦炭|2850|~1 F#/F$6*100
石灰石|88|~1 B#/B$6*100||电力|410|~1 F#/F$6*100
合金|1150|~1 B#/B$6*100||柴油|36|~1 F#/F$6*100
耐材|142|~1 B#/B$6*100||氧气|104|~1 F#/F$6*100
合计|2000|100||合计|3400|100` }, ["result 汇总!2-5 name=A em=B share=C total=6", "result 汇总!2-5 name=E em=F share=G total=6"]),
];
