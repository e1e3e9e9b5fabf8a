import { copyFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import MiniCssExtractPlugin from "mini-css-extract-plugin";
import webpack from "webpack";
import { assembleLibrary } from "../../../tools/compileLibrary";
import { hosted, projectFolder } from "../../../tools/hosted";
import { kept } from "../../build/kept";

const sources = ["src", "functions", "taskpane", "test/taskpane/page", "test/workbook/memoryWorkbook.ts", "tools/compileLibrary.ts", "tools/hosted.ts", "package-lock.json"];

/** The page with the pane alone, bundled as the add-in is, in a folder that the suites share. */
export function buildPage(): Promise<string> {
  return kept("pane", sources, async (folder) => {
    await pack(folder);
    for (const name of ["index.html", "page.css"]) copyFileSync(join(__dirname, name), join(folder, name));
    for (const name of ["functions.json", "functions-zh.json", "examples.json"]) copyFileSync(join(projectFolder, hosted[name]!), join(folder, name));
    writeFileSync(join(folder, "library.json"), JSON.stringify(assembleLibrary().asset));
  });
}

async function pack(folder: string): Promise<void> {
  const compiler = webpack({
    mode: "production",
    context: projectFolder,
    entry: { pane: "./test/taskpane/page/index.ts" },
    target: ["web", "es2020"],
    devtool: false,
    output: { path: folder },
    resolve: { extensions: [".ts", ".js"] },
    module: {
      rules: [
        { test: /\.ts$/, exclude: /node_modules/, use: { loader: "swc-loader", options: { jsc: { parser: { syntax: "typescript" }, target: "es2020" } } } },
        { test: /\.css$/, use: [MiniCssExtractPlugin.loader, "css-loader"] },
      ],
    },
    plugins: [new MiniCssExtractPlugin({ filename: "[name].css" })],
    performance: { hints: false },
  });
  await new Promise<void>((resolve, reject) => {
    compiler?.run((error, stats) => {
      const broken = error ?? (stats?.hasErrors() === true ? new Error(stats.toString("errors-only")) : null);
      compiler.close(() => (broken ? reject(broken) : resolve()));
    });
  });
}
