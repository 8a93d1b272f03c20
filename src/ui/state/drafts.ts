/** Texts that a visitor has begun, of all editors. They outlive another step, another language and a reload. */
import type { Draft, Preferences } from './storage.ts';

export interface Drafts {
  /** Null where there is none. */
  read(id: string): string | null;
  /**
   * Null forgets it. Where there is no room left, the drafts that were not touched for longest go.
   * @returns false when it lasts only until the page is closed, or is too large to be kept at all
   */
  write(id: string, text: string | null): boolean;
}

/** Characters of all drafts together: browsers give a page some five million. A shader of ours has about 3,000. */
const MOST_CHARACTERS = 200_000;

export function createDrafts(preferences: Pick<Preferences, 'read' | 'write'>): Drafts {
  return {
    read: (id) => preferences.read('drafts').find((draft) => draft.id === id)?.text ?? null,
    write(id, text) {
      // Read anew each time: another tab may have written.
      const others = preferences.read('drafts').filter((draft) => draft.id !== id);
      const kept = text === null ? others : withinRoom([...others, { id, text }]);
      return preferences.write('drafts', kept) && (text === null || kept.length > 0);
    },
  };
}

/** The newest that fit. */
function withinRoom(drafts: readonly Draft[]): readonly Draft[] {
  let left = MOST_CHARACTERS;
  const first = drafts.findLastIndex(({ text }) => {
    left -= text.length;
    return left < 0;
  });
  return drafts.slice(first + 1);
}
