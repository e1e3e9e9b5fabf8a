import { readBook } from "../book";
import type { Book } from "../book";

/** Layouts of consultants who had never seen the audit: clean, as they first raised an alarm or kept a defect from being seen. */
export const blind: readonly (() => Book)[] = [
  () => readBook("B01 output and result as pairs below the stages", { Result: `
Summary by life cycle stage
Life cycle stage|Carbon footprint (kg CO2-eq)|Share (%)
Raw materials|148540.3|94.2
Inbound transport|1914.1|1.2
Manufacturing|7230.6|4.6
Total|157685|100

Output in period|110000|box
Total emissions|157685|kg CO2-eq
Footprint per functional unit|1.4335|kg CO2-eq/box

Sensitivity analysis (parameter -10 %)
Parameter|Change|Baseline total (kg CO2-eq)|New total (kg CO2-eq)|Difference (kg CO2-eq)|Change of total (%)
Kraftliner|-0.1%f|157685|145382.2|-12302.8|-7.8
Electricity|-0.1%f|157685|156961.9|-723.1|-0.46` }, ["result Result!3-5 name=A em=B share=C total=6", "perunit Result!10 result=B", "sensitivity Result!14-15 em=E"]),
  () => readBook("B02 物料与能源 under one title, quality with a hundred", { 清单: `
表1 物料与能源
编号|物料名称|活动水平数据|计量单位|排放系数|因子单位|碳足迹（tCO2e）|因子来源
1|普通硅酸盐水泥|2691|t|0.735|kgCO2e/kg|~2 C#*E#|GB/T 51366-2019
2|粉煤灰|1273|t|0.008|kgCO2e/kg|~2 C#*E#|ecoinvent 3.10
3|电力|114300|kWh|0.6205|kgCO2e/kWh|~2 C#*E#/1000|2023年全国电力平均碳足迹因子
4|木托盘|225.9|t|0.31|kgCO2e/kg|~2 C#*E#|ecoinvent 3.10

各阶段碳排放汇总
环节|碳足迹（tCO2e）|比例（%）
原辅材料|1988.07|93.37
能源消耗|70.92|3.33
包装|70.03|3.29
总排放量|2129.02|100

数据质量评价
阶段|技术代表性q1|时间代表性q2|地域代表性q3|完整性q4|可靠性q5|得分Q|贡献率(%)|加权得分
原辅材料|9|9|9|7|7|8|93.37|7.47
能源消耗|9|9|9|9|9|9|3.33|0.3
包装|9|9|5|7|7|7.33|3.29|0.24
综合得分||||||| 99.99|8.01` .replace(" 99.99", "100") }, ["calc 清单!3-6 name=B qty=C unit=D ef=E efu=F em=G src=H"]),
  () => readBook("B03 headings that are units", { "per pack": `
Life cycle stage|kg CO2e per pack|Share of total
Ingredients|1.494|0.815%f
Packaging materials|0.127|0.069%f
Manufacture|0.213|0.116%f
Total|1.834|1%f

Ingredient|Grams per pack|kg CO2e / kg|g CO2e per pack|Data source
Beef mince|52|22.5|~0 B#*C#|Supplier farm model 2023
Milk|110|1.3|~0 B#*C#|Supplier farm model 2023
Pasta sheet|74|1.05|~0 B#*C#|Agribalyse 3.1
Tomato|128|0.72|~0 B#*C#|Agribalyse 3.1
Onion and carrot|36|0.31|~0 B#*C#|Agribalyse 3.1
Ingredients sum|400||~0 SUM(D8:D12)|` }, ["calc per_pack!8-12 name=A qty=B ef=C em=D src=E total=13"]),
  () => readBook("B04 units in names, factors per unit of each row", { "FC-250": `
All figures per 1000 pcs (finished weight 18.6 kg). Cradle-to-gate 2024.

|Input per 1000 pcs|kg CO2e per unit (a)|kg CO2e per 1000 pcs
Cartonboard incl. 14 % trim, kg|21.2|0.92|~3 B#*C#
Offset ink, kg|0.21|3.6|~3 B#*C#
Hot-melt glue, kg|0.055|2.6|~3 B#*C#
Electricity Austria, kWh|9.4|0.16|~3 B#*C#
Board delivery by truck, tkm|7.63|0.083|~3 B#*C#
Total per 1000 pcs|||~3 SUM(D4:D8)` }, ["calc FC-250!4-8 name=A qty=B ef=C em=D total=9"]),
  () => readBook("B05 one total under two lists with headings of their own", { 电芯BOM: `
序号|物料|单耗/kg|碳足迹系数/(kgCO2e/kg)|碳排放/kgCO2e|占比
1|磷酸铁锂正极材料|1.985|9.62|=C#*D#|=E#/E$8%f
2|人造石墨负极材料|0.968|11.4|=C#*D#|=E#/E$8%f
3|电解液|1.102|4.85|=C#*D#|=E#/E$8%f
4|铜箔|0.463|5.87|=C#*D#|=E#/E$8%f
序号|能源|单耗/kWh|碳足迹系数/(kgCO2e/kWh)|碳排放/kgCO2e|占比
8|制造用电|27.6|0.5777|=C#*D#|=E#/E$8%f
合计||||=SUM(E2:E5)+E7|=SUM(F2:F5)+F7%f
每kWh容量碳足迹 (kgCO2e/kWh)||||=E8/0.896|` }, ["calc 电芯BOM!2-5 name=B qty=C ef=D em=E"]),
  () => readBook("B06 plant units, gases and their GWP", { "Leakage 2024": `
Refrigerant top-ups, cold store and chillers (AR5 GWP throughout)
Unit|Gas|Charge kg|Topped up kg|GWP100|Emission kg CO2e
Cold store 1|R-404A|120|8.4|3943|~0 D#*E#
Process chiller A|R-134a|210|11.6|1300|~0 D#*E#
Split units, office|R-410A|32|1.2|1924|~0 D#*E#
New chiller B|R-32|48|0.5|677|~0 D#*E#
Total||410|21.7||~0 SUM(F3:F6)` }, ["result Leakage_2024!3-6 name=A em=F total=7"]),
  () => readBook("B07 uncertainty beside the factors, packaging among the materials", { Inventory: `
Declared unit: 1 pcs of Mono solar module 550 W
Flow|Quantity|Unit|EF|EF unit|Carbon [kg CO2 equiv]|U activity (±%)|U factor (±%)
Solar glass|20.6|kg|1.14|kg CO2 equiv/kg|=B#*D#|2|10
Aluminium profile|2.34|kg|8.24|kg CO2 equiv/kg|=B#*D#|10|20
Corrugated box|1.104|kg|1.19973|kg CO2 equiv/kg|=B#*D#|3|30
Road freight, diesel HGV|17.69|tonne-km|0.10163|kg CO2 equiv/tonne-km|=B#*D#|10|20
Grid electricity|15.17|kWh|0.177|kg CO2 equiv/kWh|=B#*D#|3|15
Industrial waste to landfill|0.4501|kg|0.52033|kg CO2 equiv/kg|=B#*D#|5|10
TOTAL|||||=SUM(F3:F8)||

System boundary: cradle-to-gate (raw materials, inbound transport, manufacturing, packaging, disposal)
Production site: United Kingdom
Reporting period: 01/2025 - 12/2025` }, ["calc Inventory!3-8 name=A qty=B unit=C ef=D efu=E em=F total=9"]),
  () => readBook("B08 allocation and other per cents", { Allocation: `
Cheese, whey powder and cream: splitting the dairy's burden (raw milk, energy, packaging excluded)
Co-product|Output (t)|Dry matter (%)|Dry matter (t)|Allocation factor|Allocated kg CO2e
Cheddar cheese|1150|63|724.5|0.5821|3737082
Whey powder|420|96|403.2|0.3239|2079438
Cream, 40 % fat|260|45|117|0.094|603480
Sum|1830||1244.7|1|6420000`, Window: `
Component|Mass [kg]|Scrap %|Gross [kg]|EF [kg CO2e/kg]|kg CO2e|%
uPVC profile|19.6|0.08%f|21.168|2.65|56.1|0.3849%f
Steel reinforcement|11.2|0.04%f|11.648|2.68|31.22|0.2142%f
Float glass|44.5|0.06%f|47.17|1.21|57.08|0.3916%f
EPDM gasket|0.43|0.03%f|0.443|3.05|1.35|0.0093%f
Total per window|||||145.75|1%f` }, ["result Allocation!3-5 name=A em=F total=6"]),
  () => readBook("B09 a result over three tables that have a total each", { Report: `
Materials|kg|kgCO2e/kg|kgCO2e
Steel strip|12.4|2.3|~2 B#*C#
Aluminium sheet|0.85|16|~2 B#*C#
Total|||~2 SUM(D2:D3)

Energy|kWh|kgCO2e/kWh|kgCO2e
Electricity|36|0.5777|~2 B#*C#
Machining power|4|0.5777|~2 B#*C#
Total|||~2 SUM(D7:D8)

Product carbon footprint (kgCO2e)|~2 D4+D9` }, ["calc Report!2-3 name=A qty=B ef=C em=D total=4"]),
];
