/** What is wrong with a manifest: the line where it is known, and a sentence that names the thing. */
export interface Trouble {
  readonly line?: number;
  readonly message: string;
}

export function say(name: string, trouble: Trouble): string {
  return `${name}${trouble.line === undefined ? "" : `:${trouble.line}`}: ${trouble.message}`;
}
