import type { Language } from "../../locales";
import { element } from "./element";
import { word } from "./words";

const types = ".xlsx,.xlsm,.xltx,.xltm,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Lets the person choose a workbook; undefined when they choose none. */
export function pickFile(): Promise<File | undefined> {
  return new Promise((resolve) => {
    const input = element("input", { type: "file", accept: types, hidden: true });
    const done = () => {
      resolve(input.files?.[0]);
      input.remove();
    };
    input.addEventListener("change", done);
    input.addEventListener("cancel", done);
    // In the page, so that the choice is not lost with the element.
    document.body.append(input);
    input.click();
  });
}

/** Takes a file that is dropped anywhere on the page. */
export function acceptFiles(take: (file: File) => void, language: () => Language): void {
  const sign = element("div", { id: "drop", hidden: true });
  document.body.append(sign);
  const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
  const capture = { capture: true };
  window.addEventListener(
    "dragover",
    (event) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      sign.textContent = word("drop", language());
      sign.hidden = false;
    },
    capture,
  );
  window.addEventListener(
    "dragleave",
    (event) => {
      if (event.relatedTarget === null) sign.hidden = true;
    },
    capture,
  );
  window.addEventListener(
    "drop",
    (event) => {
      sign.hidden = true;
      if (!carriesFiles(event)) return;
      event.preventDefault();
      event.stopPropagation();
      const [file] = event.dataTransfer?.files ?? [];
      if (file) take(file);
    },
    capture,
  );
}
