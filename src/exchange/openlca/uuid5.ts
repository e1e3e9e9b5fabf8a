/** A UUID of version 5 (RFC 9562): the same name gives the same id on every machine. The namespace is that for URLs. */
export function uuid5(name: string): string {
  const digest = sha1([...namespace, ...utf8(name)]).slice(0, 16);
  digest[6] = (digest[6]! & 0x0f) | 0x50;
  digest[8] = (digest[8]! & 0x3f) | 0x80;
  const hex = digest.map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

function utf8(text: string): number[] {
  return [...encodeURIComponent(text.replace(/[\uD800-\uDFFF]/gu, "\uFFFD")).matchAll(/%(..)|(.)/gs)].map(([, code, letter]) => (code === undefined ? letter!.charCodeAt(0) : parseInt(code, 16)));
}

const namespace = (("6ba7b811-9dad-11d1-80b4-00c04fd430c8".replaceAll("-", "").match(/../g) ?? []) as string[]).map((pair) => parseInt(pair, 16));

/** SHA-1 (FIPS 180-4) as version 5 asks for it; no secret rests on it. */
function sha1(message: readonly number[]): number[] {
  const bits = message.length * 8;
  const padded = [...message, 0x80];
  while (padded.length % 64 !== 56) padded.push(0);
  for (let shift = 56; shift >= 0; shift -= 8) padded.push(Math.floor(bits / 2 ** shift) & 0xff);
  let state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
  for (let at = 0; at < padded.length; at += 64) {
    const words = Array.from({ length: 16 }, (_, index) => padded.slice(at + index * 4, at + index * 4 + 4).reduce((word, byte) => (word << 8) | byte, 0));
    for (let index = 16; index < 80; index++) words.push(turn(words[index - 3]! ^ words[index - 8]! ^ words[index - 14]! ^ words[index - 16]!, 1));
    let [a, b, c, d, e] = state as [number, number, number, number, number];
    words.forEach((word, index) => {
      const [mixed, constant] = index < 20 ? [(b & c) | (~b & d), 0x5a827999] : index < 40 ? [b ^ c ^ d, 0x6ed9eba1] : index < 60 ? [(b & c) | (b & d) | (c & d), 0x8f1bbcdc] : [b ^ c ^ d, 0xca62c1d6];
      [a, b, c, d, e] = [(turn(a, 5) + mixed + e + constant + word) | 0, a, turn(b, 30), c, d];
    });
    state = [a, b, c, d, e].map((word, index) => (word + state[index]!) | 0);
  }
  return state.flatMap((word) => [24, 16, 8, 0].map((shift) => (word >>> shift) & 0xff));
}

function turn(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}
