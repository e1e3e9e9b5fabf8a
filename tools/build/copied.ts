import { readFileSync } from "node:fs";
import { join } from "node:path";
import { hosted, projectFolder } from "../hosted";
import { moveTo } from "../manifest/host";
import { chineseWords, readExamples, readReturns } from "../metadata";
import type { Metadata } from "../metadata";
import { renderPage } from "./pages";
import type { PageFacts, PageLanguage, PageName } from "./pages";

const made = /^(taskpane\.html|pcf\.js|functions(-zh)?\.json)$/;
const page = /^assets\/pages\/(en|zh)\/(\w+)\.html$/;

/** What the build takes over from the project: pictures and the licence as they are, the manifest and the pages with the host's address. */
export function copied(address: string) {
  const files = Object.entries(hosted).filter(([path]) => !made.test(path));
  return [
    { from: "LICENSE", to: "LICENSE.txt", toType: "file" as const },
    { from: "manifest.xml", transform: (content: Buffer) => moveTo(address, content.toString()) },
    ...files.map(([to, from]) => {
      const [, language, name] = page.exec(from) ?? [];
      return { from, to, ...(language && name ? { transform: (content: Buffer) => renderPage(name as PageName, language as PageLanguage, content.toString(), facts(address, language as PageLanguage)) } : {}) };
    }),
  ];
}

function facts(address: string, language: PageLanguage): PageFacts {
  const read = (file: string) => readFileSync(join(projectFolder, file), "utf8");
  const { functions } = JSON.parse(read(hosted[language === "zh" ? "functions-zh.json" : "functions.json"]!)) as Metadata;
  const chinese = () => Object.fromEntries(Object.entries(chineseWords()).map(([id, words]) => [id, words.returns]));
  const id = /<Id>(.*?)<\/Id>/.exec(read("manifest.xml"))![1]!;
  return { address, id, functions, returns: language === "zh" ? chinese() : readReturns(), examples: readExamples() };
}
