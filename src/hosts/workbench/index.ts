import "./workbench.css";
import { Workbench } from "./workbench";
import type { OpensPane } from "./workbench";

function place(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no #${id}.`);
  return found;
}

const openPane: OpensPane = async (root, host) => (await import("../../../taskpane/pane")).openPane(root, host);

Workbench.start({ bar: place("bar"), grid: place("grid"), splitter: place("splitter"), side: place("side"), pane: place("pane"), cell: place("cell") }, openPane).then(
  (workbench) => {
    // For the browser tests, and for whoever wants to drive the grid from the console.
    Object.assign(window, { workbench });
    performance.mark("ready");
    document.documentElement.dataset.state = "ready";
  },
  (error: Error) => {
    place("bar").textContent = `The workbench could not start: ${error.message} Is npm start still running? · 工作台未能启动：${error.message} npm start 是否仍在运行？`;
    throw error;
  },
);
