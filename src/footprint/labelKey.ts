/** What a label of a stage, a row or a process is compared by: spellings that differ only in width, case or spaces are one. */
export function labelKey(label: string): string {
  return label.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
}
