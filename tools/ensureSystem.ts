import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

/** Writer's own library: soffice is there with Calc alone. */
const writerPlaces = ["/usr/lib/libreoffice/program/libswlo.so", "/usr/lib64/libreoffice/program/libswlo.so", "/opt/libreoffice/program/libswlo.so"];

/** The programs and fonts that the tests use as second opinions, and the Debian packages that bring them. */
const needed = [
  { what: "Chromium (browser tests)", packageName: "chromium", found: () => ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", process.env.CHROMIUM_PATH].some((place) => place !== undefined && existsSync(place)) },
  { what: "LibreOffice Calc (second opinion on .xlsx files)", packageName: "libreoffice-calc", found: () => onPath("soffice") },
  { what: "LibreOffice Writer (second opinion on reports)", packageName: "libreoffice-writer", found: () => writerPlaces.some((place) => existsSync(place)) || process.platform !== "linux" },
  { what: "a Chinese font (pictures of the pane)", packageName: "fonts-noto-cjk", found: () => process.platform !== "linux" || spawnSync("fc-list", [":lang=zh"], { encoding: "utf8" }).stdout?.trim() !== "" },
];

function onPath(program: string): boolean {
  return spawnSync(process.platform === "win32" ? "where" : "which", [program]).status === 0;
}

/** Installs what is missing where that is possible (Debian, as root); elsewhere says which command installs it and stops. */
export function ensureSystem(): void {
  const missing = needed.filter(({ found }) => !found());
  if (missing.length === 0) return;
  const names = missing.map(({ packageName }) => packageName);
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || !onPath("apt-get")) {
    console.error(`The tests need ${missing.map(({ what }) => what).join(" and ")}. Install with: sudo apt-get install ${names.join(" ")}`);
    process.exit(1);
  }
  const run = (...args: string[]) => {
    const { status } = spawnSync("apt-get", args, { stdio: "inherit", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } });
    if (status !== 0) {
      console.error(`apt-get ${args.join(" ")} failed. Install by hand: ${names.join(" ")}`);
      process.exit(1);
    }
  };
  run("update", "-qq");
  run("install", "-y", "-qq", "--no-install-recommends", ...names);
}
