const table = new Uint32Array(256).map((_, index) => {
  let rest = index;
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  return rest >>> 0;
});

/** The checksum of ZIP (APPNOTE 4.4.7). `before` continues an earlier one. */
export function crc32(bytes: Uint8Array, before = 0): number {
  let crc = ~before;
  for (let at = 0; at < bytes.length; at++) crc = (table[(crc ^ bytes[at]!) & 0xff]!) ^ (crc >>> 8);
  return ~crc >>> 0;
}
