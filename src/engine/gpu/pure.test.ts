/** The parts of the GPU backend that need no GPU. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matmul } from '../../workloads/matmul/index.ts';
import type { Edits, Variant, Workload } from '../contract.ts';
import { editName } from '../edit-name.ts';
import { buildOf } from './build.ts';
import { adapterInfo, limitsOf } from './capabilities.ts';
import { Pipelines } from './pipelines.ts';
import { openScopes } from './scopes.ts';
import { slicesOf } from './slices.ts';
import { specialize } from './specialize.ts';
import { chunk } from './steps.ts';
import { quantumUsOf, sumOfPassesMs } from './timing.ts';

describe('specialize', () => {
  const code =
    '// const K: u32 = 1;\nconst K: u32 = 3;\nconst SCALE: f32 = 1.5;\nconst PLAIN = K * 2;\nfn f() {\n  const K2: u32 = 9;\n}\n';

  test('gives module constants new values, and touches nothing else', () => {
    expect(specialize(code, { K: 15, SCALE: 2 })).toBe(
      code.replace('const K: u32 = 3;', 'const K: u32 = 15;').replace('= 1.5;', '= 2.0;'),
    );
    expect(specialize(code, { PLAIN: 7 })).toContain('const PLAIN = 7;');
    expect(specialize(code, {})).toBe(code);
    // What a visitor has put aside is no declaration.
    expect(specialize(`/*\nconst K: u32 = 1;\n*/\n${code}`, { K: 15 })).toContain('const K: u32 = 1;\n*/');
    expect(specialize(`/*\nconst K: u32 = 1;\n*/\n${code}`, { K: 15 })).toContain('\nconst K: u32 = 15;');
  });

  test.each([
    [{ MISSING: 1 }, 'no constant MISSING'],
    [{ K2: 1 }, 'no constant K2'],
    [{ K: Number.NaN }, 'cannot be NaN'],
    [{ K: Infinity }, 'cannot be Infinity'],
  ])('refuses %o', (constants, words) => {
    expect(() => specialize(code, constants)).toThrow(words);
  });
});

describe('slicesOf', () => {
  const side = fc.integer({ min: 1, max: 60 });

  test('covers the grid exactly once, within what a dispatch may span', () => {
    fc.assert(
      fc.property(
        side,
        side,
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 0, max: 70 }),
        fc.integer({ min: 1, max: 65 }),
        (x, y, z, pieces, most) => {
          const seen = new Uint8Array(x * y * z);
          for (const { origin, workgroups } of slicesOf([x, y, z], pieces, most)) {
            for (const count of workgroups) expect(count > 0 && count <= most).toBe(true);
            for (let k = 0; k < workgroups[2]; k++) {
              for (let j = 0; j < workgroups[1]; j++) {
                for (let i = 0; i < workgroups[0]; i++)
                  seen[((origin[2] + k) * y + origin[1] + j) * x + origin[0] + i]++;
              }
            }
          }
          expect(seen.every((count) => count === 1)).toBe(true);
        },
      ),
    );
  });

  test('makes no more pieces than asked for, where the limits allow', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 100 }), (count, pieces) => {
        expect(slicesOf([3, count + 3, 1], pieces).length).toBeLessThanOrEqual(pieces);
      }),
    );
    expect(slicesOf([100_000, 1, 1], 1)).toHaveLength(2);
  });
});

describe('chunk', () => {
  const steps = fc.array(
    fc.double({ min: 0, max: 40, noNaN: true }).map((ms) => ({ ms })),
    { minLength: 1 },
  );

  test('keeps the order and leaves none out', () => {
    fc.assert(
      fc.property(steps, (all) => {
        expect(chunk(all, 80).flat()).toEqual(all);
      }),
    );
  });

  test('makes submissions of about the length asked for', () => {
    const sums = (all: readonly { readonly ms: number }[]) =>
      chunk(all, 80).map((one) => one.reduce((sum, { ms }) => sum + ms, 0));
    fc.assert(
      fc.property(steps, (all) => {
        expect(Math.max(...sums(all))).toBeLessThanOrEqual(80 + 40 + 1e-9);
      }),
    );
    // No short rest, of which a coarse clock would see nothing.
    expect(sums(Array.from({ length: 33 }, () => ({ ms: 5 })))).toEqual([55, 55, 55]);
    expect(sums([{ ms: 500 }, { ms: 500 }])).toEqual([500, 500]);
    expect(sums([{ ms: 0 }, { ms: 0 }])).toEqual([0]);
  });
});

describe('compiled kernels', () => {
  test('are kept while they are used, and not for ever', async () => {
    const compiled: string[] = [];
    const device = {
      createShaderModule: ({ code }: { code: string }) => ({ code }),
      createComputePipelineAsync: async ({ compute }: { compute: { module: { code: string } } }) => {
        compiled.push(compute.module.code);
        return {};
      },
    } as unknown as GPUDevice;
    const pipelines = new Pipelines(device, () => 0);
    const get = (code: string) => pipelines.take([{ pass: { shader: '', code } }]);
    for (let n = 0; n < 200; n++) {
      await get(`kernel ${n}`);
      await get('kernel 0');
    }
    expect(compiled).toHaveLength(200);
    await get('kernel 199');
    expect(compiled).toHaveLength(200);
    await get('kernel 1');
    expect(compiled).toHaveLength(201);
  });
});

describe('what a case is built as', () => {
  const { tuning } = matmul;
  const variant = matmul.variants.find(({ id }) => id === tuning?.variant);
  const params = { n: 512, m: 512, k: 512 };
  const caps = { features: [], limits: {}, subgroupMinSize: 0, subgroupMaxSize: 0, software: false };
  const names = tuning?.configurations(params, caps) ?? [];
  const built = (given: { readonly build?: string; readonly edits?: Edits }) => {
    if (!variant) throw new Error('There is nothing to choose.');
    return buildOf({ workload: matmul as unknown as Workload, variant: variant as Variant, params, ...given }, caps);
  };

  test('is the configuration asked for, or the default where it cannot run', () => {
    expect(built({ build: names[3] })).toEqual({ configuration: names[3], name: names[3] });
    expect(built({ build: 'registers-8x8 4096x4096x16' })).toEqual({ configuration: names[0], name: names[0] });
    expect(built({})).toEqual({ configuration: names[0], name: names[0] });
  });

  test('is the edit, where there is one: of the default', () => {
    const edits = { 'matmul/registers-8x8.wgsl': '// mine' };
    expect(built({ build: editName(edits), edits })).toEqual({ configuration: names[0], name: editName(edits) });
  });

  test('is nothing where there is nothing to choose', () => {
    const [naive] = matmul.variants;
    expect(buildOf({ workload: matmul as unknown as Workload, variant: naive as Variant, params }, caps)).toEqual({
      configuration: undefined,
      name: undefined,
    });
  });
});

describe('timestamps', () => {
  test('the sum of passes, each an end less a beginning', () => {
    expect(sumOfPassesMs(BigUint64Array.of(1000n, 2_001_000n, 5n, 1_000_005n))).toBeCloseTo(3, 9);
  });

  test('one that ends before it begins is no time', () => {
    expect(sumOfPassesMs(BigUint64Array.of(2_000_000n, 1_000_000n))).toBe(-1);
    expect(sumOfPassesMs(BigUint64Array.of(7n, 7n))).toBe(-1);
  });

  test('a reversed or empty pass among others spoils the sum', () => {
    expect(sumOfPassesMs(BigUint64Array.of(0n, 9_000_000n, 9_000_000n, 8_000_000n, 9_000_000n, 20_000_000n))).toBe(-1);
    expect(sumOfPassesMs(BigUint64Array.of(0n, 9_000_000n, 10_000_000n, 10_000_000n))).toBe(-1);
  });

  test('the step is what all have in common', () => {
    expect(quantumUsOf([100_000n, 300_000n, 400_000n])).toBe(100);
    expect(quantumUsOf([1024n, 4096n, 5120n])).toBe(1.024);
  });

  test('equal stamps tell no step', () => {
    expect(quantumUsOf([123_456_700_000n, 123_456_700_000n])).toBeNull();
    expect(quantumUsOf([0n, 123_456_700_000n])).toBeNull();
    expect(quantumUsOf([])).toBeNull();
  });
});

describe('capabilities', () => {
  const told = (info: Partial<GPUAdapterInfo>) =>
    adapterInfo({
      info: { vendor: '', architecture: '', device: '', description: '', isFallbackAdapter: false, ...info },
    } as GPUAdapter);

  test('knows the software adapters by name or by their own word', () => {
    expect(told({ vendor: 'google', architecture: 'swiftshader' }).software).toBe(true);
    expect(told({ description: 'llvmpipe (LLVM 15)' }).software).toBe(true);
    expect(told({ description: 'Microsoft Basic Render Driver' }).software).toBe(true);
    expect(told({ isFallbackAdapter: true }).software).toBe(true);
    expect(told({ vendor: 'nvidia', architecture: 'ampere', description: 'Time Warper 3000' }).software).toBe(false);
    expect(told({ vendor: 'apple' }).software).toBe(false);
  });

  test('limits are read through their getters', () => {
    class Limits {
      get maxBufferSize() {
        return 5;
      }
    }
    Object.defineProperty(Limits.prototype, 'maxBufferSize', { enumerable: true });
    expect(limitsOf(new Limits() as GPUSupportedLimits)).toEqual({ maxBufferSize: 5 });
  });
});

test('scopes close in reverse order, and too little memory says more than what follows from it', async () => {
  const open: string[] = [];
  const closed: string[] = [];
  const device = {
    pushErrorScope: (filter: string) => open.push(filter),
    popErrorScope: async () => {
      const filter = open.pop() ?? '';
      closed.push(filter);
      return filter === 'internal' ? null : { message: `${filter}!` };
    },
  } as unknown as GPUDevice;
  expect(await openScopes(device).close()).toEqual({ filter: 'out-of-memory', message: 'out-of-memory!' });
  expect(closed).toEqual(['internal', 'validation', 'out-of-memory']);
});
