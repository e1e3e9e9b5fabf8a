import { element } from "./element";

/** Says something and waits until it is closed. */
export function tell(title: string, message: string, close: string): Promise<void> {
  return ask(title, message, [{ label: close, value: undefined }], undefined);
}

/** Asks a question with several answers; Escape gives the last one. */
export function ask<T>(title: string, message: string, answers: readonly { readonly label: string; readonly value: T }[], escaped: T): Promise<T> {
  return new Promise((resolve) => {
    let given = escaped;
    const buttons = answers.map(({ label, value }, index) =>
      element(
        "button",
        {
          type: "button",
          class: index === 0 ? "primary" : "",
          onclick: () => {
            given = value;
            box.close();
          },
        },
        label,
      ),
    );
    const box = element("dialog", { "aria-labelledby": "dialog-title" }, element("h2", { id: "dialog-title" }, title), element("p", {}, message), element("div", { class: "answers" }, ...buttons));
    box.addEventListener("close", () => {
      box.remove();
      resolve(given);
    });
    // The grid listens on the whole page; keys pressed in a dialog are the dialog's.
    box.addEventListener("keydown", (event) => event.stopPropagation());
    document.body.append(box);
    box.showModal();
  });
}
