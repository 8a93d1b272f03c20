import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { drawSeed } from '../../engine/random.ts';
import { MOST_CASES } from '../../results/class/assignment.ts';
import { assignmentOf } from '../../results/class/give.ts';
import { isPuzzle, type Task } from '../../results/class/model.ts';
import { puzzleOf } from '../../results/class/task.ts';
import { readTask } from '../../results/class/task-link.ts';
import { LinkButton } from '../../ui/controls/button.tsx';
import { Notice } from '../../ui/controls/notice.tsx';
import { Page } from '../../ui/frame/page.tsx';
import { readChoice } from '../../ui/plan/address.ts';
import { casesOf } from '../../ui/plan/choice.ts';
import { useLocale } from '../../ui/state/locale.ts';
import { workloads } from '../../workloads/registry.ts';
import { PlanSettings } from './plan-settings.tsx';
import { PuzzleSettings } from './puzzle-settings.tsx';

/** `data`: an assignment as in its link. `plan`: what follows `#/lab/` in the address of a plan. `puzzle`: its id. */
type From = { readonly data: string } | { readonly plan: string } | { readonly puzzle: string };

/** A plan becomes an assignment: how long, what is asked, in which language. Or a puzzle does. */
export default function NewClassPage({ from }: { from: From }) {
  const { t } = useTranslation('classes');
  const language = useLocale();
  const [seed] = useState(drawSeed);
  const given = useMemo(() => taskFrom(from, seed, language), [from, seed, language]);
  if (!given) {
    return (
      <Page title={t('new.title')}>
        <Nothing />
      </Page>
    );
  }
  const puzzle = isPuzzle(given);
  return (
    <Page title={t('new.title')} lede={t(puzzle ? 'new.puzzleLede' : 'new.lede')}>
      {puzzle ? <PuzzleSettings given={given} /> : <PlanSettings given={given} />}
    </Page>
  );
}

function taskFrom(from: From, seed: number, language: Task['language']): Task | null {
  if ('data' in from) {
    const opened = readTask(from.data, workloads);
    return opened.ok ? opened.task : null;
  }
  if ('puzzle' in from) return puzzleOf(from.puzzle) && { puzzle: from.puzzle, language };
  const cases = casesOf(readChoice(from.plan, workloads).choice, () => true);
  return cases.ok ? assignmentOf({ cases: cases.cases, seed, language }, workloads) : null;
}

function Nothing() {
  const { t } = useTranslation('classes');
  return (
    <>
      <Notice kind="error" title={t('new.none.title')}>
        <p>{t('new.none.text', { most: MOST_CASES })}</p>
      </Notice>
      <div className="row">
        <LinkButton look="primary" href="#/lab">
          {t('new.none.lab')}
        </LinkButton>
      </div>
    </>
  );
}
