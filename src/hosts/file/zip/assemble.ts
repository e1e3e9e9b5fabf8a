import { deflateSync } from "fflate";
import type { Archive, Entry } from "./archive";
import { crc32 } from "./crc32";

/** The parts that differ from the archive: new bytes, or null for a part that goes. Keyed by the entry's raw name. */
export type Replacements = ReadonlyMap<string, Uint8Array | null>;

/** 1980-01-01 00:00, the earliest time of a zip: the same edits give the same bytes. */
const dosTime = 0x0000;
const dosDate = 0x0021;
const utf8Flag = 0x0800;
const endSize = 22;

/**
 * The archive with some parts replaced, removed or added. What is untouched keeps its compressed bytes, time stamps, extra fields
 * and order; what is added stands last.
 */
export function assemble(archive: Archive, replaced: Replacements): Uint8Array {
  const { bytes } = archive;
  const chunks: Uint8Array[] = [bytes.subarray(0, archive.preamble)];
  let length = archive.preamble;
  const append = (chunk: Uint8Array) => {
    chunks.push(chunk);
    length += chunk.length;
  };
  const records = new Map<Entry, Uint8Array>();
  for (const entry of [...archive.entries].sort((a, b) => a.start - b.start)) {
    const data = replaced.get(entry.rawName);
    if (data === null) continue;
    const offset = length - archive.shift;
    if (data === undefined) {
      append(bytes.subarray(entry.start, entry.end));
      records.set(entry, moveRecord(bytes.subarray(entry.recordStart, entry.recordEnd), offset));
    } else {
      const fresh = pack(nameAsWritten(archive, entry), data);
      append(fresh.local);
      append(fresh.packed);
      records.set(entry, fresh.record(offset));
    }
  }
  const known = new Set(archive.entries.map((entry) => entry.rawName));
  const added: Uint8Array[] = [];
  for (const [name, data] of replaced) {
    if (data === null || known.has(name)) continue;
    const fresh = pack(plainName(name), data);
    added.push(fresh.record(length - archive.shift));
    append(fresh.local);
    append(fresh.packed);
  }
  const directory = [...archive.entries.flatMap((entry) => records.get(entry) ?? []), ...added];
  const start = length;
  directory.forEach(append);
  const size = length - start;
  // Readers that look for zip64 fields only behind a zip64 end record find what they found before.
  if (archive.zip64) append(endRecord64(directory.length, size, start - archive.shift, length - archive.shift));
  append(endRecord(directory.length, size, start - archive.shift, archive));
  return join(chunks, length);
}

/** A directory record with another offset, which stands in the zip64 field where the 32-bit one says so. */
function moveRecord(original: Uint8Array, offset: number): Uint8Array {
  // What was opened stays as it is: slice() of a Buffer, which files are read into, would be no copy.
  const record = new Uint8Array(original);
  const view = new DataView(record.buffer, record.byteOffset, record.byteLength);
  if (view.getUint32(42, true) !== 0xffffffff) {
    view.setUint32(42, offset, true);
    return record;
  }
  const extraStart = 46 + view.getUint16(28, true);
  const extraEnd = extraStart + view.getUint16(30, true);
  for (let at = extraStart; at + 4 <= extraEnd; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    const sizesBefore = (view.getUint32(24, true) === 0xffffffff ? 8 : 0) + (view.getUint32(20, true) === 0xffffffff ? 8 : 0);
    view.setBigUint64(at + 4 + sizesBefore, BigInt(offset), true);
  }
  return record;
}

interface Packed {
  readonly local: Uint8Array;
  readonly packed: Uint8Array;
  readonly record: (offset: number) => Uint8Array;
}

/** The name of an entry in the bytes of the zip, and the flag that says how to read them. */
interface EntryName {
  readonly bytes: Uint8Array;
  readonly flags: number;
}

/** A part keeps the name that it has, also where its letters are not flagged as the UTF-8 that they are: other readers know it by that. */
function nameAsWritten({ bytes }: Archive, { recordStart, flags }: Entry): EntryName {
  const length = (bytes[recordStart + 28] ?? 0) + 256 * (bytes[recordStart + 29] ?? 0);
  return { bytes: bytes.subarray(recordStart + 46, recordStart + 46 + length), flags: flags & utf8Flag };
}

function plainName(name: string): EntryName {
  return { bytes: new TextEncoder().encode(name), flags: /^[\x20-\x7e]*$/.test(name) ? 0 : utf8Flag };
}

function pack({ bytes: nameBytes, flags }: EntryName, data: Uint8Array): Packed {
  const packed = deflateSync(data, { level: 6 });
  const crc = crc32(data);
  const common = (view: DataView, at: number) => {
    view.setUint16(at, 20, true);
    view.setUint16(at + 2, flags, true);
    view.setUint16(at + 4, 8, true);
    view.setUint16(at + 6, dosTime, true);
    view.setUint16(at + 8, dosDate, true);
    view.setUint32(at + 10, crc, true);
    view.setUint32(at + 14, packed.length, true);
    view.setUint32(at + 18, data.length, true);
    view.setUint16(at + 22, nameBytes.length, true);
  };
  const local = new Uint8Array(30 + nameBytes.length);
  const localView = new DataView(local.buffer);
  localView.setUint32(0, 0x04034b50, true);
  common(localView, 4);
  local.set(nameBytes, 30);
  return {
    local,
    packed,
    record: (offset) => {
      const record = new Uint8Array(46 + nameBytes.length);
      const view = new DataView(record.buffer);
      view.setUint32(0, 0x02014b50, true);
      view.setUint16(4, 20, true);
      common(view, 6);
      view.setUint32(42, offset, true);
      record.set(nameBytes, 46);
      return record;
    },
  };
}

function endRecord64(count: number, size: number, offset: number, own: number): Uint8Array {
  const record = new Uint8Array(56 + 20);
  const view = new DataView(record.buffer);
  view.setUint32(0, 0x06064b50, true);
  view.setBigUint64(4, 44n, true);
  view.setUint16(12, 45, true);
  view.setUint16(14, 45, true);
  view.setBigUint64(24, BigInt(count), true);
  view.setBigUint64(32, BigInt(count), true);
  view.setBigUint64(40, BigInt(size), true);
  view.setBigUint64(48, BigInt(offset), true);
  view.setUint32(56, 0x07064b50, true);
  view.setBigUint64(64, BigInt(own), true);
  view.setUint32(72, 1, true);
  return record;
}

function endRecord(count: number, size: number, offset: number, { comment, zip64 }: Archive): Uint8Array {
  const record = new Uint8Array(endSize + comment.length);
  const view = new DataView(record.buffer);
  view.setUint32(0, 0x06054b50, true);
  view.setUint16(8, zip64 ? 0xffff : count, true);
  view.setUint16(10, zip64 ? 0xffff : count, true);
  view.setUint32(12, zip64 ? 0xffffffff : size, true);
  view.setUint32(16, zip64 ? 0xffffffff : offset, true);
  view.setUint16(20, comment.length, true);
  record.set(comment, endSize);
  return record;
}

function join(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const out = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    out.set(chunk, at);
    at += chunk.length;
  }
  return out;
}
