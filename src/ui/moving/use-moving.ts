import { useEffect, useMemo, useRef, useState } from 'react';
import { caseOf } from '../../engine/case-id.ts';
import type { LocalText, Params, Picture, Tensors, Workload } from '../../engine/contract.ts';
import { isFree, RESUME_MS } from '../bench/lease.ts';
import { problemOf } from '../bench/problems.ts';
import { useMedia } from '../controls/use-media.ts';
import { useLease, useServices } from '../state/services.tsx';
import { type Seen, watch } from './watch.ts';

/** Some ten seconds at the rate of a screen. */
const FRAMES = 600;
/** As many frames on is what stands still for who wants no movement. */
const STILL = 60;
/** Between two measures of what is seen, in frames: they cost more than drawing. */
const MEASURED_EVERY = 16;

export interface Moving {
  /** Inputs, and the state as it is; outputs from the first frame on. */
  readonly tensors: Tensors;
  /** Null before the first frame. */
  readonly seen: Seen | null;
  /** What the picture says of itself; null where it says nothing. */
  readonly said: LocalText | null;
  readonly going: boolean;
  /** Whether it goes on once another has done with the bench. */
  readonly waiting: boolean;
  readonly problem: LocalText | null;
  /** From the start. */
  begin(): void;
  stop(): void;
}

export interface Scene {
  readonly workload: Workload;
  readonly picture: Picture;
  readonly params: Params;
  readonly variant: string;
  readonly seed: number;
}

/**
 * Begins by itself in sight of the visitor while nobody has the bench, and anew where another scene is wanted or it was
 * cut short.
 * @param by whose it is, for the lease
 */
export function useMoving({ workload, picture, params, variant, seed }: Scene, by: string, inSight: boolean): Moving {
  const { lease } = useServices();
  const free = useLease(isFree);
  const still = useMedia('(prefers-reduced-motion: reduce)');
  const [seen, setSeen] = useState<Seen | null>(null);
  const [said, setSaid] = useState<LocalText | null>(null);
  const [going, setGoing] = useState(false);
  /** Whether it is to begin by itself as soon as it may. */
  const [due, setDue] = useState(true);
  const [problem, setProblem] = useState<LocalText | null>(null);
  /** Which call of `begin` counts. */
  const turn = useRef(0);
  const start = useMemo(() => workload.generate(params, seed), [workload, params, seed]);
  const tensors = useMemo(() => ({ ...start, ...seen?.tensors }), [start, seen]);

  async function run(mine: number): Promise<void> {
    const counts = () => mine === turn.current;
    const frames = still ? [1, STILL] : Array.from({ length: FRAMES }, (_, frame) => frame + 1);
    const watched = {
      case: caseOf(workload, variant, params),
      seed,
      state: picture.state,
      stops: frames.map((frame) => frame * picture.stride),
    };
    let first: number | null = null;
    const see = (now: Seen) => {
      if (!counts()) return false;
      const frame = now.iterations / picture.stride;
      if (!still || frame > 1) setSeen(now);
      if (frame > 1 && frame !== frames.at(-1) && frame % MEASURED_EVERY) return true;
      const value = picture.measure({ ...start, ...now.tensors }, params);
      first ??= value;
      if (first !== null && value !== null && frame > 1) setSaid(picture.say(first, value, params));
      return true;
    };
    try {
      const { taken, problem: reason } = await watch(lease, { by, what: workload.title }, watched, see);
      if (!counts()) return;
      setProblem(reason);
      setDue(taken);
    } catch (error) {
      if (counts()) setProblem(problemOf(error));
    } finally {
      if (counts()) setGoing(false);
    }
  }

  const clear = () => {
    setProblem(null);
    setSeen(null);
    setSaid(null);
  };
  const begin = () => {
    clear();
    setGoing(true);
    setDue(false);
    void run(++turn.current);
  };
  const end = () => {
    turn.current++;
    setGoing(false);
    lease.stop(by);
  };
  const stop = () => {
    end();
    setDue(false);
  };

  const latest = useRef({ begin, end, clear });
  useEffect(() => {
    latest.current = { begin, end, clear };
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: what it depends on is what is to be seen
  useEffect(() => {
    latest.current.clear();
    setDue(true);
    return () => latest.current.end();
  }, [workload, params, variant, seed, still]);
  useEffect(() => {
    if (!due || !inSight || !free) return;
    const timer = setTimeout(() => latest.current.begin(), RESUME_MS);
    return () => clearTimeout(timer);
  }, [due, inSight, free]);
  // Nobody watches: the bench is let go, and it begins again in sight.
  useEffect(() => {
    if (!going || inSight) return;
    latest.current.end();
    setDue(true);
  }, [going, inSight]);

  return { tensors, seen, said, going, waiting: due && !free && !going, problem, begin, stop };
}
