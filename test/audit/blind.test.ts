import { agrees, exactly } from "../../src/audit/interval";
import { readCell } from "../../src/tables/cell";
import { alarms, touches } from "./found";
import { auditBook } from "./foreign/audit";
import { calculate, readBook } from "./foreign/book";

type Case = readonly [about: string, rule: string, sheet: string, range: string, sheets: Readonly<Record<string, string>>];

/** Defects that the audit first passed over in workbooks by others, one for each class of them. */
const cases: readonly Case[] = [
  ["a conclusion that names one item with the share of another", "result.conflict", "S", "A7", { S: `
Contribution 贡献|kgCO2e|%
Frame 车架|31.2|52
Wheels 车轮|18|30
Assembly electricity 组装用电|7.2|12
Packaging 包装|3.6|6
Total 合计|60|100
结论：组装用电是最大的贡献者，占总碳足迹的 52 %；其次为车轮（30 %）。` }],
  ["the same in English, beside a sentence that is right", "result.conflict", "S", "A8", { S: `
Item|kg CO2e|Share (%)
Kraft paper|124.5|62.25
Starch|21.5|10.75
Printing ink|14|7
Grid electricity|40|20
Total|200|100
Kraft paper dominates with 62.25 % of the footprint.
Grid electricity accounts for 26.4 % of the total, printing ink for less.` }],
  ["a piece whose material and mass are told in lines of their own", "result.implausible", "S", "B9", { S: `
Mass 单件质量 (kg)|1.86
Material 材质|原生铝6063挤压 Primary aluminium 6063

Stage 阶段|kgCO2e/pc 每件|Share 占比(%)
Raw material 原材料|0.01674|80.6
Extrusion & machining 加工|0.00283|13.6
Anodizing 阳极氧化|0.00112|5.4
Transport 运输|0.00009|0.4
Total 合计|0.02078|100` }],
  ["a plant that a title names behind its label, and another country's grid", "factor.region", "S", "D5", { S: `
纸浆模塑餐盒碳足迹　生产地：高雄厂
项目|用量|单位|排放因子|因子单位|排放量(kgCO2e)|来源
蔗渣浆|1.04|t|412|kgCO2e/t|428.48|供应商核算
淀粉|22|kg|0.94|kgCO2e/kg|20.68|供应商核算
电力|640|kWh|0.5777|kgCO2e/kWh|369.73|中国生态环境部 2024年全国电力平均碳足迹因子
合计|||||818.89|` }],
  ["parameters of another fuel", "factor.whois", "S", "D4", { S: `
Fuel 燃料|消耗量|单位|低位热值（GJ/t）|单位热值含碳量（tC/GJ）|氧化率（%）|CO2（t）
Diesel 柴油|52.75|t|42.652|0.0202|98|163.31
Fuel oil 燃料油|186.4|t|41.816|0.0211|98|590.99
LPG 液化石油气|80|t|42.652|0.0202|98|247.67
合计|||||||1001.97` }],
  ["another fuel's factor under the unit of a gas", "factor.whois", "S", "E3", { S: `
Item|Amount|Unit|EF unit|EF|kg CO2e
Lime|120|t|kgCO2e/t|750|90000
Natural gas|10000|Nm3|kgCO2e/Nm3|3.0959|30959
Total|||||120959` }],
  ["more carried than was bought, by a power of ten", "activity.conflict", "S", "B8", { S: `
投入项目|活动数据|单位|排放因子|因子单位|排放量（tCO2e）
牛皮纸|381.42|t|1.22|kgCO2e/kg|465.332
淀粉胶|6.12|t|1.1|kgCO2e/kg|6.732
小计|||||472.064

运输
投入项目|运输重量（t）|运输里程（km）|周转量（t·km）|排放因子（kgCO2e/t·km）|排放量（tCO2e）
牛皮纸运输|3814.2|118|450075.6|0.131|58.96
成品运输|371.5|92|34178|0.131|4.477
小计|||||63.437` }],
  ["labels of stages exchanged where a row was counted under another", "label.exchanged", "S", "A17:B19", { S: `
表1 原物料
投入项目|用量|单位|系数|系数单位|排放量（kgCO2e）
高密度聚乙烯原料|649.51|t|2.21|kgCO2e/kg|1435417.1
瓦楞纸板隔板|8.6877|t|1.3|kgCO2e/kg|11294.01
LLDPE缠绕膜|2.689|t|3.69|kgCO2e/kg|9922.41
小计|||||1456633.52

表2 能资源
投入项目|用量|单位|系数|系数单位|排放量（kgCO2e）
外购电力|726000|kWh|0.494|kgCO2e/kWh|358644
自来水|2379|m3|0.233|kgCO2e/m3|554.31
小计|||||359198.31

各阶段汇总
生命周期阶段|排放量（kgCO2e）|占比（%）
原料取得|359198.31|19.78
包装|9922.41|0.55
制造|1446711.11|79.67
合计|1815831.83|100` }],
  ["a score that the heading calls by its letter, weighted wrongly", "quality.mismatch", "S", "G5", { S: `
数据|占比（%）|可靠性R|完整性C|时间T|地理G|Q
钢材|50|9|7|9|9|8.5
塑料|30|7|7|9|7|7.5
电力|20|5|7|7|5|6
合计|100|||||8.4` }],
  ["one item of one source with two factors in the lists of two products", "factor.conflict", "S", "D10", { S: `
A. Degreaser
Ingredient|Database|kg|EF kg CO2e/kg|kg CO2e
Sodium hydroxide 50 %|ecoinvent 3.10|0.62|0.67|0.415
Glycol ether|ecoinvent 3.10|0.35|2.1|0.735
HDPE can|ecoinvent 3.10|0.19|2.79|0.53
Total A||1.16||1.68

B. Drain opener
Ingredient|Database|kg|EF kg CO2e/kg|kg CO2e
Sodium hydroxide 50 %|ecoinvent 3.10|0.58|1.16|0.673
Sodium hypochlorite 12 %|ecoinvent 3.10|0.27|0.51|0.138
Total B||0.85||0.811` }],
  ["water per tonne, far from what it is per cubic metre", "factor.outlier", "S", "D3", { S: `
Item|Amount|Unit|EF|EF unit|kg CO2e
Cement|120|t|735|kgCO2e/t|88200
Tap water|400|t|9.576|kgCO2e/t|3830.4
Total|||||92030.4` }],
  ["quarters with units, before a year that is called a total", "sum.mismatch", "S", "F3", { S: `
Utility|Q1 (kWh)|Q2 (kWh)|Q3 (kWh)|Q4 (kWh)|2024 total (kWh)|EF (kgCO2e/kWh)|kgCO2e
Grid power|1200|1500|1400|1300|5400|0.174|939.6
Gas|980|1030|1120|1050|4810|0.202|971.62
District heat|10|12|13|14|49|0.1|4.9
Total|||||||1916.12` }],
  ["a heavy lorry that emits what a van does", "factor.outlier", "S", "D3", { S: `
階段|投入項目|活動量|係數值|係數單位|排放量（kgCO2e）|係數來源
原料取得|牛皮紙（公噸）|315|1.22|kgCO2e/kg|384300|供應商碳足跡證書（2023年）
原料運輸|牛皮紙運輸（t·km）|37265|1.14|kgCO2e/t·km|42482.1|產品碳足跡資訊網（2022年）營業大貨車
製造|製袋用電（度）|77940|0.494|kgCO2e/度|38502.36|能源署 2023年度電力排碳係數` }],
  ["a unit in an item's name that nobody knows, where the others' stand there too", "unit.unknown", "S", "B4", { S: `
阶段|排放活动|实物量|单位排放强度|因子单位|排放（tCO2e）
原材料|聚丙烯粒料（t）|889.66|2.05|kgCO2e/kg|1823.803
运输|聚丙烯粒料运输（t·km）|235759.9|0.129|kgCO2e/t·km|30.413
生产|注塑车间用电（MWx）|1384|0.5777|tCO2e/MWh|799.537
包装|缠绕膜（LLDPE）（t）|4.3321|1.99|tCO2e/t|8.621` }],
  ["pieces and the mass of one that do not give the mass of all", "row.mismatch", "S", "E4", { S: `
零部件|材质|每件用数（个）|单个质量（g）|合计质量（g）|材料排放强度（kgCO2e/kg）|排放（gCO2e）
龙头本体|黄铜|1|775|775|4.3|3332.5
进水软管|304不锈钢|2|116|232|4.85|1125.2
手柄|ABS|1|70|140|3.2|448
固定螺栓|碳钢|2|29.6|59.2|2.34|138.5
合计||||1206.2||5044.2` }],
  ["a part whose column says what it is made of", "factor.outlier", "S", "F3", { S: `
Part|Material|Pieces per lamp|Weight of one piece (g)|Weight per lamp (g)|Material footprint (kgCO2e/kg)|Burden (gCO2e)
Arm tube|aluminium|2|178|356|6.7|2385.2
Base plate|steel sheet|1|1000|1000|34.32|34320
Shade|polypropylene|1|201|201|2.57757|518.1
Screws|stainless steel|8|1.96|15.68|4.85|76
Sum||||1572.68||37299.3` }],
  ["CO2e that is not what the gases of the fuel come to", "row.mismatch", "S", "J4", { S: `
GWP||||||1|27.9|273|
燃料|消耗量|单位|CO2因子（kgCO2/单位）|CH4因子（kgCH4/单位）|N2O因子（kgN2O/单位）|CO2（kg）|CH4（kg）|N2O（kg）|合计（kgCO2e）
天然气|462800|Nm³|2.184|0.00003893|0.000003893|1010755.2|18.017|1.8017|1011749.7
柴油|76|t|3186.3|0.129|0.0258|242158.8|9.804|1.9608|271967.6
液化石油气|70.7|t|2984.6|0.0473|0.00473|211011.2|3.344|0.3344|211195.8` }],
  ["a GWP over its column that is of another report", "gwp.mixed", "S", "I2", { S: `
Boiler house by gas, GWP100 from IPCC AR6
GWP||||||1|27.9|298|
Fuel|Burned|Unit|kg CO2 per unit|kg CH4 per unit|kg N2O per unit|CO2 (kg)|CH4 (kg)|N2O (kg)|Total (kgCO2e)
Natural gas|353400|Nm3|2.184|0.00003893|0.000003893|771825.6|13.758|1.3758|772619.4
Diesel|85.8|t|3186.3|0.129|0.0258|273384.5|11.068|2.2136|274352.9
LPG|74.5|t|2984.6|0.0473|0.00473|222352.7|3.524|0.3524|222556` }],
  ["stages of each model that do not add up to its footprint", "sum.mismatch", "S", "G3", { S: `
Box type|Weight per 1000 (kg)|Raw materials (kgCO2e)|Inbound transport (kgCO2e)|Manufacturing (kgCO2e)|Packaging (kgCO2e)|Footprint per 1000 (kgCO2e)|Sold (1000 boxes)|Emissions of the year (tCO2e)
Mailer S|86|82.35|2.18|22.09|1.24|107.86|4270|460.56
Mailer L|172|163.97|4.46|44.39|2.39|225.31|3200|720.99
Shipper|411|391.61|10.58|105.68|4.98|512.85|2910|1492.39
Total||||||||2673.94` }],
  ["quarters that do not add up to the year", "sum.mismatch", "S", "G3", { S: `
Line item|Unit|Q1|Q2|Q3|Q4|Year|EF|EF unit|GHG (kgCO2e)
Copper rod|t|12|15|14|13|54|3.95|kgCO2e/kg|213300
Grid electricity|MWh|98|103|112|105|428|0.174|tCO2e/MWh|74472
Drums|t|13.5|17.4|17.5|19.2|67.6|0.31|kgCO2e/kg|20956
Total|||||||||308728` }],
  ["a result per unit under the total of a table with stages", "perunit.mismatch", "S", "G6", { S: `
Stage|Item|Qty|Unit|EF|EF unit|Emissions (kgCO2e)
Materials|Steel sheet|1200|kg|2.3|kgCO2e/kg|2760
Production|Electricity|900|kWh|0.58|kgCO2e/kWh|522
Total||||||3282
Output||500|pcs|||
Per piece||||||9.764` }],
  ["the same in Chinese, with the unit in the label", "perunit.mismatch", "S", "G6", { S: `
阶段|名称|用量|单位|因子|因子单位|排放量(kgCO2e)
原材料|钢板|1200|kg|2.3|kgCO2e/kg|2760
生产|电力|900|kWh|0.58|kgCO2e/kWh|522
合计||||||3282
产量（件）||||||500
单位产品碳足迹（kgCO2e/件）||||||9.764` }],
  ["results in a column of amounts with units beside them", "perunit.mismatch", "S", "C7", { S: `
項目|來源|數量|單位
原料取得|盤查清冊|917.6|公噸CO2e
廠內製造|盤查清冊|288.1|公噸CO2e
原料運輸|盤查清冊|80.7|公噸CO2e
合計||1286.4|公噸CO2e
年產量|生管月報|480000|台
每台碳足跡|合計÷年產量|3.68|kgCO2e/台` }],
  ["products side by side over their output", "perunit.mismatch", "S", "C6", { S: `
|Elderflower|Blackcurrant|Lime|Note
Fruit and sugar, kg CO2e|412300|688100|151900|grower data
Glass, kg CO2e|359400|448700|126300|FEVE
Total, kg CO2e|771700|1136800|278200|
Output, hl|9850|12480|3560|
kg CO2e per hl|78.35|108.47|78.15|` }],
  ["a product's own unit that nobody else knows", "perunit.mismatch", "S", "B9", { S: `
Life cycle stage|Total GHG, kgCO2e|Share, %
Raw materials|1685809|91.3
Inbound transport|12464|0.7
Manufacturing|148811|8.0
Total|1847084|100

Output in period|98000|cell
Total emissions|1847084|kgCO2e
Footprint per functional unit|1.885|kgCO2e/cell` }],
  ["a difference without a column of bases", "sensitivity.mismatch", "S", "D3", { S: `
Parameter|Step|New total (kgCO2e)|Delta (kgCO2e)|Delta (%)
Electricity|+10%|3934.2|52.2|1.34
Steel sheet|+10%|4158|176|7.11
PP granulate|+10%|3942|60|1.55` }],
  ["the part of a parameter as its base", "sensitivity.mismatch", "S", "E3", { S: `
敏感性分析
参数|基准贡献 kgCO2e|变动幅度|变化后总量 kgCO2e|变化量 kgCO2e|变化率
外购电力|314.8|-10%|981.72|-13.48|-0.0135%f
钢带用量|596.4|-10%|935.56|-59.64|-0.0599%f
公路运输|84|-10%|986.8|-8.4|-0.0084%f` }],
  ["a factor per kilometre that is multiplied with the mass as well", "unit.dimension", "S", "D1:D4", { S: `
Goods|Mass (t)|Distance (km)|EF (kgCO2e/km)|Emissions (kgCO2e)
Steel|20|150|0.115|345
Aluminium|5|300|0.115|172.5
Paint|2|220|0.115|50.6
Total|27|||568.1` }],
  ["kilometres with a factor per t·km, the mass in another row", "unit.dimension", "S", "C3", { S: `
名称|数量|单位|因子|因子单位|排放量(kgCO2e)
铸件|857.6|kg|2.1|kgCO2e/kg|1800.96
铸件运输|96.91|km|0.129|kgCO2e/t·km|12.5
电力|900|kWh|0.58|kgCO2e/kWh|522
合计|||||2335.46` }],
  ["a cover against the list of stages", "result.conflict", "Cover", "B3", { Cover: `
Product|Steel bracket
Functional unit|1 bracket
Result|8.70 kg CO2e`, Results: `
Life cycle stage|kg CO2e|Share
Raw materials|6.72|83.3%
Inbound transport|0.31|3.8%
Production|1.04|12.9%
Total|8.07|100.0%` }],
  ["a statement against the calculation of one pair", "result.conflict", "Statement", "B2", { Statement: `
Product|alpine ski boot, one pair
Result|23.86 kg CO2e per pair`, Calc: `
Input|kg or kWh per pair|kg CO2e per kg or kWh|kg CO2e per pair
TPU shell, kg|2.35|5.1|~2 B#*C#
Buckles, kg|0.48|9.6|~2 B#*C#
Electricity, kWh|3.9|0.35|~2 B#*C#
Product carbon footprint per pair|||~2 SUM(D2:D4)` }],
  ["a comparison against the sheet that it names", "result.conflict", "Comparison", "B2", { "Variant A": `
Item|Amount (kg)|EF (kgCO2e/kg)|Emissions (kgCO2e)
Pig iron|4.51|1.72|7.757
Ferrosilicon|0.5|9.1|4.55
Total|||12.307`, "Variant B": `
Item|Amount (kg)|EF (kgCO2e/kg)|Emissions (kgCO2e)
Pig iron|5.3|1.72|9.116
Ferrosilicon|0.6|9.1|5.46
Total|||14.576`, Comparison: `
Variant|PCF (kgCO2e/pcs)
Variant A|15.039
Variant B|14.576` }],
  ["a factor without a unit", "factor.outlier", "S", "D2", { S: `
Material|Amount|Unit|Emission factor|Emissions (kgCO2e)
Steel sheet|1200|kg|0.05|60
PP granulate|300|kg|2|600
Electricity|900|kWh|0.58|522
Total||||1182` }],
  ["one grid with two factors", "factor.conflict", "表2", "D2", { 表1: `
设备|用电量|单位|因子|因子单位|kgCO2e|来源
球磨机|186400|kWh|0.5777|kgCO2e/kWh|107683.3|全国电力平均碳足迹因子2024
烧结炉|642300|kWh|0.5777|kgCO2e/kWh|371056.7|全国电力平均碳足迹因子2024`, 表2: `
设备|用电量|单位|因子|因子单位|kgCO2e|来源
空压站|98700|kWh|0.6205|kgCO2e/kWh|61243.4|全国电力平均碳足迹因子2024
照明|22150|kWh|0.5777|kgCO2e/kWh|12796.1|全国电力平均碳足迹因子2024` }],
  ["the background of one variant unlike that of the others", "factor.conflict", "C", "C2", { A: `
A 型胶合板

名称|用量(kg)|因子(kgCO2e/kg)|排放量(kgCO2e)|来源
脲醛树脂|61.79|2.03|125.43|ecoinvent 3.10
杨木单板|544.8|0.196|106.78|ecoinvent 3.10`, B: `
B 型胶合板

名称|用量(kg)|因子(kgCO2e/kg)|排放量(kgCO2e)|来源
脲醛树脂|71.49|2.03|145.12|ecoinvent 3.10
杨木单板|640.7|0.196|125.58|ecoinvent 3.10`, C: `
名称|用量(kg)|因子(kgCO2e/kg)|排放量(kgCO2e)|来源
脲醛树脂|82.81|2.92|241.81|ecoinvent 3.10
杨木单板|743.9|0.196|145.8|ecoinvent 3.10` }],
  ["a country's grid in a plant of another", "factor.region", "S", "F3", { S: `
Cooker hood 60 cm, factory in Wroclaw, Poland, cradle-to-gate, 2024
Part|Qty|Unit|Emission factor|kg CO2e|EF data set
Electricity, Wroclaw works|7.9|kWh|0.5777 kg CO2e/kWh|4.56|China national grid 2024 (MEE)
Carton|1.6|kg|0.92 kg CO2e/kg|1.47|ecoinvent 3.10` }],
  ["two GWP sets by their values alone", "gwp.mixed", "S", "D4", { S: `
Gas|Equipment|kg released|GWP (100 yr)|t CO2e
R-134a|Screw chiller|14.2|1300|18.46
R-410A|Package AC|6.8|1924|13.083
R-32|Split AC|3.5|771|2.699
CH4|Digester|212|28|5.936` }],
  ["a chain of fuel, heating value, carbon and oxidation", "row.mismatch", "S", "G3", { S: `
燃料|用量(t)|NCV (GJ/t)|含碳量 (tC/GJ)|氧化率|CO2/C|排放量 tCO2
柴油|152.3|42.652|0.0202|0.98%f|44/12|471.51
汽油|38.6|43.07|0.0189|0.98%f|44/12|141.28
液化石油气|24.9|50.179|0.0172|0.98%f|44/12|77.22` }],
  ["an amount per year over the years of use", "row.mismatch", "S", "F3", { S: `
Phase|Per year / per unit|Unit|Years|kg CO2e per unit of input|kg CO2e, life
Freight to site|96|t.km|n/a|0.095|9.1
Electricity in use|1840|kWh|8|0.052|574.1
Maintenance parts|2.5|kg|8|3.8|76
Filters|0.4|kg|8|2.1|6.7
Disposal|148|kg|n/a|0.11|16.3` }],
  ["a stage of a list without factors", "stage.mismatch", "Summary", "B3", { Detail: `
Stage|Flow|kg CO2e
Materials|PVC compound|702.3
Materials|Polyester yarn|96.4
Transport|PVC, road|48.2
Transport|Other, road|13.5
Production|Electricity|71.9`, Summary: `
Stage|kg CO2e / 100 pieces
Materials|798.7
Transport|67.1
Production|71.9
Total|937.7` }],
  ["a year's use against its months", "activity.conflict", "Emissions", "B2", { Monthly: `
Month|Grid electricity (kWh)|Natural gas (m³)|Water supply (m³)
Jan|132358|4883|624
Feb|127303|6969|739
Mar|120264|5748|803
Total|379925|17600|2166`, Emissions: `
Material / energy|Amount|Unit|Emission factor|EF unit|Carbon footprint (t CO2eq)
Grid electricity|524000|kWh|0.177|kg CO2eq/kWh|92.748
Natural gas|17600|m3|2.07|kg CO2eq/m3|36.432
Water supply|2166|m3|0.1913|kg CO2eq/m3|0.414
Total|||||129.594` }],
  ["a stage under a numbered heading", "stage.mismatch", "S", "B13", { S: `
1. 原材料获取
名称|用量|单位|因子|因子单位|排放量(kgCO2e)
冷轧钢管|5.2|kg|2.46|kgCO2e/kg|12.792
聚丙烯件|4.1|kg|1.98|kgCO2e/kg|8.118
合计|||||20.91

2. 产品制造
名称|用量|单位|因子|因子单位|排放量(kgCO2e)
电力|6.8|kWh|0.5777|kgCO2e/kWh|3.928
合计|||||3.928

阶段|排放量(kgCO2e)
原材料获取|25.72
产品制造|3.928` }],
  ["a conclusion in a cell beside its heading", "result.conflict", "E", "B1", { S: `
阶段|排放量(kgCO2e)|占比(%)
原材料获取|157.65|85.67
原料运输|1.41|0.77
产品制造|24.97|13.57
合计|184.02|100

单位产品碳足迹|184.02|kgCO2e/台`, E: `
结论：|水泵的碳足迹为 261.3 kgCO2e/台。` }],
  ["the total of the only list over an output", "perunit.mismatch", "S", "B7", { S: `
过程|排放源|年用量|单位|因子|因子单位|年排放量(tCO2e)
产品制造|天然气|1827500|m³|2.16|kgCO2e/m³|3947.4
产品制造|外购电力|2635000|kWh|0.5777|kgCO2e/kWh|1522.24
合计||||||5469.64

年产量|850000|m²
单位产品碳足迹|64.349|kgCO2e/1 m²` }],
  ["a unit without a vowel on both sides", "unit.unknown", "S", "C2", { S: `
名称|用量|单位|因子|因子单位|排放量(kgCO2e)
棕榈油|0.41|kqz|3.4|kgCO2e/kqz|1.394
面粉|1.72|kg|0.78|kgCO2e/kg|1.3416
合计|||||2.7356` }],
  ["a result of grams for a product of kilograms", "result.implausible", "S", "B3", { S: `
钢制轮毂（单件重 4.15 kg）产品碳足迹结果
核算边界|从摇篮到大门
单件产品碳足迹|0.0081|kgCO2e/件` }],
  ["an output that weighs more than all that goes in", "result.implausible", "S", "B6", { S: `
物料|用量|单位|因子|因子单位|排放量(tCO2e)
PVC树脂粉|10640|t|2.48|kgCO2e/kg|26387.2
碳酸钙|1318|t|0.312|kgCO2e/kg|411.22
合计|||||26798.42

年产量|12200000|t` }],
  ["scores of four marks", "quality.mismatch", "S", "F2", { S: `
Exchange|P|TiR|TeR|GR|DQR|GWP share|Weighted
PVC resin|2|3|1|2|3|0.5|1.5
Plasticiser|3|3|2|2|2.5|0.28|0.7
Chalk filler|2|4|2|1|2.25|0.22|0.495` }],
  ["shares of co-products beyond their hundred", "share.total", "S", "C2:C5", { S: `
Co-product|Output t|Allocation share|t CO2e allocated
Juice concentrate|11200|0.74%f|3596.4
Peel oil|410|0.12%f|583.2
Dried pulp pellets|9300|0.11%f|534.6
Cells frozen|880|0.09%f|437.4` }],
  ["a statement of the boundary left empty", "boundary.missing", "S", "A3", { S: `
Functional unit|1 piece, 0.52 kg
Standard|ISO 14067:2018
System boundary
Allocation|none needed

Input|Amount|Unit|EF kg CO2e/unit|kg CO2e
Housing|0.215|kg|5.2|1.118
Motor|0.098|kg|7.4|0.725` }],
  ["a source that is a question mark", "factor.unsourced", "S", "E3", { S: `
Input|Amount|Unit|EF kg CO2e/unit|Ref.|kg CO2e
Chalk filler|0.68|kg|0.041|[1]|0.028
Blowing agent|0.093|kg|3.62|?|0.337
Kraft sleeve|0.12|kg|0.89|[1]|0.107` }],
  ["rows that go on behind a section with a long remark", "sum.double", "S", "F12", { S: `
No.|Item|Qty|UoM|EF, kgCO2e per UoM|kgCO2e
A. Raw materials|||||
1|Hemp fibre|4100|kg|1.2|=C#*E#
2|Sizing agent|120|kg|2.6|=C#*E#
|Sub-total A||||=SUM(F3:F4)
B. Freight inward (rigid lorry, 7.5 to 16 t gross, 0.21 kgCO2e per t.km, one way)|||||
3|Hemp fibre, 240 km|984|t.km|0.21|=C#*E#
4|Sizing agent, 410 km|49.2|t.km|0.21|=C#*E#
|Sub-total B||||=SUM(F7:F8)
C. Utilities|||||
5|Electricity|5200|kWh|0.62|=C#*E#
|Grand total||||=SUM(F3:F11)` }],
  ["a period that is called a year of accounting", "factor.outdated", "Calc", "G2", { Info: `
核算年份|2024年
声明单位|1 t
产量|9000|t`, Calc: `
名称|用量|单位|因子|因子单位|排放量(kgCO2e)|来源
外购电力|52000|kWh|0.8112|kgCO2e/kWh|=B#*D#|2012年西北区域电网平均因子
石灰石|120|t|2.51|kgCO2e/t|=B#*D#|过磅单` }],
  ["a site that is called a facility", "factor.region", "Calc", "D2:G2", { Info: `
Facility|Dyehouse in Gujarat, India
Functional unit|1 kg`, Calc: `
Item|Qty|Unit|EF|EF unit|kgCO2e|Source
Grid electricity|52000|kWh|0.4192|kgCO2e/kWh|=B#*D#|Germany, national grid mix
Reactive dye|120|kg|5.1|kgCO2e/kg|=B#*D#|supplier` }],
  ["a transport that the boundary promises", "boundary.missing", "Info", "B1", { Info: `
System boundary|Cradle to gate, including inbound transport
Declared unit|1 m2`, Calc: `
Category|Item|Qty|Unit|EF|EF unit|kgCO2e
Raw materials|Clay|2400|kg|0.02|kgCO2e/kg|=C#*E#
Raw materials|Glaze|60|kg|1.9|kgCO2e/kg|=C#*E#
Energy|Electricity|800|kWh|0.58|kgCO2e/kWh|=C#*E#
Total||||||=SUM(G2:G4)` }],
  ["a footprint by its unit alone, over the largest of several totals", "perunit.mismatch", "Summary", "B9", { Summary: `
Finished product (tonnes)|320

Stage|t CO2e
Ingredients|412.6
Packaging|88.3
Factory|61.7
Total|562.6

Footprint, kg CO2e per kg product|1.578`, Ingredients: `
Item|Tonnes|kg CO2e/kg|t CO2e
Lentils|310|0.9|279
Oil|40|3.34|133.6
Total|350||412.6`, Packaging: `
Item|Tonnes|kg CO2e/kg|t CO2e
Glass jars|80|0.95|76
Lids|4.1|3|12.3
Total|84.1||88.3` }],
  ["a conclusion about one piece against the result of the year over its output", "result.conflict", "S", "A14", { S: `
阶段|排放量（tCO2e）|占比
原料生产|1510.2|75.5%
原料运输|22.4|1.1%
生产制造|467.4|23.4%
合计|2000|100%

年产量（套）|40000
单位产品碳足迹（kgCO2e/套）|50

方法见第二章。

数据来自台账。

结论：1 套产品的碳足迹为 64.3 kgCO2e。` }],
  ["the same of what is calculated for one piece", "result.conflict", "S", "A9", { S: `
Life-cycle stage|kgCO2e|Share
Raw materials|6.214|59.4%
Upstream transport|0.318|3.0%
Production|1.545|14.8%
Use phase|2.377|22.7%
Total|10.454|99.9%

Functional unit|1 lamp
Conclusion: the carbon footprint of 1 lamp is 12.4 kgCO2e.` }],
  ["stages that no vocabulary knows", "stage.mismatch", "Stages", "B3", { Detail: `
Stage|Item|Unit|Qty|EF (tCO2e/unit)|tCO2e
Quarrying|Diesel|t|12|3.6|43.2
Quarrying|Explosive|t|4|2.5|10
Crushing|Electricity|MWh|310|0.5|155
Crushing|Steel liners|t|6|2.2|13.2
Screening|Electricity|MWh|44|0.5|22
Total|||||243.4`, Stages: `
Stage|tCO2e
Quarrying|53.2
Crushing|186.2
Screening|22
All|261.4` }],
  ["one stage that differs from rows that name none, and the whole with it", "stage.mismatch", "S", "B10", { S: `
Item|Qty|Unit|EF|EF unit|kg CO2e
Bamboo board|3.1|kg|0.8|kg CO2e/kg|2.48
Brass hinge|0.2|kg|4.6|kg CO2e/kg|0.92
Board by lorry|1.4|t.km|0.1|kg CO2e/t.km|0.14
Electricity|5.5|kWh|0.4|kg CO2e/kWh|2.2
Total|||||5.74


Stage|kg CO2e
Raw materials|4.1
Inbound transport|0.14
Manufacturing|2.2` }],
  ["a product heavier than the net masses of its list", "result.implausible", "Part", "B2", { Part: `
Part|Bracket
Net weight (kg/pc)|3.9
Declared unit|1 piece`, Materials: `
Material|Net (kg/pc)|Gross (kg/pc)|EF (kgCO2e/kg)|PCF (kgCO2e/pc)
Steel sheet|1.62|1.9|2.5|4.75
Rubber pad|0.11|0.12|3.1|0.372` }],
  ["a list in grams that was called kilograms", "result.implausible", "S", "B2", { S: `
声明单位|1台
产品净重（kg）|2.4

名称|用量|单位|因子|因子单位|排放量(kgCO2e)
钢板外壳|0.0017|kg|2.6|kgCO2e/kg|0.00442
铜线|0.0004|kg|4.9|kgCO2e/kg|0.00196
ABS外壳|0.0003|kg|3.8|kgCO2e/kg|0.00114
总计|||||0.00752` }],
  ["a result per kilogram over another weight", "perunit.mismatch", "Result", "B6", { Part: `
Product net weight (kg/pc)|0.82
Declared unit|1 piece`, Result: `
Stage|kgCO2e/pc
Raw materials|3.2
Manufacturing|0.9
Total PCF|4.1

Per kg of part (kgCO2e/kg)|3.37` }],
  ["an output with its unit behind a comma", "perunit.mismatch", "S", "E6", { S: `
Input|Unit|Annual use|tCO2e/unit|tCO2e
Nylon|t|64|8.1|518.4
Card|t|21|0.9|18.9
Total||||537.3
Output, pieces||4200000||
Footprint per piece, gCO2e||||214.9` }],
  ["a study whose year stands in a sentence of its data", "factor.outdated", "S", "F2", { S: `
名称|单位|用量|因子|因子单位|出处|排放量（kgCO2e）
外购电力|kWh|140|0.6723|kgCO2e/kWh|生态环境部 2014年全国电网平均排放因子|94.122
茶叶|kg|3|6.4|kgCO2e/kg|行业数据库|19.2

产地：浙江；数据为工厂2024年度台账。` }],
  ["a result per the product's own word over what the study is declared for", "perunit.mismatch", "S", "B8", { S: `
Paint pail, 20 L; functional unit: 1,000 pails

Item|Amount|UOM|EF|EF unit|GHG (kg CO2e)
PP granulate|842|kg|1.98|kgCO2e/kg|1667.16
Electricity|712|kWh|0.268|kgCO2e/kWh|190.82
Total|||||1857.98

Footprint per pail (kg CO2e/pail)|1.5421` }],
  ["an output by the product's own word", "perunit.mismatch", "S", "B8", { S: `
Stage|t CO2e|Share
Raw materials|20795|0.7833%f
Manufacturing|5747.5|0.2165%f
Packaging|6|0.0002%f
All stages|26548.5|1%f

Tyres produced (pieces)|952000
Carbon footprint per tyre (kg CO2e)|33.46` }],
  ["a GWP that two other sets have", "gwp.mixed", "S", "C5", { S: `
Fuel by gases (GWP: IPCC AR6)
Gas|Emitted (kg)|GWP100|kgCO2e
CO2|39010|1|39010
CH4|1.6|27.9|44.64
N2O|0.32|298|95.36` }],
  ["a score under weights that are called weights", "quality.mismatch", "S", "E6", { S: `
Stage|Technological|Geographical|Temporal|Mean score|Weight
Raw material|1|2|1|1.33|0.6771%f
Transport|3|2|3|2.67|0.0095%f
Production|1|1|1|1|0.31%f
Packaging|2|2|3|2.33|0.0034%f
Weighted rating||||2.14|` }],
  ["shares of the calculation that changed places in a table of scores", "quality.mismatch", "Quality", "B3:B5", { Chair: `
Item|Usage|Units|EF|EF units|Emissions (kgCO2e)
Seat shell, PP|2.89|kg|1.98|kgCO2e/kg|5.722
Steel legs|2.2|kg|2.4|kgCO2e/kg|5.28
Glides, PA|0.05|kg|7.5|kgCO2e/kg|0.375
Electricity|4.2|kWh|0.6205|kgCO2e/kWh|2.606
Carton|1|kg|0.92|kgCO2e/kg|0.92
Total|||||14.903`, Quality: `
Item|Contribution (%)|Score
Seat shell, PP|38.39|2
Steel legs|17.49|2
Glides, PA|2.52|3
Electricity|35.43|1
Carton|6.17|3` }],
  ["flows that a sentence leaves out", "cutoff.exceeded", "S", "B2", { S: `
Product|Gear shaft
Cut-off|Limit: 1 % per flow, 5 % in total. Excluded: cutting tools (3.1 %), wash chemicals (0.6 %)` }],
  ["materials and their haulage side by side", "row.mismatch", "S", "D2", { S: `
项目|活动水平数据（吨）|材料因子 (tCO2e/吨)|材料排放 (tCO2e)|距离（km）|运输因子 (kgCO2e/t·km)|运输排放 (tCO2e)
覆铜板|295.93|8.18|1500.84|90|0.162|4.31
半固化片|135.97|6.9|938.19|90|0.162|1.98
磷铜球|55.986|4.67|261.45|155|0.162|1.41
干膜|19.995|5.4|107.97|1300|0.129|3.35
合计|||2808.45|||11.05` }],
  ["a stage whose rows say by their figures alone that they are its", "stage.mismatch", "Result", "B5", { List: `
清单名称|计量单位|单耗|碳足迹因子|因子单位|排放(kgCO2e)
松木集成材|kg|18.6|0.31|kgCO2e/kg|5.766
中密度纤维板|kg|12.4|0.58|kgCO2e/kg|7.192
水性木器漆|kg|1.1|2.7|kgCO2e/kg|2.97
原料运输|t·km|8.25|0.179|kgCO2e/t·km|1.477
电力|kWh|24.6|0.5777|kgCO2e/kWh|14.211
珍珠棉|kg|0.46|2.65|kgCO2e/kg|1.219
护角纸板|kg|0.9|0.98|kgCO2e/kg|0.882
合计|||||33.717`, Result: `
系统边界：摇篮到大门：原材料、运输、生产、包装。
阶段|每樘排放（kgCO2e）
原材料|15.93
运输|1.48
生产|18.47
包装|2.1
合计|37.98` }],
  ["a factor per unit of each row beside the result for the declared tonne", "row.mismatch", "S", "F4", { S: `
Module|Input|Amount per t|Unit|kg CO2e per unit|kg CO2e / t
A1|Lime|120|kg|0.98|117.6
A2|Haulage of lime|6.4|t.km|0.125|0.8
A3|Natural gas|410|kWh|0.2021|28.82
A3|Electricity|55|kWh|0.25|13.75
A3|Diesel|2.2|litres|2.66|5.85` }],
  ["pieces beside the weight of one, most of which are one", "row.mismatch", "S", "G3", { S: `
Part|Material|Qty|Weight/pc [g]|EF [kg CO2e/kg]|Source|Result [kg CO2e]
Body|EN AC-44300|1|1120|3.6|GaBi|4.032
Flange|EN AC-44300|2|260|3.6|GaBi|2.187
Shaft|42CrMo4|1|310|2.4|GaBi|0.744
Bush|CuSn8|4|22|4.5|GaBi|0.396
Rotor|42CrMo4|1|190|2.4|GaBi|0.456` }],
  ["a stage in two languages that could be an output", "stage.mismatch", "S", "B10", { S: `
Stage 階段|Activity 活動|AD|Unit|EF (kg CO2e/unit)|kg CO2e
Raw material 原材料|Glass tube 玻璃管|0.31|kg|1.2|0.372
Raw material 原材料|Silicone cap 矽膠蓋|0.02|kg|6.5|0.13
Production 生產|Electricity 電力|1.5|kWh|0.55|0.825
Production 生產|Natural gas 天然氣|0.06|m3|2.16|0.13
Transport 運輸|Truck 貨車|0.12|t.km|0.1|0.012

Stage 階段|kg CO2e
Raw material 原材料|0.502
Production 生產|0.595
Transport 運輸|0.012
Total 總計|1.109` }],
  ["a conclusion about a product with a long name", "result.conflict", "Notes", "A2", { Results: `
Module|kg CO2e/m2
A1 Raw materials|5.12
A2 Transport to works|0.44
A3 Manufacture|1.61
C1-C4 End of life|0.37
Total|7.54`, Notes: `
Executive summary
The carbon footprint of the double-glazed tilting rooflight with blind is 8.54 kg CO2e per m2 of roof.` }],
  ["one item of one source under titles that sound like stages", "factor.conflict", "Castors", "C3:C4", { Frame: `
Desk - frame assembly (kg CO2e per desk)
Component|kg/desk|kg CO2e/kg|kg CO2e|Source
Hot rolled steel tube|3.2|2.15|6.88|AISI LCI 2020
PP cap|0.4|1.95|0.78|ACC 2021`, Castors: `
Desk - castors and feet (kg CO2e per desk)
Component|kg/desk|kg CO2e/kg|kg CO2e|Source
PA6 castors|0.5|7.1|3.55|ecoinvent 3.9.1
Hot rolled steel tube|0.6|2.51|1.506|AISI LCI 2020` }],
  ["scores weighted with the emissions, told below their table", "quality.mismatch", "S", "B8", { S: `
Process|kg CO2e|TeR|GeR|TiR|Mean
Yarn|41.2|2|1|1|1.33
Dyeing|6.3|3|2|3|2.67
Electricity|9.4|1|1|1|1
Transport|1.1|3|3|3|3
Total|58

Weighted DQR (by kg CO2e)|2.41` }],
  ["a GWP for each gas in a column of its own", "gwp.mixed", "S", "E4:F4", { S: `
Boiler house 2023 (GWP: AR6)
Fuel|CO2 (kg)|CH4 (kg)|N2O (kg)|CH4 GWP|N2O GWP|t CO2e
Natural gas|642600|11.5|1.1|29.8|273|643.243
Diesel|31340|4.1|0.3|25|298|31.532
LPG|5120|0.3|0.1|29.8|273|5.156` }],
  ["rows divided by an output that has no column", "perunit.mismatch", "S", "C4", { S: `
Stage|Annual (kg CO2e)|kg CO2e/pc
Fabric|212500|1.25
Fill|141100|0.83
Electricity|40800|0.34
Packaging|22100|0.13
Transport|30600|0.18
Total|447100|2.63` }],
  ["a result per piece of a product that is weighed in grams", "result.implausible", "S", "B10", { S: `
Die-cast model car, net weight 52 g
Process|t CO2e per year|%
Zinc alloy|151.2|58.5
ABS parts|40.6|15.7
Painting|29.9|11.6
Electricity|36.7|14.2
Total|258.4|100

Output|6120|pcs
Footprint per piece|42.22|kg CO2e` }],
  ["kilograms of one product beside kilograms a product", "activity.conflict", "A2", "B3", { A1: `
Material|kg/unit|EF (kgCO2e/kg)|kgCO2e
LFP cells|86.4|9.85|851.04
Steel enclosure|42.5|2.53|107.53
Inverter|18.2|21.4|389.48`, A2: `
Material|Mass (kg)|Distance (km)|EF (kgCO2e/t·km)|kgCO2e
LFP cells|86.4|1120|0.078|7.548
Steel enclosure|24.5|165|0.129|0.521
Inverter|18.2|940|0.129|2.207` }],
  ["an item of the results that is varied", "sensitivity.mismatch", "S", "D10", { S: `
项目|kgCO2e
H13模具钢|6842.5
机加工电力|2376.9
真空热处理电力|1148.2
合计|10367.6

敏感性分析（各参数 -10%）
参数|变化|变化后总量(kgCO2e)|差值(kgCO2e)
H13模具钢用量|-10%|9683.4|-684.2
机加工电力|-10%|10029.9|-337.7
真空热处理电力|-10%|10252.8|-114.8` }],
  ["flows left out with their masses beside them", "cutoff.exceeded", "S", "D3", { S: `
Cut-off rule: each ≤1 %, all together ≤5 %
Excluded flow|Mass (kg/t)|Estimated kgCO2e/t|Share of total (%)
Additive|18|133.2|2.74
Molecular sieve|1.2|3.9|0.08
Lubricant|0.3|0.4|0.01
Sum||137.5|2.83` }],
  ["an amount that moved from one stage to another", "stage.mismatch", "Results", "B2:B4", { Data: `
Stage|Data point|Value|Unit
Raw materials|Wire rod|3898.6|t
Raw materials|Zinc anodes|32.488|t
Inbound transport|Wire rod, rail freight|1637412|t.km
Manufacturing|Electricity|2743|MWh
Packaging|Cartons|55.35|t`, Calculation: `
Flow|Value|Unit|Factor|Factor unit|kgCO2e
Wire rod|3898.6|t|2.18|tCO2e/t|8498948
Zinc anodes|32.488|t|2.92|tCO2e/t|94864.96
Wire rod, rail freight|1637412|t.km|0.02779|kgCO2e/t.km|45503.68
Electricity|2743|MWh|0.662|tCO2e/MWh|1815866
Cartons|55.35|t|0.81|tCO2e/t|44833.5
Total|||||10500016.14`, Results: `
Phase|kgCO2e
Raw materials|8193812.96
Inbound transport|45503.68
Manufacturing|2215866
Packaging|44833.5
Total|10500016.14` }],
  ["freight work of two rows, of which one is right", "row.mismatch", "S", "D2", { S: `
货物|重量（t）|里程（km）|周转量（t·km）|因子（kgCO2e/t·km）|排放（kgCO2e）
钢板|13596.4|595|3942956|0.078|307550.57
轮胎|1026.9|760|780444|0.129|100677.28` }],
  ["a result in kilograms of nothing", "unit.missing", "S", "B6", { S: `
名称|用量|单位|因子|因子单位|排放(kgCO2e)
热轧中厚板|5479.1|t|2.4|tCO2e/t|13149840
切割用电|1597|MWh|0.5777|tCO2e/MWh|922586.9

报告期产量|5324|t
单位产品碳足迹|2643` }],
  ["a conclusion for one tonne beside a result per tonne", "result.conflict", "S", "A8", { S: `
Item|Amount|Unit|Factor|Factor unit|kgCO2e
Silica sand|10981|t|7.751|kgCO2e/t|85113.73
Soda ash|3215.9|t|1100|kgCO2e/t|3537490
Total|||||3622603.73
Production volume|25100|t
Footprint per declared unit|144.3|kgCO2e/t

Conclusion: the carbon footprint of 1 t of container glass bottles is 169.4 kgCO2e.` }],
  ["a decimal point in the factor of a polymer", "factor.outlier", "S", "D2", { S: `
材料|用量|单位|因子|单位|碳足迹(kgCO2e)
PP无纺布|62.5|kg|19.5|kgCO2e/kg|1218.75
瓦楞纸箱|8.6|kg|1.3|kgCO2e/kg|11.18` }],
  ["tonnes of water with the factor of something else", "factor.outlier", "S", "D2", { S: `
能源与水|用量|单位|因子|单位|碳足迹(kgCO2e)
自来水|4716.4|t|9.576|kgCO2e/t|45164.25
电力|1343|MWh|0.5777|tCO2e/MWh|775851.1` }],
  ["what was verified beside what was reported", "row.mismatch", "S", "H4", { S: `
源|单位|填报数量|核查数量|因子|因子单位|填报排放|核查排放
铝棒|kg|34.6|34.6|11.2|kgCO2e/kg|387.52|387.52
密封胶|kg|0.42|0.42|3.6|kgCO2e/kg|1.51|1.51
电力|kWh|61.5|63.2|0.5777|kgCO2e/kWh|35.53|33.61
天然气|Nm3|2.9|2.9|2.1622|kgCO2/Nm3|6.27|6.27` }],
  ["a second scenario with the first one's factors", "row.mismatch", "S", "H4", { S: `
Item|Unit|Factor|Factor unit|Use as it is|t CO2e as it is|Use saved|t CO2e saved
Kraft paper|t|1.22|kgCO2e/kg|291.1|355.142|291.1|355.142
Starch|t|1.1|kgCO2e/kg|4.6159|5.077|4.6159|5.077
Electricity|kWh|0.494|kgCO2e/kWh|71840|35.489|63219.2|28.23` }],
  ["amounts under a heading that nobody knows, behind their units", "activity.conflict", "重算", "B4", { 台账: `
能源|单位|台账值|抽样凭证
电力|kWh|6850|电费单6张
蒸汽|GJ|3.6|供热结算单
天然气|Nm3|148|燃气表`, 重算: `
排放源|数量|单位|因子|因子单位|kgCO2e
阴极铜|1.035|t|3870|kgCO2e/t|4005.5
电力|6850|kWh|0.5777|kgCO2e/kWh|3957.2
蒸汽|6.3|GJ|110|kgCO2/GJ|693
天然气|148|Nm3|2.1622|kgCO2/Nm3|320` }],
  ["a grid factor of another year under labels two in a row", "factor.outdated", "S", "F7", { S: `
零件名称|电动压缩机支架||零件号|CB-45
数据期间|2025年1—12月||声明单位|1 件

项目|用量|单位|排放因子|排放(kgCO2e)|来源
钢衬套|0.064|kg|3.37|0.216|CPCD
铝锭|0.9|kg|12|10.8|供应商EPD 2025
电力|3.28|kWh|0.9101|2.985|2015年度全国电网平均排放因子` }],
  ["the set that the study declares against a value of another", "gwp.mixed", "S", "C6", { Study: `
声明单位|1 t
GWP取值|IPCC AR6 GWP100`, S: `
投入|用量|因子|单位|排放(kgCO2e)|出处
电力|743200|0.5777|kgCO2e/kWh|429346.64|生态环境部 2024
自来水|1404|0.168|kgCO2e/t|235.87|行业数据库 2024

名称|用量(kg)|GWP|排放(kgCO2e)|出处
制冷剂R-134a逸散|12.4|1430|17732|IPCC AR4 (2007) GWP100` }],
  ["two shops on one grid, of which one has what is published", "factor.conflict", "S", "D4", { S: `
物质/能源|投入量|计量单位|单位排放系数|系数计量单位|排放(kgCO2e)|因子出处
冷轧板卷|1137000|kg|2.53|kgCO2e/kg|2876610|供应商EPD 2024
电力（成形车间）|259700|kWh|0.5777|kgCO2e/kWh|150028.69|生态环境部 2024年全国电力平均碳足迹因子
电力（精加工车间）|111300|kWh|0.6759|kgCO2e/kWh|75227.67|生态环境部 2024年全国电力平均碳足迹因子` }],
  ["the meter's year against the calculation", "activity.conflict", "S", "B3", { Meter: `
Month|Grid electricity (kWh)
January|152509
February|164899
March|171216
Total|488624`, S: `
Item|Amount|Unit|Factor|Factor unit|kgCO2e
Flat glass|6370000|kg|1.13|kgCO2e/kg|7198100
Grid electricity|2608000|kWh|0.5777|kgCO2e/kWh|1506641.6` }],
  ["a grid factor with its point moved", "factor.outlier", "S", "D3", { S: `
Item|Amount|Unit|Factor|Factor unit|kgCO2e
Pig iron|2770|t|2280|kgCO2e/t|6315600
Grid electricity|3253000|kWh|0.0205|kgCO2e/kWh|66686.5` }],
  ["a result in the head beside the one under the list", "result.conflict", "S", "F9", { S: `
Product|Fabricated steelwork
Annual output|3550|t
Result|3.1518|t CO2e/t

Emission source|Activity data|Measure|Carbon intensity|Factor unit|Emissions (t CO2e)|Note
Heavy plate|2200|t|2400|kg CO2e/t|5280|
H-beam|1448|t|2350|kg CO2e/t|3402.8|
Overall total|||||8682.8|
Footprint per functional unit|||||2.4459|t CO2e/t` }],
  ["one lorry with two factors by one source", "factor.conflict", "S", "E5", { S: `
阶段|条目|活动数据|单位|系数|系数单位|排放(kgCO2e)|来源
原料运输|水泥运输（重型柴油货车（30t））|381040|t·km|0.078|kgCO2e/t·km|29721.12|GB/T 51366-2019 附录E
原料运输|砂运输（重型柴油货车（30t））|267120|t·km|0.078|kgCO2e/t·km|20835.36|GB/T 51366-2019 附录E
原料运输|碎石运输（重型柴油货车（30t））|639030|t·km|0.078|kgCO2e/t·km|49844.34|GB/T 51366-2019 附录E
原料运输|钢筋运输（重型柴油货车（30t））|271830|t·km|0.095|kgCO2e/t·km|25823.85|GB/T 51366-2019 附录E` }],
];

