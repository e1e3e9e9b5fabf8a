/** functions.json as the custom-functions metadata generator writes it. */
export interface FunctionMetadata {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly helpUrl?: string;
  readonly parameters: readonly ParameterMetadata[];
  readonly result?: { readonly type?: string; readonly dimensionality?: string };
}

export interface ParameterMetadata {
  readonly name: string;
  readonly description?: string;
  readonly type?: string;
  readonly dimensionality?: string;
  readonly optional?: boolean;
  readonly repeating?: boolean;
}

/** The fewest and the most arguments a function takes; most is Infinity where the last one repeats. */
export interface Arity {
  readonly least: number;
  readonly most: number;
}

const arities = new WeakMap<FunctionMetadata, Arity>();

/** A function's arity, counted once: every call asks. */
export function arity(metadata: FunctionMetadata): Arity {
  const known = arities.get(metadata);
  if (known) return known;
  const { parameters } = metadata;
  const required = parameters.filter((parameter) => !parameter.optional && !parameter.repeating).length;
  const repeats = parameters.at(-1)?.repeating === true;
  const counted = { least: repeats && !parameters.at(-1)?.optional ? required + 1 : required, most: repeats ? Infinity : parameters.length };
  arities.set(metadata, counted);
  return counted;
}
