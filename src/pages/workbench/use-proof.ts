/** A proof that goes on or has been: what came of each shape, and of which text. */
import { useEffect, useRef, useState } from 'react';
import { caseOf } from '../../engine/case-id.ts';
import type { Kernel, LocalText, Params, Workload } from '../../engine/contract.ts';
import { provingShapes } from '../../engine/kernel/shapes.ts';
import type { Proved } from '../../engine/prove/api.ts';
import { drawSeed } from '../../engine/random.ts';
import { problemOf } from '../../ui/bench/problems.ts';
import { useServices } from '../../ui/state/services.tsx';
import type { OpenKernel } from './use-kernel.ts';

/** Whose proof it is, in the lease. */
const proofKey = (path: string): string => `workbench/proof/${path}`;

export interface Proof {
  /** What it is of, and the text of that. */
  readonly kernel: Kernel;
  readonly text: string;
  readonly shapes: readonly Params[];
  /** Of its inputs: drawn for each proof, so that nobody can write down the results that they lead to. */
  readonly seed: number;
  /** Whether they were those of the proof before, asked for again: then it shows what is wrong, and proves nothing. */
  readonly again: boolean;
  /** Null for one that is still to come. */
  readonly results: readonly (Proved | null)[];
  readonly going: boolean;
  readonly stopped: boolean;
}

export interface ProofState {
  /** In the lease. */
  readonly by: string;
  /** Null before the first. */
  readonly proof: Proof | null;
  readonly problem: LocalText | 'busy' | null;
  start(how?: How): Promise<void>;
  stop(): void;
}

interface How {
  /** In the place of whoever has the bench. */
  readonly instead?: boolean;
  /** On the inputs of the proof before, where there was one. */
  readonly again?: boolean;
}

/** A proof lasts as long as its page: it stops where that is left. */
export function useProof({ kernel, text, path }: OpenKernel, workload: Workload): ProofState {
  const { lease, unsaved } = useServices();
  const [proof, setProof] = useState<Proof | null>(null);
  const [problem, setProblem] = useState<ProofState['problem']>(null);
  const number = useRef(0);
  // A kernel that was kept apart goes on as the one that is proved.
  const key = useRef(proofKey(path)).current;
  useEffect(() => () => lease.stop(key), [lease, key]);

  const start = async ({ instead = false, again: wantsAgain = false }: How = {}) => {
    const own = ++number.current;
    const shapes = provingShapes(workload);
    const before = wantsAgain ? proof?.seed : undefined;
    const again = before !== undefined;
    const seed = before ?? drawSeed();
    const cases = shapes.map((params) => caseOf(workload, kernel.name, params));
    const change = (update: (before: Proof) => Proof) => {
      if (own === number.current) setProof((before) => before && update(before));
    };
    setProblem(null);
    try {
      const had = await unsaved.during(() =>
        lease.use(
          { by: key, use: 'workbench', what: { en: kernel.name, 'zh-CN': kernel.name } },
          async (bench) => {
            const results = shapes.map(() => null);
            setProof({ kernel, text, shapes, seed, again, results, going: true, stopped: false });
            bench.signal.addEventListener('abort', () => change((before) => ({ ...before, stopped: true })));
            await bench.prove({ cases, kernels: [kernel], seed }, ({ index, proved }) =>
              change((before) => ({ ...before, results: before.results.with(index, proved) })),
            );
          },
          instead,
        ),
      );
      if (!had) setProblem('busy');
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      change((before) => ({ ...before, going: false }));
    }
  };
  return { by: key, proof, problem, start, stop: () => lease.stop(key) };
}

const NONE: readonly Params[] = [];

/** Shapes at which a text was found right; none where the proof is of another text, on inputs that were there before, or there is none. */
export const provedShapes = (proof: Proof | null, text: string): readonly Params[] =>
  proof?.text === text && !proof.again ? proof.shapes.filter((_, at) => proof.results[at]?.status === 'right') : NONE;
