import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCase, resolveParams } from '../../engine/case-id.ts';
import type { JsVariant, TensorData, TensorSpecs, WasmVariant, WorkersVariant } from '../../engine/contract.ts';
import { randomU32 } from '../../engine/random.ts';
import type { ConvolutionParams } from './definition.ts';
import { FILTERS, filterFactors, filterWeights, isSeparable } from './filters.ts';
import { convolution } from './index.ts';

const WIDTHS = [3, 5, 7, 9, 11, 13, 15];
const PAGE = 65536;

const paramsArbitrary = fc.record({
  size: fc.oneof(fc.constantFrom(1, 2, 7, 13, 15, 16, 17, 31, 32, 53), fc.integer({ min: 1, max: 64 })),
  height: fc.oneof(fc.constantFrom(1, 2, 7, 37), fc.integer({ min: 1, max: 40 })),
  k: fc.constantFrom(...WIDTHS),
  filter: fc.constantFrom(...FILTERS),
});

/** Random bytes, alpha included: harder on a kernel than a picture. */
function randomInputs(p: ConvolutionParams, seed: number): Record<string, TensorData> {
  const next = randomU32(seed);
  return {
    ...convolution.generate(p, seed),
    picture: Uint8Array.from({ length: p.size * p.height * 4 }, () => next() & 255),
  };
}

const lengthOf = (shape: readonly number[]) => shape.reduce((product, side) => product * side, 1);

/** Outputs and scratch start full of rubbish, so that a kernel cannot rely on zeros. */
function makeBuffers(p: ConvolutionParams, scratch: TensorSpecs): Record<string, TensorData> {
  const specs = { ...convolution.tensors(p).outputs, ...scratch };
  return Object.fromEntries(
    Object.entries(specs).map(([name, { dtype, shape }]) => [
      name,
      dtype === 'u8' ? new Uint8Array(lengthOf(shape)).fill(77) : new Float32Array(lengthOf(shape)).fill(Number.NaN),
    ]),
  );
}

type CpuVariant = JsVariant<ConvolutionParams> | WorkersVariant<ConvolutionParams> | WasmVariant<ConvolutionParams>;

async function runVariant(variant: CpuVariant, p: ConvolutionParams, inputs: Record<string, TensorData>) {
  const io = { ...inputs, ...makeBuffers(p, variant.scratch?.(p) ?? {}) };
  if (variant.on === 'js') variant.kernel(io, p);
  else if (variant.on === 'workers') {
    for (const [entry, begin, end] of portions(variant, p)) variant.kernel(io, p, entry, begin, end);
  } else return runWasm(variant, p, io);
  return io.output;
}

async function runWasm(variant: WasmVariant<ConvolutionParams>, p: ConvolutionParams, io: Record<string, TensorData>) {
  const places = new Map<string, number>();
  let top = PAGE;
  for (const [name, data] of Object.entries(io)) {
    places.set(name, top);
    top += Math.ceil(data.byteLength / 64) * 64;
  }
  const shared = variant.threads === 'all';
  const pages = { initial: Math.ceil(top / PAGE), maximum: 65536 };
  const memory = new WebAssembly.Memory({ ...pages, shared });
  const bytes = new Uint8Array(memory.buffer);
  const at = (name: string) => places.get(name) ?? Number.NaN;
  for (const [name, data] of Object.entries(io)) {
    bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), at(name));
  }
  const module = await variant.module({ relaxed: false, shared });
  const { instance } = await WebAssembly.instantiate(module, { env: { memory } });
  for (const [entry, begin, end] of portions(variant, p)) {
    const stage = instance.exports[entry];
    if (typeof stage !== 'function') throw new Error(`The module exports no ${entry}.`);
    stage(...variant.args(p, at), begin, end);
  }
  expect(bytes.subarray(at('picture'), at('picture') + io.picture.length)).toEqual(io.picture);
  return bytes.slice(at('output'), at('output') + io.output.length);
}

/** Stage by stage, portions of an odd size and last one first: their order must not matter. */
function portions({ stages }: Pick<WasmVariant<ConvolutionParams>, 'stages'>, p: ConvolutionParams) {
  return stages(p).flatMap(({ entry, rows }) =>
    Array.from({ length: Math.ceil(rows / 5) }, (_, n) => [entry, n * 5, Math.min(rows, n * 5 + 5)] as const).reverse(),
  );
}

const cpuVariants = convolution.variants.filter((variant) => variant.on !== 'gpu' && variant.on !== 'library');

describe.each(cpuVariants.map((variant) => [variant.id, variant] as const))('%s', (_, variant) => {
  it('agrees with the float64 reference on any shape and filter it takes', async () => {
    await fc.assert(
      fc.asyncProperty(paramsArbitrary, fc.integer(), async (p, seed) => {
        if (variant.unsupported?.(p)) {
          expect(isSeparable(p.filter)).toBe(false);
          return;
        }
        const inputs = randomInputs(p, seed);
        const output = await runVariant(variant, p, inputs);
        expect(convolution.verifier(inputs, p).check({ output })).toMatchObject({ ok: true });
      }),
      { numRuns: 60 },
    );
  });
});

