/** Arithmetic on 128-bit vectors that kernels of several workloads use. */

/** a · b + c, fused where relaxed SIMD does so. */
@inline
export function madd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(f32x4.mul(a, b), c);
}

/** The sum of the lanes. */
@inline
export function across(v: v128): f32 {
  return f32x4.extract_lane(v, 0) + f32x4.extract_lane(v, 1) + (f32x4.extract_lane(v, 2) + f32x4.extract_lane(v, 3));
}

/**
 * e^x for |x| up to 87: a polynomial of degree 6 on |r| ≤ ln 2 / 2 after Cody and Waite's reduction, cut off at 1.3e-7; with
 * the roundings within 4e-7 of e^x, relative.
 */
@inline
export function exp(x: v128): v128 {
  const n = f32x4.nearest(f32x4.mul(x, f32x4.splat(1.4426950408889634)));
  let r = f32x4.sub(x, f32x4.mul(n, f32x4.splat(0.693145751953125)));
  r = f32x4.sub(r, f32x4.mul(n, f32x4.splat(1.428606765330187e-6)));
  let p = f32x4.splat(1.0 / 720.0);
  p = madd(p, r, f32x4.splat(1.0 / 120.0));
  p = madd(p, r, f32x4.splat(1.0 / 24.0));
  p = madd(p, r, f32x4.splat(1.0 / 6.0));
  p = madd(p, r, f32x4.splat(0.5));
  p = madd(p, r, f32x4.splat(1.0));
  p = madd(p, r, f32x4.splat(1.0));
  return f32x4.mul(p, i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23));
}

/** e^x for x from -87 to 0, below which it is 0. */
@inline
export function expOrZero(x: v128): v128 {
  const lowest = f32x4.splat(-87.0);
  return v128.and(exp(f32x4.max(x, lowest)), f32x4.ge(x, lowest));
}

/**
 * ln x for x from 1 up, within 1e-9: x = 2^k · f with f around 1, and ln f = 2(t + t³/3 + …), t = (f − 1) / (f + 1)
 * (Abramowitz and Stegun, 4.1.27).
 */
export function log(x: f64): f64 {
  let k: f64 = 0;
  while (x > Math.SQRT2) {
    x *= 0.5;
    k += 1;
  }
  const t = (x - 1) / (x + 1);
  const s = t * t;
  const sum = 1 + s * (1.0 / 3 + s * (1.0 / 5 + s * (1.0 / 7 + s * (1.0 / 9 + s * (1.0 / 11)))));
  return k * Math.LN2 + 2 * t * sum;
}

/**
 * e^r for |r| up to ln 2 / 2, to two units in the last place: the polynomial of degree 7 of Cephes (S. L. Moshier,
 * single/expf.c, https://www.netlib.org/cephes).
 */
@inline
export function expOfRemainder(r: v128): v128 {
  let p = madd(f32x4.splat(1.9875691500e-4), r, f32x4.splat(1.3981999507e-3));
  p = madd(p, r, f32x4.splat(8.3334519073e-3));
  p = madd(p, r, f32x4.splat(4.1665795894e-2));
  p = madd(p, r, f32x4.splat(1.6666665459e-1));
  p = madd(p, r, f32x4.splat(5.0000001201e-1));
  return f32x4.add(madd(p, f32x4.mul(r, r), r), f32x4.splat(1));
}
