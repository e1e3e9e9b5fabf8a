import { join } from "node:path";
import CopyPlugin from "copy-webpack-plugin";
import CssMinimizerPlugin from "css-minimizer-webpack-plugin";
import CustomFunctionsMetadataPlugin from "custom-functions-metadata-plugin";
import HtmlPlugin from "html-webpack-plugin";
import MiniCssExtractPlugin from "mini-css-extract-plugin";
import TerserPlugin from "terser-webpack-plugin";
import type { Configuration } from "webpack";
import { projectFolder } from "../hosted";
import { hostAddress, moveTo } from "../manifest/host";
import { functionFiles } from "../metadata";
import { Budget } from "./budget";
import { copied } from "./copied";
import { FactorLibrary } from "./factorLibrary";
import { FinishMetadata } from "./finishMetadata";
import { ThirdParty } from "./thirdParty";

/** The add-in as a folder of files (dist/) that any https server can serve, at the address of PCF_HOST. */
export function configuration(mode: "production" | "development"): Configuration {
  const production = mode === "production";
  const address = hostAddress(process.env.PCF_HOST);
  return {
    mode,
    context: projectFolder,
    // One entry on one page: two would each get a copy of the modules they share, and the factors that the pane loads would never
    // reach the functions, which would wait for them for ever. A second entry needs optimization.runtimeChunk "single".
    entry: { pcf: "./taskpane/index.ts" },
    target: ["web", "es2022"],
    // A source map in a file of its own in both modes: the quicker kinds use eval, which the page forbids.
    devtool: "source-map",
    output: {
      path: join(projectFolder, "dist"),
      // The manifest names this file, so it keeps its name; taskpane.html asks for it with a hash.
      filename: "[name].js",
      chunkFilename: "[name].[contenthash].js",
      // The workbench is built beside it and stays.
      clean: { keep: /^workbench[\\/]/ },
    },
    resolve: { extensions: [".ts", ".tsx", ".js"] },
    module: {
      rules: [
        {
          test: /\.tsx?$/,
          exclude: /node_modules/,
          use: { loader: "swc-loader", options: { jsc: { parser: { syntax: "typescript", tsx: true }, target: "es2022", transform: { react: { runtime: "automatic" } } } } },
        },
        // What src exports and nobody here asks for is left out, with what it prepares when it is loaded: loading it does nothing else.
        { test: /[\\/]src[\\/].*\.(ts|json)$/, exclude: /node_modules/, sideEffects: false },
        // The help addresses in the metadata that the pane shows lead to where this build is served.
        { test: /functions[\\/]functions(\.zh)?\.json$/, type: "json", parser: { parse: (text: string) => JSON.parse(moveTo(address, text)) as object } },
        // The sources that constants carry are for those who read the code; nothing shows them.
        { test: /[\\/](units[\\/]data[\\/]units|footprint[\\/]\w+|activities[\\/]\w+|interpretation[\\/]\w+|hosts[\\/]file[\\/].*|kinds|standards|dialects|interpretation)\.json$/, type: "json", parser: { parse: (text: string) => JSON.parse(text, (key, value: unknown) => (key === "source" || key === "about" || key === "note" ? undefined : value)) as object } },
        { test: /\.css$/, use: [MiniCssExtractPlugin.loader, "css-loader"] },
      ],
    },
    plugins: [
      // Appends the CustomFunctions.associate calls to the sources, without which Excel knows a function's name and nothing behind
      // it. It takes a list of files, though its type knows only one.
      new CustomFunctionsMetadataPlugin({ input: functionFiles() as unknown as string, output: "functions.json" }),
      new FinishMetadata(address),
      new HtmlPlugin({ template: "taskpane/taskpane.html", filename: "taskpane.html", scriptLoading: "defer", hash: true }),
      new MiniCssExtractPlugin({ filename: "[name].css", chunkFilename: "[name].[contenthash].css" }),
      new CopyPlugin({ patterns: copied(address) }),
      new FactorLibrary(),
      new ThirdParty(),
      ...(production ? [new Budget()] : []),
    ],
    optimization: {
      // Short names for modules and for what they export: a hundredth of the weight.
      moduleIds: "natural",
      mangleExports: "size",
      // What two of the chunks that a person asks for have in common is in neither, however small.
      splitChunks: { chunks: "async", minSize: 1000, minSizeReduction: 1000, maxAsyncRequests: 60 },
      minimizer: [
        // swc's, which makes a hundredth less of it than terser does.
        new TerserPlugin({ minify: TerserPlugin.swcMinify, extractComments: false, terserOptions: { compress: { passes: 3, ecma: 2022, keep_fargs: false }, mangle: true, format: { comments: false, ecma: 2022 } } }),
        new CssMinimizerPlugin(),
      ],
    },
    // The budget is counted as it travels, in gzip (tools/build/budget.ts); webpack's own count is of another thing.
    performance: { hints: false },
    stats: "errors-warnings",
  };
}
