/**
 * About how wide a text is at a font size: Chinese characters are as wide as they are high, capitals and wide letters more than the
 * others. It errs to the wide side, so that what fits here fits in every font of the fallback list.
 */
export function textWidth(text: string, size: number): number {
  let ems = 0;
  for (const character of text) ems += /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60\u{1f300}-\u{1faff}\u{20000}-\u{3ffff}]/u.test(character) ? 1 : /[A-Z@%&mwMW—]/.test(character) ? 0.78 : /[il.,:;'|!()[\] ]/.test(character) ? 0.36 : 0.6;
  return ems * size;
}

/** The beginning of a text that fits, with "…" where something is missing. */
export function shortened(text: string, width: number, size: number): string {
  if (textWidth(text, size) <= width) return text;
  const characters = [...text];
  let kept = "";
  for (const character of characters) {
    if (textWidth(`${kept}${character}…`, size) > width) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

/** A text in at most so many lines, broken between words and Chinese characters; the last one shortened where it does not fit. */
export function wrapped(text: string, width: number, size: number, most: number): string[] {
  const pieces = text.trim().match(/[\p{Script=Han}，。、（）；：]|[^\s\p{Script=Han}，。、（）；：]+\s*|\s+/gu) ?? [];
  const lines: string[] = [];
  let line = "";
  for (const [at, piece] of pieces.entries()) {
    if (textWidth((line + piece).trimEnd(), size) <= width) {
      line += piece;
      continue;
    }
    if (lines.length === most - 1) return [...lines, shortened(line + pieces.slice(at).join(""), width, size)];
    if (line !== "") lines.push(line.trimEnd());
    line = textWidth(piece.trimEnd(), size) <= width ? piece : shortened(piece, width, size);
  }
  if (line.trim() !== "" || lines.length === 0) lines.push(line.trimEnd());
  return lines;
}
