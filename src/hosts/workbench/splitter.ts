const least = 320;
const most = 420;
const step = 10;

/** Lets the pane be made wider and narrower, with the pointer or the arrow keys. */
export function makeResizable(splitter: HTMLElement, side: HTMLElement): void {
  const set = (width: number) => {
    const fitting = Math.round(Math.min(most, Math.max(least, width)));
    side.style.width = `${fitting}px`;
    splitter.setAttribute("aria-valuenow", String(fitting));
  };
  splitter.setAttribute("aria-valuemin", String(least));
  splitter.setAttribute("aria-valuemax", String(most));
  set(side.getBoundingClientRect().width || least);
  splitter.addEventListener("pointerdown", (down) => {
    const start = side.getBoundingClientRect().width;
    splitter.setPointerCapture(down.pointerId);
    const move = (event: PointerEvent) => set(start + down.clientX - event.clientX);
    splitter.addEventListener("pointermove", move);
    splitter.addEventListener("lostpointercapture", () => splitter.removeEventListener("pointermove", move), { once: true });
  });
  splitter.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    event.preventDefault();
    event.stopPropagation();
    set(side.getBoundingClientRect().width + (event.key === "ArrowLeft" ? step : -step));
  });
}
