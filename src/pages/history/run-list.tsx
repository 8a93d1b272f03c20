import { type ReactNode, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { historyFileName } from '../../results/export/file-name.ts';
import { toJson } from '../../results/export/json.ts';
import { tooMuch } from '../../results/history/file-limits.ts';
import type { HistoryEntry, RunRecord } from '../../results/history/record.ts';
import { Button, LinkButton } from '../../ui/controls/button.tsx';
import { useFirstRows } from '../../ui/controls/first-rows.ts';
import { MoreRows } from '../../ui/controls/more-rows.tsx';
import { TroubleNotice } from '../../ui/controls/trouble-notice.tsx';
import { useKeptHere } from '../../ui/frame/places.ts';
import { download } from '../../ui/share/download.ts';
import { RefusedError } from '../../ui/share/saving.ts';
import { SavingTold, useSaving } from '../../ui/share/use-saving.tsx';
import { useServices } from '../../ui/state/services.tsx';
import { useAttempt } from '../../ui/state/use-attempt.ts';
import { Deleted } from './deleted.tsx';
import { type Deletion, useDeletions } from './deletions.ts';
import { type RunActions, RunItem } from './run-item.tsx';

/** An address may hold more ids than any chart could show. */
export const MOST_COMPARED = 100;

const NONE: ReadonlySet<string> = new Set();

/** The runs and what can be done with those that are chosen. Deleting can be undone for as long as the visit lasts. */
export function RunList({ entries, empty }: { entries: readonly HistoryEntry[]; empty: ReactNode }) {
  const { t } = useTranslation('history');
  const services = useServices();
  const heading = useRef<HTMLHeadingElement>(null);
  const [marked, setMarked] = useKeptHere<ReadonlySet<string>>('chosen', NONE);
  const { deletions, remove, undo } = useDeletions();
  const { trouble, attempt } = useAttempt();
  const saving = useSaving();
  const here = useMemo(() => new Set(entries.map(({ id }) => id)), [entries]);
  // In the order in which they were chosen (the first is what others are compared with), less what another tab deleted.
  const chosen = useMemo(() => [...marked].filter((id) => here.has(id)), [marked, here]);
  const rows = useFirstRows(entries, 'runs');

  const bringBack = (some: readonly Deletion[]) =>
    attempt(async () => {
      await undo(some);
      // The buttons go with the last of them.
      if (some.length === deletions.kept.length) heading.current?.focus();
    });
  // The same for all rows and all the while: a row is drawn anew where it changes, and no other.
  const actions = useMemo<RunActions>(
    () => ({
      choose: (ids, on) => setMarked((before) => withMarks(before, ids, on)),
      remove: (ids) => void attempt(() => remove(ids)),
      rename: (id, name) => attempt(async () => (await services.history()).rename(id, name)),
    }),
    [attempt, services, remove, setMarked],
  );
  const save = () =>
    attempt(async () => {
      const tooMany = tooMuch(chosen.length, 0);
      if (tooMany) return saving.save(() => Promise.reject(new RefusedError(tooMany)));
      const history = await services.history();
      const found = await Promise.all(chosen.map((id) => history.get(id)));
      const records = found.flatMap((each) => (each.status === 'found' ? [each.record] : []));
      if (records.length > 0) await saving.save(async () => saveRecords(records));
    });

  return (
    <section className="stack" aria-labelledby="runs-title">
      <Deleted deletions={deletions} undo={(some) => void bringBack(some)} />
      {trouble && <TroubleNotice trouble={trouble} />}
      {entries.length === 0 ? (
        empty
      ) : (
        <>
          <h2 id="runs-title" ref={heading} tabIndex={-1} className="num">
            {t('count', { count: entries.length })}
          </h2>
          <Toolbar
            chosen={chosen}
            all={entries.length}
            chooseAll={(on) => actions.choose([...here], on)}
            save={save}
            remove={() => actions.remove(chosen)}
          />
          <SavingTold saving={saving} />
          <ul className="run-list" ref={rows.list}>
            {rows.drawn.map((entry) => (
              <RunItem key={entry.id} entry={entry} chosen={marked.has(entry.id)} actions={actions} />
            ))}
          </ul>
          <MoreRows rows={rows} />
        </>
      )}
    </section>
  );
}

function withMarks(before: ReadonlySet<string>, ids: readonly string[], on: boolean): ReadonlySet<string> {
  const marks = new Set(before);
  for (const id of ids) {
    if (on) marks.add(id);
    else marks.delete(id);
  }
  return marks;
}

interface ToolbarProps {
  chosen: readonly string[];
  all: number;
  chooseAll: (on: boolean) => void;
  save: () => void;
  remove: () => void;
}

function Toolbar({ chosen, all, chooseAll, save, remove }: ToolbarProps) {
  const { t } = useTranslation('history');
  const { length } = chosen;
  const comparable = length >= 2 && length <= MOST_COMPARED;
  return (
    <div className="run-tools">
      <label className="run-tools__all">
        <input
          type="checkbox"
          checked={length === all}
          ref={(box) => {
            if (box) box.indeterminate = length > 0 && length < all;
          }}
          onChange={({ target }) => chooseAll(target.checked)}
        />
        {length === 0 ? t('chooseAll') : <span className="num">{t('chosen', { count: length })}</span>}
      </label>
      <div className="row">
        {comparable ? (
          <LinkButton look="primary" size="small" href={`#/history/${chosen.join(',')}`}>
            {t('compare')}
          </LinkButton>
        ) : (
          <Button size="small" disabled>
            {t('compare')}
          </Button>
        )}
        <Button size="small" disabled={length === 0} onClick={save}>
          {t('exportChosen')}
        </Button>
        <Button size="small" disabled={length === 0} onClick={remove}>
          {t('delete')}
        </Button>
      </div>
      {!comparable && all > 1 && (
        <p className="small muted">
          {length > MOST_COMPARED ? t('compareTooMany', { count: length, most: MOST_COMPARED }) : t('compareHint')}
        </p>
      )}
    </div>
  );
}

/** One file, which imports again here or elsewhere. @returns its name @throws RefusedError where it would not */
export function saveRecords(records: readonly RunRecord[]): string {
  const names = new Map(records.flatMap(({ name, report }) => (name === null ? [] : [[report.id, name] as const])));
  const text = toJson(
    records.map(({ report }) => report),
    names,
    new Map(records.map(({ kernels = [], report }) => [report.id, kernels])),
  );
  const name = historyFileName(records.length, new Date().toISOString());
  const file = new Blob([text], { type: 'application/json' });
  const problem = tooMuch(records.length, file.size);
  if (problem) throw new RefusedError(problem);
  download(file, name);
  return name;
}
