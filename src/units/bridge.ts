import type { Bridge } from "../errors";
import { sameKinds } from "./sameDimension";
import type { Base, Unit } from "./unit";

const kinds = ({ dimension }: Unit): string => (Object.keys(dimension) as Base[]).sort().map((kind) => (dimension[kind] === 1 ? kind : `${kind}^${dimension[kind] ?? 0}`)).join(" ");

// Which knowledge joins two kinds; the order of a pair does not matter.
const joining: readonly (readonly [string, string, Bridge])[] = [
  ["mass", "volume", "density"],
  ["mass", "normalVolume", "density"],
  ["mass", "standardVolume", "density"],
  ["energy", "mass", "heatingValue"],
  ["energy", "volume", "heatingValue"],
  ["energy", "normalVolume", "heatingValue"],
  ["energy", "standardVolume", "heatingValue"],
  ["mass", "length mass", "distance"],
  ["length", "length mass", "mass"],
  ["count", "mass", "massPerPiece"],
  ["normalVolume", "volume", "normalState"],
  ["standardVolume", "volume", "normalState"],
  ["normalVolume", "standardVolume", "normalState"],
];

/** What a person would have to add so that the two units fit; undefined where nothing would. */
export function bridgeBetween(from: Unit, to: Unit): Bridge | undefined {
  if (sameKinds(from, to)) {
    if (from.currency !== to.currency) return from.currency?.slice(0, 3) === to.currency?.slice(0, 3) ? "priceYear" : "exchangeRate";
    if (from.gas !== to.gas) return "otherGases";
    if (from.dimension.energy !== undefined) return "heatingBasis";
    return from.dimension.count !== undefined ? "piecesPerPack" : "content";
  }
  const pair = [kinds(from), kinds(to)];
  return joining.find(([one, other]) => pair.includes(one) && pair.includes(other))?.[2];
}
