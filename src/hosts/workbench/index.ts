import "./workbench.css";
import { Workbench } from "./workbench";

function place(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no #${id}.`);
  return found;
}

void Workbench.start({ bar: place("bar"), grid: place("grid"), splitter: place("splitter"), side: place("side"), cell: place("cell") }).then((workbench) => {
  // For the browser tests, and for whoever wants to drive the grid from the console.
  Object.assign(window, { workbench });
  document.documentElement.dataset.state = "ready";
});
