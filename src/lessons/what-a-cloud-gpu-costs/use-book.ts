/** What the visitor has changed, shared by all parts of the lesson and kept as a draft. */
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Drafts } from '../../ui/state/drafts.ts';
import { useServices } from '../../ui/state/services.tsx';
import { useLesson } from '../kit/context.tsx';
import { draftOf } from '../state/course-store.ts';
import { type Book, bookOf, type Edits, formatEdits, parseEdits } from './book.ts';

interface Kept {
  readonly edits: Edits;
  readonly book: Book;
  /** False: it lasts until the page is closed. */
  readonly kept: boolean;
}

const stateOf = (edits: Edits, kept = true): Kept => ({ edits, book: bookOf(edits), kept });

/** One for each place where drafts are kept: whoever made that decides how long it lives. */
const stores = new WeakMap<Drafts, StoreApi<Kept>>();

function storeOf(drafts: Drafts, id: string): StoreApi<Kept> {
  const known = stores.get(drafts);
  if (known) return known;
  const store = createStore<Kept>(() => stateOf(parseEdits(drafts.read(id))));
  stores.set(drafts, store);
  return store;
}

export function useBook() {
  const { drafts } = useServices();
  const { lesson } = useLesson();
  const id = draftOf(lesson.id, 'prices');
  const store = storeOf(drafts, id);
  const state = useStore(store);
  // The lesson may have been begun anew since, which forgets its drafts.
  useEffect(() => {
    const kept = drafts.read(id);
    const now = store.getState();
    if (now.kept && kept !== formatEdits(now.edits)) store.setState(stateOf(parseEdits(kept)));
  }, [drafts, id, store]);
  return {
    ...state,
    change(edits: Edits): void {
      const text = formatEdits(edits);
      store.setState(stateOf(edits, drafts.write(id, text) === 'kept'));
    },
  };
}
