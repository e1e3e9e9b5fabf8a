import { gzipSync } from "node:zlib";
import webpack from "webpack";
import type { Compiler } from "webpack";

/** What the pane and the functions may weigh together on the wire, in bytes of gzip; the factor library is data and comes apart. */
export const budget = 400_000;

/** Fails a build whose scripts and styles have grown over the budget: the pane must open at once on a consultant's laptop. */
export class Budget {
  constructor(private readonly limit = budget) {}

  apply(compiler: Compiler): void {
    compiler.hooks.thisCompilation.tap("Budget", (compilation) => {
      compilation.hooks.processAssets.tap({ name: "Budget", stage: webpack.Compilation.PROCESS_ASSETS_STAGE_REPORT }, () => {
        const weights = compilation.getAssets().filter((asset) => /\.(js|css)$/.test(asset.name)).map((asset) => ({ name: asset.name, bytes: gzipSync(asset.source.buffer()).length }));
        const total = weights.reduce((sum, weight) => sum + weight.bytes, 0);
        if (total <= this.limit) return;
        const parts = weights.sort((a, b) => b.bytes - a.bytes).map((weight) => `${weight.name} ${weight.bytes}`);
        compilation.errors.push(new webpack.WebpackError(`Scripts and styles weigh ${total} bytes of gzip, ${total - this.limit} over the budget: ${parts.join(", ")}.`));
      });
    });
  }
}
