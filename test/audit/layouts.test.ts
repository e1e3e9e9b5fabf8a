import { auditWorkbook } from "../../src/audit/auditWorkbook";
import type { CaseSheet } from "../tables/sheet";
import { sheet } from "../tables/sheet";
import { alarms, touches } from "./found";
import { shippedFactors } from "./library";

const factors = shippedFactors();

function audit(sheets: readonly CaseSheet[]) {
  return auditWorkbook(sheets.map(sheet), { factors, pinned: [] });
}

/** The calculation that a boundary or a conclusion is held against, and its result for one of 100 pieces. */
const calculation: CaseSheet["rows"] = [
  ["产品碳足迹计算表"],
  ["阶段","名称","用量","单位","因子","因子单位","排放量(kgCO2e)"],
  ["原材料获取","钢板",100,"kg",2.1,"kgCO2e/kg",210],
  ["原材料获取","铝锭",20,"kg",16,"kgCO2e/kg",320],
  ["原材料运输","公路运输",50,"t·km",0.115,"kgCO2e/t·km",5.75],
  ["产品生产","电力",500,"kWh",0.58,"kgCO2e/kWh",290],
  ["产品包装","纸箱",10,"kg",0.9,"kgCO2e/kg",9],
  ["合计",null,null,null,null,null,834.75],
];
const perUnit: CaseSheet["rows"] = [
  [],
  ["年产量",100,"台"],
  ["单位产品碳足迹",8.3475,"kgCO2e/台"],
];

/** What a right and a wrong last row stand under. */
const subtotals: CaseSheet["rows"] = [
  ["阶段","名称","排放量(kgCO2e)"],
  ["原材料","钢",100],
  ["原材料","铝",200],
  ["小计",null,{"formula":"=SUM(C2:C3)","value":300}],
  ["生产","电",50],
  ["生产","气",30],
  ["小计",null,{"formula":"=SUM(C5:C6)","value":80}],
];
const pump: CaseSheet["rows"] = [
  ["产品","水泵"],
  ["年产量",1000,"台"],
  ["总排放量",250,"tCO2e"],
];
const twoProducts: CaseSheet["rows"] = [
  ["阶段","产品A(kgCO2e)","产品B(kgCO2e)"],
  ["原材料",100,200],
  ["生产",50,60],
];

