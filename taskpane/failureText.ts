import { isPcfError } from "../src/errors";
import { say } from "../src/locales";
import type { Model } from "./model";

/** That something did not work, and why. */
export function failureText(thrown: unknown, { words, language }: Model): string {
  return `${words.failed} ${isPcfError(thrown) ? say(thrown, language) : thrown instanceof Error ? thrown.message : String(thrown)}`;
}
