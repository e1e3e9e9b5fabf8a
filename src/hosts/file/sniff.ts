import { PcfError } from "../../errors";
import type { FileKind } from "../../errors";

const oleMark = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** Throws what is wrong with bytes that do not begin as a zip does: file.legacy, file.encrypted, file.notZip. */
export function refuseOtherKinds(bytes: Uint8Array): void {
  if (bytes.length >= 4 && bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5)) return;
  if (oleMark.every((byte, index) => bytes[index] === byte)) {
    // A workbook with a password is an OLE file whose directory names this stream (MS-OFFCRYPTO 2.3.4).
    throw includesUtf16(bytes, "EncryptedPackage") ? new PcfError("file.encrypted", {}) : new PcfError("file.legacy", {});
  }
  if (hasEndRecord(bytes)) return;
  throw new PcfError("file.notZip", { found: kindOf(bytes) });
}

/** A zip may have other bytes before it; its end record tells. */
function hasEndRecord(bytes: Uint8Array): boolean {
  const least = Math.max(0, bytes.length - 22 - 0xffff);
  for (let at = bytes.length - 22; at >= least; at--) if (bytes[at] === 0x50 && bytes[at + 1] === 0x4b && bytes[at + 2] === 5 && bytes[at + 3] === 6) return true;
  return false;
}

function kindOf(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return "empty";
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 512)).replace(/^(?:\xef\xbb\xbf|\s)+/, "").toLowerCase();
  // A BIFF2 to BIFF4 file, from before OLE, begins with its BOF record.
  if (bytes[0] === 9 && [0, 2, 4].includes(bytes[1] ?? -1) && [4, 6].includes(bytes[2] ?? -1)) throw new PcfError("file.legacy", {});
  if (head.startsWith("%pdf")) return "pdf";
  if (/^<(!doctype )?html|^<head|^<table|<html/.test(head)) return "html";
  if (head.startsWith("<?xml")) return "xml";
  return /[\x00-\x08\x0e-\x1a]/.test(head) ? "unknown" : "text";
}

function includesUtf16(bytes: Uint8Array, text: string): boolean {
  const wanted = [...text].flatMap((letter) => [letter.charCodeAt(0), 0]);
  for (let at = bytes.indexOf(wanted[0]!); at >= 0; at = bytes.indexOf(wanted[0]!, at + 1)) if (wanted.every((byte, index) => bytes[at + index] === byte)) return true;
  return false;
}
