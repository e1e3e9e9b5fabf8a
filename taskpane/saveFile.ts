import { element } from "./element";

/** Hands a file to the downloads of the browser, or of the program around the pane. */
export function saveFile(name: string, content: BlobPart, type: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = element("a", { href: address, download: name.replace(/[\\/:*?"<>|]/g, " "), hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads the file after this turn.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
