/** The sheet that says which cells hold values where formulas stood; thawing takes it away. */
export const notesSheetName = "PCF Notes";
