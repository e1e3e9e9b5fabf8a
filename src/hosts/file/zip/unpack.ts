import { Inflate } from "fflate";
import { PcfError } from "../../../errors";
import type { Limits } from "../limits";
import type { Archive, Entry } from "./archive";
import { crc32 } from "./crc32";

const stored = 0;
const deflated = 8;
/** Deflate makes at most 1032 bytes of one, so a slice of this size can overshoot a limit by 16 MB and no more. */
const slice = 16_384;

/**
 * The bytes of an entry, checked against the size and the checksum of the directory.
 * Throws file.damaged, and file.tooLarge where the data grow beyond what the directory promised or the limits allow.
 */
export function unpack(archive: Archive, entry: Entry, limits: Limits): Uint8Array {
  const packed = archive.bytes.subarray(entry.dataStart, entry.dataStart + entry.packedSize);
  const damaged = (reason: "compression" | "checksum") => new PcfError("file.damaged", { part: entry.name, reason });
  checkRatio(entry.name, entry.size, entry.packedSize, limits);
  let data: Uint8Array;
  if (entry.method === stored) data = packed;
  else if (entry.method === deflated) data = inflate(packed, entry, damaged);
  else throw damaged("compression");
  if (data.length !== entry.size || crc32(data) !== entry.crc) throw damaged("checksum");
  return data;
}

export function checkRatio(part: string, size: number, packedSize: number, limits: Limits): void {
  if (size > limits.ratioFrom && size > packedSize * limits.ratio) throw new PcfError("file.tooLarge", { part, what: "ratio", most: limits.ratio });
}

function inflate(packed: Uint8Array, entry: Entry, damaged: (reason: "compression") => PcfError): Uint8Array {
  const out = new Uint8Array(entry.size);
  let length = 0;
  const inflater = new Inflate((chunk) => {
    if (length + chunk.length > entry.size) throw damaged("compression");
    out.set(chunk, length);
    length += chunk.length;
  });
  try {
    for (let at = 0; at < packed.length; at += slice) inflater.push(packed.subarray(at, at + slice), at + slice >= packed.length);
  } catch {
    throw damaged("compression");
  }
  return length === entry.size ? out : out.subarray(0, length);
}
