// npm run manifest: writes manifest.dev.xml anew from manifest.xml.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectFolder } from "./hosted";
import { developmentManifest } from "./manifest/development";

writeFileSync(join(projectFolder, "manifest.dev.xml"), developmentManifest(readFileSync(join(projectFolder, "manifest.xml"), "utf8")));
