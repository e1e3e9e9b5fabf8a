/**
 * The natural logarithm of a positive number to within one unit of the last place, from steps that IEEE 754 fixes (see
 * exponential.ts for why). After FDLIBM's e_log.c (Sun Microsystems, 1993, freely distributable): x = 2^k (1 + f) with 1 + f
 * between the square roots of 1/2 and 2, and a polynomial in f / (2 + f).
 */
export function logarithm(x: number): number {
  let [k, mantissa] = [0, x];
  // A subnormal number is lifted first; it has no exponent of its own.
  if (x < 2.2250738585072014e-308) [k, mantissa] = [-54, x * 18014398509481984];
  view.setFloat64(0, mantissa);
  const high = view.getUint32(0);
  k += (high >>> 20) - 1023;
  const fraction = high & 0xfffff;
  const lifted = (fraction + 0x95f64) & 0x100000;
  view.setUint32(0, fraction | (lifted ^ 0x3ff00000));
  k += lifted >>> 20;
  const f = view.getFloat64(0) - 1;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const r = w * (l2 + w * (l4 + w * l6)) + z * (l1 + w * (l3 + w * (l5 + w * l7)));
  const half = 0.5 * f * f;
  return k * ln2High - (half - (s * (half + r) + k * ln2Low) - f);
}

const view = new DataView(new ArrayBuffer(8));
const ln2High = 6.93147180369123816490e-1;
const ln2Low = 1.90821492927058770002e-10;
const l1 = 6.666666666666735130e-1;
const l2 = 3.999999999940941908e-1;
const l3 = 2.857142874366239149e-1;
const l4 = 2.222219843214978396e-1;
const l5 = 1.818357216161805012e-1;
const l6 = 1.531383769920937332e-1;
const l7 = 1.479819860511658591e-1;
