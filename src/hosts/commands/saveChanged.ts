import { PcfError } from "../../errors";
import { say } from "../../locales";
import { isSigned, openPackage } from "../file";
import { saveFile } from "../file/disk";
import type { Terminal } from "./command";

/**
 * Saves what a command made of a workbook. The signature of a signed one stays in it, where Excel shows it as invalid: that is told.
 * Throws file.cannotWrite.
 */
export async function saveChanged(target: string, before: Uint8Array, after: Uint8Array, { language, warn }: Terminal): Promise<void> {
  await saveFile(target, after);
  const isSame = before === after || Buffer.compare(before, after) === 0;
  if (!isSame && isSigned(openPackage(after))) warn(say(new PcfError("file.signed", { path: target }), language));
}
