/** The brackets of a structured reference in the file's spelling and in the one people type. Anything else comes back as it was. */

/** "[[#This Row],[c]]" becomes "[@c]", "[@[c d]]" where the column's name needs brackets. */
export function readBracket(bracket: string): string {
  if (/^\[\s*#This Row\s*\]$/i.test(bracket)) return "[@]";
  const match = /^\[\s*\[\s*#This Row\s*\]\s*,\s*([\s\S]+?)\s*\]$/i.exec(bracket);
  if (!match) return bracket;
  const columns = match[1]!;
  const single = /^\[((?:[^[\]']|'[\s\S])*)\]$/.exec(columns);
  return single && /^[\p{L}\p{N}_\\]+$/u.test(single[1]!) ? `[@${single[1]!}]` : `[@${columns}]`;
}

/** The reverse. */
export function writeBracket(bracket: string): string {
  const match = /^\[\s*@\s*([\s\S]*?)\s*\]$/.exec(bracket);
  if (!match) return bracket;
  const columns = match[1]!;
  if (columns === "") return "[#This Row]";
  return columns.startsWith("[") ? `[[#This Row],${columns}]` : `[[#This Row],[${columns}]]`;
}
