import { element } from "./element";

export interface MenuItem {
  readonly label: string;
  readonly shortcut?: string;
  choose(): void;
}

/** A button with a list under it: opens with a click, Enter or arrow down; arrows move, Escape and leaving close. */
export function menu(label: string, id: string, items: readonly MenuItem[]): HTMLElement {
  const buttons = items.map((item) =>
    element(
      "button",
      {
        type: "button",
        role: "menuitem",
        tabindex: "-1",
        onclick: () => {
          close();
          item.choose();
        },
      },
      element("span", {}, item.label),
      ...(item.shortcut === undefined ? [] : [element("kbd", {}, item.shortcut)]),
    ),
  );
  const list = element("div", { role: "menu", class: "list", hidden: true }, ...buttons);
  const button = element("button", { type: "button", id, "aria-haspopup": "menu", "aria-expanded": "false", onclick: () => (list.hidden ? open() : close()) }, label);
  const whole = element("div", { class: "menu" }, button, list);

  const focus = (step: number) => {
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    buttons[(at + step + buttons.length) % buttons.length]?.focus();
  };
  const open = () => {
    list.hidden = false;
    button.setAttribute("aria-expanded", "true");
    buttons[0]?.focus();
  };
  const close = () => {
    list.hidden = true;
    button.setAttribute("aria-expanded", "false");
  };
  whole.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key === "ArrowDown" && list.hidden) open();
    else if (event.key === "ArrowDown") focus(1);
    else if (event.key === "ArrowUp") focus(-1);
    else if (event.key === "Escape") {
      close();
      button.focus();
    } else return;
    event.preventDefault();
  });
  whole.addEventListener("focusout", (event) => {
    if (!whole.contains(event.relatedTarget as Node | null)) close();
  });
  return whole;
}
