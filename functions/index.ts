/** Every custom function, by its name in lower case. A test compares this list with the files of the folder. */
export * from "./activities";
export * from "./factors";
export * from "./footprint";
export * from "./fuels";
export * from "./units";
