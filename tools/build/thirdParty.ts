import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import webpack from "webpack";
import type { Compiler } from "webpack";

interface Package {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly text: string;
}

/** The licences that may stand in the bundle; another one is a decision for a person. */
const allowed = /^\(?(MIT|ISC|0BSD|BSD-2-Clause|BSD-3-Clause|Apache-2\.0)\b/;

/** Writes THIRD-PARTY.txt: every package in the bundle with its version and the full text of its licence. */
export class ThirdParty {
  apply(compiler: Compiler): void {
    compiler.hooks.thisCompilation.tap("ThirdParty", (compilation) => {
      compilation.hooks.processAssets.tap({ name: "ThirdParty", stage: webpack.Compilation.PROCESS_ASSETS_STAGE_ADDITIONS }, () => {
        const packages = new Map<string, Package>();
        for (const module of compilation.modules) {
          const resource = (module as { resource?: string }).resource?.replaceAll("\\", "/");
          if (!resource?.includes("/node_modules/")) continue;
          const folder = packageFolder(resource);
          if (!packages.has(folder)) packages.set(folder, readPackage(folder));
        }
        const listed = [...packages.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
        for (const { name, licence, text } of listed) {
          if (!allowed.test(licence)) compilation.errors.push(new webpack.WebpackError(`${name} is bundled under "${licence}", which is not one of the licences this project takes.`));
          if (text === "") compilation.errors.push(new webpack.WebpackError(`${name} is bundled and has no licence file to hand on.`));
        }
        const heading = "PCF for Excel contains the following packages, each under its own licence.\n";
        const entries = listed.map(({ name, version, licence, text }) => `\n${"=".repeat(80)}\n${name} ${version} (${licence})\n\n${text.trim()}\n`);
        compilation.emitAsset("THIRD-PARTY.txt", new webpack.sources.RawSource(heading + entries.join("")));
      });
    });
  }
}

/** The folder of the package a file belongs to: the nearest one whose package.json has a name and a version. */
function packageFolder(file: string): string {
  for (let folder = dirname(file); !folder.endsWith("/node_modules"); folder = dirname(folder)) {
    const manifest = join(folder, "package.json");
    if (!existsSync(manifest)) continue;
    const { name, version } = JSON.parse(readFileSync(manifest, "utf8")) as { name?: string; version?: string };
    if (name && version) return folder;
  }
  throw new Error(`${file} belongs to no package.`);
}

function readPackage(folder: string): Package {
  const { name, version, license, author } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { name: string; version: string; license?: string; author?: string | { name?: string } };
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  return { name, version, licence: license ?? "none", text: file ? readFileSync(join(folder, file), "utf8") : declared(license, typeof author === "string" ? author : author?.name) };
}

/** Some packages declare MIT and their author and carry no file of it: the licence asks for its text and the owner's name all the same. */
function declared(licence: string | undefined, author: string | undefined): string {
  return licence === "MIT" && author ? `MIT License\n\nCopyright (c) ${author}\n\n${readFileSync(join(__dirname, "mit.txt"), "utf8")}` : "";
}
