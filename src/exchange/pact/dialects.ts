import { Decimal } from "../../units";
import data from "./dialects.json";
import type { ProductFootprint } from "./footprint";
import { decimalIn } from "./identities";

export interface DialectNote {
  readonly dialect: "catenaX" | "tfs";
  readonly field: string;
  readonly en: string;
  readonly zh: string;
}

interface Difference {
  readonly field: string;
  readonly most?: string;
  readonly only?: readonly string[];
  readonly present?: boolean;
  readonly en: string;
  readonly zh: string;
}

/** The fields of this very footprint that Catena-X or TfS would take differently. */
export function dialectNotes({ pcf }: ProductFootprint): DialectNote[] {
  return (["catenaX", "tfs"] as const).flatMap((dialect) =>
    (data[dialect] as readonly Difference[]).filter((difference) => {
      const name = difference.field.slice("pcf.".length);
      if (difference.most !== undefined) return decimalIn(pcf, name)?.greaterThan(new Decimal(difference.most)) ?? false;
      if (difference.only) return pcf[name] !== undefined && !difference.only.includes(String(pcf[name]));
      return decimalIn(pcf, name)?.greaterThan(0) ?? false;
    }).map(({ field, en, zh }) => ({ dialect, field, en, zh })),
  );
}
