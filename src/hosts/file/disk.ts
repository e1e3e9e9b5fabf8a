import { randomBytes } from "node:crypto";
import { lstat, open, readFile, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { PcfError } from "../../errors";
import type { DiskReason } from "../../errors";

/** Larger than any workbook that could be unpacked (limits.ts). */
const largest = 1_000_000_000;

/** The bytes of a file. Throws file.cannotRead, file.tooLarge. */
export async function loadFile(path: string): Promise<Uint8Array> {
  try {
    const found = await stat(path);
    if (!found.isFile()) throw new PcfError("file.cannotRead", { path, reason: found.isDirectory() ? "folder" : "other" });
    if (found.size > largest) throw new PcfError("file.tooLarge", { part: basename(path), what: "bytes", most: largest });
    return await readFile(path);
  } catch (error) {
    if (error instanceof PcfError) throw error;
    throw new PcfError("file.cannotRead", { path, reason: reasonOf(error) });
  }
}

/**
 * Writes a file whole or not at all: the bytes go into a new file of the same folder, to the disk, and then take the old one's place
 * and mode in one step. A link, folder or device is not written through. Throws file.cannotWrite; then the old file is as it was.
 */
export async function saveFile(path: string, bytes: Uint8Array): Promise<void> {
  const folder = dirname(path);
  const fresh = join(folder, `.pcf-${randomBytes(8).toString("hex")}.tmp`);
  try {
    const mode = await modeOf(path);
    const file = await open(fresh, "wx", mode ?? 0o666);
    try {
      await file.writeFile(bytes);
      if (mode !== null) await file.chmod(mode);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(fresh, path);
    await syncFolder(folder);
  } catch (error) {
    await rm(fresh, { force: true }).catch(() => undefined);
    if (error instanceof PcfError) throw error;
    throw new PcfError("file.cannotWrite", { path, reason: reasonOf(error) });
  }
}

/** The mode of the file that is there; null for none. */
async function modeOf(path: string): Promise<number | null> {
  try {
    const found = await lstat(path);
    if (!found.isFile()) throw new PcfError("file.cannotWrite", { path, reason: found.isDirectory() ? "folder" : found.isSymbolicLink() ? "link" : "other" });
    // A rename would replace a file that its owner made read-only.
    if ((found.mode & 0o222) === 0) throw new PcfError("file.cannotWrite", { path, reason: "denied" });
    return found.mode & 0o7777;
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null;
    throw error;
  }
}

/** So that the new name survives a power cut; systems that cannot do this for folders (Windows) keep the name by themselves. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, "r");
    await handle.sync().finally(() => handle.close());
  } catch {
    return;
  }
}

function codeOf(error: unknown): string {
  return typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
}

const reasons: Readonly<Record<string, DiskReason>> = {
  ENOENT: "missing", ENOTDIR: "missing", EACCES: "denied", EPERM: "denied", EROFS: "denied", EISDIR: "folder", ELOOP: "link", ENOSPC: "full", EDQUOT: "full", EBUSY: "busy", ETXTBSY: "busy",
};

function reasonOf(error: unknown): DiskReason {
  return reasons[codeOf(error)] ?? "other";
}
