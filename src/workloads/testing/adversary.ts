/**
 * Contenders that cheat: they are wrong, or skip work, and look right to whoever proves one iteration and times others.
 * Here is what all kinds of contenders share: the problem (y = x² + x), inputs that make cheating show, and the protocol
 * in its shortest form.
 */
import type { Backend, Job, Params, Session, Tensors, Variant, Verifier, Workload } from '../../engine/contract.ts';
import { fillUniform } from '../../engine/random.ts';
import { never } from './backends.ts';

export type AdversaryParams = { readonly n: number };

const text = (en: string) => ({ en, 'zh-CN': en });
export const named = (id: string) => ({ id, title: text(id), idea: text(`y = x² + x: ${id}.`) });

const TOLERANCE = 2 ** -21;

function verifier({ x }: Tensors): Verifier {
  return {
    check({ y }) {
      let worst = 0;
      let maxError = 0;
      x.forEach((value, at) => {
        const error = Math.abs(value * value + value - y[at]);
        // NaN is no smaller than anything.
        if (!(error <= maxError)) [maxError, worst] = [Number.isNaN(error) ? Infinity : error, at];
      });
      const ok = y.length === x.length && maxError <= TOLERANCE;
      return { ok, maxError, tolerance: TOLERANCE, at: `element ${worst}`, method: 'elementwise' };
    },
  };
}

/** `variants` are honest or not. */
export const adversaryWorkload = (id: string, variants: readonly Variant<AdversaryParams>[]): Workload => {
  const workload: Workload<AdversaryParams> = {
    id,
    version: 1,
    title: text(id),
    summary: text('y = x² + x'),
    params: {
      n: { kind: 'int', label: text('n'), min: 1, max: 2 ** 24, default: 4000, scale: 'log2', steps: [4000] },
    },
    tensors: ({ n }) => ({
      inputs: { x: { dtype: 'f32', shape: [n] } },
      outputs: { y: { dtype: 'f32', shape: [n] } },
    }),
    generate: ({ n }, seed) => ({ x: fillUniform(new Float32Array(n), seed) }),
    verifier,
    cost: ({ n }) => ({ flops: 2 * n, bytes: 8 * n }),
    boundBy: () => 'arithmetic',
    chart: { x: 'n', y: 'gbps' },
    variants,
  };
  return workload as unknown as Workload;
};

/** Two sets of inputs. Half of their elements agree, the first among them: a fingerprint of a few cannot tell them apart. */
export function alikeSets(workload: Workload, params: Params): readonly Tensors[] {
  const [one, other] = [workload.generate(params, 1), workload.generate(params, 2)];
  const x = other.x.map((value, at) => (at % 2 ? value : one.x[at]));
  return [one, { x }];
}

/** How far a contender got. `first`: one iteration; `pair`: the two after it; `last`: the end of a longer batch. */
export type Stage = 'prepare' | 'first' | 'pair' | 'last';

/**
 * The stages at which a contender is refused; none for an honest one. Proved once, proved twice, timed on overwritten
 * outputs in batches of odd and of even length, and the end of the last batch proved.
 * @param batch iterations of the shorter one, more than there are output places
 */
export async function refusals(backend: Backend, job: Job, batch: number): Promise<readonly Stage[]> {
  const prepared = await backend.prepare(job, never);
  if (prepared.status !== 'ready') return ['prepare'];
  const { session } = prepared;
  const refused: Stage[] = [];
  try {
    const verifiers = job.sets.map((inputs) => job.workload.verifier(inputs, job.params));
    const prove = async (stage: Stage, iterations: number) => {
      if (!(await lastAreRight(session, verifiers, iterations))) refused.push(stage);
    };
    await session.run(1, never);
    await prove('first', 1);
    await session.run(2, never);
    await prove('pair', 2);
    await session.overwrite(1);
    await session.run(batch, never);
    await session.overwrite(2);
    await session.run(batch + 1, never);
    await prove('last', 2);
  } finally {
    await session.dispose();
  }
  return refused;
}

/** @throws Error where fewer iterations come back than ran, or neighbours worked on the same set */
async function lastAreRight(session: Session, verifiers: readonly Verifier[], iterations: number): Promise<boolean> {
  const { last } = await session.read();
  if (last.length !== iterations) throw new Error(`${last.length} iterations came back where ${iterations} ran.`);
  if (iterations > 1 && last[0].set === last[1].set) throw new Error('Neighbours worked on the same inputs.');
  return last.every(({ set, outputs }) => verifiers[set].check(outputs).ok);
}
