import { useState, useSyncExternalStore } from 'react';
import { useServices } from './services.tsx';

export interface OpenDraft {
  readonly text: string;
  /** False: it is gone with the page. */
  readonly kept: boolean;
  write(text: string): void;
}

const isText = (draft: string | null): draft is string => draft !== null;

/**
 * A text that the visitor changes, and how: what was begun is there again after another page, another language or a reload.
 * @param ids where it is kept, and where it was kept before
 * @param original what it begins with; whoever goes back to it has no draft
 */
export function useDraft([id, ...before]: readonly string[], original: string): OpenDraft {
  const { drafts } = useServices();
  const [text, setText] = useState(() => [id, ...before].map((one) => drafts.read(one)).find(isText) ?? original);
  const [kept, setKept] = useState(true);
  const write = (next: string) => {
    setText(next);
    for (const one of before) drafts.forget(one);
    setKept(drafts.write(id, next === original ? null : next) === 'kept');
  };
  return { text, kept, write };
}

/** Whether any text is begun whose id begins with one of these. */
export function useAnyDraft(prefixes: readonly string[]): boolean {
  const { drafts } = useServices();
  return useSyncExternalStore(
    drafts.subscribe,
    () => prefixes.some((prefix) => drafts.list(prefix).length > 0),
    () => false,
  );
}
