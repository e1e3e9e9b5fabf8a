import { PcfError, isPcfError } from "../errors";
import { languageOf, say } from "../locales";
import type { Language } from "../locales";
import { readArguments } from "./commands/command";
import type { Command } from "./commands/command";

/** The command line: `npm run -s pcf -- <command>`. Each command is loaded when it is asked for, so that all of them start fast. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  eval: async () => (await import("./commands/eval")).evalCommand,
  find: async () => (await import("./commands/find")).findCommand,
  whois: async () => (await import("./commands/whois")).whoisCommand,
  audit: async () => (await import("./commands/audit")).auditCommand,
  adopt: async () => (await import("./commands/adopt")).adoptCommand,
  recalc: async () => (await import("./commands/recalc")).recalcCommand,
  repair: async () => (await import("./commands/repair")).repairCommand,
  freeze: async () => (await import("./commands/freeze")).freezeCommand,
  thaw: async () => (await import("./commands/thaw")).thawCommand,
  pin: async () => (await import("./commands/pin")).pinCommand,
  import: async () => (await import("./commands/import")).importCommand,
  export: async () => (await import("./commands/export")).exportCommand,
  updates: async () => (await import("./commands/updates")).updatesCommand,
  pact: async () => (await import("./commands/pact")).pactCommand,
  openlca: async () => (await import("./commands/openlca")).openlcaCommand,
  report: async () => (await import("./commands/report")).reportCommand,
  results: async () => (await import("./commands/results")).resultsCommand,
  "check-report": async () => (await import("./commands/checkReport")).checkReportCommand,
  guide: async () => (await import("./commands/guide")).guideCommand,
  offer: async () => (await import("./commands/offer")).offerCommand,
  pack: async () => (await import("./commands/pack")).packCommand,
};

async function main(given: readonly string[]): Promise<number> {
  const { language, rest } = readLanguage(given);
  const [name = "help", ...words] = rest;
  try {
    if (["help", "--help", "-h"].includes(name)) return await help(language);
    const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (load === undefined) throw new PcfError("command.unknown", { given: name, known: Object.keys(commands) });
    const command = await load();
    await command.run(readArguments(words, command), { language, print: (line) => process.stdout.write(`${line}\n`), warn: (line) => process.stderr.write(`${line}\n`) });
    return 0;
  } catch (thrown) {
    if (!isPcfError(thrown)) throw thrown;
    process.stderr.write(`${say(thrown, language)}\n`);
    return 2;
  }
}

/** `--lang zh` before or after the command; otherwise the language of the terminal. */
function readLanguage(given: readonly string[]): { language: Language; rest: readonly string[] } {
  const at = given.indexOf("--lang");
  const tag = at >= 0 ? given[at + 1] : (process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG);
  return { language: languageOf(tag), rest: at >= 0 ? [...given.slice(0, at), ...given.slice(at + 2)] : given };
}

async function help(language: Language): Promise<number> {
  for (const load of Object.values(commands)) {
    const { usage, summary } = await load();
    process.stdout.write(`pcf ${usage}\n    ${summary[language]}\n`);
  }
  return 0;
}

main(process.argv.slice(2)).then(
  (status) => {
    process.exitCode = status;
  },
  (defect: unknown) => {
    process.stderr.write(`${defect instanceof Error ? (defect.stack ?? defect.message) : String(defect)}\n`);
    process.exitCode = 70;
  },
);
