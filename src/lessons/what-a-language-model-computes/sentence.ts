/** The visitor's own sentence and how the next token is drawn: what the steps of the lesson share. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Locale } from '../../engine/contract.ts';
import { useLocale } from '../../ui/state/locale.ts';
import type { Sampling } from '../../workloads/language/sampling.ts';
import { useLesson } from '../kit/context.tsx';
import { perCourse } from '../state/per-course.ts';

export interface Desk {
  /** As the visitor sees it. */
  readonly text: string;
  /** The end was drawn: nothing follows. */
  readonly ended: boolean;
  readonly sampling: Sampling;
}

type Desks = Readonly<Record<Locale, Desk>>;

const SAMPLING: Sampling = { temperature: 1, topK: null };

const AT_FIRST: Desks = {
  en: {
    text: 'Anna was very proud of her new ball. One day she took it to the',
    ended: false,
    sampling: SAMPLING,
  },
  'zh-CN': { text: '小芳很喜欢她的新皮球。一天，她在', ended: false, sampling: SAMPLING },
};

const roomOf = perCourse(() => createStore<Desks>(() => AT_FIRST));

/** Of the page's language, in which the model is. */
export function useDesk(): Desk & { readonly set: (change: Partial<Desk>) => void; readonly first: string } {
  const locale = useLocale();
  const room = roomOf(useLesson().course);
  const desk = useStore(room, (all) => all[locale]);
  return {
    ...desk,
    first: AT_FIRST[locale].text,
    set: (change) => room.setState((all) => ({ [locale]: { ...all[locale], ...change } })),
  };
}