const clean: readonly [string, readonly CaseSheet[]][] = [
  ["grouped headings of two rows", [
    { name: "S", merges: ["B1:C1","D1:F1","A1:A2","G1:G2"], rows: [
      ["排放源","活动数据",null,"排放因子",null,null,"排放量（tCO2e）"],
      [null,"数值","单位","数值","单位","来源",null],
      ["天然气",12000,"m3",2.1622,"kgCO2/m3","省级指南",25.95],
      ["柴油",3.5,"t",3.0959,"tCO2/t","省级指南",10.84],
      ["电力",56000,"kWh",0.5703,"kgCO2/kWh","生态环境部",31.94],
      ["合计",null,null,null,null,null,68.73],
    ] },
  ]],
  ["kilograms and tonnes beside one another, gases apart", [
    { name: "S", rows: [
      ["Source","Fuel used (L)","CO2 (kg)","CH4 (kg CO2e)","N2O (kg CO2e)","EF (kgCO2e/L)","Total (kgCO2e)","Total (tCO2e)"],
      ["Diesel generator",1000,2600,1.2,30,2.6312,2631.2,2.6312],
      ["Forklift",500,1300,0.6,15,2.6312,1315.6,1.3156],
      ["Total",null,3900,1.8,45,null,3946.8,3.9468],
    ] },
  ]],
  ["shares as text with a percent sign", [
    { name: "S", rows: [
      ["阶段","排放量(kgCO2e)","占比"],
      ["原材料",600,"60.0%"],
      ["生产",300,"30.0%"],
      ["运输",100,"10.0%"],
      ["合计",1000,"100%"],
    ] },
  ]],
  ["mass, distance and freight work in a chain", [
    { name: "S", rows: [
      ["物料","重量(t)","距离(km)","周转量(t·km)","排放因子(kgCO2e/(t·km))","排放量(kgCO2e)"],
      ["钢板",20,150,3000,0.115,345],
      ["铝锭",5,300,1500,0.115,172.5],
      ["合计",25,null,4500,null,517.5],
    ] },
  ]],
  ["a factor per unit of the row", [
    { name: "S", rows: [
      ["Material","Quantity","Unit","Emission factor (kgCO2e/unit)","Emissions (kgCO2e)"],
      ["Steel",100,"kg",2.1,210],
      ["Electricity",500,"kWh",0.58,290],
      ["Gas",30,"m3",2.1,63],
      ["Total",null,null,null,563],
    ] },
  ]],
  ["a factor per 单位", [
    { name: "S", rows: [
      ["物料","数量","单位","排放因子（kgCO2e/单位）","碳排放（kgCO2e）"],
      ["钢板",100,"kg",2.1,210],
      ["电力",500,"kWh",0.58,290],
      ["合计",null,null,null,500],
    ] },
  ]],
  ["a list of the largest beside the stages that add up to a hundred", [
    { name: "S", rows: [
      ["阶段","碳足迹(kgCO2e)","占比(%)"],
      ["原材料",92.2,94.6],["运输",0.1,0.1],["生产",5.2,5.3],["合计",97.5,100],
      [],
      ["排名前三的排放源"],
      ["排放源","kgCO2e","占比(%)"],
      ["主板",39.6,40.6],["面板",38.5,39.5],["外壳",8.1,8.3],
    ] },
  ]],
  ["shares rounded so that they add up, the largest taking what is left over", [
    { name: "S", rows: [
      ["Input","Amount","Unit","EF (kgCO2e/kg)","kgCO2e","Share (%)"],
      ["Pig iron",2.925,"kg",2.05,5.9963,51.9],["Scrap",1.95,"kg",0.06,0.117,1],["Frit",0.27,"kg",1.3,0.351,3],
      ["Coating",1.75,"kg",2.9,5.075,43.8],["Insert",0.03,"kg",1.1,0.033,0.3],
      ["Total",null,null,null,11.5723,100],
    ] },
  ]],
  ["a conclusion with a remark behind its unit", [
    { name: "S", rows: [
      ["排放源","用量(kg)","因子(kgCO2e/kg)","排放量(kgCO2e)"],
      ["水泥",25,0.75,18.75],["砂",90,0.0075,0.675],["合计",null,null,19.425],
      ["结果",19.425,"kgCO2e/m2"],
      ["结论：路面砖碳足迹为 19.43 kgCO2e/m2（ISO 14067:2018）。"],
    ] },
  ]],
  ["transport and distribution as stages of their own", [
    { name: "S", rows: [
      ["Stage","Item","Amount","Unit","EF","EF unit","kgCO2e"],
      ["Raw materials","Flour",72.5,"kg",0.86,"kgCO2e/kg",62.35],
      ["Transport","Lorry to the mill",41.6,"t·km",0.162,"kgCO2e/t·km",6.7392],
      ["Production","Grid electricity",21.8,"kWh",0.6205,"kgCO2e/kWh",13.5269],
      ["Distribution","Lorry to the shops",60.2,"t·km",0.129,"kgCO2e/t·km",7.7658],
      ["Total",null,null,null,null,null,90.3819],
      [],
      ["Stage","kgCO2e"],
      ["Raw materials",62.35],["Transport",6.7392],["Production",13.5269],["Distribution",7.7658],["Total",90.3819],
    ] },
  ]],
  ["ratings taken together below them", [
    { name: "S", rows: [
      ["Data","Time","Place","Technology","Rating","Weight"],
      ["Steel",1,2,1,{"formula":"=(B2+C2+D2)/3","value":1.3333333333333333},0.6],
      ["Power",1,1,2,{"formula":"=(B3+C3+D3)/3","value":1.3333333333333333},0.3],
      ["Road",2,2,2,{"formula":"=(B4+C4+D4)/3","value":2},0.08],
      ["Film",3,2,1,{"formula":"=(B5+C5+D5)/3","value":2},0.02],
      ["Weighted rating",null,null,null,{"formula":"=SUMPRODUCT(E2:E5,F2:F5)","value":1.4},null],
    ] },
  ]],
  ["a loss that is multiplied in", [
    { name: "S", rows: [
      ["Material","Amount (kg)","Loss rate","EF (kgCO2e/kg)","Emissions (kgCO2e)"],
      ["Steel",100,0.05,2.1,220.5],
      ["Aluminium",20,0.02,16,326.4],
      ["Copper",10,0.03,4,41.2],
      ["Total",null,null,null,588.1],
    ] },
  ]],
  ["an allocation in percent", [
    { name: "S", rows: [
      ["项目","总用量(kWh)","分摊比例(%)","因子(kgCO2e/kWh)","排放量(kgCO2e)"],
      ["车间A电力",10000,25,0.58,1450],
      ["车间B电力",20000,10,0.58,1160],
      ["车间C电力",5000,50,0.58,1450],
      ["合计",null,null,null,4060],
    ] },
  ]],
  ["a credit", [
    { name: "S", rows: [
      ["Item","Qty (kg)","EF (kgCO2e/kg)","Emissions (kgCO2e)"],
      ["Steel",100,2.1,210],
      ["Scrap recycling credit",20,-1.5,-30],
      ["Total",null,null,180],
    ] },
  ]],
  ["numbers stored as text with thousands separators", [
    { name: "S", rows: [
      ["名称","用量(kg)","因子(kgCO2e/kg)","排放量(kgCO2e)"],
      ["钢板","1,200","2.1","2,520"],
      ["铝锭","2,000","16","32,000"],
      ["合计",null,null,"34,520"],
    ] },
  ]],
  ["a sensitivity with steps", [
    { name: "S", rows: [
      ["参数","变动幅度","基准碳足迹(kgCO2e)","变化后碳足迹(kgCO2e)","变化率"],
      ["电力用量","-10%",1000,971,"-2.9%"],
      ["钢材用量","+10%",1000,1021,"2.1%"],
    ] },
  ]],
  ["the unit in a line above", [
    { name: "S", rows: [
      ["Acme widget PCF"],
      ["Unit: kg CO2e"],
      [],
      ["#","Life cycle stage","Process","Activity","Unit","EF","EF unit","Result"],
      [1,"Upstream","Steel sheet",1.25,"kg",2.3,"kg CO2e/kg",2.875],
      [2,"Upstream","PP granulate",0.4,"kg",1.95,"kg CO2e/kg",0.78],
      [3,"Core","Electricity",3.2,"kWh",0.41,"kg CO2e/kWh",1.312],
      [4,"Downstream","Truck",0.85,"t*km",0.092,"kg CO2e/t*km",0.0782],
      ["","","Total","","","","",5.0452],
    ] },
  ]],
  ["a total of subtotals", [
    { name: "S", rows: [...subtotals, ["总计",null,{"formula":"=C4+C7","value":380}]] },
  ]],
  ["labels with values", [
    { name: "S", rows: [...pump, ["单位产品碳足迹",0.25,"tCO2e/台"], ["执行标准","ISO 14067:2018"]] },
  ]],
  ["the total above its parts", [
    { name: "S", rows: [
      ["Category","Emissions (t CO2e)"],
      ["Total",60],
      ["Scope 1",10],
      ["Scope 2",20],
      ["Scope 3",30],
    ] },
  ]],
  ["thirds that round to 99.9", [
    { name: "S", rows: [
      ["阶段","排放量(kgCO2e)","占比(%)"],
      ["A原材料",33.3,33.3],
      ["B生产",33.3,33.3],
      ["C运输",33.3,33.3],
      ["合计",100,100],
    ] },
  ]],
  ["boundary ok", [
    { name: "S", rows: [
      ["系统边界：原材料获取、原材料运输、产品生产、产品包装"],
      [],
      ...calculation,
    ] },
  ]],
  ["conclusion conflict", [
    { name: "S", rows: [
      ...calculation,
      ...perUnit,
    ] },
    { name: "结论", rows: [
      ["本产品总碳足迹为 834.75 kgCO2e，单位产品碳足迹为 8.35 kgCO2e/台。"],
    ] },
  ]],
  ["english text", [
    { name: "S", rows: [
      ["Product carbon footprint study of a kettle"],
      ["System boundary: cradle-to-gate"],
      ["The product carbon footprint is 8.9 kg CO2e per piece."],
      [],
      ["Item","Qty","Unit","EF","EF unit","kg CO2e"],
      ["Steel",1.2,"kg",2.3,"kg CO2e/kg",2.76],
      ["PP",0.8,"kg",2,"kg CO2e/kg",1.6],
      ["Electricity",6,"kWh",0.58,"kg CO2e/kWh",3.48],
      ["Total","","","","",7.84],
    ] },
  ]],
  ["monthly", [
    { name: "S", rows: [
      ["能源","单位","1月","2月","3月","合计"],
      ["电力","kWh",100,120,130,350],
      ["天然气","m3",10,12,9,31],
    ] },
  ]],
  ["bom", [
    { name: "S", rows: [
      ["序号","图号","名称","材质","数量(件)","单重(kg)","总重(kg)","因子(kgCO2e/kg)","排放量(kgCO2e)"],
      [1,"A-01","法兰","Q235",4,2.5,10,2.3,23],
      [2,"A-02","壳体","HT200",1,12,12,1.9,22.8],
      [3,"A-03","轴","45",2,3,6,2.4,14.4],
      ["合计",null,null,null,null,null,28,null,60.2],
    ] },
  ]],
  ["bom no emission", [
    { name: "S", rows: [
      ["序号","名称","数量(件)","总重(kg)","因子(kgCO2e/kg)"],
      [1,"法兰",4,10,2.3],
      [2,"壳体",1,12,1.9],
    ] },
  ]],
  ["units list", [
    { name: "S", rows: [
      ["燃料","消耗量","低位发热量(GJ/t)","单位热值含碳量(tC/GJ)","碳氧化率(%)","排放量(tCO2)"],
      ["柴油",10,42.652,0.0202,98,30.96],
      ["汽油",5,43.07,0.0189,98,14.63],
    ] },
  ]],
  ["per functional unit", [
    { name: "S", rows: [
      ["Flow","Amount per piece","Unit","Factor","Unit","kg CO2e per piece","kg CO2e per year (1000 pieces)"],
      ["Steel",1.2,"kg",2.3,"kg CO2e/kg",2.76,2760],
      ["PP",0.8,"kg",2,"kg CO2e/kg",1.6,1600],
      ["Total","","","","",4.36,4360],
    ] },
  ]],
  ["repeated headers", [
    { name: "S", rows: [
      ["名称","用量(kg)","因子(kgCO2e/kg)","排放量(kgCO2e)"],
      ["钢",10,2,20],
      ["铝",10,16,160],
      ["名称","用量(kg)","因子(kgCO2e/kg)","排放量(kgCO2e)"],
      ["铜",10,4,40],
      ["合计",null,null,220],
    ] },
  ]],
  ["no total label in first col", [
    { name: "S", rows: [
      ["名称","用量(kg)","因子(kgCO2e/kg)","排放量(kgCO2e)"],
      ["钢",10,2,20],
      ["铝",10,16,160],
      ["铜",10,4,40],
      [null,null,null,220],
    ] },
  ]],
  ["kg in sum t", [
    { name: "S", rows: [
      ["名称","用量(kg)","因子(kgCO2e/kg)","排放量(kgCO2e)"],
      ["钢",10,2,20],
      ["铝",10,16,160],
      ["铜",10,4,40],
      ["合计(tCO2e)",null,null,0.22],
    ] },
  ]],
  ["waste neg", [
    { name: "S", rows: [
      ["Stage","Emissions (kgCO2e)","Share"],
      ["Raw materials",120,1.2],
      ["Production",30,0.3],
      ["End of life credit",-50,-0.5],
      ["Total",100,1],
    ] },
  ]],
  ["two products cols", [
    { name: "S", rows: [
      ...twoProducts,
      ["合计",150,260],
    ] },
  ]],
  ["precise floats", [
    { name: "S", rows: [
      ["名称","用量(kg)","因子(kgCO2e/kg)","排放量(kgCO2e)"],
      ["钢",10.123456789,2.345678901,23.7464],
      ["铝",3.3333333333,16.05,53.5],
      ["合计",null,null,77.2464],
    ] },
  ]],
  ["qty rounding", [
    { name: "S", rows: [
      ["名称","用量(t)","因子(kgCO2e/kg)","排放量(tCO2e)"],
      ["钢",12.3,2.05,25.28],
      ["铝",3.1,16.1,50.38],
      ["铜",0.52,4.3,2.22],
      ["锌",0.1,3.1,0.3],
      ["合计",null,null,78.18],
    ] },
  ]],
  ["sections with headings of their own under one grand total", [
    { name: "S", rows: [
      ["一、原材料"],
      ["名称","用量(kg/t产品)","因子(kgCO2e/kg)","碳足迹(kgCO2e/t产品)"],
      ["丙烯酸乳液",320,2.35,752],
      ["钛白粉",180,5.2,936],
      ["小计",null,null,1688],
      ["二、生产能耗"],
      ["名称","用量(kWh/t产品)","因子(kgCO2e/kWh)","碳足迹(kgCO2e/t产品)"],
      ["电力",95,0.6205,58.95],
      ["小计",null,null,58.95],
      ["总计",null,null,1746.95],
    ] },
  ]],
  ["scores weighted row by row, with the overall score under them", [
    { name: "S", rows: [
      ["Data point","Contribution","Technology","Geography","Time","DQR","Weighted DQR"],
      ["Steel","62%",2,1,2,1.67,1.0354],
      ["Electricity","30%",1,1,1,1,0.3],
      ["Packaging","8%",3,3,2,2.67,0.2136],
      ["Overall","100%",null,null,null,null,1.549],
    ] },
  ]],
  ["a part of aluminium, and factors per unit of each row", [
    { name: "S", rows: [
      ["原材料","用量","单位","碳足迹系数 (kgCO2e/单位)","碳足迹(kgCO2e)"],
      ["铝合金压铸件",120,"kg",21.5,2580],
      ["电动机",8,"个",46,368],
    ] },
  ]],
  ["values of factors between two units", [
    { name: "S", rows: [
      ["名称","数量","单位","因子数值","因子单位","碳排放量(kgCO2e)"],
      ["铜线",380,"kg",3.64,"kgCO2e/kg",1383.2],
      ["钢化玻璃",302,"kg",1.42,"kgCO2e/kg",428.84],
      ["瓦楞纸箱",302,"kg",0.75,"kgCO2e/kg",226.5],
      ["天然气",4427,"m³",2.162,"kgCO2e/m³",9571.17],
    ] },
  ]],
  ["subtotals under a stage that is merged over them, as amounts are under headings of groups", [
    { name: "S", merges: ["A2:A4","A5:A7","A8:A9"], rows: [
      ["Stage","Flow","Quantity","Unit","EF","EF unit","Emissions (kgCO2e)"],
      ["Materials","Steel sheet",10,"kg",2.5,"kgCO2e/kg",25],
      [null,"Copper wire",2,"kg",5,"kgCO2e/kg",10],
      [null,"Subtotal",null,null,null,null,35],
      ["Production","Electricity",20,"kWh",0.5,"kgCO2e/kWh",10],
      [null,"Compressed air",4,"kWh",0.5,"kgCO2e/kWh",2],
      [null,"Subtotal",null,null,null,null,12],
      ["Use","Electricity in use",100,"kWh",0.4,"kgCO2e/kWh",40],
      [null,"Subtotal",null,null,null,null,40],
      ["Total",null,null,null,null,null,87],
    ] },
  ]],
  ["a boundary with the use of the product, and one that says what it leaves out", [
    { name: "A", rows: [
      ["System boundary","Cradle to grave (Materials, Production, Use, Disposal)"],
      [],
      ["Stage","Item","Amount","Unit","EF (kgCO2e/unit)","kgCO2e"],
      ["Materials","Steel",10,"kg",2.5,25],
      ["Production","Electricity",20,"kWh",0.5,10],
      ["Use","Electricity",100,"kWh",0.4,40],
      ["Disposal","Shredding",10,"kg",0.1,1],
      ["Total",null,null,null,null,76],
    ] },
  ]],
  ["freight work that is only listed, and a boundary without its outbound stages", [
    { name: "范围", rows: [
      ["系统边界","摇篮到大门：原材料获取、原材料运输、生产制造；不含成品运输、使用与废弃"],
    ] },
    { name: "运输", rows: [
      ["货物","运量(t)","运距(km)","周转量(t·km)","车型"],
      ["钢卷",{"formula":"=清单!B3","value":1200},250,{"formula":"=B2*C2","value":300000},"重型货车"],
      ["油漆",{"formula":"=清单!B4","value":30},400,{"formula":"=B3*C3","value":12000},"重型货车"],
      ["焊丝",{"formula":"=清单!B5","value":12},600,{"formula":"=B4*C4","value":7200},"重型货车"],
      ["合计",{"formula":"=SUM(B2:B4)","value":1242},null,{"formula":"=SUM(D2:D4)","value":319200},null],
    ] },
    { name: "清单", rows: [
      ["2024年投入"],
      ["名称","用量(t)","因子(tCO2e/t)","排放量(tCO2e)"],
      ["钢卷",1200,2.3,2760],
      ["油漆",30,3.1,93],
      ["焊丝",12,2.6,31.2],
      ["原材料运输",319200,null,null],
    ] },
  ]],
  ["figures fetched from a sheet that does not know the last of them", [
    { name: "Meters", rows: [["Item","Quantity","Unit"],["Steel",100,"kg"],["Paint",4,"kg"],["Power",50,"kWh"]] },
    { name: "Calc", rows: [
      ["Item","Quantity","Unit","EF","EF unit","kg CO2e"],
      ["Steel",{"formula":"=Meters!B2","value":100},"kg",2.5,"kgCO2e/kg",{"formula":"=B2*D2","value":250}],
      ["Paint",{"formula":"=Meters!B3","value":4},"kg",3,"kgCO2e/kg",{"formula":"=B3*D3","value":12}],
      ["Power",{"formula":"=Meters!B4","value":50},"kWh",0.5,"kgCO2e/kWh",{"formula":"=B4*D4","value":25}],
      ["Lorry to the depot",31.2,"t.km",0.1,"kgCO2e/t.km",{"formula":"=B5*D5","value":3.12}],
    ] },
  ]],
  ["energy of a year beside its part for one piece", [
    { name: "Energy", rows: [
      ["Carrier","kWh/a","EF [kg CO2e/kWh]","t CO2e/a","kg CO2e/pc"],
      ["Power",200000,0.4,80,8],
      ["Gas",100000,0.2,20,2],
      ["Sum",null,null,100,10],
    ] },
    { name: "Result", rows: [["Stage","kg CO2e/pc"],["Production energy",10],["Materials",30],["Total",40]] },
  ]],
  ["reported and verified totals, of which the conclusion takes the second", [
    { name: "复核", rows: [
      ["排放源","核查用量","单位","排放因子(kgCO2e/单位)","填报排放量(tCO2e)","核查排放量(tCO2e)"],
      ["盘条",1000,"t",2400,2412,2400],
      ["电力",500,"MWh",600,300,300],
      ["工业水",10000,"m³",0.2,2,2],
      ["合计",null,null,null,2714,2702],
    ] },
    { name: "结论", rows: [["核查排放总量（tCO2e）",2702]] },
  ]],
  ["a cut-off for all exclusions together", [
    { name: "S", rows: [
      ["Cut-off rule","Excluded flows together stay below 5 % of the total"],
      [],
      ["Excluded flow","Share (%)","Reason"],
      ["Labels",1.8,"no data"],
      ["Grease",2.1,"no data"],
    ] },
  ]],
  ["modules of a declaration of which only the sum of the first is given", [
    { name: "EPD", rows: [
      ["Indicator","Unit","A1-A3","A4","A5","C3"],
      ["GWP-total","kg CO2e",310,4.2,1.1,8.5],
      ["GWP-fossil","kg CO2e",305,4.2,1.1,8.4],
    ] },
  ]],
];

