import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cpuVariants, runCpu } from '../testing/cpu.ts';
import { blackScholes, estimates } from './closed-form.ts';
import { BLOCK, type OptionPriceParams, SPOT, termsOf } from './definition.ts';
import { optionPrice } from './index.ts';
import { exponential, minusLog, normalOf } from './path.ts';
import { philox } from './philox.ts';
import { normalBelow, quantile } from './quantile.ts';
import { normalIn64 } from './reference.ts';

const DEFAULTS: OptionPriceParams = { n: 2 ** 14, strike: 40, rate: 10, volatility: 20, months: 6 };

const paramsArbitrary = fc.record({
  n: fc.oneof(fc.constantFrom(1, 2, 3, 4, 5, 15, 16, 17, 1023, 1024, 1025, 2049), fc.integer({ min: 1, max: 3000 })),
  strike: fc.constantFrom(10, 38, 42, 43, 100),
  rate: fc.constantFrom(0, 10, 20),
  volatility: fc.constantFrom(1, 20, 100),
  months: fc.constantFrom(1, 6, 120),
});

describe.each(cpuVariants(optionPrice))('%s', (_, variant) => {
  it('agrees with the float64 reference for any market and number of paths, in portions of any size', async () => {
    await fc.assert(
      fc.asyncProperty(paramsArbitrary, fc.integer(), fc.constantFrom(1, 2, 5), async (p, seed, portion) => {
        const inputs = optionPrice.generate(p, seed);
        const outputs = await runCpu(optionPrice, variant, p, inputs, portion);
        expect(optionPrice.verifier(inputs, p).check(outputs)).toMatchObject({ ok: true });
      }),
      { numRuns: 60 },
    );
  });

  it('comes as close to the formula as so many paths allow, and call and put to their parity', async () => {
    const p = { ...DEFAULTS, n: 2 ** 18 };
    const { sums } = await runCpu(optionPrice, variant, p, optionPrice.generate(p, 1), 64);
    const { price, half, paths } = estimates(sums, p.n, BLOCK, termsOf(p)).at(-1) ?? { price: 0, half: 0, paths: 0 };
    expect(paths).toBe(p.n);
    expect(half).toBeLessThan(0.02);
    // Twice the interval: for a right program it is left once in ten thousand seeds, and this one is always the same.
    expect(Math.abs(price - blackScholes(termsOf(p)).call)).toBeLessThan(2 * half);
    const put = Array.from(sums).reduce((sum, value, at) => (at % 4 === 2 ? sum + value : sum), 0);
    const { strike, rate, years } = termsOf(p);
    const discount = Math.exp(-rate * years);
    expect(Math.abs(price - (put / p.n) * discount - (SPOT - strike * discount))).toBeLessThan(0.06);
  });
});

