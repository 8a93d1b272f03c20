/** What was written in a lesson, and how to have more written: kept until the page is closed. */
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AdapterInfo, LocalText } from '../../engine/contract.ts';
import { drawSeed } from '../../engine/random.ts';
import type { Lease } from '../../ui/bench/lease.ts';
import { problemOf } from '../../ui/bench/problems.ts';
import { useServices } from '../../ui/state/services.tsx';
import { useLesson } from '../kit/context.tsx';
import { runKey } from '../state/lesson-runs.ts';
import { perCourse } from '../state/per-course.ts';
import { text } from '../text.ts';
import { caseOfWriting, type Material, NOTHING_WRITTEN, type Side, type Written, writeOn } from './writing.ts';

/** One side's text. */
export interface Manuscript {
  readonly material: Material;
  readonly written: Written;
  readonly adapter: AdapterInfo | null;
  /** Why it went no further. */
  readonly problem: LocalText | null;
  /** Whether a step was wrong: then neither its tokens nor its times count. */
  readonly wrong: boolean;
}

export interface WritingState {
  readonly seed: number;
  readonly going: Side | null;
  readonly texts: Readonly<Partial<Record<Side, Manuscript>>>;
}

const CANNOT = text(
  'The kernels here cannot run a model of this shape. Everything else on this page that uses it still works.',
  '这里的内核跑不了这种形状的模型。本页其他用到它的部分照常可用。',
);

/** For whoever finds the bench taken. */
const WHAT = text('a language model at its writing', '语言模型写作');

const unwritten = (material: Material): Manuscript => ({
  material,
  written: NOTHING_WRITTEN,
  adapter: null,
  problem: null,
  wrong: false,
});

export const newWriting = (): StoreApi<WritingState> =>
  createStore<WritingState>(() => ({ seed: drawSeed(), going: null, texts: {} }));

/** By lesson and part. */
const roomsOf = perCourse(() => new Map<string, StoreApi<WritingState>>());

interface Place {
  readonly lease: Pick<Lease, 'use'>;
  readonly store: StoreApi<WritingState>;
  readonly key: string;
}

/** Writes as soon as the bench is there. What had come before it stops, for whatever reason, stays. */
export const writingIn =
  ({ lease, store, key }: Place) =>
  async (material: Material, side: Side, instead: boolean): Promise<void> => {
    const put = (part: Partial<Manuscript>) =>
      store.setState(({ texts }) => {
        const before = texts[side] ?? unwritten(material);
        return { texts: { ...texts, [side]: { ...before, ...part } } };
      });
    const id = caseOfWriting(material.shape, side);
    if (!id) return put({ ...unwritten(material), problem: CANNOT });
    try {
      await lease.use(
        { by: key, use: 'lesson', what: WHAT },
        async (bench) => {
          // At once: nobody sees a writing that goes on without its text.
          store.setState(({ texts }) => ({ going: side, texts: { ...texts, [side]: unwritten(material) } }));
          const { environment, reason } = await writeOn(bench, material, id, side, (written) => put({ written }));
          put({ adapter: environment.adapter, problem: reason?.text ?? null, wrong: reason?.code === 'wrong' });
        },
        instead,
      );
    } catch (error) {
      put({ problem: problemOf(error) });
    } finally {
      store.setState({ going: null });
    }
  };

export function useWriting(part: string) {
  const { lease } = useServices();
  const { course, lesson } = useLesson();
  const rooms = roomsOf(course);
  const key = runKey(lesson.id, part);
  const store = rooms.get(key) ?? newWriting();
  rooms.set(key, store);
  const state = useStore(store);
  return {
    ...state,
    key,
    write: writingIn({ lease, store, key }),
    stop: () => lease.stop(key),
    /** @returns the seed that tokens are drawn with from now on */
    drawAnew(): number {
      const seed = drawSeed();
      store.setState({ seed });
      return seed;
    },
  };
}
