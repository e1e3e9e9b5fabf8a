import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import MiniCssExtractPlugin from "mini-css-extract-plugin";
import webpack from "webpack";
import { assembleLibrary } from "../../../tools/compileLibrary";
import { projectFolder } from "../../../tools/hosted";

/** The page with the pane alone, bundled as the add-in is; the caller removes the folder. */
export async function buildPage(): Promise<{ readonly folder: string; readonly remove: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), "pcf-pane-"));
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
  for (const name of ["index.html", "page.css"]) copyFileSync(join(__dirname, name), join(folder, name));
  writeFileSync(join(folder, "library.json"), JSON.stringify(assembleLibrary().asset));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
