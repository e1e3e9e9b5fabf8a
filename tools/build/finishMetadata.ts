import { readFileSync } from "node:fs";
import { join } from "node:path";
import webpack from "webpack";
import type { Compiler } from "webpack";
import { hosted, projectFolder } from "../hosted";
import { parseMetadata, shapeTroubles } from "../manifest/metadata";

const original = "functions.json";
const translations = { "functions-zh.json": "functions-zh.html" };

/**
 * Puts the functions' metadata into the build: the committed files (English and Chinese), each with the address of its help.
 * What custom-functions-metadata-plugin has just read from the sources is only compared with them: were the two apart, Excel
 * would offer functions that are not there, or call them with other arguments than they take.
 */
export class FinishMetadata {
  constructor(private readonly address: string) {}

  apply(compiler: Compiler): void {
    compiler.hooks.thisCompilation.tap("FinishMetadata", (compilation) => {
      const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_ADDITIONS + 1;
      compilation.hooks.processAssets.tap({ name: "FinishMetadata", stage }, () => {
        const fresh = compilation.getAsset(original)?.source.buffer();
        // Without it the sources had an error, which the plugin has reported itself.
        if (!fresh) return;
        const committed = this.read(hosted[original]!);
        const troubles = shapeTroubles("the sources in functions/", fresh, hosted[original]!, committed);
        for (const { message } of troubles) compilation.errors.push(new webpack.WebpackError(`${message} Run npm run generate.`));
        compilation.updateAsset(original, new webpack.sources.RawSource(this.finish(committed, "functions.html")));
        for (const [name, page] of Object.entries(translations)) {
          const file = hosted[name]!;
          compilation.fileDependencies.add(join(projectFolder, file));
          compilation.emitAsset(name, new webpack.sources.RawSource(this.finish(this.read(file), page)));
        }
        compilation.fileDependencies.add(join(projectFolder, hosted[original]!));
      });
    });
  }

  private read(file: string): Buffer {
    return readFileSync(join(projectFolder, file));
  }

  private finish(bytes: Uint8Array, page: string): string {
    const metadata = parseMetadata(bytes);
    if (!metadata) throw new Error(`The functions' metadata cannot be read. Run npm run generate.`);
    const functions = metadata.functions.map((known) => ({ ...known, helpUrl: `${this.address}${page}#${known.id.toLowerCase()}` }));
    return JSON.stringify({ ...metadata, allowErrorForDataTypeAny: true, functions });
  }
}
