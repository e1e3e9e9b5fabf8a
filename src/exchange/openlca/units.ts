import { parseUnit } from "../../units";
import type { Unit } from "../../units/unit";
import { refTo } from "./dataSet";
import type { DataSet, Json } from "./dataSet";
import { uuid5 } from "./uuid5";

/** How the quantities are called, with their reference units. */
const quantities: readonly { readonly unit: string; readonly name: string }[] = [
  { unit: "kg", name: "Mass" }, { unit: "m3", name: "Volume" }, { unit: "Nm3", name: "Normal volume" }, { unit: "MJ", name: "Energy" }, { unit: "t·km", name: "Goods transport (mass*distance)" },
  { unit: "piece", name: "Number of items" }, { unit: "km", name: "Length" }, { unit: "m2", name: "Area" }, { unit: "h", name: "Duration" },
];

/** An amount's unit as openLCA points at it. */
export interface UnitPointers {
  readonly unit: Json;
  readonly flowProperty: Json;
}

/** Gathers the units of a package into groups, each with its quantity. */
export class UnitGroups {
  private readonly groups = new Map<string, { readonly name: string; readonly reference: Unit; readonly units: Map<string, Unit> }>();

  constructor(private readonly stem: string) {}

  /** @throws PcfError for a text that is no unit. */
  point(text: string): UnitPointers & { readonly property: string } {
    const unit = parseUnit(text);
    const key = signature(unit);
    const known = quantities.find(({ unit: reference }) => signature(parseUnit(reference)) === key);
    const reference = known?.unit ?? text;
    const group = this.groups.get(key) ?? { name: known?.name ?? text, reference: parseUnit(reference), units: new Map([[reference, parseUnit(reference)]]) };
    this.groups.set(key, group);
    group.units.set(text, unit);
    return { unit: { "@type": "Unit", "@id": this.id(key, "unit", text), name: text }, flowProperty: { "@type": "FlowProperty", "@id": this.id(key, "property"), name: group.name }, property: key };
  }

  dataSets(): DataSet[] {
    return [...this.groups].flatMap(([key, { name, reference, units }]): DataSet[] => {
      const property = { "@type": "FlowProperty", "@id": this.id(key, "property"), name };
      const group: DataSet = {
        "@type": "UnitGroup", "@id": this.id(key, "group"), name: `Units of ${name.toLowerCase()}`, defaultFlowProperty: refTo(property),
        units: [...units].map(([text, unit], index) => ({ "@type": "Unit", "@id": this.id(key, "unit", text), name: text, conversionFactor: unit.scale.dividedBy(reference.scale).toNumber(), isRefUnit: index === 0 })),
      };
      return [group, { ...property, flowPropertyType: "PHYSICAL_QUANTITY", unitGroup: refTo(group) }];
    });
  }

  private id(...parts: readonly string[]): string {
    return uuid5([this.stem, ...parts].join("/"));
  }
}

function signature({ dimension }: Unit): string {
  return Object.entries(dimension).map(([base, exponent]) => `${base}${exponent}`).sort().join("·");
}
