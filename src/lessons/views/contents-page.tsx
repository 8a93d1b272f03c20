import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Button, LinkButton } from '../../ui/controls/button.tsx';
import { Page } from '../../ui/frame/page.tsx';
import { useLocalText } from '../../ui/state/locale.ts';
import { useAnyDraft } from '../../ui/state/use-draft.ts';
import { useCourse } from '../course-context.tsx';
import { GLOSSARY } from '../glossary/words.ts';
import { type Entry, LESSONS } from '../registry.ts';
import { courseScore, DRAFTS, hasProgress, progressOf } from '../state/course-store.ts';
import { TEACHER } from '../teacher/words.ts';
import { nextLesson, partsOf, stepsDone } from './parts.ts';
import { ProgressPart } from './progress-part.tsx';
import { Thumbnail } from './thumbnails.tsx';
import '../lessons.css';

/** The map of the course: four parts, what each lesson is about, how far the visitor is, where to begin or go on. */
export function ContentsPage() {
  const { t } = useTranslation('lessons');
  const say = useLocalText();
  const course = useCourse();
  const state = useStore(course);
  const score = courseScore(state.progress);
  const begun = hasProgress(state);
  const edited = useAnyDraft([DRAFTS]);
  const doneOf = (lesson: string) => progressOf(state, lesson).done;
  const next = nextLesson(doneOf);
  const place = LESSONS.findIndex(({ id }) => id === next?.id);

  return (
    <Page title={t('contents.title')} lede={t('contents.lede')} wide>
      {begun && next && (
        <div className="row">
          <LinkButton look="primary" href={`#/lessons/${next.id}`}>
            {t('contents.goOnWith', { number: place + 1, title: say(next.title) })}
          </LinkButton>
        </div>
      )}
      {partsOf().map(({ id, from, lessons }) => (
        <section key={id} className="course-part" aria-labelledby={`part-${id}`}>
          <div className="stack" style={{ '--gap': '0.35rem' } as CSSProperties}>
            <h2 id={`part-${id}`}>{t(`contents.parts.${id}.title`)}</h2>
            <p className="muted">{t(`contents.parts.${id}.text`)}</p>
          </div>
          <ol className="contents" start={from + 1}>
            {lessons.map((lesson, index) => (
              <LessonCard
                key={lesson.id}
                lesson={lesson}
                number={from + index + 1}
                done={stepsDone(lesson, doneOf).filter(Boolean).length}
                mark={lesson.id === next?.id ? t(begun ? 'contents.goOn' : 'contents.start') : null}
              />
            ))}
          </ol>
        </section>
      ))}
      {score && <p className="sentence">{t('contents.score', { score: score.score, count: score.count })}</p>}
      <ProgressPart />
      <div className="row">
        <LinkButton href="#/puzzles">{t('contents.puzzles')}</LinkButton>
        <LinkButton href="#/glossary">{say(GLOSSARY.title)}</LinkButton>
        <LinkButton href="#/teacher">{say(TEACHER.title)}</LinkButton>
      </div>
      {(begun || edited) && (
        <div className="row">
          <LinkButton href="#/found">{t('contents.found')}</LinkButton>
          <Button look="quiet" onClick={() => confirm(t('contents.resetAsk')) && course.reset()}>
            {t('contents.reset')}
          </Button>
        </div>
      )}
    </Page>
  );
}

interface LessonCardProps {
  lesson: Entry;
  number: number;
  /** How many of its steps are done. */
  done: number;
  /** Said where the visitor should begin or go on. */
  mark: string | null;
}

function LessonCard({ lesson: { id, title, summary, minutes, steps }, number, done, mark }: LessonCardProps) {
  const { t } = useTranslation('lessons');
  const text = useLocalText();
  const whole = done >= steps.length;
  return (
    <li>
      <a className="contents__lesson" href={`#/lessons/${id}`} data-marked={mark !== null || undefined}>
        <span className="contents__picture">
          <Thumbnail lesson={id} />
        </span>
        <span className="contents__text">
          {mark !== null && <span className="contents__mark">{mark}</span>}
          <span className="contents__title">
            <span className="contents__number num" aria-hidden="true">
              {number}
            </span>{' '}
            {text(title)}
          </span>
          <span className="small muted">{text(summary)}</span>
          <span className="small muted num">
            {t('contents.minutes', { count: minutes })}
            {done > 0 && ` · ${whole ? t('contents.whole') : t('contents.part', { done, of: steps.length })}`}
          </span>
        </span>
      </a>
    </li>
  );
}
