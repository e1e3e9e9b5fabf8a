import { PcfError } from "../../../errors";
import type { Limits } from "../limits";

/** One entry of the zip, with where its bytes lie, so that it can be copied as it is. Field names follow APPNOTE 4.3. */
export interface Entry {
  /** As written in the file. */
  readonly rawName: string;
  /** Slashes forward, no leading slash: the part's name. */
  readonly name: string;
  readonly method: number;
  readonly flags: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  /** From the local header to the next entry's (or to the directory): header, data, descriptor and whatever stands between. */
  readonly start: number;
  readonly end: number;
  readonly dataStart: number;
  /** The entry's record in the central directory. */
  readonly recordStart: number;
  readonly recordEnd: number;
}

export interface Archive {
  readonly bytes: Uint8Array;
  /** In the order of the directory. */
  readonly entries: readonly Entry[];
  /** Bytes before the first entry (a self-extractor's program, as a rule none). */
  readonly preamble: number;
  /** What is added to every offset that is written in the file. */
  readonly shift: number;
  /** The directory is found by a zip64 end record, as some writers do for small files too. */
  readonly zip64: boolean;
  /** The archive's comment. */
  readonly comment: Uint8Array;
}

const localSignature = 0x04034b50;
const recordSignature = 0x02014b50;
const endSignature = 0x06054b50;
const end64Signature = 0x06064b50;
const locator64Signature = 0x07064b50;
const unset32 = 0xffffffff;

const damaged = (reason: "truncated" | "directory" | "overlap", part = "zip") => new PcfError("file.damaged", { part, reason });

/** Reads the directory of a zip; unpacks nothing. Throws file.damaged, file.encrypted, file.path, file.tooLarge. */
export function readArchive(bytes: Uint8Array, limits: Limits): Archive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const directory = findDirectory(view);
  if (directory.count > limits.entries) throw new PcfError("file.tooLarge", { part: "zip", what: "entries", most: limits.entries });
  const records = readRecords(view, directory, limits);
  const { shift } = directory;
  const inOrder = [...records].sort((a, b) => a.offset - b.offset);
  const ends = new Map<Record64, number>();
  inOrder.forEach((record, index) => ends.set(record, inOrder[index + 1]?.offset ?? directory.start));
  const entries = records.map((record) => toEntry(view, record, ends.get(record)!));
  const absolute = entries.filter((entry) => /^[\\/]/.test(entry.rawName));
  // Some writers put a slash before every name, which harms no one; a single one among others points out of the package.
  if (absolute.length > 0 && absolute.length < entries.length) throw new PcfError("file.path", { given: absolute[0]!.rawName });
  return { bytes, entries, preamble: inOrder[0]?.offset ?? directory.start, shift, zip64: directory.zip64, comment: bytes.slice(directory.commentStart, directory.commentEnd) };
}

interface Directory {
  readonly start: number;
  readonly end: number;
  readonly count: number;
  readonly shift: number;
  readonly zip64: boolean;
  readonly commentStart: number;
  readonly commentEnd: number;
}

/** The end record is the last thing in the file but for its comment of at most 65,535 bytes. */
function findDirectory(view: DataView): Directory {
  const least = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= least; at--) {
    if (view.getUint32(at, true) !== endSignature) continue;
    const commentEnd = at + 22 + view.getUint16(at + 20, true);
    if (commentEnd > view.byteLength) continue;
    return readEnd(view, at, commentEnd);
  }
  throw damaged("truncated");
}

function readEnd(view: DataView, at: number, commentEnd: number): Directory {
  let count = view.getUint16(at + 10, true);
  let size = view.getUint32(at + 12, true);
  let offset = view.getUint32(at + 16, true);
  let end = at;
  if (count === 0xffff || size === unset32 || offset === unset32) {
    const locator = at - 20;
    if (locator >= 0 && view.getUint32(locator, true) === locator64Signature) {
      const at64 = findEnd64(view, locator);
      count = read64(view, at64 + 32);
      size = read64(view, at64 + 40);
      offset = read64(view, at64 + 48);
      end = at64;
    }
  }
  // Bytes put before the zip move everything by the same distance; bytes after the directory (a signature) move nothing.
  const hasRecord = (start: number) => start >= 0 && start + 46 <= end && view.getUint32(start, true) === recordSignature;
  const start = hasRecord(end - size) || !hasRecord(offset) ? end - size : offset;
  const shift = start - offset;
  if (start < 0 || shift < 0) throw damaged("truncated");
  if (count > 0 && !hasRecord(start)) throw damaged("directory");
  return { start, end, count, shift, zip64: end !== at, commentStart: at + 22, commentEnd };
}

