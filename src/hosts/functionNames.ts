import ids from "../../functions/names.json";

/** The names of our functions as people type them, for reading and writing files. */
export const functionNames: readonly string[] = ids.map((id) => `PCF.${id}`);
