import { failureText } from "../failureText";
import type { Model } from "../model";
import { pin, readUnpinned } from "./shareWork";

const settingKey = "autoPin";
/** Typing makes many changes; the workbook is read when they rest. */
const restMs = 800;

export function pinsByItself({ host }: Model): boolean {
  return host.recall(settingKey) === "yes";
}

export function letPinByItself({ host }: Model, wanted: boolean): void {
  host.remember(settingKey, wanted ? "yes" : "no");
}

/** Writes each factor that formulas name into the workbook when typing rests, where the person has chosen that; answers how to ask for it at once. */
export function pinByItself(model: Model, announce: (text: string) => void): () => void {
  let resting: ReturnType<typeof setTimeout> | undefined;
  let told = "";
  const tell = (text: string) => {
    // A sheet that cannot be written would else say so after every change.
    if (text !== told) announce(text);
    told = text;
  };
  const work = async (): Promise<void> => {
    if (!pinsByItself(model) || model.libraryState !== "ready") return;
    try {
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
