import webpack from "webpack";
import type { Compiler } from "webpack";
import { libraryFolder } from "../../src/hosts/libraryFolder";
import { assembleLibrary } from "../compileLibrary";

/** Puts the factor library into the build as data of its own (library.json): the pane opens and typed factors work without it. */
export class FactorLibrary {
  apply(compiler: Compiler): void {
    compiler.hooks.thisCompilation.tap("FactorLibrary", (compilation) => {
      compilation.hooks.processAssets.tap({ name: "FactorLibrary", stage: webpack.Compilation.PROCESS_ASSETS_STAGE_ADDITIONS }, () => {
        compilation.contextDependencies.add(libraryFolder);
        compilation.emitAsset("library.json", new webpack.sources.RawSource(JSON.stringify(assembleLibrary().asset)));
      });
    });
  }
}