function findEnd64(view: DataView, locator: number): number {
  const written = read64(view, locator + 8);
  for (const at of [written, locator - 56]) {
    if (at >= 0 && at + 56 <= view.byteLength && view.getUint32(at, true) === end64Signature) return at;
  }
  throw damaged("directory");
}

interface Record64 {
  readonly rawName: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  readonly offset: number;
  readonly recordStart: number;
  readonly recordEnd: number;
}

function readRecords(view: DataView, directory: Directory, limits: Limits): Record64[] {
  const records: Record64[] = [];
  let at = directory.start;
  let total = 0;
  while (records.length < directory.count) {
    if (at + 46 > directory.end || view.getUint32(at, true) !== recordSignature) throw damaged("directory");
    const nameEnd = at + 46 + view.getUint16(at + 28, true);
    const extraEnd = nameEnd + view.getUint16(at + 30, true);
    const recordEnd = extraEnd + view.getUint16(at + 32, true);
    if (recordEnd > directory.end) throw damaged("directory");
    const flags = view.getUint16(at + 8, true);
    const rawName = decodeName(bytesOf(view, at + 46, nameEnd));
    const wide = readExtra64(view, nameEnd, extraEnd, [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)]);
    const record = { rawName, flags, method: view.getUint16(at + 10, true), crc: view.getUint32(at + 16, true), size: wide[0]!, packedSize: wide[1]!, offset: wide[2]! + directory.shift, recordStart: at, recordEnd };
    checkName(rawName);
    if (flags & 1) throw new PcfError("file.encrypted", {});
    if (record.size > limits.partBytes) throw new PcfError("file.tooLarge", { part: rawName, what: "bytes", most: limits.partBytes });
    total += record.size;
    if (total > limits.totalBytes) throw new PcfError("file.tooLarge", { part: rawName, what: "total", most: limits.totalBytes });
    records.push(record);
    at = recordEnd;
  }
  return records;
}

/** Sizes and offset of which the 32-bit fields say that they stand in the zip64 extra field, in this order (APPNOTE 4.5.3). */
function readExtra64(view: DataView, start: number, end: number, fields: number[]): number[] {
  if (!fields.includes(unset32)) return fields;
  for (let at = start; at + 4 <= end; ) {
    const size = view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === 1) {
      let value = at + 4;
      return fields.map((field) => {
        if (field !== unset32) return field;
        if (value + 8 > Math.min(end, at + 4 + size)) throw damaged("directory");
        value += 8;
        return read64(view, value - 8);
      });
    }
    at += 4 + size;
  }
  return fields;
}

function toEntry(view: DataView, record: Record64, end: number): Entry {
  const { offset: start } = record;
  if (start < 0 || start + 30 > end) throw damaged(start >= 0 && start < view.byteLength && end <= view.byteLength ? "overlap" : "truncated", record.rawName);
  if (view.getUint32(start, true) !== localSignature) throw damaged("directory", record.rawName);
  const dataStart = start + 30 + view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
  if (dataStart + record.packedSize > end) throw damaged("overlap", record.rawName);
  const { rawName, method, flags, crc, packedSize, size, recordStart, recordEnd } = record;
  return { rawName, name: rawName.replace(/\\/g, "/").replace(/^\/+/, ""), method, flags, crc, packedSize, size, start, end, dataStart, recordStart, recordEnd };
}

/** Nothing is ever unpacked to disk here; the name is refused all the same, because the next program might. */
function checkName(rawName: string): void {
  const segments = rawName.split(/[\\/]/);
  if (segments.includes("..") || /^[A-Za-z]:/.test(rawName) || rawName.includes("\0")) throw new PcfError("file.path", { given: rawName });
}

/** Names are ASCII in the packages that Office writes; others write UTF-8, with the flag for it or without. */
function decodeName(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("latin1").decode(bytes);
  }
}

function bytesOf(view: DataView, start: number, end: number): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset + start, end - start);
}

function read64(view: DataView, at: number): number {
  const value = view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32;
  if (!Number.isSafeInteger(value)) throw damaged("directory");
  return value;
}
