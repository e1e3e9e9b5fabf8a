/** Uniform draws between 0 and 1, both excluded. */
export type Uniform = () => number;

/**
 * The random numbers of a seed (a whole number from 0 to 4294967295): the generator xoshiro128** of Blackman and Vigna (public
 * domain, prng.di.unimi.it), its state filled by SplitMix32 from the seed. 32-bit integer steps only, so the sequence is the same
 * everywhere. A draw is (n + 1/2) / 2^32 for the 32-bit output n.
 */
export function uniformDraws(seed: number): Uniform {
  let weyl = seed >>> 0;
  const fill = (): number => {
    weyl = (weyl + 0x9e3779b9) >>> 0;
    let mixed = weyl ^ (weyl >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return mixed ^ (mixed >>> 15);
  };
  const outputs = xoshiro(fill(), fill(), fill(), fill());
  return () => (outputs() + 0.5) * 2.3283064365386963e-10;
}

/** The 32-bit outputs of xoshiro128** from a state that is not all zero. */
export function xoshiro(a: number, b: number, c: number, d: number): () => number {
  return () => {
    const scrambled = Math.imul(b, 5);
    const output = Math.imul((scrambled << 7) | (scrambled >>> 25), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return output;
  };
}
