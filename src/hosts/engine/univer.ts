/** The two packages of Univer that calculate. The workbench imports them at once, the command line when it needs them. */
export interface Univer {
  readonly core: typeof import("@univerjs/core");
  readonly formula: typeof import("@univerjs/engine-formula");
}

let loaded: Promise<Univer> | null = null;

/** Loads Univer on first use: it takes longer than all else a command does. */
export function loadUniver(): Promise<Univer> {
  loaded ??= Promise.all([import("@univerjs/core"), import("@univerjs/engine-formula")]).then(([core, formula]) => ({ core, formula }));
  return loaded;
}
