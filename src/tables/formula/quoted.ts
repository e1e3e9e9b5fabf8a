/** A text as a formula writes it, in quotation marks. */
export function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
