// What is used of Papa Parse. Its published types bring Node's along, which the sum does not see.
declare module "papaparse" {
  export function parse(text: string, options: { delimiter: string }): { data: string[][] };
  export function unparse(rows: readonly (readonly string[])[], options: { newline: string }): string;
}
