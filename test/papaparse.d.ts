// What is used of Papa Parse, another program's opinion on csv.
declare module "papaparse" {
  export function parse<Row>(text: string, options: { delimiter: string; newline: string }): { data: Row[] };
}
