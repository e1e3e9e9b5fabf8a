/** How a formula names the cell of an Excel table's column in its own row: "[@Amount]", "[@[Amount (kg)]]". */
export function ownRowReference(heading: string): string {
  return /^[\p{L}\p{N}_]+$/u.test(heading) ? `[@${heading}]` : `[@[${escapedHeading(heading)}]]`;
}

/** A whole column of an Excel table: "Energy[Amount]". */
export function wholeColumnReference(table: string, heading: string): string {
  return `${table}[${escapedHeading(heading)}]`;
}

function escapedHeading(heading: string): string {
  return heading.replace(/['[\]#@]/g, "'$&");
}
