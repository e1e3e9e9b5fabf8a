/**
 * e^x to within one unit of the last place, from additions, multiplications and divisions alone. Engines compute Math.exp each in
 * their own way; these steps are fixed by IEEE 754, so the same draw gives the same digits in every Excel.
 * After FDLIBM's e_exp.c (Sun Microsystems, 1993, freely distributable): x = k ln 2 + r, a rational function for e^r, times 2^k.
 */
export function exponential(x: number): number {
  if (x > 709.782712893384) return Infinity;
  if (x < -745.1332191019412) return 0;
  const k = Math.floor(x * perLn2 + 0.5);
  const high = x - k * ln2High;
  const low = k * ln2Low;
  const r = high - low;
  const square = r * r;
  const c = r - square * (p1 + square * (p2 + square * (p3 + square * (p4 + square * p5))));
  const y = 1 - (low - (r * c) / (2 - c) - high);
  return scaled(y, k);
}

const perLn2 = 1.44269504088896338700;
const ln2High = 6.93147180369123816490e-1;
const ln2Low = 1.90821492927058770002e-10;
const p1 = 1.66666666666666019037e-1;
const p2 = -2.77777777770155933842e-3;
const p3 = 6.61375632143793436117e-5;
const p4 = -1.65339022054652515390e-6;
const p5 = 4.13813679705723846039e-8;

/** 2^-1022 to 2^1023: doubling and halving are exact. */
const least = -1022;
const powers = new Float64Array(2046);
powers[-least] = 1;
for (let at = 1 - least; at < powers.length; at++) powers[at] = powers[at - 1]! * 2;
for (let at = -1 - least; at >= 0; at--) powers[at] = powers[at + 1]! / 2;

/** y times 2^k, in two steps where 2^k itself is beyond the doubles. */
function scaled(y: number, k: number): number {
  if (k > 1023) return y * 2 * powers[1023 - least]!;
  if (k < least) return y * powers[k + 60 - least]! * powers[-60 - least]!;
  return y * powers[k - least]!;
}
