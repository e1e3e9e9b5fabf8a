import path from "node:path";
import CssMinimizerPlugin from "css-minimizer-webpack-plugin";
import HtmlPlugin from "html-webpack-plugin";
import MiniCssExtractPlugin from "mini-css-extract-plugin";
import TerserPlugin from "terser-webpack-plugin";
import type { Configuration } from "webpack";

export const projectFolder = path.resolve(__dirname, "..", "..");
export const workbenchFolder = path.join(projectFolder, "dist", "workbench");

/** The workbench as a folder of files: one page, its scripts in pieces that load when they are needed, the examples and the library as data. */
export function configuration(out: string = workbenchFolder): Configuration {
  return {
    mode: "production",
    context: projectFolder,
    // One entry on one page: functions, pane and grid share one book of factors.
    entry: { workbench: "./src/hosts/workbench/index.ts" },
    target: ["web", "es2022"],
    devtool: false,
    output: { path: out, filename: "[name].[contenthash].js", chunkFilename: "[name].[contenthash].js", clean: true },
    resolve: {
      extensions: [".ts", ".tsx", ".js"],
      // Reads a folder, which a browser has not: a page gives the headless engine the library that it fetched.
      alias: { [path.join(projectFolder, "src/hosts/libraryFolder.ts")]: false },
    },
    module: {
      rules: [
        {
          test: /\.tsx?$/,
          exclude: /node_modules/,
          use: { loader: "swc-loader", options: { jsc: { parser: { syntax: "typescript", tsx: true }, target: "es2022", transform: { react: { runtime: "automatic" } } } } },
        },
        { test: /\.css$/, use: [MiniCssExtractPlugin.loader, "css-loader"] },
        { test: /\.csv$/, type: "asset/source" },
      ],
    },
    plugins: [
      new HtmlPlugin({ template: "src/hosts/workbench/index.html", filename: "index.html", scriptLoading: "defer" }),
      new MiniCssExtractPlugin({ filename: "[name].[contenthash].css", chunkFilename: "[name].[contenthash].css" }),
    ],
    optimization: {
      minimizer: [new TerserPlugin({ minify: TerserPlugin.swcMinify, extractComments: false, terserOptions: { format: { comments: false } } }), new CssMinimizerPlugin()],
    },
    // A spreadsheet grid is large, and it comes from this machine.
    performance: { hints: false },
    stats: "errors-warnings",
  };
}
