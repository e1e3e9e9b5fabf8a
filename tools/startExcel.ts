// npm run start:excel: certificates for localhost, a server on https://localhost:3000, and Excel with the development add-in in it.
// npm run start:excel -- --web: the same without starting Excel, for Excel on the web.
import { join } from "node:path";
import { projectFolder } from "./hosted";
import { localHost } from "./manifest/host";
import { serve } from "./serve";

const manifest = join(projectFolder, "manifest.dev.xml");
const port = Number(new URL(localHost).port);

const upload = `open a workbook in Excel on the web, then Home > Add-ins > More Settings > Upload My Add-in, and choose
  ${manifest}`;

/** Why there is no Excel to start on this kind of machine, and what to do instead; undefined where there is one. */
export function withoutExcel(platform: NodeJS.Platform): string | undefined {
  if (platform === "win32" || platform === "darwin") return undefined;
  return `There is no Excel for ${platform}, so the add-in cannot be started in it here.
Use Excel on the web instead: run
  npm run start:excel -- --web
and ${upload}
Without any Excel, npm start opens the workbench.`;
}

async function main(given: readonly string[]): Promise<number> {
  const unknown = given.find((argument) => argument !== "--web");
  if (unknown !== undefined) {
    console.error(`start:excel does not know "${unknown}". It knows --web (serve only, for Excel on the web).`);
    return 2;
  }
  const web = given.includes("--web");
  const advice = web ? undefined : withoutExcel(process.platform);
  if (advice !== undefined) {
    console.error(advice);
    return 1;
  }

  // Loaded here and not above: a build never asks for certificates, and the advice needs none of this.
  const { getHttpsServerOptions } = await import("office-addin-dev-certs");
  const server = await serve(await getHttpsServerOptions(), port);
  console.log(`The add-in is served on ${localHost}; Ctrl+C stops it.`);
  if (web) {
    console.log(`Now ${upload}`);
    await interrupted();
  } else {
    const { AppType, startDebugging, stopDebugging } = await import("office-addin-debugging");
    const { OfficeApp } = await import("office-addin-manifest");
    await startDebugging(manifest, { appType: AppType.Desktop, app: OfficeApp.Excel });
    await interrupted();
    await stopDebugging(manifest);
  }
  await server.stop();
  return 0;
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    process.once("SIGINT", resolve);
    process.once("SIGTERM", resolve);
  });
}

if (require.main === module) {
  main(process.argv.slice(2)).then(
    (status) => process.exit(status),
    (error: Error) => {
      console.error(error.message);
      process.exit(1);
    },
  );
}
