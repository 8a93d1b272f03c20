/**
 * The trained models that the site brings along, one of each language: `public/data/language/<locale>.lsm`, fetched when
 * somebody asks for one and never before, and kept until the page is closed.
 */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Locale, LocalText } from '../../engine/contract.ts';
import { readModel, type SavedModel } from '../../workloads/language/weights-file.ts';
import { useLesson } from '../kit/context.tsx';
import { perCourse } from '../state/per-course.ts';
import { text } from '../text.ts';

export type Shipped =
  | { readonly phase: 'none' }
  | { readonly phase: 'loading' }
  | { readonly phase: 'failed'; readonly problem: LocalText }
  | { readonly phase: 'ready'; readonly model: SavedModel };

type Shelf = Readonly<Record<Locale, Shipped>>;

const shelfOf = perCourse(() => ({
  store: createStore<Shelf>(() => ({ en: { phase: 'none' }, 'zh-CN': { phase: 'none' } })),
  /** What is on its way, or has come. */
  asked: new Map<Locale, Promise<Shipped>>(),
}));

export interface ShippedModel {
  readonly state: Shipped;
  /** Has it fetched, unless it is on its way or here. @returns what came of it, whatever language the page is in by then. Never rejects */
  start(): Promise<Shipped>;
}

/** The model of a language, and how to come by it. */
export function useShippedModel(locale: Locale): ShippedModel {
  const { store, asked } = shelfOf(useLesson().course);
  const state = useStore(store, (all) => all[locale]);
  const fetchIt = async () => {
    store.setState({ [locale]: { phase: 'loading' } });
    const shipped = await fetched(locale);
    if (shipped.phase === 'failed') asked.delete(locale);
    store.setState({ [locale]: shipped });
    return shipped;
  };
  const start = () => {
    const shipped = asked.get(locale) ?? fetchIt();
    asked.set(locale, shipped);
    return shipped;
  };
  return { state, start };
}

async function fetched(locale: Locale): Promise<Shipped> {
  const failed = (problem: LocalText): Shipped => ({ phase: 'failed', problem });
  let bytes: ArrayBuffer;
  try {
    const response = await fetch(`data/language/${locale}.lsm`);
    if (!response.ok) return failed(REFUSED);
    bytes = await response.arrayBuffer();
  } catch {
    return failed(UNREACHABLE);
  }
  const read = readModel(new Uint8Array(bytes));
  const fits = read.ok && read.model.text.kind === 'stories' && read.model.text.locale === locale;
  return fits ? { phase: 'ready', model: read.model } : failed(DAMAGED);
}

const UNREACHABLE = text(
  'There was no answer: you may be offline. All else on this page works. Try again once you are online.',
  '没有收到回应，可能是网络断了。本页其余部分照常可用。联网后请再试一次。',
);
const REFUSED = text(
  'The host does not send it: the file may be missing there. All else on this page works. Try again later, or tell whoever runs this site.',
  '主机没有给出这个文件，可能缺失了。本页其余部分照常可用。请稍后再试一次，或告知本站的维护者。',
);
const DAMAGED = text(
  'What arrived is not the model: it was cut off or changed on the way, so it was thrown away. Try again.',
  '收到的内容不是这个模型：可能在途中被截断或改动，已经丢弃。请再试一次。',
);
