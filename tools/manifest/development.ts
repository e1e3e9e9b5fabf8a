/** Everything in which the development manifest differs, so that both add-ins can be installed side by side. */
const changes: readonly (readonly [from: string, to: string, times: number])[] = [
  ["<Id>15476f7b-52e8-4779-b6ed-9f3b1ffa328d</Id>", "<Id>ecd970ef-e7cf-4cf0-b83c-3a98fb69417c</Id>", 1],
  ['<bt:String id="Functions.Namespace" DefaultValue="PCF"/>', '<bt:String id="Functions.Namespace" DefaultValue="PCFDEV"/>', 1],
  ['DisplayName DefaultValue="PCF for Excel"', 'DisplayName DefaultValue="PCF for Excel (development)"', 1],
  ['"PCF 产品碳足迹"', '"PCF 产品碳足迹（开发版）"', 1],
  ['"PCF 產品碳足跡"', '"PCF 產品碳足跡（開發版）"', 2],
  ['"Carbon footprint"', '"Carbon footprint (development)"', 1],
  ['"碳足迹"', '"碳足迹（开发版）"', 1],
  ['"碳足跡"', '"碳足跡（開發版）"', 2],
  ["=PCF.", "=PCFDEV.", 4],
];

const words = /<!--[\s\S]*?-->/;
const heading = "<!-- Made from manifest.xml by `npm run manifest`; change that one. It has its own id, names and namespace (PCFDEV). -->";

/** The development manifest as it follows from manifest.xml. */
export function developmentManifest(manifest: string): string {
  let text = manifest.replace(words, heading);
  for (const [from, to, times] of changes) {
    const found = text.split(from).length - 1;
    if (found !== times) throw new Error(`manifest.xml has ${found} times ${from}, not ${times}: tools/manifest/development.ts must follow it.`);
    text = text.replaceAll(from, to);
  }
  return text;
}
