import { pinsByItself } from "../../src/workbook/pinSetting";
import { failureText } from "../failureText";
import type { Model } from "../model";
import { pin, readUnpinned } from "./shareWork";

/** Typing makes many changes; the workbook is read when they rest. */
const restMs = 800;

/** Writes each factor that formulas name into the workbook when typing rests, where that was chosen for it; answers how to ask for it at once. */
export function pinByItself(model: Model, announce: (text: string) => void): () => void {
  let resting: ReturnType<typeof setTimeout> | undefined;
  let told = "";
  const tell = (text: string) => {
    // A sheet that cannot be written would else say so after every change.
    if (text !== told) announce(text);
    told = text;
  };
  const work = async (): Promise<void> => {
    if (model.libraryState !== "ready") return;
    try {
      if (!(await pinsByItself(model.host))) return;
      const factors = (await readUnpinned(model)).map(({ factor }) => factor);
      if (factors.length === 0) return;
      await pin(model, factors);
      told = "";
      announce(model.words.share.pinnedNow(factors.length));
    } catch (thrown) {
      tell(failureText(thrown, model));
    }
  };
  const soon = () => {
    clearTimeout(resting);
    resting = setTimeout(() => void work(), restMs);
  };
  for (const event of ["workbook", "pinned", "library"] as const) model.on(event, soon);
  soon();
  return soon;
}
