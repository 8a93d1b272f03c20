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
}

export interface WritingState {
  readonly seed: number;
  readonly going: Side | null;
  readonly texts: Readonly<Partial<Record<Side, Manuscript>>>;
}

const CANNOT = text(
  'A model of this shape cannot be run by the kernels here. What reads it on this page still does.',
  '这里的内核跑不了这种形状的模型。本页其他读它的部分照常可用。',
);

export const newWriting = (): StoreApi<WritingState> =>
  createStore<WritingState>(() => ({ seed: drawSeed(), going: null, texts: {} }));

/** By lesson and part. */
const roomsOf = perCourse(() => new Map<string, StoreApi<WritingState>>());

interface Place {
  readonly lease: Pick<Lease, 'use'>;
  readonly store: StoreApi<WritingState>;
  readonly key: string;
  readonly what: LocalText;
}

/** Writes as soon as the bench is there. What had come before it stops, for whatever reason, stays. */
export const writingIn =
  ({ lease, store, key, what }: Place) =>
  async (material: Material, side: Side, instead: boolean): Promise<void> => {
    const put = (part: Partial<Manuscript>) =>
      store.setState(({ texts }) => {
        const before = texts[side] ?? { material, written: NOTHING_WRITTEN, adapter: null, problem: null };
        return { texts: { ...texts, [side]: { ...before, ...part } } };
      });
    const id = caseOfWriting(material.shape, side);
    if (!id) return put({ material, written: NOTHING_WRITTEN, problem: CANNOT });
    try {
      await lease.use(
        { by: key, use: 'lesson', what },
        async (bench) => {
          store.setState({ going: side });
          put({ material, written: NOTHING_WRITTEN, adapter: null, problem: null });
          const { environment, reason } = await writeOn(bench, material, id, side, (written) => put({ written }));
          put({ adapter: environment.adapter, problem: reason?.text ?? null });
        },
        instead,
      );
    } catch (error) {
      put({ problem: problemOf(error) });
    } finally {
      store.setState({ going: null });
    }
  };

export function useWriting(part: string, what: LocalText) {
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
    write: writingIn({ lease, store, key, what }),
    stop: () => lease.stop(key),
    /** Other numbers to draw with. */
    drawAnew: () => store.setState({ seed: drawSeed() }),
  };
}
