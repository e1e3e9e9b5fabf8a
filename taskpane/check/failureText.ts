import { isPcfError } from "../../src/errors";
import { say } from "../../src/locales";
import type { Model } from "../model";

export function failureText(thrown: unknown, { words, language }: Model): string {
  return `${words.failed} ${isPcfError(thrown) ? say(thrown, language) : String(thrown)}`;
}
