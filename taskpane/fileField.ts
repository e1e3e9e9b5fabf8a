import { element, freshId } from "./element";

export interface FileField {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement;
}

/** A field that takes a file. Its button is the field's label: the browser's own speaks the browser's language, not the pane's. */
export function fileField(label: string, accept: string, take: (file: File) => void): FileField {
  const input = element("input", { type: "file", id: freshId("file"), accept });
  const name = element("span", { class: "where" });
  input.addEventListener("change", () => {
    const file = input.files?.[0];
    if (!file) return;
    name.textContent = file.name;
    // The same file may be chosen again after it was changed.
    input.value = "";
    take(file);
  });
  return { element: element("div", { class: "file" }, input, element("label", { for: input.id }, label), name), input };
}
