/** A workload without kernels: y = 2x, checked. Its work grows with n. */
import { caseOf } from '../case-id.ts';
import type { CaseId, LocalText, Tensors, Variant, Verdict, Verifier, Workload } from '../contract.ts';

const text = (en: string): LocalText => ({ en, 'zh-CN': en });

/** Variants `a`, `b` … by the kind they run on. */
export function fakeWorkload(on: Readonly<Record<string, Variant['on']>>, more: Partial<Workload> = {}): Workload {
  return {
    id: 'fake',
    version: 1,
    title: text('Fake'),
    summary: text('Fake'),
    params: { n: { kind: 'int', label: text('n'), min: 1, max: 1e6, default: 1, scale: 'log2', steps: [1, 2, 4] } },
    tensors: () => ({ inputs: { x: { dtype: 'f32', shape: [1] } }, outputs: { y: { dtype: 'f32', shape: [1] } } }),
    generate: (_params, seed) => ({ x: Float32Array.of(seed) }),
    verifier: ({ x }) => ({
      check: ({ y }) => {
        const maxError = Math.abs(y[0] - 2 * x[0]);
        return { ok: maxError === 0, maxError, tolerance: 0, at: maxError ? 'element 0' : null, method: 'elementwise' };
      },
      reference: { y: Float32Array.of(2 * x[0]) },
    }),
    cost: ({ n }) => ({ flops: Number(n) * 1e6, bytes: 8 }),
    boundBy: () => 'arithmetic',
    variants: Object.entries(on).map(([id, kind]) => fakeVariant(id, kind)),
    chart: { x: 'n', y: 'ms' },
    ...more,
  };
}

/** Of work with state, each of whose steps makes twice its input of it. */
export function doublesEachStep({ x }: Tensors): Verifier {
  const verdict = (y: number): Verdict => {
    const maxError = Math.abs(y - 2 * x[0]);
    return { ok: maxError === 0, maxError, tolerance: 0, at: 'element 0', method: 'elementwise' };
  };
  return { step: (_, { y }) => verdict(y[0]), check: ({ y }) => verdict(y[0]) };
}

function fakeVariant(id: string, on: Variant['on']): Variant {
  const base = { id, title: text(id), idea: text(id) };
  if (on === 'gpu') return { ...base, on, passes: () => [] };
  if (on === 'js') return { ...base, on, kernel: () => {} };
  if (on === 'workers') return { ...base, on, stages: () => [], kernel: () => {} };
  if (on === 'library') {
    // One whose name begins with `gpu` runs there.
    const side = id.startsWith('gpu') ? 'gpu' : 'cpu';
    const library = { packageName: 'fake', version: '1.0.0', downloadBytes: null };
    const load = async () => ({ ok: false as const, reason: { code: 'fake', text: text('Fake') } });
    return { ...base, on, side, library, load };
  }
  return {
    ...base,
    on: 'wasm',
    threads: 'one',
    module: async () => new Uint8Array(),
    stages: () => [],
    args: () => [],
  };
}

export const casesOf = (workload: Workload, n = 1, ids = workload.variants.map(({ id }) => id)): CaseId[] =>
  ids.map((id) => caseOf(workload, id, { n }));
