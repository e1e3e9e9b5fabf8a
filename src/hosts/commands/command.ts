import { PcfError } from "../../errors";
import type { Language } from "../../locales";

/** What a command is told and where it speaks. Results go to `print`, one call a line; mistakes are thrown as PcfError. */
export interface Terminal {
  readonly language: Language;
  print(line: string): void;
  /** Beside the results, so that what reads them is not disturbed. */
  warn(line: string): void;
}

/** One verb of the command line, one file of this folder. */
export interface Command {
  readonly name: string;
  readonly usage: string;
  readonly summary: { readonly en: string; readonly zh: string };
  /** Options that take a value ("-o"), and those that are switches ("--json"). */
  readonly valued?: readonly string[];
  readonly switches?: readonly string[];
  run(arguments_: Arguments, terminal: Terminal): Promise<void>;
}

export interface Arguments {
  readonly words: readonly string[];
  readonly values: ReadonlyMap<string, string>;
  readonly switches: ReadonlySet<string>;
}

/** Tells words from options; a word may begin with = or - when it is a formula or a number. @throws PcfError command.option. */
export function readArguments(given: readonly string[], command: Command): Arguments {
  const words: string[] = [];
  const values = new Map<string, string>();
  const switches = new Set<string>();
  for (let index = 0; index < given.length; index++) {
    const word = given[index]!;
    if (command.valued?.includes(word)) {
      const value = given[++index];
      if (value === undefined) throw new PcfError("command.option", { given: word, usage: command.usage });
      values.set(word, value);
    } else if (command.switches?.includes(word)) {
      switches.add(word);
    } else if (/^--?[a-z]/.test(word)) {
      throw new PcfError("command.option", { given: word, usage: command.usage });
    } else {
      words.push(word);
    }
  }
  return { words, values, switches };
}

/** The words a command needs, no more and no fewer. @throws PcfError command.usage. */
export function neededWords(arguments_: Arguments, command: Command, least: number, most = least): readonly string[] {
  if (arguments_.words.length < least || arguments_.words.length > most) throw new PcfError("command.usage", { usage: command.usage });
  return arguments_.words;
}

/** `--count`, 10 where it is left out. @throws PcfError command.option. */
export function countOf(arguments_: Arguments, command: Command): number {
  const text = arguments_.values.get("--count") ?? "10";
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new PcfError("command.option", { given: `--count ${text}`, usage: command.usage });
  return Number(text);
}
