/**
 * The custom functions of this product, by which the file's spelling is read: `_xldudf_` with every dot turned into an underscore.
 * The way back is ambiguous for names nobody registered, so only names in this table are ever decoded.
 */
export class FunctionNames {
  private readonly byKey = new Map<string, string>();
  private readonly pattern: RegExp;

  /** Names as people read them: "PCF.MATERIAL". */
  constructor(names: readonly string[]) {
    for (const name of names) this.byKey.set(keyOf(name), name);
    const spaces = [...new Set(names.map((name) => keyOf(name.slice(0, name.indexOf(".")))))];
    this.pattern = new RegExp(spaces.length === 0 ? "(?!)" : `(?:${spaces.map((space) => space.replace(/[^A-Z0-9_]/g, "\\$&")).join("|")})[._]`, "i");
  }

  /** The name as people read it, for any spelling found in files (PCF.MATERIAL, _xldudf_PCF_MATERIAL, _xldudf_pcf_material ...); null for others. */
  decode(written: string): string | null {
    const bare = written.replace(prefixes, "");
    if (/^_xldudf_/i.test(bare)) return this.byKey.get(keyOf(bare.slice(8))) ?? null;
    return bare.includes(".") ? (this.byKey.get(keyOf(bare)) ?? null) : null;
  }

  /** Whether a formula could name one of our functions, quickly. */
  mayOccurIn(formula: string): boolean {
    return this.pattern.test(formula);
  }

  /** The spelling that Excel writes; null for a name that is none of ours. */
  encode(name: string): string | null {
    const known = this.decode(name);
    return known === null ? null : `_xldudf_${known.replace(/\./g, "_")}`;
  }
}

/** What Excel puts before names of functions, and other programs before those that they do not know. */
const prefixes = /^(?:_xlfn\.|_xlws\.|_{1,2}xludf\.|_xll\.|com\.microsoft\.|com\.sun\.star\.(?:sheet\.addin\.)?|org\.(?:openoffice|libreoffice)\.)*/i;

/**
 * Takes away what other add-ins leave before a function of ours: `[2]!`, `'my addin.xla'!`, `name.xla!`; it belongs to no sheet.
 * `pieces` are those of the formula up to the function.
 */
export function dropCallPrefix(pieces: string[]): void {
  if (pieces.at(-1) !== "!") return;
  pieces.pop();
  if (/^['\p{L}_\\]/u.test(pieces.at(-1) ?? "")) pieces.pop();
  if (pieces.at(-1)?.startsWith("[")) pieces.pop();
}

const keyOf = (name: string) => name.toUpperCase().replace(/\./g, "_");