describe('Philox', () => {
  /** Of Random123, tests/kat_vectors (https://github.com/DEShawResearch/random123): counter, key, words. */
  it.each([
    [
      [0, 0, 0, 0, 0, 0],
      [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8],
    ],
    [
      [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
      [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
    ],
    [
      [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xa4093822, 0x299f31d0],
      [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
    ],
  ])('gives what its authors publish for %o', ([a, b, c, d, k, l], words) => {
    const found = new Uint32Array(4);
    philox(found, a, b, c, d, k, l);
    expect(Array.from(found)).toEqual(words);
  });
});

/** Of all words those that a kernel tells apart, thinned out evenly, and both ends. */
const WORDS = [
  0,
  255,
  2 ** 31 - 1,
  2 ** 31,
  2 ** 32 - 1,
  ...Array.from({ length: 2 ** 18 }, (_, n) => n * 16_381 + 127),
];

describe('normal numbers', () => {
  it('are within 2e-7 of the true ones, relative, and so is the reference within 1e-13', () => {
    let off = 0;
    let referenceOff = 0;
    for (const word of WORDS) {
      const truth = normalIn64(word);
      off = Math.max(off, Math.abs(normalOf(word) / truth - 1));
      const p = ((word >= 2 ** 31 ? 2 ** 32 - 1 - word : word) >>> 8) + 0.5;
      // By the distribution's slope, as a distance of the number itself.
      const slope = Math.exp((-truth * truth) / 2) / Math.sqrt(2 * Math.PI);
      const z = Math.abs(truth);
      if (z < 3) referenceOff = Math.max(referenceOff, Math.abs(normalBelow(-z) - p / 2 ** 24) / slope);
    }
    expect(off).toBeLessThan(2e-7);
    expect(referenceOff).toBeLessThan(1e-13);
  });

  it('have published quantiles', () => {
    // M. J. Wichura's own checks of AS 241, and the interval of 95 per cent.
    expect(quantile(0.25)).toBeCloseTo(0.6744897501960817, 14);
    expect(quantile(0.001)).toBeCloseTo(3.090232306167814, 14);
    expect(quantile(0.025)).toBeCloseTo(1.959963984540054, 14);
    expect(normalBelow(1)).toBeCloseTo(0.8413447460685429, 15);
    expect(normalBelow(-9)).toBe(0);
  });

  it('have mean 0, variance 1, skewness 0, kurtosis 3, and tails as long as they should be', () => {
    const n = 2 ** 18;
    const words = new Uint32Array(4);
    const moments = [0, 0, 0, 0];
    let beyond = 0;
    for (let path = 0; path < n; path++) {
      if (path % 4 === 0) philox(words, path / 4, 0, 0, 0, 123, 456);
      const z = normalOf(words[path % 4]);
      for (let k = 0; k < 4; k++) moments[k] += z ** (k + 1) / n;
      if (z > 3) beyond++;
    }
    // Five standard errors of each: √(1, 2, 15, 96) / √n.
    [0, 1, 0, 3].forEach((wanted, k) => {
      expect(Math.abs(moments[k] - wanted)).toBeLessThan((5 * Math.sqrt([1, 2, 15, 96][k])) / Math.sqrt(n));
    });
    const wanted = n * normalBelow(-3);
    expect(Math.abs(beyond - wanted)).toBeLessThan(5 * Math.sqrt(wanted));
  });

  it('are all finite, of both signs alike, and end at 5.4', () => {
    expect(normalOf(0)).toBeCloseTo(-quantile(2 ** -25), 5);
    expect(WORDS.filter((word) => normalOf(2 ** 32 - 1 - word) !== -normalOf(word))).toEqual([]);
    expect(normalOf(0)).toBeGreaterThan(-5.5);
  });
});

describe('logarithm and exponential', () => {
  it('are as good as path.ts says', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 23 - 1 }), fc.double({ min: -43, max: 43, noNaN: true }), (k, x) => {
        expect(Math.abs(minusLog(2 * k + 1) + Math.log((2 * k + 1) / 2 ** 25))).toBeLessThan(1e-9);
        expect(Math.abs(exponential(x) / Math.exp(x) - 1)).toBeLessThan(1.7e-7);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the formula of Black and Scholes', () => {
  it('gives what the textbook gives', () => {
    const { call, put } = blackScholes(termsOf(DEFAULTS));
    expect(call).toBeCloseTo(4.76, 2);
    expect(put).toBeCloseTo(0.81, 2);
  });

  it('keeps the parity of call and put', () => {
    fc.assert(
      fc.property(paramsArbitrary, (p) => {
        const terms = termsOf(p);
        const { call, put } = blackScholes(terms);
        expect(call - put).toBeCloseTo(SPOT - terms.strike * Math.exp(-terms.rate * terms.years), 10);
      }),
    );
  });
});

describe('estimates', () => {
  it('are means after each block, with an interval by the number of paths', () => {
    // Two paths that pay 1 and 3, then one that pays 2.
    const sums = Float32Array.of(4, 10, 0, 0, 2, 4, 0, 0);
    const found = estimates(sums, 3, 2, { spot: 1, strike: 1, rate: 0, volatility: 1, years: 1 });
    expect(found.map(({ paths, price }) => [paths, price])).toEqual([
      [2, 2],
      [3, 2],
    ]);
    // The sample's variances 2 and 1.
    expect(found[0].half).toBeCloseTo(1.96 * Math.sqrt(2 / 2), 3);
    expect(found[1].half).toBeCloseTo(1.96 * Math.sqrt(1 / 3), 3);
  });
});

describe('the drawing', () => {
  const drawn = (n: number) => {
    const p = { ...DEFAULTS, n };
    const inputs = optionPrice.generate(p, 1);
    const { reference } = optionPrice.verifier(inputs, p);
    if (!reference || !optionPrice.sketch) throw new Error('There is nothing to draw.');
    return optionPrice.sketch({ ...inputs, ...reference }, p);
  };

  it.each([1, 2, 1024, 1025, 2 ** 16])('of %i paths stays on its sheet, frame by frame', (n) => {
    const { width, height, around, frames } = drawn(n);
    expect(frames.length).toBeGreaterThan(0);
    for (const [x, y] of [...around, ...frames.flat()].flatMap((mark) =>
      'points' in mark ? mark.points : [mark.at],
    )) {
      expect(x >= 0 && x <= width && y >= 0 && y <= height).toBe(true);
    }
  });

  it('ends with all paths, says the interval and whether the formula lies within', () => {
    const { caption, frames } = drawn(2 ** 16);
    expect(frames.length).toBeGreaterThan(20);
    expect(caption.en).toMatch(
      /^65,536 paths say 4\.\d{4} ± 0\.0\d{3} \(95% interval\); .* says 4\.7594, which lies (within|outside)/,
    );
    expect(drawn(1).caption.en).toContain('nothing of how good');
    expect(drawn(1).frames).toHaveLength(1);
  });
});

describe('verifier', () => {
  const p = { ...DEFAULTS, n: 3 * BLOCK };
  const inputs = optionPrice.generate(p, 7);
  const verifier = optionPrice.verifier(inputs, p);
  const right = verifier.reference?.sums ?? new Float32Array();

  it('allows a few units in a hundred thousand, and names what is wrong', () => {
    for (let element = 0; element < right.length; element++) {
      const off = Float32Array.from(right);
      off[element] *= 1.0002;
      const names = ['call', 'call squared', 'put', 'put squared'];
      const at = `block ${Math.floor(element / 4)}, ${names[element % 4]}`;
      expect(verifier.check({ sums: off })).toMatchObject({ ok: false, at });
    }
  });

  it('misses no path that pays', () => {
    const words = new Uint32Array(4);
    const { market, key } = inputs;
    philox(words, 0, 0, 0, 0, key[0], key[1]);
    const seen = Array.from(words, (word) => {
      const paid = market[0] * Math.exp(market[2] + market[3] * normalOf(word)) - market[1];
      const off = Float32Array.from(right);
      off[0] -= Math.max(paid, 0);
      return paid <= 0 || !verifier.check({ sums: off }).ok;
    });
    expect(seen).toEqual([true, true, true, true]);
  });

  it('looks for what is no number in all blocks, also where it compares some', () => {
    const large = { ...DEFAULTS, n: 2 ** 23 };
    const made = optionPrice.generate(large, 1);
    const sampled = optionPrice.verifier(made, large);
    expect(sampled.reference).toBeUndefined();
    const blocks = 2 ** 13;
    const sums = new Float32Array(blocks * 4);
    expect(sampled.check({ sums })).toMatchObject({ ok: false });
    const four = optionPrice.variants.find(({ id }) => id === 'js-four');
    if (four?.on !== 'js') throw new Error('There is no js-four.');
    four.kernel({ ...made, sums }, large);
    expect(sampled.check({ sums })).toMatchObject({ ok: true });
    for (let element = 0; element < 8; element++) {
      const off = Float32Array.from(sums);
      off[4 * (blocks - 2) + element] = Number.NaN;
      expect(sampled.check({ sums: off })).toMatchObject({ ok: false, maxError: Infinity });
    }
  });

  it('compares blocks of every remainder, also where it compares some', () => {
    const large = { ...DEFAULTS, n: 2 ** 23 };
    const made = optionPrice.generate(large, 2);
    const sampled = optionPrice.verifier(made, large);
    expect(sampled.reference).toBeUndefined();
    const sums = new Float32Array(2 ** 13 * 4);
    const four = optionPrice.variants.find(({ id }) => id === 'js-four');
    if (four?.on !== 'js') throw new Error('There is no js-four.');
    four.kernel({ ...made, sums }, large);
    expect(sampled.check({ sums })).toMatchObject({ ok: true });
    for (let remainder = 0; remainder < 64; remainder++) {
      const off = sums.map((sum, element) => (Math.floor(element / 4) % 64 === remainder ? 2 * sum : sum));
      expect(sampled.check({ sums: off }).ok, `remainder ${remainder}`).toBe(false);
    }
  });

  it('defines no price where an exponential may overflow, and none without numbers', () => {
    for (const market of [
      [42, 40, 9, 0.1],
      [42, 40, 0, 5],
      [Infinity, 40, 0, 0.1],
      [42, Number.NaN, 0, 0.1],
    ]) {
      const undefinedPrice = optionPrice.verifier({ ...inputs, market: Float32Array.from(market) }, p);
      expect(undefinedPrice.check({ sums: right })).toMatchObject({ ok: false });
    }
  });
});
