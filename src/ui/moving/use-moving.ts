import { useEffect, useMemo, useRef, useState } from 'react';
import { caseOf } from '../../engine/case-id.ts';
import type { LocalText, Params, Picture, TensorData, Tensors, Workload } from '../../engine/contract.ts';
import { isFree, RESUME_MS } from '../bench/lease.ts';
import { problemOf } from '../bench/problems.ts';
import { useMedia } from '../controls/use-media.ts';
import { useLease, useServices } from '../state/services.tsx';
import { createMeasuring } from './measuring.ts';
import { type Seen, watch } from './watch.ts';

/** Some ten seconds at the rate of a screen. */
const FRAMES = 600;
/** Of what the visitor draws into: a minute. */
const FRAMES_DRAWN = 3600;
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
  /** Whether the visitor has drawn into it. */
  readonly drawn: boolean;
  /** From the start. */
  begin(): void;
  stop(): void;
  /** Changes the input that the picture's brush draws into; what stands still begins anew by itself. */
  draw(change: (before: TensorData) => TensorData): void;
  /** Takes back all that was drawn. */
  undraw(): void;
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
  const [drawn, setDrawn] = useState<Tensors | null>(null);
  /** What has been drawn, before React draws again, and whether the bench has not been told of it. */
  const drawing = useRef<{ inputs: Tensors | null; untold: boolean }>({ inputs: null, untold: false });
  /** Which call of `begin` counts. */
  const turn = useRef(0);
  const generated = useMemo(() => workload.generate(params, seed), [workload, params, seed]);
  const tensors = useMemo(() => ({ ...generated, ...drawn, ...seen?.tensors }), [generated, drawn, seen]);

  async function run(mine: number): Promise<void> {
    const counts = () => mine === turn.current;
    const last = picture.brush ? FRAMES_DRAWN : FRAMES;
    const frames = still ? [1, STILL] : Array.from({ length: last }, (_, frame) => frame + 1);
    const { inputs } = drawing.current;
    drawing.current.untold = false;
    const watched = {
      case: caseOf(workload, variant, params),
      seed,
      state: picture.state,
      stops: frames.map((frame) => frame * picture.stride),
      ...(inputs && { inputs }),
      ...(picture.brush && { fed: true as const }),
    };
    const fail = (error: unknown) => {
      if (counts()) setProblem(problemOf(error));
    };
    const measuring = createMeasuring(picture, params, counts, setSaid, fail);
    const see = (now: Seen) => {
      if (!counts()) return false;
      const frame = now.iterations / picture.stride;
      const final = frame === frames.at(-1);
      if (!still || frame > 1) setSeen(now);
      if (frame === 1 || final || frame % MEASURED_EVERY === 0) measuring.ask({ ...generated, ...now.tensors });
      const told = drawing.current;
      if (final || !told.untold) return true;
      told.untold = false;
      return { inputs: told.inputs ?? inputOf(generated, picture) };
    };
    try {
      const { taken, problem: reason } = await watch(lease, { by, what: workload.title }, watched, see);
      if (!counts()) return;
      setProblem(reason);
      setDue(taken || (drawing.current.untold && !reason));
    } catch (error) {
      fail(error);
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
  const put = (inputs: Tensors | null) => {
    drawing.current = { inputs, untold: true };
    setDrawn(inputs);
    if (!going) setDue(true);
  };
  const draw = (change: (before: TensorData) => TensorData) => {
    const { input } = picture.brush ?? {};
    if (input !== undefined) put({ [input]: change((drawing.current.inputs ?? generated)[input]) });
  };

  const latest = useRef({ begin, end, clear });
  useEffect(() => {
    latest.current = { begin, end, clear };
  });
  // What was drawn is as large as the scene was.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what it depends on is what is drawn into
  useEffect(() => {
    drawing.current = { inputs: null, untold: false };
    setDrawn(null);
  }, [workload, params, seed]);
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

  const undraw = () => put(null);
  const waiting = due && !free && !going;
  return { tensors, seen, said, going, waiting, problem, drawn: drawn !== null, begin, stop, draw, undraw };
}

/** As it was generated. */
function inputOf(generated: Tensors, { brush }: Picture): Tensors {
  return brush ? { [brush.input]: generated[brush.input] } : {};
}
