/** Texts that a visitor has begun, of all editors. They outlive another step, another language and a reload. */
import type { Draft, Preferences } from './storage.ts';
import type { Unsaved } from './unsaved.ts';

/** What became of a text: it lasts; or until the page is closed, as the browser refuses to store it; or it is as before. */
export type Written = 'kept' | 'untilClosed' | 'refused';

export interface Drafts {
  /** Null where there is none. */
  read(id: string): string | null;
  /**
   * Null forgets it. Where there is no room left, the drafts that were not touched for longest go; but no kernel of the
   * workbench goes for another text. What alone is more than all room is not written, and nothing goes for it.
   */
  write(id: string, text: string | null): Written;
  /** All whose id begins so, those changed last first. */
  list(prefix: string): readonly Draft[];
  /** All, those changed last behind. */
  all(): readonly Draft[];
  /**
   * Writes all of them anew, as who brings a file has merged them (`textsFit`).
   * @returns false: they last only until the page is closed
   */
  replace(all: readonly Draft[]): boolean;
  /** Forgets all whose id begins so. */
  forget(prefix: string): void;
  /**
   * @param call after every change that was made here; another tab's are not told of
   * @returns a function that ends it
   */
  subscribe(call: () => void): () => void;
}

/** Characters of all drafts together: browsers give a page some five million. A shader of ours has about 3,000. */
export const MOST_CHARACTERS = 200_000;

/** How the drafts of kernels begin: a work of its own, which nobody may lose to a lesson's text. */
export const KERNEL_DRAFTS = 'workbench/';
/** Characters of all kernels together, beside those of other drafts. */
export const MOST_KERNEL_CHARACTERS = 500_000;

/** @param unsaved held while a text of this visit is begun: a reload takes cursor and undo along, and what was not kept */
export function createDrafts(preferences: Pick<Preferences, 'read' | 'write'>, unsaved: Pick<Unsaved, 'hold'>): Drafts {
  const held = new Map<string, () => void>();
  const calls = new Set<() => void>();
  const keep = (kept: readonly Draft[]): boolean => {
    const lasts = preferences.write('drafts', kept);
    for (const call of calls) call();
    return lasts;
  };
  const release = (id: string) => {
    held.get(id)?.();
    held.delete(id);
  };
  return {
    read: (id) => preferences.read('drafts').find((draft) => draft.id === id)?.text ?? null,
    write(id, text) {
      if (text === null) release(id);
      else if (!held.has(id)) held.set(id, unsaved.hold());
      // Read anew each time: another tab may have written.
      const others = preferences.read('drafts').filter((draft) => draft.id !== id);
      const all = text === null ? others : [...others, { id, text, changed: new Date().toISOString() }];
      if (text !== null && !hasRoom({ id, text }, all)) return 'refused';
      const kept = text === null ? others : [...all.filter(isKernel), ...withinRoom(all.filter(isText))];
      return keep(kept) ? 'kept' : 'untilClosed';
    },
    list: (prefix) =>
      preferences
        .read('drafts')
        .filter(({ id }) => id.startsWith(prefix))
        .toReversed(),
    all: () => preferences.read('drafts'),
    replace: keep,
    forget(prefix) {
      for (const id of [...held.keys()]) if (id.startsWith(prefix)) release(id);
      const drafts = preferences.read('drafts');
      const kept = drafts.filter(({ id }) => !id.startsWith(prefix));
      if (kept.length < drafts.length) keep(kept);
    },
    subscribe(call) {
      calls.add(call);
      return () => void calls.delete(call);
    },
  };
}

const isKernel = ({ id }: Pick<Draft, 'id'>): boolean => id.startsWith(KERNEL_DRAFTS);
const isText = (draft: Pick<Draft, 'id'>): boolean => !isKernel(draft);
const charactersOf = (drafts: readonly Draft[]): number => drafts.reduce((sum, { text }) => sum + text.length, 0);

/** Whether all texts among them have room. Kernels have a room of their own. */
export const textsFit = (drafts: readonly Draft[]): boolean => charactersOf(drafts.filter(isText)) <= MOST_CHARACTERS;

/** Whether it can be kept at all: other texts go for a text, no kernel for a kernel. */
const hasRoom = (one: Draft, all: readonly Draft[]): boolean =>
  isKernel(one) ? charactersOf(all.filter(isKernel)) <= MOST_KERNEL_CHARACTERS : textsFit([one]);

/** The newest that fit. */
function withinRoom(drafts: readonly Draft[]): readonly Draft[] {
  let left = MOST_CHARACTERS;
  const first = drafts.findLastIndex(({ text }) => {
    left -= text.length;
    return left < 0;
  });
  return drafts.slice(first + 1);
}
