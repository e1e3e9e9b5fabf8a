import { readBook } from "../book";
import type { Book } from "../book";

/** Workbooks as consultants write them in English. */
export const english: readonly (() => Book)[] = [
  () => readBook("GHG Protocol steel bracket", { Inventory: `
Product GHG inventory - steel bracket (1,000 pcs)
Life cycle stage|Material|Quantity|Unit|Emission factor|EF unit|GHG emissions (kg CO2e)|% of total|Source
Materials|Hot rolled steel|1180|kg|2.35|kg CO2e/kg|=C#*E#|=G#/G$9%f|worldsteel 2022
Materials|Zinc coating|24|kg|3.1|kg CO2e/kg|=C#*E#|=G#/G$9%f|IZA 2021
Materials|Cardboard|65|kg|0.82|kg CO2e/kg|=C#*E#|=G#/G$9%f|DESNZ 2023
Production|Electricity|530|kWh|0.207|kg CO2e/kWh|=C#*E#|=G#/G$9%f|DESNZ 2023
Production|Natural gas|88|m3|2.038|kg CO2e/m3|=C#*E#|=G#/G$9%f|DESNZ 2023
Distribution|Road freight|410|t.km|0.107|kg CO2e/t.km|=C#*E#|=G#/G$9%f|DESNZ 2023
Total||||||=SUM(G3:G8)|=SUM(H3:H8)%f|` }, ["calc Inventory!3-8 name=B qty=C unit=D ef=E efu=F em=G share=H src=I total=9"]),
  () => readBook("battery pack, factors apart", { "EF list": `
Emission factors
Item|EF|Unit|Reference|Year
Cathode active material|14.2|kg CO2e/kg|Supplier EPD|2022
Graphite anode|5.1|kg CO2e/kg|Supplier EPD|2022
Electrolyte|6.3|kg CO2e/kg|Literature|2021
Aluminium housing|8.4|kg CO2e/kg|European Aluminium|2021
Electricity|0.392|kg CO2e/kWh|Supplier specific|2023`, Model: `
Reporting year|2023

Input|Amount|UoM|EF|Result (kg CO2e)
Cathode active material|118|kg|='EF list'!B3|=B#*D#
Graphite anode|72|kg|='EF list'!B4|=B#*D#
Electrolyte|51|kg|='EF list'!B5|=B#*D#
Aluminium housing|64|kg|='EF list'!B6|=B#*D#
Electricity|4100|kWh|='EF list'!B7|=B#*D#
Grand total||||=SUM(E4:E8)
Output|75|kWh
PCF per kWh|=E9/B10|kg CO2e/kWh` }, ["calc Model!4-8 name=A qty=B unit=C ef=D em=E total=9", "factors EF_list!3-7 name=A ef=B unit=C src=D year=E", "perunit Model!11 result=B"]),
  () => readBook("PCB typed", { Sheet1: `
PCF calculation for PCB assembly, functional unit: 1 board
Component|Mass (g)|Emission factor (kg CO2e/kg)|Footprint (kg CO2e)
FR4 laminate|42|11.2|0.4704
Copper foil|9.5|4.8|0.0456
Solder|3.1|12.5|0.0388
Integrated circuits|1.8|890|1.602
Connectors|12|6.1|0.0732
Sum|||2.23` }, ["calc Sheet1!3-7 name=A qty=B ef=C em=D total=8"]),
  () => readBook("food by stage sections", { Yoghurt: `
Yoghurt 500 g cup - carbon footprint
Activity|Amount|Unit|Factor|Factor unit|kg CO2e
1. Raw materials
Raw milk|540|kg|1.35|kg CO2e/kg|~2 B#*D#
Sugar|28|kg|0.62|kg CO2e/kg|~2 B#*D#
Fruit preparation|45|kg|1.1|kg CO2e/kg|~2 B#*D#
Subtotal|||||~2 SUM(F4:F6)
2. Packaging
PP cups|11.5|kg|3.1|kg CO2e/kg|~2 B#*D#
Aluminium lids|0.6|kg|9.1|kg CO2e/kg|~2 B#*D#
Subtotal|||||~2 SUM(F9:F10)
3. Processing
Electricity|96|kWh|0.233|kg CO2e/kWh|~2 B#*D#
Steam|310|MJ|0.073|kg CO2e/MJ|~2 B#*D#
Refrigerant R-134a leakage|0.004|kg|1530|kg CO2e/kg|~2 B#*D#
Subtotal|||||~2 SUM(F13:F15)
Total|||||~2 F7+F11+F16` }, ["calc Yoghurt!4-6,9-10,13-15 name=A qty=B unit=C ef=D efu=E em=F total=17"]),
  () => readBook("textile two-row head", { LCI: `
T-shirt, 1,000 pieces
Process|Activity data|<<|Emission factor|<<|Emissions|<<
^^|Value|Unit|Value|Unit|kg CO2e|%
Cotton fibre|165|kg|2.1|kg CO2e/kg|=B#*D#|=ROUND(F#/F$9*100,1)
Spinning electricity|520|kWh|0.55|kg CO2e/kWh|=B#*D#|=ROUND(F#/F$9*100,1)
Dyeing steam|1900|MJ|0.07|kg CO2e/MJ|=B#*D#|=ROUND(F#/F$9*100,1)
Dyestuff|3.1|kg|5.2|kg CO2e/kg|=B#*D#|=ROUND(F#/F$9*100,1)
Sewing electricity|140|kWh|0.55|kg CO2e/kWh|=B#*D#|=ROUND(F#/F$9*100,1)
Total|||||=SUM(F4:F8)|=SUM(G4:G8)` }, ["calc LCI!4-8 name=A qty=B unit=C ef=D efu=E em=F share=G total=9"]),
  () => readBook("furniture sheets per stage", { Materials: `
Item|kg per desk|kgCO2e/kg|kgCO2e per desk
Particle board|24.5|0.42|10.29
Steel frame|11.2|2.3|25.76
ABS edging|0.35|3.8|1.33
Sub-total|36.05||37.38`, Manufacturing: `
Energy|kWh per desk|kgCO2e/kWh|kgCO2e per desk
Electricity|14.2|0.233|3.31
Heat|6.5|0.2|1.3
Sub-total|||4.61`, Summary: `
Desk - results per functional unit
Stage|kgCO2e|Share (%)
Materials|37.38|89.02
Manufacturing|4.61|10.98
Total|41.99|100` }, ["calc Materials!2-4 name=A qty=B ef=C em=D total=5", "calc Manufacturing!2-3 name=A qty=B ef=C em=D total=4", "stages Summary!3-4 name=A em=B share=C total=5"]),
  () => readBook("chemicals t and kg/t", { Calc: `
Chlor-alkali, annual data 2022
Input|Consumption (t/a)|EF (kg CO2e/t)|Emissions (t CO2e)
Rock salt|152000|21|~1 B#*C#/1000
Steam|98000|185|~1 B#*C#/1000
Sulphuric acid|2600|140|~1 B#*C#/1000
Nitrogen|1450|430|~1 B#*C#/1000
Total|||~1 SUM(D3:D6)` }, ["calc Calc!3-6 name=A qty=B ef=C em=D total=7"]),
  () => readBook("transport legs", { Transport: `
Inbound logistics
Goods|From|To|Mode|Mass (t)|Distance (km)|EF (kg CO2e/t·km)|Emissions (kg CO2e)
Steel coil|Gent|Graz|Rail|22|1180|0.028|=E#*F#*G#
Paint|Linz|Graz|Truck|1.8|220|0.107|=E#*F#*G#
Motors|Ningbo|Koper|Container ship|6.4|15800|0.0161|=E#*F#*G#
Motors, last leg|Koper|Graz|Truck|6.4|310|0.107|=E#*F#*G#
Total||||=SUM(E3:E6)|||=SUM(H3:H6)` }, ["transport Transport!3-6 name=A mass=E dist=F ef=G em=H total=7"]),
  () => readBook("uncertainty columns", { Calc: `
Description|Qty|Unit|EF (kg CO2e/unit)|kg CO2e|GSD2|Low|High|Data quality
PET resin|320|kg|2.2|=B#*D#|1.2|=E#/F#|=E#*F#|2
Masterbatch|6|kg|2.9|=B#*D#|1.5|=E#/F#|=E#*F#|3
Electricity|410|kWh|0.386|=B#*D#|1.1|=E#/F#|=E#*F#|1
Compressed air|90|m3|0.05|=B#*D#|1.3|=E#/F#|=E#*F#|3
Total||||=SUM(E2:E5)|||` .replace("|||`", "|||"), }, ["calc Calc!2-5 name=A qty=B unit=C ef=D em=E total=6"]),
  () => readBook("scopes", { Footprint: `
Facility allocated to product (2023)
Scope|Source|Activity|Unit|EF|EF unit|tCO2e
Scope 1|Natural gas|412000|kWh|0.183|kgCO2e/kWh|~2 C#*E#/1000
Scope 1|Diesel|8600|litres|2.51|kgCO2e/litre|~2 C#*E#/1000
Scope 2|Electricity (market-based)|960000|kWh|0|kgCO2e/kWh|~2 C#*E#/1000
Scope 3|Packaging board|31|tonnes|821|kgCO2e/tonne|~2 C#*E#/1000
Scope 3|Inbound haulage|275000|tonne.km|0.107|kgCO2e/tonne.km|~2 C#*E#/1000
Total||||||~2 SUM(G3:G7)` }, ["calc Footprint!3-7 name=B qty=C unit=D ef=E efu=F em=G total=8"]),
  () => readBook("scenario columns", { Scenarios: `
Bottle 0.5 l - three scenarios (kg CO2e per 1000 bottles)
Stage|Virgin PET|50 % rPET|100 % rPET
Resin|61.2|41.4|21.6
Preform and blowing|14.8|14.8|14.8
Cap and label|9.3|9.3|9.3
Distribution|6.1|6.1|6.1
Total|=SUM(B3:B6)|=SUM(C3:C6)|=SUM(D3:D6)` }, ["result Scenarios!3-6 name=A em=B total=7"]),
  () => readBook("EN 15804 rows", { Results: `
Results per 1 t of rebar
Impact category|Unit|A1|A2|A3|A1-A3
GWP-total|kg CO2 eq|612|28.4|95.1|=SUM(C3:E3)
GWP-fossil|kg CO2 eq|608|28.3|94.2|=SUM(C4:E4)
GWP-biogenic|kg CO2 eq|3.6|0.08|0.8|=SUM(C5:E5)
GWP-luluc|kg CO2 eq|0.4|0.02|0.1|=SUM(C6:E6)` }, []),
  () => readBook("index-match", { DB: `
Code|Dataset|kg CO2e per unit|Unit
M01|Aluminium sheet|8.9|kg
M02|Steel sheet|2.4|kg
M03|Polypropylene|2.1|kg
E01|Grid electricity|0.45|kWh`, Washer: `
Washing machine bill of materials
Code|Part|Quantity|Unit|EF (kg CO2e/unit)|CO2e (kg)|Contribution
M02|Drum and cabinet|31.5|kg|=INDEX(DB!$C$2:$C$5,MATCH(A#,DB!$A$2:$A$5,0))|=C#*E#|=F#/F$7%f
M03|Tub|9.2|kg|=INDEX(DB!$C$2:$C$5,MATCH(A#,DB!$A$2:$A$5,0))|=C#*E#|=F#/F$7%f
M01|Pulley|1.1|kg|=INDEX(DB!$C$2:$C$5,MATCH(A#,DB!$A$2:$A$5,0))|=C#*E#|=F#/F$7%f
E01|Assembly energy|22|kWh|=INDEX(DB!$C$2:$C$5,MATCH(A#,DB!$A$2:$A$5,0))|=C#*E#|=F#/F$7%f
|Total||||=SUM(F3:F6)|=SUM(G3:G6)%f` }, ["calc Washer!3-6 name=B qty=C unit=D ef=E em=F share=G total=7"]),
  () => readBook("xlookup and remarks", { Factors: `
Name|Value|Unit|Source
Kraft liner|0.78|kg CO2e/kg|FEFCO 2021
Fluting|0.66|kg CO2e/kg|FEFCO 2021
Starch glue|0.9|kg CO2e/kg|Literature 2020
Ink|2.7|kg CO2e/kg|Literature 2020`, Box: `
Corrugated box, per 1000 boxes
Material|Weight [kg]|Emission factor [kg CO2e/kg]|Emission [kg CO2e]|Remarks
Kraft liner|210|=XLOOKUP(A#,Factors!$A$2:$A$5,Factors!$B$2:$B$5)|=B#*C#|outer
Fluting|155|=XLOOKUP(A#,Factors!$A$2:$A$5,Factors!$B$2:$B$5)|=B#*C#|
Starch glue|11|=XLOOKUP(A#,Factors!$A$2:$A$5,Factors!$B$2:$B$5)|=B#*C#|
Ink|1.4|=XLOOKUP(A#,Factors!$A$2:$A$5,Factors!$B$2:$B$5)|=B#*C#|two colours
Total|377.4||=SUM(D3:D6)|` }, ["calc Box!3-6 name=A qty=B ef=C em=D total=7", "factors Factors!2-5 name=A ef=B unit=C src=D"]),
  () => readBook("transposed facts", { Pump: `
Product|Centrifugal pump
Declared unit|1 piece
System boundary|Cradle to gate
Standard|ISO 14067:2018
GWP set|AR6
Total emissions (kg CO2e)|8450
Output (pieces)|50
Carbon footprint per piece (kg CO2e/piece)|169`, Data: `
Stage|Input|Amount|Unit|EF|EF unit|kg CO2e
Raw materials|Cast iron|2600|kg|1.9|kg CO2e/kg|4940
Raw materials|Stainless steel|380|kg|5.6|kg CO2e/kg|2128
Raw materials|Copper wire|145|kg|4.4|kg CO2e/kg|638
Manufacturing|Electricity|1488|kWh|0.5|kg CO2e/kWh|744
Total||||||8450` }, ["calc Data!2-5 name=B qty=C unit=D ef=E efu=F em=G total=6", "perunit Pump!8 result=B", "standard Pump!4 at=B", "boundary Pump!3 at=B", "gwp Pump!5 at=B"]),
  () => readBook("biogenic and credits", { Pallet: `
Wooden pallet, cradle to grave
Module|Flow|Quantity|Unit|Factor (kg CO2e per unit)|Total (kg CO2e)
Materials|Sawn timber|0.042|m3|62|~3 C#*E#
Materials|Steel nails|0.45|kg|2.2|~3 C#*E#
Production|Electricity|1.9|kWh|0.4|~3 C#*E#
End of life|Landfill|3.5|kg|0.09|~3 C#*E#
End of life|Incineration credit|-12|kg|0.11|~3 C#*E#
Use|No emissions in use|0|kg|0|~3 C#*E#
Total|||||~3 SUM(F3:F8)
of which biogenic uptake (reported apart)|||||-31.5` }, ["calc Pallet!3-8 name=B qty=C unit=D ef=E em=F total=9"]),
  () => readBook("cosmetics grams", { Cream: `
Face cream 50 ml - screening PCF
Ingredient|Dosage (g)|EF (g CO2e/g)|GHG (g CO2e)|Share
Aqua|33|0.0004|0.0132|=D#/D$9%f
Glycerin|4|2.9|11.6|=D#/D$9%f
Emulsifier|3.2|3.4|10.88|=D#/D$9%f
Fragrance|0.3|5.5|1.65|=D#/D$9%f
Glass jar|98|0.9|88.2|=D#/D$9%f
PP lid|14|2.3|32.2|=D#/D$9%f
Total|||144.5432|=SUM(E3:E8)%f` }, ["calc Cream!3-8 name=A qty=B ef=C em=D share=E total=9"]),
  () => readBook("thousands text", { Data: `
Source of emission|Quantity|Unit|Emission factor|Unit|Total GHG (t CO2-e)
Grid electricity|1,250,000 kWh||0.00068 t CO2-e/kWh||850
Diesel oil|96 kL||2.71 t CO2-e/kL||260.16
LPG|14 t||2.98 t CO2-e/t||41.72
Total|||||1151.88` }, ["calc Data!2-4 name=A em=F total=5"]),
  () => readBook("supplier survey", { Survey: `
Supplier data collection sheet
Company|Alpha Forge
Contact|
Date|2024-03-12

Material|Annual usage (kg)|Supplier|Country|Primary data?
Forged blank|86000|Beta Metals|DE|yes
Cutting oil|1200|Gamma Oils|DE|no
Carton|2300|Delta Pack|PL|no`, PCF: `
Material|Annual usage (kg)|Footprint factor (kgCO2e/kg)|Footprint (kgCO2e)
Forged blank|86000|2.9|249400
Cutting oil|1200|1.35|1620
Carton|2300|0.88|2024
Total|||253044` }, ["calc PCF!2-4 name=A qty=B ef=C em=D total=5", "list Survey!7-9 name=A qty=B"]),
  () => readBook("glass with CO2 and CH4", { Glass: `
Container glass (per t packed), GWP100 AR5
Fuel|Use (GJ)|CO2 (kg/GJ)|CH4 (kg CO2e/GJ)|N2O (kg CO2e/GJ)|EF (kg CO2e/GJ)|Emissions (kg CO2e)
Natural gas|5.4|56.1|0.028|0.0265|56.1545|~2 B#*F#
Fuel oil|0.8|77.4|0.084|0.159|77.643|~2 B#*F#
Biogas|0.2|0|0.028|0.0265|0.0545|~2 B#*F#
Sum||||||~2 SUM(G3:G5)` }, ["calc Glass!3-5 name=A qty=B ef=F em=G total=6"]),
];
