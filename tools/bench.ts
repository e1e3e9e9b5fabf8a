import { readdirSync } from "node:fs";
import path from "node:path";

/** `npm run bench [name]`: runs every bench of tools/benches; each prints its ratio beside the peer it ran in the same process. */
const folder = path.join(__dirname, "benches");

async function main(): Promise<void> {
  const wanted = process.argv[2];
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".ts")).sort()) {
    const name = path.basename(file, ".ts");
    if (wanted !== undefined && wanted !== name) continue;
    console.log(`\n== ${name}`);
    const { bench } = (await import(path.join(folder, file))) as { bench: () => Promise<void> };
    await bench();
  }
}

void main();
