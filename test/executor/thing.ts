/** An object of Excel's as the protocol sees it: names begin with a capital, as on the wire. */
export interface Thing {
  readonly kind: string;
  /** By which its collection finds it again (Worksheet, Table, CustomXmlPart). */
  readonly id?: string | number;
  /** By which a range is found again in a later request. */
  readonly reference?: string;
  /** Properties: plain values, or further things. */
  readonly properties: Readonly<Record<string, () => unknown>>;
  readonly setters?: Readonly<Record<string, (value: any) => void>>;
  readonly methods?: Readonly<Record<string, (...args: any[]) => unknown>>;
  /** Of a collection. */
  readonly items?: () => readonly Thing[];
}

export function isThing(value: unknown): value is Thing {
  return typeof value === "object" && value !== null && "kind" in value && "properties" in value;
}

/** A refusal of Excel's, with its code ("ItemNotFound"). */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}
