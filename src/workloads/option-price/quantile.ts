/** The normal distribution in float64. */

/**
 * The number that a normal variate exceeds with probability p, from e^-25 to 1/2: algorithm PPND16 of M. J. Wichura (as in
 * path.ts), good to 1e-16.
 */
export function quantile(p: number): number {
  const q = 0.5 - p;
  if (q <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * horner(CENTRAL_ABOVE, r)) / horner(CENTRAL_BELOW, r);
  }
  const r = Math.sqrt(-Math.log(p)) - 1.6;
  return horner(OUTER_ABOVE, r) / horner(OUTER_BELOW, r);
}

function horner(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (const coefficient of coefficients) sum = sum * x + coefficient;
  return sum;
}

const CENTRAL_ABOVE = [
  2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946, 1971.5909503065513,
  133.14166789178438, 3.3871328727963665,
];
const CENTRAL_BELOW = [
  5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751, 687.1870074920579,
  42.31333070160091, 1,
];
const OUTER_ABOVE = [
  0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045,
  5.769497221460691, 4.630337846156546, 1.4234371107496835,
];
const OUTER_BELOW = [
  1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851,
  1.6763848301838038, 2.053191626637759, 1,
];

/** Beyond, the series loses its digits, and what is left of the tail is below 1e-15. */
const FAR = 8;

/** The probability of a normal variate below x. G. Marsaglia, "Evaluating the Normal Distribution", J. Stat. Software 11 (2004). */
export function normalBelow(x: number): number {
  if (Math.abs(x) > FAR) return x > 0 ? 1 : 0;
  let sum = x;
  let before = Number.NaN;
  let term = x;
  for (let i = 3; sum !== before; i += 2) {
    before = sum;
    term *= (x * x) / i;
    sum += term;
  }
  return 0.5 + (sum * Math.exp(-0.5 * x * x)) / Math.sqrt(2 * Math.PI);
}
