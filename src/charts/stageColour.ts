import { stageOrder } from "../footprint/lifeCycle";
import { stageColours } from "./options";

/** The colour of a stage: that of its place in the life cycle, else the next that is free. */
export function colourOf(stage: string, all: readonly { readonly stage: string }[]): string {
  const names = [...new Set(all.map((each) => each.stage))];
  const order = stageOrder(stage);
  const at = order < stageColours.length ? order : names.indexOf(stage);
  return stageColours[at % stageColours.length] as string;
}
