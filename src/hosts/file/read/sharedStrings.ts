import { Scanner } from "../xml/scanner";
import { readEscapes, readText } from "../xml/text";

/** The texts of xl/sharedStrings.xml by index: rich text joined, phonetic guides left out. */
export function readSharedStrings(text: string, part: string): string[] {
  const scanner = new Scanner(text, part);
  const strings: string[] = [];
  let current = "";
  let phonetic = false;
  let textStart = -1;
  while (scanner.next()) {
    if (scanner.isLocal("si") && scanner.depth === 1) {
      if (!scanner.closing) current = "";
      if (scanner.closing || scanner.empty) strings.push(readEscapes(current));
    } else if (scanner.isLocal("rPh")) phonetic = !scanner.closing && !scanner.empty;
    else if (scanner.isLocal("t") && !phonetic && scanner.depth >= 2) {
      if (!scanner.closing) textStart = scanner.end;
      else current += readText(text.slice(textStart, scanner.start));
    }
  }
  return strings;
}
