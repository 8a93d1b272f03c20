/** A proof that goes on or has been: what came of each shape, and of which text. */
import { useRef, useState } from 'react';
import { caseOf } from '../../engine/case-id.ts';
import type { LocalText, Params, Workload } from '../../engine/contract.ts';
import { provingShapes } from '../../engine/kernel/shapes.ts';
import type { Proved } from '../../engine/prove/api.ts';
import { problemOf } from '../../ui/bench/problems.ts';
import { useServices } from '../../ui/state/services.tsx';
import type { OpenKernel } from './use-kernel.ts';

/** Whose proof it is, in the lease. */
export const PROOF = 'workbench/proof';
const SEED = 1;

export interface Proof {
  /** The text that it is of. */
  readonly text: string;
  readonly shapes: readonly Params[];
  /** Null for one that is still to come. */
  readonly results: readonly (Proved | null)[];
  readonly going: boolean;
  readonly stopped: boolean;
}

export function useProof({ kernel, text }: OpenKernel, workload: Workload) {
  const { lease, unsaved } = useServices();
  const [proof, setProof] = useState<Proof | null>(null);
  const [problem, setProblem] = useState<LocalText | null>(null);
  const number = useRef(0);

  const start = async (instead = false) => {
    const own = ++number.current;
    const shapes = provingShapes(workload);
    const cases = shapes.map((params) => caseOf(workload, kernel.name, params));
    const change = (update: (before: Proof) => Proof) => {
      if (own === number.current) setProof((before) => before && update(before));
    };
    setProblem(null);
    try {
      await unsaved.during(() =>
        lease.use(
          { by: PROOF, use: 'workbench', what: { en: kernel.name, 'zh-CN': kernel.name } },
          async (bench) => {
            setProof({ text, shapes, results: shapes.map(() => null), going: true, stopped: false });
            bench.signal.addEventListener('abort', () => change((before) => ({ ...before, stopped: true })));
            await bench.prove({ cases, kernels: [kernel], seed: SEED }, ({ index, proved }) =>
              change((before) => ({ ...before, results: before.results.with(index, proved) })),
            );
          },
          instead,
        ),
      );
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      change((before) => ({ ...before, going: false }));
    }
  };
  return { proof, problem, start, stop: () => lease.stop(PROOF) };
}