describe('verifier', () => {
  it('rejects one wrong channel, names it, and accepts its own reference', () => {
    fc.assert(
      fc.property(paramsArbitrary, fc.nat(), fc.nat({ max: 3 }), (p, place, channel) => {
        const inputs = randomInputs(p, 5);
        const verifier = convolution.verifier(inputs, p);
        const output = Uint8Array.from(verifier.reference?.output ?? []);
        const verdict = verifier.check({ output });
        expect(verdict).toMatchObject({ ok: true, maxError: 0, method: 'elementwise' });
        // Sums that lie between two bytes, within what rounding does, leave a choice of these two.
        expect(verdict.tolerance).toBeLessThanOrEqual(1);
        const pixel = place % (p.size * p.height);
        output[4 * pixel + channel] ^= 0x40;
        const at = `pixel (${pixel % p.size}, ${Math.floor(pixel / p.size)}), channel ${['red', 'green', 'blue', 'alpha'][channel]}`;
        expect(verifier.check({ output })).toMatchObject({ ok: false, maxError: expect.any(Number), at });
      }),
      { numRuns: 40 },
    );
  });

  it('samples a large picture and notices a missing row, a shifted border and a lost alpha', () => {
    const p = { size: 1024, height: 700, k: 15, filter: 'custom' };
    const inputs = convolution.generate(p, 3);
    const identity = new Float32Array(15 * 15);
    identity[112] = 1;
    const verifier = convolution.verifier({ ...inputs, weights: identity }, p);
    expect(verifier.reference).toBeUndefined();
    const output = Uint8Array.from(inputs.picture);
    expect(verifier.check({ output })).toMatchObject({ ok: true });
    expect(verifier.check({ output: output.slice(4) }).ok).toBe(false);
    expect(verifier.check({ output: Uint8Array.from(output).fill(0, 4 * 5000, 4 * 5001) })).toMatchObject({
      ok: false,
      at: 'pixel (904, 4), channel alpha',
    });
    const lastRow = Uint8Array.from(output).map((byte, at) => (at >= 4 * 1024 * 699 && at % 4 < 3 ? byte ^ 255 : byte));
    expect(verifier.check({ output: lastRow }).at).toMatch(/, 699\), channel (red|green|blue)/);
  });
});

describe('filters', () => {
  it.each(WIDTHS)('keep the brightness at k = %i, except edge, which removes it', (k) => {
    for (const filter of FILTERS) {
      const sum = filterWeights(filter, k).reduce((total, weight) => total + weight, 0);
      expect(sum).toBeCloseTo(filter === 'edge' ? 0 : 1, 5);
    }
  });

  it.each(WIDTHS)('factors multiply to the weights at k = %i', (k) => {
    for (const filter of FILTERS) {
      const factors = filterFactors(filter, k);
      expect(factors !== null).toBe(isSeparable(filter));
      if (!factors) continue;
      const products = Array.from(factors.column).flatMap((down) => Array.from(factors.row, (across) => down * across));
      expect(filterWeights(filter, k)).toEqual(Float32Array.from(products));
    }
  });

  it('are what their names say', () => {
    const [box, edge, emboss] = (['box', 'edge', 'emboss'] as const).map((filter) => filterWeights(filter, 5));
    expect(new Set(box).size).toBe(1);
    expect(edge[12]).toBeGreaterThan(0);
    expect(edge[7]).toBeLessThan(0);
    for (let i = 0; i < 12; i++) expect(emboss[i]).toBeCloseTo(-emboss[24 - i], 6);
  });
});

describe('definition', () => {
  it('prints the default case short', () => {
    const resolved = resolveParams(convolution, {});
    if (!resolved.ok) throw new Error(resolved.problem.en);
    const id = { workload: 'convolution', version: 1, variant: 'direct', params: resolved.params };
    expect(formatCase(id, convolution.params)).toBe('convolution@1:direct:size=1024,k=3');
    expect(resolveParams(convolution, { k: 4 }).ok).toBe(false);
  });

  it('generates the same opaque picture for a seed, another for another', () => {
    const p = { size: 61, height: 47, k: 5, filter: 'custom' };
    const first = convolution.generate(p, 1);
    expect(convolution.generate(p, 1)).toEqual(first);
    expect(convolution.generate(p, 2).picture).not.toEqual(first.picture);
    expect(first.picture.every((byte, at) => at % 4 !== 3 || byte === 255)).toBe(true);
    expect(Array.from(first.weights).reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 5);
  });

  it('generates exactly what the tensors say', () => {
    fc.assert(
      fc.property(paramsArbitrary, (p) => {
        const inputs = convolution.generate(p, 1);
        for (const [name, { shape }] of Object.entries(convolution.tensors(p).inputs)) {
          expect(inputs[name].length).toBe(lengthOf(shape));
        }
      }),
    );
  });
});
