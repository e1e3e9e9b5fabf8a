import metadata from "../../functions/functions.json";

/** The names of our functions as people type them, for reading and writing files. */
export const functionNames: readonly string[] = metadata.functions.map(({ id }) => `PCF.${id}`);
