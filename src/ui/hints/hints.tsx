/** Help with a task, asked for one by one: where to look, the idea, the outline, and then the solution. */
import { createContext, useContext, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalText } from '../../engine/contract.ts';
import { Button } from '../controls/button.tsx';
import { useGap, useLocalText } from '../state/locale.ts';
import './hints.css';

/** Calls after so many milliseconds; what is returned takes it back. */
export type Wait = (call: () => void, ms: number) => () => void;

/** The clock of the page; a test brings its own. */
export const WaitContext = createContext<Wait>((call, ms) => {
  const timer = setTimeout(call, ms);
  return () => clearTimeout(timer);
});

/** Whoever has not tried for so long may see the solution all the same. */
export const SOLUTION_AFTER_MS = 120_000;

/** What scrolls must be within the keyboard's reach. */
const FOCUSABLE = { tabIndex: 0 };

const STEPS = ['where', 'idea', 'outline'] as const;

export interface ShownSolution {
  /** The answer and why it is so. */
  text(): LocalText;
  /** Of a shader: a whole text that solves it. */
  readonly code?: string;
}

interface HintStepsProps {
  steps: readonly [where: LocalText, idea: LocalText, outline: LocalText];
  solution: ShownSolution;
  /** How many hints are in sight, and more of them. */
  shown: number;
  show(count: number): void;
  /** The visitor has answered, rightly or wrongly. */
  tried: boolean;
  solved: boolean;
}

export function HintSteps({ steps, solution, shown, show, tried, solved }: HintStepsProps) {
  const { t } = useTranslation('lessons');
  const text = useLocalText();
  const gap = useGap();
  const wait = useContext(WaitContext);
  const [waited, setWaited] = useState(false);
  const [opened, setOpened] = useState(false);
  const latest = useRef<HTMLLIElement>(null);
  const asked = useRef(false);
  useEffect(() => wait(() => setWaited(true), SOLUTION_AFTER_MS), [wait]);
  // What was asked for is read next, also where the button that asked for it has gone.
  useEffect(() => {
    if (asked.current) latest.current?.focus({ preventScroll: true });
    asked.current = false;
  });

  const offered = tried || waited;
  const ask = (next: () => void) => () => {
    asked.current = true;
    next();
  };
  if (solved && shown === 0 && !opened) return null;
  return (
    <div className="hints">
      {(shown > 0 || opened) && (
        <ol className="hints__list" aria-live="polite">
          {steps.slice(0, shown).map((step, index) => (
            <li key={STEPS[index]} ref={index === shown - 1 && !opened ? latest : undefined} tabIndex={-1}>
              <strong>{t(`hints.${STEPS[index]}`)}</strong>
              {gap}
              {text(step)}
            </li>
          ))}
          {opened && (
            <li ref={latest} tabIndex={-1}>
              <Solution solution={solution} />
            </li>
          )}
        </ol>
      )}
      {!solved && !opened && (
        <div className="row">
          {shown < steps.length && (
            <Button size="small" onClick={ask(() => show(shown + 1))}>
              {t(`hints.ask.${STEPS[shown]}`)}
            </Button>
          )}
          {offered && (
            <Button size="small" onClick={ask(() => setOpened(true))}>
              {t('hints.ask.solution')}
            </Button>
          )}
        </div>
      )}
      {!solved && !offered && shown > 0 && <p className="small muted">{t('hints.later')}</p>}
    </div>
  );
}

export function Solution({ solution: { text: words, code } }: { solution: ShownSolution }) {
  const { t } = useTranslation('lessons');
  const text = useLocalText();
  const gap = useGap();
  return (
    <>
      <strong>{t('hints.solution')}</strong>
      {gap}
      {text(words())}
      {code !== undefined && (
        <section className="hints__code" aria-label={t('hints.code')} {...FOCUSABLE}>
          <pre>
            <code>{code.trim()}</code>
          </pre>
        </section>
      )}
    </>
  );
}
