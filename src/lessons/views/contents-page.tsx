import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Button } from '../../ui/controls/button.tsx';
import { Page } from '../../ui/frame/page.tsx';
import { useLocalText } from '../../ui/state/locale.ts';
import { useCourse } from '../course-context.tsx';
import { LESSONS } from '../registry.ts';
import { courseScore, progressOf } from '../state/course-store.ts';
import '../lessons.css';

/** The course's table of contents: what each lesson is about, how far the visitor is, how well they guess. */
export function ContentsPage() {
  const { t } = useTranslation('lessons');
  const text = useLocalText();
  const course = useCourse();
  const state = useStore(course);
  const score = courseScore(state.progress);
  const begun = Object.keys(state.progress).length > 0;

  return (
    <Page title={t('contents.title')} lede={t('contents.lede')}>
      <ol className="contents">
        {LESSONS.map(({ id, title, summary, minutes, steps }, index) => {
          const { done } = progressOf(state, id);
          const whole = done.length >= steps.length;
          return (
            <li key={id}>
              <a className="contents__lesson" href={`#/lessons/${id}`}>
                <span className="contents__number num" aria-hidden="true">
                  {index + 1}
                </span>
                <span className="stack" style={{ '--gap': '0.25rem' } as CSSProperties}>
                  <span className="contents__title">{text(title)}</span>
                  <span className="muted">{text(summary)}</span>
                  <span className="small muted num">
                    {t('contents.minutes', { count: minutes })}
                    {done.length > 0 &&
                      ` · ${whole ? t('contents.whole') : t('contents.part', { done: done.length, of: steps.length })}`}
                  </span>
                </span>
              </a>
            </li>
          );
        })}
      </ol>
      {score && <p className="sentence">{t('contents.score', { score: score.score, count: score.count })}</p>}
      {begun && (
        <div className="row">
          <Button look="quiet" onClick={() => confirm(t('contents.resetAsk')) && course.reset()}>
            {t('contents.reset')}
          </Button>
        </div>
      )}
    </Page>
  );
}