/** What once raised an alarm in a workbook with nothing wrong, one for each class. */
const clean: readonly (readonly [about: string, sheets: Readonly<Record<string, string>>])[] = [
  ["sentences that name items with figures of their own, of several, and of something else", { S: `
Item|kg CO2e|Share (%)
Raw materials|104|52
Process electricity|60|30
Packaging|24|12
Transport|12|6
Total|200|100
Raw materials are the largest contributor with 52 % of the footprint, 30 % comes from process electricity, 12 % from packaging.
Raw materials and packaging together account for 64 % of the total. Process electricity is 30 % renewable; 52 % of the packaging is recycled.
Packaging accounts for 52 % of the mass of what is carried. Grid transport losses contribute 30 % less than last year.` }],
  ["the same in Chinese", { S: `
项目|排放量（kgCO2e）|占比（%）
原材料|104|52
生产用电|60|30
包装|24|12
运输|12|6
合计|200|100
原材料贡献最大，占52%，其次是生产用电，占30%；包装和运输合计占18%。
原材料中再生料占30%，原材料运输占6%；若生产用电降低30%，总排放下降9%。` }],
  ["what one carries less of than was bought", { S: `
投入项目|活动数据|单位|排放因子|因子单位|排放量（tCO2e）
牛皮纸|381.42|t|1.22|kgCO2e/kg|465.332
双氧水|6.12|t|0.49|tCO2e/t|2.999
小计|||||468.331

投入项目|运输重量（t）|运输里程（km）|排放因子（kgCO2e/t·km）|排放量（tCO2e）
牛皮纸运输|300|118|0.131|4.637
小计||||4.637` }],
  ["gases of two fuels with the GWP of each in a column of its own", { S: `
Dyeing mill boiler, direct emissions (GWP: AR6)
Fuel|CO2 (kg)|CH4 (kg)|N2O (kg)|CH4 GWP|N2O GWP|t CO2e
Natural gas|842600|15.2|1.5|29.8|273|843.462
Diesel generator|21340|2.9|0.2|29.8|273|21.481
LPG canteen|6120|0.4|0.1|29.8|273|6.159
Total||||||871.102` }],
  ["sizes with the stages of their footprint and the emission of the year", { S: `
尺寸|單件重量（kg）|原料取得（kgCO2e/個）|原料運輸（kgCO2e/個）|製造（kgCO2e/個）|包裝（kgCO2e/個）|單件碳足跡（kgCO2e/個）|年產量（個）|年排放量（公噸CO2e）
15吋|7.1|59.14|0.49|14.03|0.44|74.1|35000|2593.5
17吋|9.4|78.26|0.65|18.46|0.55|97.92|36300|3554.5
18吋|10.8|90.03|0.74|21.38|0.62|112.77|21700|2447.11
合計||||||||8595.11` }],
  ["a total that co-products share beside the product's own", { S: `
物料|单位|一季度|二季度|三季度|四季度|全年|因子|因子单位|排放量(kgCO2e)
铝棒|t|12|15|14|13|54|6.7|kgCO2e/kg|361800
电力|MWh|98|103|112|105|418|0.5777|tCO2e/MWh|241478.6
全部阶段合计|||||||||603278.6

产量|48|t
产品碳足迹|12568|kgCO2e/t

按质量分配公用工序
产品|产量(t)|分配比例(%)|分配排放(kgCO2e)
铝型材|48|75|181109.2
其他产品|16|25|60369.4
合计|64|100|241478.6` }],
  ["tonnes by kilometres that come to t·km, with the factor elsewhere", { Lorries: `
货品|数量(t)|里程(km)|货运量(t·km)|车型
铜线|='Use'!B2|220|=B#*C#|柴油厢车
瓷套|='Use'!B3|95|=B#*C#|柴油厢车
变压器油|='Use'!B4|410|=B#*C#|柴油厢车
合计|=SUM(B2:B4)||=SUM(D2:D4)|`, Use: `
名称|数量(t)
铜线|61.4
瓷套|22.75
变压器油|118.2`, Factors: `
名称|系数|单位|来源
铜线|3.9|tCO2e/t|行业数据库 2023
瓷套|1.14|tCO2e/t|行业数据库 2023
变压器油|0.97|tCO2e/t|行业数据库 2023` }],
  ["kilowatts by hours that come to kWh, a piece's mass by its number", { S: `
Machine|Power (kW)|Running time (h)|Consumption (kWh)
Press|22|1800|39600
Oven|61|950|57950
Saw|4|2100|8400

零件|单重(kg)|数量|总重(kg)
壳体|2.4|3|7.2
端盖|0.7|6|4.2
轴|1.9|3|5.7` }],
  ["a boundary that tells what it leaves out", { S: `
系统边界|摇篮到大门：原料获取、原料运输、生产制造；不含产品分销、使用和废弃

生命周期阶段|排放量(kgCO2e)|占比
原料获取|620|62%
原料运输|80|8%
生产制造|300|30%
合计|1000|100%` }],
  ["stages called by one word, use among them", { S: `
System boundary|Cradle to grave (Materials, Production, Use, Disposal)

Life-cycle stage|Item|Quantity|Unit|EF|EF unit|kgCO2e
Materials|Steel sheet|4|kg|2.3|kgCO2e/kg|9.2
Production|Electricity|5|kWh|0.58|kgCO2e/kWh|2.9
Use|Electricity over ten years|90|kWh|0.29|kgCO2e/kWh|26.1
Disposal|Shredding|4|kg|0.2|kgCO2e/kg|0.8
Total||||||39` }],
  ["a use that takes nothing", { S: `
System boundary|Cradle to grave; the use phase needs no energy and counts as zero

Life-cycle stage|Item|Quantity|Unit|EF|EF unit|kgCO2e
Materials|Steel sheet|4|kg|2.3|kgCO2e/kg|9.2
Production|Electricity|5|kWh|0.58|kgCO2e/kWh|2.9
End of life|Shredding|4|kg|0.2|kgCO2e/kg|0.8
Total||||||12.9` }],
  ["a cut-off rule for the whole alone", { S: `
Cut-off|What is left out stays below 4 % of the footprint, taken together

Excluded flow|% of total
Grease|1.7
Labels|1.2
Total|2.9` }],
  ["the year's tonnes beside the piece's kilograms", { Energy: `
Plant energy
Carrier|kWh/a|EF [kg CO2e/kWh]|t CO2e/a|kg CO2e/pc
Grid electricity|200000|0.4|=B#*C#/1000|=B#*C#/5000
Natural gas|90000|0.24|=B#*C#/1000|=B#*C#/5000
Sum|||=SUM(D3:D4)|=SUM(E3:E4)`, Parts: `
Raw materials of one piece
Part|Mass [kg/pc]|EF [kg CO2e/kg]|kg CO2e/pc
Steel body|3.2|2.1|=B#*C#
Copper coil|0.4|4.2|=B#*C#
Sum|||=SUM(D3:D4)`, Result: `
Stage|kg CO2e/pc
Materials|=Parts!D5
Production energy|=Energy!E5
Total|=SUM(B2:B3)` }],
  ["cubic metres called by their meter's word", { S: `
項目|用量|單位|係數|係數單位|排放量(kgCO2e)
外購電力|5200|度|0.474|kgCO2e/度|2464.8
自來水|310|度(m³)|0.233|kgCO2e/度|72.23
天然氣|480|度|2.09|kgCO2e/m3|1003.2` }],
  ["a datum that is on no other sheet among those that are fetched", { Data: `
Item|Quantity|Unit
Oak board|820|kg
Lacquer|14|kg
Glue|31|kg`, Calc: `
Item|Quantity|Unit|EF|EF unit|kgCO2e
Oak board|=Data!B2|kg|0.31|kgCO2e/kg|=B#*D#
Lacquer|=Data!B3|kg|3.2|kgCO2e/kg|=B#*D#
Glue|=Data!B4|kg|2.1|kgCO2e/kg|=B#*D#
Carton|46|kg|0.9|kgCO2e/kg|=B#*D#` }],
  ["a sum at the foot that is called by its own name", { S: `
指标|占比|得分|加权得分
活动数据|0.5|4|=B#*C#
排放因子|0.3|3|=B#*C#
代表性|0.2|5|=B#*C#
总体得分|||=SUM(D2:D4)` }],
  ["statements whose first value looks like a heading", { S: `
型号|双层保温组件 350 mL
声明单位|1件
数据年份|'2024
系统边界|摇篮到大门
标准|ISO 14067:2018` }],
  ["what was reported beside what was verified", { Check: `
排放源|填报用量|核查用量|单位|因子(tCO2e/单位)|填报排放量(tCO2e)|核查排放量(tCO2e)
钢材|510|510|t|2.3|1173|1173
天然气|40|39|万m3|21.6|864|842.4
合计|||||2037|2015.4`, Opinion: `
核查结论
核查确认排放总量（tCO2e）|2015.4
单位产品碳足迹（tCO2e/t）|4.1` }],
  ["a stage that could be an output beside the word for its sum", { S: `
Stage|Item|Quantity|Unit|EF|EF unit|kgCO2e
Materials|Steel sheet|4|kg|2.3|kgCO2e/kg|9.2
Materials|Copper|1|kg|4|kgCO2e/kg|4
Materials|Subtotal|||||13.2
Production|Electricity|5|kWh|0.58|kgCO2e/kWh|2.9
Production|Natural gas|2|kWh|0.24|kgCO2e/kWh|0.48
Production|Subtotal|||||3.38
Sum||||||16.58` }],
  ["an ore residue that is called like a metal", { S: `
Raw meal|Quantity|Unit|EF|EF unit|kgCO2e
Limestone|1260|t|3.1|kgCO2e/t|3906
Iron powder (corrective)|28|t|14.6|kgCO2e/t|408.8
铁粉（校正料）|12|t|14.6|kgCO2e/t|175.2` }],
  ["parts with a footprint each, and how many of them", { Suppliers: `
Part no.|Part|kg CO2e per piece
A-1|Compressor|38.6
A-2|Fan motor|9.75
A-3|Cabinet panel|4.88`, Assembly: `
Part|Qty per unit|PCF (kg CO2e/pc)|kg CO2e per unit|Share
Compressor|1|=Suppliers!C2|=B#*C#|=D#/D$5
Fan motor|2|=Suppliers!C3|=B#*C#|=D#/D$5
Cabinet panel|4|=Suppliers!C4|=B#*C#|=D#/D$5
Total purchased parts|||=SUM(D2:D4)|=SUM(E2:E4)` }],
  ["the part of a weight that one piece takes", { S: `
Packaging item|Item weight|Pieces per item|g per piece|EF (kg CO2e/kg)|kg CO2e per piece
PET bottle|31.0 g|1|31|2.2|0.0682
PP cap|4.5 g|1|4.5|1.95|0.00878
Corrugated shipper|276.0 g|12|23|0.97|0.02231
Stretch film|396.0 g|1440|0.275|2.08|0.00057
Total per piece|||58.775||0.09986` }],
  ["a result per piece behind what was allocated", { S: `
SKU|Pieces|Net weight (kg/pc)|Mass (kg)|Allocated kg CO2e|kg CO2e per piece
Box 10 l|1450000|0.412|597400|201773|0.1392
Box 25 l|620000|0.865|536300|181137|0.2922
Lid|1980000|0.148|293040|98975|0.05
Total|4050000||1426740|481885` }],
  ["pieces, the weight of one and its scrap", { S: `
Part|Material|Qty|Unit weight [kg]|Scrap [%]|EF [kg CO2e/kg]|CO2e [kg]
Housing|EN-GJL-250|1|14.2|3|1.6|=C#*D#*(1+E#/100)*F#
Rotor|EN-GJS-400|1|6.1|5|1.75|=C#*D#*(1+E#/100)*F#
End plate|EN-GJL-250|2|3.4|3|1.6|=C#*D#*(1+E#/100)*F#
Seal|FKM|1|0.012|0|12.5|=C#*D#*(1+E#/100)*F#
Screw|Steel 8.8|16|0.031|0|2.4|=C#*D#*(1+E#/100)*F#` }],
  ["shares in percent behind which the format writes the sign", { S: `
Outlet|kWh|EF (kg CO2e/kWh)|t CO2e|Share
North|212300|0.39|82.8|24@@0.0"%"
West|188750|0.39|73.61|21.3@@0.0"%"
South|164900|0.66|108.83|31.5@@0.0"%"
East|121480|0.66|80.18|23.2@@0.0"%"
Total|687430||345.42|100@@0.0"%"` }],
  ["materials that no stage is named for", { S: `
Boundary: cradle-to-gate
Process|t CO2e per year|%
Zinc alloy|151.2|58.5
ABS parts|40.6|15.7
Painting|29.9|11.6
Electricity|36.7|14.2
Total|258.4|100` }],
  ["the mean of a ratio under its months", { S: `
月份|电量（万kWh）|铸件产量（t）|单耗（kWh/t）|碳排放（tCO2e）
1月|31.25|486|643|180.53
2月|22.48|342|657.3|129.87
3月|33.16|518|640.2|191.57
合计|86.89|1346|645.5|501.97` }],
  ["three years, each with its result", { S: `
年度|产量(t)|材料(tCO2e)|能源(tCO2e)|运输(tCO2e)|合计(tCO2e)
2022|3184|5412.6|3120.4|88.3|8621.3
2023|3420|5677.2|3198.8|93.1|8969.1
2024|3655|5884.6|3174.3|97.5|9156.4` }],
  ["a stage that emits nothing, with its sum", { S: `
階段|項目|活動數據|單位|係數|係數單位|碳足跡(gCO2e)
製造|電力|0.118|度|0.474|kgCO2e/度|55.93
製造|自來水|0.0042|立方公尺|0.233|kgCO2e/立方公尺|0.98
製造|小計|||||56.91
使用|（開瓶即飲，無排放）|—||||
使用|小計|||||0
總計||||||56.91` }],
  ["stages beside what was left out", { S: `
Rule: ≤1 % each, ≤5 % in total
Flow left out|kgCO2e/t|Share (%)||Stage|kgCO2e/t|%
Flocculant|4.1|0.17||Iron source|1012.6|42.8
Filter cloth|2.6|0.11||Phosphoric acid|986.3|41.7
Labels|0.3|0.01||Energy|366.5|15.5
Excluded|7|0.29||Total|2365.4|100` }],
  ["a result with and without what the plants take up", { S: `
Declared unit|1|kg
Fossil GHG|6.42|kgCO2e/kg
Land-use change|0.03|kgCO2e/kg
PCF excl. biogenic uptake|6.45|kgCO2e/kg
Biogenic CO2 uptake|-0.03|kgCO2e/kg
PCF incl. biogenic uptake|6.42|kgCO2e/kg` }],
  ["all for a thousand pieces", { S: `
Input|kg/1000 pcs|EF (kgCO2e/kg)|kgCO2e/1000 pcs
Copper strip|0.864|3.084|2.665
Nylon 66 housing|1.236|7.21|8.912
Reel|0.42|3.524|1.48
Total|||13.057` }],
  ["fuels by their heating value, carbon and oxidation", { S: `
燃料|消耗量|单位|低位发热量(GJ/t, GJ/万Nm3)|单位热值含碳量(tC/GJ)|氧化率(%)|排放量(tCO2)
天然气|52.18|万Nm3|389.31|0.0153|99|1128.23
柴油|36.4|t|42.652|0.0202|98|112.69
汽油|8.25|t|43.07|0.0189|98|24.13
合计||||||1265.05` }],
  ["shares that are added up from row to row", { S: `
Process|Amount|Unit|EF|Unit of EF|kg CO2e|Cum. %
Solid board|21.4|kg|0.83|kg CO2e/kg|17.76|77.7
Coating|0.86|kg|2.35|kg CO2e/kg|2.02|86.6
Inks|0.12|kg|3.4|kg CO2e/kg|0.41|88.4
Printing|5.9|kWh|0.45|kg CO2e/kWh|2.66|100
Sum|||||22.85|` }],
  ["every item once as reported and once as verified, and their difference", { S: `
项目|口径|数量|单位|因子|因子单位|排放(kgCO2e)
钢板|填报|712|kg|2.4|kgCO2e/kg|1708.8
钢板|核查|712|kg|2.4|kgCO2e/kg|1708.8
电力|填报|845|kWh|0.5777|kgCO2e/kWh|488.16
电力|核查|845|kWh|0.5777|kgCO2e/kWh|488.16
合计|填报|||||2196.96
合计|核查|||||2196.96

三、差异：填报合计－核查合计||||||0` }],
  ["factors fetched from their list, with their units there", { 因子: `
编号|名称|数值|单位|来源
EF1|冷轧板|2.5|kgCO2e/kg|行业数据库 2024
EF2|电力（全国平均碳足迹）|0.5777|kgCO2e/kWh|生态环境部公告 2024
EF3|重型货车|0.162|kgCO2e/t·km|行业数据库 2024`, 计算: `
投入物|数量|单位|排放因子|排放（kgCO2e）
冷轧板|7.9|kg|='因子'!C2|=B#*D#
组装用电|3.1|kWh|='因子'!C3|=B#*D#
原料运输|8.44|t·km|='因子'!C4|=B#*D#` }],
  ["a grid that happens to have an old value of another", { S: `
Study year 2024
Item|Amount|Unit|EF|Unit|kg CO2e|Source
Casing|0.246|kg|3.26|kg CO2e/kg|0.802|Supplier EPD 2024
Electricity|324.12|kWh|0.412|kg CO2e/kWh|133.537|EMA Singapore Energy Statistics 2024` }],
  ["a list for one tonne beside the tonnes of the year", { S: `
Functional unit: 1 t of zinc plated bolts
All amounts per functional unit; production in the period 2484 t

Item|Amount|Unit|EF|Unit|kgCO2e
Steel wire rod|1.045|t|2.18|tCO2e/t|2278.1
Zinc anodes|8.709|kg|2.92|tCO2e/t|25.43
Cartons|14.84|kg|0.81|tCO2e/t|12.02
Sum of all stages|||||2315.55` }],
  ["a list of the year under a functional unit of one tonne", { S: `
功能單位：1公噸牛皮紙袋

項目|用量|單位|係數|單位|排放（tCO2e）
牛皮紙|291.1|公噸|1.22|kgCO2e/kg|355.142
澱粉糊|4.6159|公噸|1.1|kgCO2e/kg|5.077
總計|||||360.219` }],
  ["the first stage by the word of its trade", { S: `
边界：摇篮到大门；2024年
阶段|kgCO2e/条
棉花种植与轧花|0.312
纺纱|0.2875
缝制包装|0.0514
运输|0.0163
合计|0.6672` }],
  ["years of standards in a column of sources and years", { Factors: `
Factor name|Value|Unit|Source and year
Soda ash|1100|kgCO2e/t|Supplier EPD 2023
Carbonate decomposition|0.415|tCO2e/t|IPCC 2006 vol. 3, Na2CO3 stoichiometry
Silica sand|7.751|kgCO2e/t|UK DESNZ 2023, aggregates`, Study: `
Reference period|January to December 2023
Functional unit|1 t` }],
  ["a chemical that is called a water", { S: `
投入物|年耗量|单位|碳排放因子(tCO2e/t)|排放量(tCO2e)
烧碱（100%）|38.6|t|1.31|50.57
双氧水（27.5%）|52.4|t|0.49|25.68
氨水|12|t|0.6|7.2` }],
  ["items under a heading that nobody knows, beside their stages", { S: `
过程|所指条目|实际消耗|单位|碳足迹因子|系数单位|碳排放（kgCO2e）
原材料获取|高密度聚乙烯|2844|kg|2.62|kgCO2e/kg|7451.28
原材料获取|线性低密度聚乙烯|95.6|kg|1.99|kgCO2e/kg|190.24
包装|低密度聚乙烯薄膜|15.65|kg|2.81|kgCO2e/kg|43.98
包装|瓦楞纸箱|11.64|kg|1.05|kgCO2e/kg|12.22
合计||||||7697.72` }],
  ["two variants side by side, each with its result under it", { S: `
项目|用量(kg)|因子(kgCO2e/kg)|排放(kgCO2e)||项目|用量(kg)|因子(kgCO2e/kg)|排放(kgCO2e)
冷轧板|2875|2.53|7273.75||冷轧板|2522|2.53|6380.66
镀锌板|786|3.11|2444.46||镀锌板|784|3.11|2438.24
合计|||9718.21||合计|||8818.9

年产量 (t)|||3.91||年产量 (t)|||3.91
单位产品碳足迹 (tCO2e/t)|||2.485||单位产品碳足迹 (tCO2e/t)|||2.255` }],
  ["a verifier's own figures, with their deviation from what was declared", { S: `
物质/能源|投入量|计量单位|单位排放系数|系数计量单位|复核排放量（tCO2e）|企业申报值（tCO2e）|偏差（tCO2e）|偏差 %
水泥|7081|t|0.735|kgCO2e/kg|=B#*D#|5204.54|=F#-G#|=H#/G#
砂|36450|t|2.51|kgCO2e/t|=B#*D#/1000|91.49|=F#-G#|=H#/G#
石灰|975.2|t|1.19|kgCO2e/kg|=B#*D#|1160.49|=F#-G#|=H#/G#
合计|||||=SUM(F2:F4)|=SUM(G2:G4)|=F5-G5|=H5/G5` }],
  ["electricity that is not the grid's", { S: `
Item|Amount|Unit|Factor|Factor unit|kgCO2e
Aluminium billet|1.04|kg|8.9|kgCO2e/kg|9.256
Electricity, hydro with GO|0.98|kWh|0.011|kgCO2e/kWh|0.011` }],
  ["values that are published for the thing by its wider name", { S: `
Item|Amount|Unit|Factor|Factor unit|kg CO2e|Source
Steel and metal fittings|1.79|t|3824.09|kg CO2e/t|6845.12|UK DESNZ 2025
Plastic stretch film|1.2|t|2916.51|kg CO2e/t|3499.81|UK DESNZ 2025` }],
  ["factors under a heading that sounds like results", { S: `
货物|运输方式|货物质量（t）|平均距离（km）|投入量|计量单位|单位排放值|因子单位|排放当量（kgCO2e）
生铁|重型柴油货车（30t）|1247|375|467625|t·km|0.078|kgCO2e/(t·km)|36474.75
铁合金|重型柴油货车（18t）|18.26|265|4838.9|t·km|0.129|kgCO2e/(t·km)|624.22
砂|重型柴油货车（18t）|264|80|21120|t·km|0.129|kgCO2e/(t·km)|2724.48` }],
  ["a conclusion on what a change does", { S: `
Item|kgCO2e|Share
Pig iron|27000|62.79%
Electricity|16000|37.21%
Total|43000|100%

With one after the other of the main contributions changed by 10 %, Pig iron changes the footprint by 6.28 % and Electricity by 3.72 %.` }],
];

