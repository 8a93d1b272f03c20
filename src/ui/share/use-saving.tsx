import { useState } from 'react';
import { Notice } from '../controls/notice.tsx';
import { useLocalText } from '../state/locale.ts';
import { NOT_SAVED, type Saved, savedBy, savedText } from './saving.ts';
import './saving.css';

export interface Saving {
  /** Of the last attempt; null before the first and while one is under way. */
  readonly last: Saved | null;
  /** @param work resolves with the name of the file */
  save(work: () => Promise<string>): Promise<void>;
}

export function useSaving(): Saving {
  const [last, setLast] = useState<Saved | null>(null);
  return {
    last,
    async save(work) {
      setLast(null);
      setLast(await savedBy(work));
    },
  };
}

/** Says what has become of it. In a picture of the page it is left out. */
export function SavingTold({ saving: { last } }: { saving: Saving }) {
  const text = useLocalText();
  return (
    <div className="saving" data-not-in-picture>
      <p role="status" className="small muted">
        {last?.ok ? text(savedText(last.name)) : ''}
      </p>
      {last?.ok === false && (
        <Notice kind="error" title={text(NOT_SAVED)}>
          <p>{text(last.problem)}</p>
        </Notice>
      )}
    </div>
  );
}
