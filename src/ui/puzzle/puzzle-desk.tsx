import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { codeOf, shaderOf } from '../../workloads/puzzles/code.ts';
import { bodyOf, solutionOf, stubOf } from '../../workloads/puzzles/marks.ts';
import type { Puzzle } from '../../workloads/puzzles/puzzle.ts';
import { BusyNotice, useInTheWay } from '../bench/busy-notice.tsx';
import { Button } from '../controls/button.tsx';
import { Notice } from '../controls/notice.tsx';
import { useGpuProbe } from '../gpu/gpu-probe.ts';
import { HintSteps, Solution } from '../hints/hints.tsx';
import { useLocalText } from '../state/locale.ts';
import { useServices } from '../state/services.tsx';
import { useDraft } from '../state/use-draft.ts';
import { CheckOutcome } from './outcome.tsx';
import { Picture } from './picture.tsx';
import { draftOf, solve, solvedIn } from './progress.ts';
import { ScoreCard } from './score.tsx';
import { type Checked, isSolved, useCheck } from './use-check.ts';
import { useTiming } from './use-timing.ts';
import './puzzle.css';

const WgslEditor = lazy(() => import('../editor/wgsl-editor.tsx'));

interface PuzzleDeskProps {
  puzzle: Puzzle;
  /** What becomes of an answer, in front of how good it is. @param current what came of the text as it stands; null until it is checked */
  after?: (current: Checked | null) => ReactNode;
  /** Where to go from here, behind everything. */
  ways?: (solved: boolean) => ReactNode;
}

/** One puzzle: what is wanted, the shader with its hole, and what came of the last try. */
export function PuzzleDesk({ puzzle, after, ways }: PuzzleDeskProps) {
  const { t } = useTranslation('puzzles');
  const text = useLocalText();
  const { preferences } = useServices();
  const probe = useGpuProbe();
  const stub = stubOf(codeOf(puzzle));
  const draft = useDraft([draftOf(puzzle)], stub);
  const [solved, setSolved] = useState(() => solvedIn(preferences).has(puzzle.id));
  const [unkept, setUnkept] = useState(false);
  const [shown, setShown] = useState(0);
  const gpu = probe && probe.status === 'adapter';
  const check = useCheck(puzzle, gpu, () => {
    setUnkept(!solve(preferences, puzzle));
    setSolved(true);
  });
  const timing = useTiming(puzzle);
  const { going, checked, problem } = check;
  const blocked = useInTheWay(check.by) !== null;
  const current = checked?.code === draft.text ? checked : null;
  // Where all is well nobody asks for the same once more.
  const canRepeat = check.seed !== null && !(current && isSolved(current));
  const solution = { text: () => puzzle.solution, code: bodyOf(solutionOf(codeOf(puzzle))) };
  return (
    <>
      <div className="puzzle-desk">
        <div className="stack">
          <section className="card card--plain stack" aria-labelledby="wanted-title">
            <h2 id="wanted-title">{t('wanted')}</h2>
            <p className="puzzle-desk__formula mono">{puzzle.formula}</p>
            <Picture puzzle={puzzle} />
          </section>
          {!solved && (
            <HintSteps
              steps={puzzle.hints}
              solution={solution}
              shown={shown}
              show={setShown}
              tried={checked !== null}
              solved={false}
            />
          )}
        </div>
        <div className="stack">
          <Suspense fallback={<p className="muted">{t('loading', { ns: 'common' })}</p>}>
            <WgslEditor
              label={t('editor', { file: `shaders/${shaderOf(puzzle)}` })}
              value={draft.text}
              opensAt="  // Your"
              onChange={draft.write}
            />
          </Suspense>
          <div className="row">
            <Button
              look="primary"
              disabled={going !== null || blocked || timing.going}
              onClick={() => void check.start(draft.text)}
            >
              {t('check.button')}
            </Button>
            {canRepeat && (
              <Button
                disabled={going !== null || blocked || timing.going}
                onClick={() => void check.start(draft.text, { again: true })}
              >
                {t('check.again')}
              </Button>
            )}
            <Button disabled={going !== null || draft.text === stub} onClick={() => draft.write(stub)}>
              {t('check.reset')}
            </Button>
            {going && (
              <>
                <Button onClick={check.stop}>{t('cancel', { ns: 'common' })}</Button>
                <span className="small muted" role="status">
                  {t(`check.going.${going}`)}
                </span>
              </>
            )}
          </div>
          {!going && draft.text !== stub && (
            <p className="small muted" role="status">
              {t(draft.kept ? 'check.kept' : 'check.unkept')}
            </p>
          )}
          {probe && !gpu && <p className="small muted">{t('check.noGpu')}</p>}
          <BusyNotice by={check.by} onInstead={() => check.start(draft.text, { instead: true, again: check.again })} />
          {problem === 'busy' && !blocked && <Notice kind="warning" title={t('check.busy')} />}
          {problem && problem !== 'busy' && (
            <Notice kind="error" title={t('stopped.title', { ns: 'errors' })}>
              <p>{text(problem)}</p>
            </Notice>
          )}
          {checked && !current && <p role="status">{t('check.changed')}</p>}
          {current && <CheckOutcome checked={current} workload={check.workload} />}
          {unkept && <Notice kind="warning" title={t('unkept')} />}
        </div>
      </div>
      {after?.(current)}
      {solved && (
        <section className="card stack" aria-labelledby="solution-title">
          <h2 id="solution-title">{t('solved')}</h2>
          <div className="puzzle-desk__solution">
            <Solution solution={solution} />
          </div>
        </section>
      )}
      {current && isSolved(current) && (
        <ScoreCard puzzle={puzzle} check={check} checked={current} timing={timing} gpu={gpu === true} />
      )}
      {ways?.(solved)}
    </>
  );
}