const defective: readonly [string, string, string, string, readonly CaseSheet[]][] = [
  ["a heading of tonnes over kilograms", "unit.scale", "S", "D3", [
    { name: "S", rows: [
      ["产品碳足迹计算"],
      ["名称","用量(kg)","因子(kgCO2e/kg)","排放量(tCO2e)"],
      ["钢板",100,2.1,210],
      ["铝锭",20,16,320],
      ["合计",null,null,530],
    ] },
  ]],
  ["a cut-off above its limit", "cutoff.exceeded", "S", "B5", [
    { name: "S", rows: [
      ["取舍准则：单项不超过1%，累计不超过5%"],
      ["舍弃项","占比(%)","舍弃理由"],
      ["润滑油",0.3,"量少"],
      ["标签",0.2,"量少"],
      ["清洗剂",2.4,"无数据"],
    ] },
  ]],
  ["two GWP sets", "gwp.mixed", "S", "D4", [
    { name: "S", rows: [
      ["制冷剂","泄漏量(kg)","GWP","GWP来源","排放量(kgCO2e)"],
      ["R-134a",2,1530,"IPCC AR6",3060],
      ["R-32",1,771,"IPCC AR6",771],
      ["SF6",0.5,23500,"IPCC AR5",11750],
    ] },
  ]],
  ["results per unit of several products", "perunit.mismatch", "S", "D4", [
    { name: "S", rows: [
      ["产品型号","年产量(台)","总排放量(tCO2e)","单位产品碳足迹(kgCO2e/台)"],
      ["A100",1200,360,300],
      ["B200",800,400,500],
      ["C300",500,300,620],
    ] },
  ]],
  ["an old factor", "factor.outdated", "S", "F4", [
    { name: "S", rows: [
      ["核算期：2024年1月-12月"],
      ["名称","用量","单位","因子","因子单位","数据年份","排放量(kgCO2e)"],
      ["钢板",100,"kg",2.1,"kgCO2e/kg",2022,210],
      ["树脂",100,"kg",5.1,"kgCO2e/kg",2012,510],
    ] },
  ]],
  ["another grid's factor", "factor.region", "S", "C2", [
    { name: "S", rows: [
      ["名称","用量(MWh)","排放因子(tCO2/MWh)","排放量(tCO2)"],
      ["外购电力（华东电网）",100,0.6776,67.76],
    ] },
  ]],
  ["a total over its own subtotals", "sum.double", "S", "C8", [
    { name: "S", rows: [...subtotals, ["总计",null,{"formula":"=SUM(C2:C7)","value":760}]] },
  ]],
  ["a result per unit that does not follow", "perunit.mismatch", "S", "B4", [
    { name: "S", rows: [...pump, ["单位产品碳足迹",2.5,"tCO2e/台"]] },
  ]],
  ["boundary lists distribution", "boundary.missing", "S", "A1", [
    { name: "S", rows: [
      ["系统边界：原材料获取、原材料运输、产品生产、产品包装、产品分销"],
      [],
      ...calculation,
    ] },
  ]],
  ["conclusion conflict bad", "result.conflict", "结论", "A1", [
    { name: "S", rows: [
      ...calculation,
      ...perUnit,
    ] },
    { name: "结论", rows: [
      ["本产品总碳足迹为 834.75 kgCO2e，单位产品碳足迹为 9.21 kgCO2e/台。"],
    ] },
  ]],
  ["conclusion total bad", "result.conflict", "结论", "A1", [
    { name: "S", rows: [
      ...calculation,
      ["总碳足迹",null,null,null,null,null,834.75],
    ] },
    { name: "结论", rows: [
      ["本产品总碳足迹为 934.75 kgCO2e。"],
    ] },
  ]],
  ["two products bad", "sum.mismatch", "S", "C5", [
    { name: "S", rows: [
      ...twoProducts,
      ["运输",5,6],
      ["合计",155,286],
    ] },
  ]],
  ["a heading of tonnes over kilograms beside a share of one in a thousand", "unit.scale", "S", "E1:E4", [
    { name: "S", rows: [
      ["物料","用量(kg)","排放因子","因子单位","碳排放量(tCO2e)","占比"],
      ["棉纱",579,6.4,"kgCO2e/kg",3705.6,"92.5%"],
      ["铜线",63,4.13,"kgCO2e/kg",260.19,"6.5%"],
      ["PE膜",15,2.61,"kgCO2e/kg",39.15,0.001],
    ] },
  ]],
  ["freight work that is not mass times distance", "row.mismatch", "S", "D3", [
    { name: "S", rows: [
      ["Goods","Weight (kg)","Distance (km)","Transport work (tkm)","EF (kgCO2e/tkm)","Emissions (kgCO2e)"],
      ["Copper wire",358,48,17.184,0.129,2.22],
      ["Limestone",4085,1138,5758.476,0.129,599.69],
      ["Zinc ingot",177,956,169.212,0.129,21.83],
      ["Epoxy resin",130.4,1470,191.688,0.129,24.73],
    ] },
  ]],
  ["freight work under a heading of kilometres", "unit.dimension", "S", "B2:C2", [
    { name: "S", rows: [
      ["运输物料","货物周转量(km)","排放因子(kgCO2e/t·km)","排放量(kgCO2e)"],
      ["钢板",3000,0.115,345],
      ["铝锭",1500,0.115,172.5],
    ] },
  ]],
  ["a heading that begins with a number", "row.mismatch", "S", "D3", [
    { name: "S", rows: [
      ["部件","1000瓶用量(kg)","排放因子(kgCO2e/kg)","碳排放(kgCO2e)"],
      ["瓶身",18.5,3.11,57.54],
      ["瓶盖",2.1,1.93,5.04],
      ["标签",0.6,2.2,1.32],
    ] },
  ]],
  ["a base unlike that of the other rows", "sensitivity.mismatch", "S", "C4", [
    { name: "S", rows: [
      ["Parameter","Variation","Baseline total (kgCO2e)","New total (kgCO2e)","Change (%)"],
      ["Nitrogen","10%",34086,34095.6,0.03],
      ["PP granulate","10%",34086,34193.9,0.32],
      ["Manual","10%",20451.6,34088.4,0.01],
      ["Copper","10%",34086,34190,0.31],
      ["Zinc","10%",34086,34120,0.1],
    ] },
  ]],
  ["a year that misses its last month", "sum.range", "S", "G3", [
    { name: "S", rows: [
      ["Utility","Unit","Jan","Feb","Mar","Apr","Year","EF","EF unit","kg CO2e"],
      ["Power","kWh",100,110,120,130,{"formula":"=SUM(C2:F2)","value":460},0.5,"kgCO2e/kWh",230],
      ["Gas","m3",40,50,60,70,{"formula":"=SUM(C3:E3)","value":150},2,"kgCO2e/m3",300],
      ["Water","m3",10,11,12,13,{"formula":"=SUM(C4:F4)","value":46},0.3,"kgCO2e/m3",13.8],
    ] },
  ]],
  ["a month stored as text", "number.text", "S", "D2", [
    { name: "S", rows: [
      ["能源","单位","1月","2月","3月","全年合计","因子","因子单位","排放量(kgCO2e)"],
      ["电力","kWh",100,"110",120,220,0.5,"kgCO2e/kWh",110],
      ["天然气","m3",40,50,60,150,2,"kgCO2e/m3",300],
      ["自来水","t",10,11,12,33,0.2,"kgCO2e/t",6.6],
    ] },
  ]],
  ["modules that do not make their sum", "sum.mismatch", "EPD", "E3", [
    { name: "EPD", rows: [
      ["Indicator","A1","A2","A3","A1-A3"],
      ["kg CO2e per t",300,10,90,400],
      ["t CO2e in the year",3000,100,900,3000],
    ] },
  ]],
  ["a conclusion in a sentence", "result.conflict", "S", "A9", [
    { name: "S", rows: [
      ["Functional unit","1 lamp"],
      [],
      ["Stage","Emissions (kg CO2e)"],
      ["Materials",12.41],
      ["Production",5.12],
      ["Packaging",0.93],
      ["Total",18.46],
      [],
      ["Conclusion: the carbon footprint of 1 lamp is 23.4 kg CO2e."],
    ] },
  ]],
  ["a conclusion for one of the output", "result.conflict", "S", "A9", [
    { name: "S", rows: [
      ["阶段","排放量（tCO2e）"],
      ["原材料获取",600],
      ["产品生产",300],
      ["产品包装",100],
      ["合计",1000],
      [],
      ["年产量（台）",20000],
      [],
      ["结论：1 台产品的碳足迹为 62 kgCO2e。"],
    ] },
  ]],
  ["two materials that changed names in the list of transports", "label.exchanged", "S", "B6:C7", [
    { name: "S", rows: [
      ["Stage","Item","Amount","Unit","Distance (km)","EF","EF unit","kg CO2e"],
      ["Materials","Resin",0.4,"kg","—",2,"kgCO2e/kg",0.8],
      ["Materials","Chalk",0.9,"kg","—",0.1,"kgCO2e/kg",0.09],
      ["Materials","Dye",0.05,"kg","—",6,"kgCO2e/kg",0.3],
      ["Transport","Dye, transport",0.05,"kg",300,0.1,"kgCO2e/tkm",0.0015],
      ["Transport","Chalk, transport",0.4,"kg",500,0.1,"kgCO2e/tkm",0.02],
      ["Transport","Resin, transport",0.9,"kg",200,0.1,"kgCO2e/tkm",0.018],
    ] },
  ]],
  ["an amount that the data sheet has ten times, beside its transport", "activity.conflict", "Data", "B3", [
    { name: "Calc", rows: [
      ["Item","Amount","Unit","Distance (km)","EF","EF unit","kg CO2e"],
      ["Iron",2000,"kg","—",2,"kgCO2e/kg",4000],
      ["Coke",310,"kg","—",3,"kgCO2e/kg",930],
      ["Sand",700,"kg","—",0.1,"kgCO2e/kg",70],
      ["Iron, transport",2000,"kg",100,0.1,"kgCO2e/tkm",20],
      ["Coke, transport",310,"kg",200,0.1,"kgCO2e/tkm",6.2],
      ["Sand, transport",700,"kg",50,0.1,"kgCO2e/tkm",3.5],
    ] },
    { name: "Data", rows: [["Item","Amount","Unit"],["Iron",2000,"kg"],["Coke",3100,"kg"],["Sand",700,"kg"]] },
  ]],
  ["a dataset of another country than the plant's", "factor.region", "S", "C4:E4", [
    { name: "S", rows: [
      ["Place of manufacture","Lyon, France"],
      [],
      ["Item","Amount (kWh)","EF (kgCO2e/kWh)","kg CO2e","Source"],
      ["Electricity",1000,0.811,811,"LCA database, electricity, medium voltage {PL}"],
    ] },
  ]],
  ["a result per kilogram of another weight", "perunit.mismatch", "S", "B9", [
    { name: "S", rows: [
      ["Net weight (kg/pc)",0.8],
      [],
      ["Stage","kg CO2e/pc"],
      ["Materials",3],
      ["Production",1],
      ["Packaging",0.2],
      ["Total",4.2],
      [],
      ["Per kg of part (kg CO2e/kg)",2.8],
    ] },
  ]],
  ["a piece that weighs a thousand times its inputs", "result.implausible", "S", "B1", [
    { name: "S", rows: [
      ["产品净重（kg）",2.4],
      [],
      ["物料","用量","单位","因子","因子单位","排放量(kgCO2e)"],
      ["钢壳",0.0012,"kg",2.5,"kgCO2e/kg",0.003],
      ["铜线",0.0008,"kg",5,"kgCO2e/kg",0.004],
      ["塑料件",0.0004,"kg",3,"kgCO2e/kg",0.0012],
    ] },
  ]],
  ["a stage that only this study has", "stage.mismatch", "By stage", "B3", [
    { name: "Detail", rows: [
      ["Stage","Item","Qty","Unit","EF (t CO2e/unit)","t CO2e"],
      ["Materials","Gravel",1000,"t",0.005,5],
      ["Mixing","Gas",100,"MWh",0.2,20],
      ["Mixing","Power",50,"MWh",0.1,5],
      ["Laying","Diesel",10,"m3",3,30],
    ] },
    { name: "By stage", rows: [["Stage","t CO2e"],["Materials",5],["Mixing",37],["Laying",30],["All stages",72]] },
  ]],
  ["allocations that leave something over", "share.total", "S", "C2:C4", [
    { name: "S", rows: [
      ["产品","产量(t)","分配系数","分配排放量(tCO2e)"],
      ["主产品",900,0.82,820],
      ["副产品",100,0.1,100],
      ["合计",1000,0.92,920],
    ], formats: { C2: "0.0%", C3: "0.0%", C4: "0.0%" } },
  ]],
  ["a plastic with the value of another", "factor.whois", "S", "D2", [
    { name: "S", rows: [
      ["Item","Amount","Unit","EF","EF unit","kg CO2e"],
      ["HDPE crate",10,"kg",4.0185,"kgCO2e/kg",40.185],
    ] },
  ]],
  ["a conclusion below the one list that there is", "result.conflict", "S", "A6", [
    { name: "S", rows: [
      ["排放源","用量(kg)","因子(kgCO2e/kg)","排放量(kgCO2e)"],
      ["碳钢板",30,2.4,72],["环氧粉末涂料",2,3.2,6.4],["木箱",5,0.45,2.25],["合计",null,null,80.65],
      ["结论：1台阀门从摇篮到大门的碳足迹为97.1kgCO2e。"],
    ] },
  ]],
  ["the result of all in words of its own below the list", "result.conflict", "S", "A6", [
    { name: "S", rows: [
      ["Item","Amount (kg)","EF (kgCO2e/kg)","kg CO2e"],
      ["PP seat",2.1,2,4.2],["Steel legs",1.7,2.4,4.08],["Corrugated box",0.7,0.9,0.63],["Total",null,null,8.91],
      ["Carbon footprint of one chair: 7.35 kg CO2e"],
    ] },
  ]],
  ["a part called by what it is of and what it is for", "factor.outlier", "S", "C2", [
    { name: "S", rows: [
      ["物料","用量(kg)","因子值(kgCO2e/kg)","碳排放量(kgCO2e)"],
      ["钢管椅腿",1.7,24,40.8],["聚丙烯座壳",2.1,2,4.2],["合计",null,null,45],
    ] },
  ]],
  ["a part called by its form, its material in brackets", "factor.outlier", "S", "C2", [
    { name: "S", rows: [
      ["投入项","每樘用量(kg)","碳足迹因子(kgCO2e/kg)","排放(kgCO2e)"],
      ["合页（碳钢）",1.2,25.5,30.6],["松木集成材",28,0.31,8.68],["合计",null,null,39.28],
    ] },
  ]],
  ["one factor of an older set than the study's", "gwp.mixed", "EF", "D3", [
    { name: "EF", rows: [["Item","Factor","Unit","Source"],["Cotton yarn",7.8,"kgCO2e/kg","ecoinvent 3.9"],["Dye",4.6,"kgCO2e/kg","supplier, GWP100 of AR4"]] },
    { name: "Results", rows: [["Carbon footprint of a towel"],["All results with GWP100 of AR6"],["Stage","kgCO2e"],["Raw materials",3.2],["Production",1.4],["Total",4.6]] },
  ]],
  ["a boundary in traditional characters that lists what no row has", "boundary.missing", "S", "A2", [
    { name: "S", rows: [
      ["毛巾碳足跡"],
      ["系統邊界：搖籃到大門，含原料、運輸、製造、包裝、廢棄處理"],
      ["階段","排放源","活動數據","單位","排放係數","係數單位","排放量(kgCO2e)"],
      ["原料","純棉紗",412,"kg",7.8,"kgCO2e/kg",3213.6],["運輸","原料陸運",62.4,"t·km",0.131,"kgCO2e/t·km",8.17],
      ["製造","天然氣",285,"Nm³",2.16,"kgCO2e/Nm³",615.6],["包裝","瓦楞紙箱",14.6,"kg",1.06,"kgCO2e/kg",15.48],
      ["合計",null,null,null,null,null,3852.85],
    ] },
  ]],
];

describe("layouts people use", () => {
  it.each(clean)("%s: nothing to say", (_, sheets) => {
    expect(alarms(audit(sheets)).map(({ rule, range, message }) => `${rule} ${range} ${message.en}`)).toEqual([]);
  });

  it.each(defective)("%s: %s", (_, rule, at, range, sheets) => {
    expect(audit(sheets).filter((finding) => touches(finding, { rule, sheet: at, range }))).toHaveLength(1);
  });
});
