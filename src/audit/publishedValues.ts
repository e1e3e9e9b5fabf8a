import type { Factor } from "../factors/factor";
import { createWhois } from "../factors/whois";
import type { Whois } from "../factors/whois";
import { createBands } from "./kinds/kinds";
import type { Bands } from "./kinds/kinds";

const bands = new WeakMap<readonly Factor[], Bands>();
const lorryBands = { heavy: new WeakMap<readonly Factor[], Bands>(), articulated: new WeakMap<readonly Factor[], Bands>() };
const indexes = new WeakMap<readonly Factor[], Whois>();

/** The published ranges of a library, made once for it. */
export function bandsOf(factors: readonly Factor[]): Bands {
  let made = bands.get(factors);
  if (!made) bands.set(factors, (made = createBands(factors)));
  return made;
}

const lorries = { heavy: /\bHGVs?\b|^heavy/i, articulated: /articulated/i } as const;

/** The same of lorries alone, or of the articulated ones: what a van emits for a tonne-kilometre is a multiple. */
export function lorriesOf(factors: readonly Factor[], kind: keyof typeof lorries): Bands {
  const made = lorryBands[kind].get(factors) ?? createBands(factors.filter(({ nameEn }) => lorries[kind].test(nameEn)));
  lorryBands[kind].set(factors, made);
  return made;
}

/** The reverse look-up of a library, made once for it. */
export function whoisOf(factors: readonly Factor[]): Whois {
  let made = indexes.get(factors);
  if (!made) indexes.set(factors, (made = createWhois(factors)));
  return made;
}
