import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { checkManifest } from "../../tools/checkManifest";
import { findInProject, projectFolder } from "../../tools/hosted";

// Each file of test/manifest/broken/ is one slip of the pen in the real manifest, and what the check must say of it.
const folder = join(__dirname, "broken");
const manifest = readFileSync(join(projectFolder, "manifest.xml"), "utf8");

describe("a manifest is refused where", () => {
  for (const file of readdirSync(folder)) {
    const slip = JSON.parse(readFileSync(join(folder, file), "utf8")) as { replace: string; with: string; trouble: string };
    test(file.replace(/\.json$/, "").replaceAll("-", " "), async () => {
      expect(manifest).toContain(slip.replace);
      const troubles = await checkManifest(manifest.replace(slip.replace, slip.with), findInProject);
      expect(troubles.map((trouble) => trouble.message).join("\n")).toContain(slip.trouble);
    });
  }
});
