/** Every custom function, by its name in lower case. A test compares this list with the files of the folder. */
export * from "./activities";
export * from "./energyUse";
export * from "./factors";
export * from "./footprint";
export * from "./freight";
export * from "./fuels";
export * from "./interpretation";
export * from "./monteCarlo";
export * from "./process";
export * from "./quality";
export * from "./recycling";
export * from "./uncertainty";
export * from "./units";