describe("a value that a formula left", () => {
  const stored = readCell(0, 0, 0.061865771, "=B26/B29", "0.0%");
  it.each([[10.802232 / 174.60757, true], [0.0618659, false], [0.06186, false]])("is taken for %d as far as its last digit: %s", (expected, same) => {
    expect(agrees(stored, exactly(expected))).toBe(same);
  });
});

describe("workbooks by others with nothing wrong", () => {
  it.each(clean)("%s", async (_, sheets) => {
    const book = readBook("clean", sheets, []);
    calculate(book);
    expect(alarms(await auditBook(book)).map(({ rule, sheet, range, message }) => `${rule} ${sheet}!${range} ${message.en}`)).toEqual([]);
  });
});

describe("defects in workbooks by others", () => {
  it.each(cases)("%s: %s", async (_, rule, at, range, sheets) => {
    const book = readBook("blind", sheets, []);
    calculate(book);
    const findings = await auditBook(book);
    expect(findings.some((finding) => touches(finding, { rule, sheet: at, range }))).toBe(true);
    // One cause, one place: nothing else in the workbook is accused.
    expect(alarms(findings).filter((finding) => !touches(finding, { rule: finding.rule, sheet: at, range })).map(({ rule: other, sheet, range: there }) => `${other} ${sheet}!${there}`)).toEqual([]);
  });
});
