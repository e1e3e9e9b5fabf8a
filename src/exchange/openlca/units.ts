import { Decimal, parseUnit } from "../../units";
import type { Unit } from "../../units";
import { refTo } from "./dataSet";
import type { DataSet, Json } from "./dataSet";
import referenceUnits from "./referenceUnits.json";
import { uuid5 } from "./uuid5";

/** An amount as openLCA has it: a number with pointers at its unit and its quantity. */
export interface Measured {
  readonly value: Decimal;
  readonly unit: Json;
  readonly flowProperty: Json;
}

interface Group {
  readonly id: string;
  readonly name: string;
  readonly property: { readonly id: string; readonly name: string };
  /** The first is that of reference. */
  readonly units: readonly { readonly id: string; readonly name: string; readonly unit: Unit }[];
}

/**
 * Gathers the units of a package into groups, each with its quantity. Units of openLCA's reference data carry the ids that they have
 * there (every database has them under those); an amount in another unit is turned into the group's reference unit, since a unit that a
 * database's own group does not know would be lost on import. Normal volumes and times, of which the reference data has none, are ours.
 */
export class UnitGroups {
  private readonly groups = new Map<string, Group>();

  constructor(private readonly stem: string) {}

  /** @throws PcfError for a unit that is none. */
  measure(value: Decimal, text: string): Measured {
    const unit = parseUnit(text);
    const key = signature(unit);
    const group = this.groups.get(key) ?? known.get(key) ?? this.own(key, text);
    this.groups.set(key, group);
    const same = group.units.find((each) => each.unit.scale.equals(unit.scale)) ?? group.units[0]!;
    return {
      value: value.times(unit.scale).dividedBy(same.unit.scale), unit: { "@type": "Unit", "@id": same.id, name: same.name },
      flowProperty: { "@type": "FlowProperty", "@id": group.property.id, name: group.property.name },
    };
  }

  dataSets(): DataSet[] {
    return [...this.groups.values()].flatMap(({ id, name, property, units }): DataSet[] => {
      const quantity = { "@type": "FlowProperty", "@id": property.id, name: property.name };
      const group: DataSet = {
        "@type": "UnitGroup", "@id": id, name, defaultFlowProperty: refTo(quantity),
        units: units.map(({ id: unitId, name: unitName, unit }, index) => ({ "@type": "Unit", "@id": unitId, name: unitName, conversionFactor: unit.scale.dividedBy(units[0]!.unit.scale).toNumber(), isRefUnit: index === 0 })),
      };
      return [group, { ...quantity, flowPropertyType: "PHYSICAL_QUANTITY", unitGroup: refTo(group) }];
    });
  }

  private own(key: string, text: string): Group {
    const { name, unit } = ours.find(({ unit: reference }) => signature(parseUnit(reference)) === key) ?? { name: text, unit: text };
    const id = (what: string) => uuid5([this.stem, key, what].join("/"));
    return { id: id("group"), name: `Units of ${name.toLowerCase()}`, property: { id: id("property"), name }, units: [{ id: id(`unit/${unit}`), name: unit, unit: parseUnit(unit) }] };
  }
}

const ours = [{ unit: "Nm3", name: "Normal volume" }, { unit: "h", name: "Duration" }] as const;

/** Ids of openLCA's reference data (units and flow properties), as its own modules and public tools for it have them. */
const known: ReadonlyMap<string, Group> = new Map(referenceUnits.map(({ property, group, units }) => [signature(parseUnit(units[0]!.name)), { ...group, property, units: units.map((each) => ({ ...each, unit: parseUnit(each.name) })) }] as const));

function signature({ dimension }: Unit): string {
  return Object.entries(dimension).map(([base, exponent]) => `${base}${exponent}`).sort().join("·");
}
