import { gzipSync } from "node:zlib";
import webpack from "webpack";
import type { Compilation, Compiler } from "webpack";

/** What the functions and the pane may weigh together on the wire when they start, in bytes of gzip; the factor library is data and comes apart. */
export const budget = 400_000;
/** The chunk that draws the pane; what a person asks for later (charts, Word files, the import) comes in chunks of its own. */
export const paneChunk = "pane";

/** Fails a build whose scripts and styles have grown over the budget: the pane must open at once on a consultant's laptop. */
export class Budget {
  constructor(private readonly limit = budget) {}

  apply(compiler: Compiler): void {
    compiler.hooks.thisCompilation.tap("Budget", (compilation) => {
      compilation.hooks.processAssets.tap({ name: "Budget", stage: webpack.Compilation.PROCESS_ASSETS_STAGE_REPORT }, () => {
        const weights = filesAtStart(compilation).map((name) => ({ name, bytes: gzipSync(compilation.getAsset(name)?.source.buffer() ?? "").length }));
        const total = weights.reduce((sum, weight) => sum + weight.bytes, 0);
        if (total <= this.limit) return;
        const parts = weights.sort((a, b) => b.bytes - a.bytes).map((weight) => `${weight.name} ${weight.bytes}`);
        compilation.errors.push(new webpack.WebpackError(`Scripts and styles weigh ${total} bytes of gzip, ${total - this.limit} over the budget: ${parts.join(", ")}.`));
      });
    });
  }
}

/** The scripts and styles of the entries and of the pane, each once. */
function filesAtStart({ entrypoints, namedChunkGroups }: Compilation): string[] {
  const groups = [...entrypoints.values(), namedChunkGroups.get(paneChunk)];
  return [...new Set(groups.flatMap((group) => group?.getFiles() ?? []))].filter((name) => /\.(js|css)$/.test(name));
}
