import { type ReactNode, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { LinkButton } from '../../ui/controls/button.tsx';
import { Page } from '../../ui/frame/page.tsx';
import { useLocalText } from '../../ui/state/locale.ts';
import { useCourse } from '../course-context.tsx';
import { LESSONS } from '../registry.ts';
import { resultsOf } from '../state/course-store.ts';
import { Broken, Opening } from '../views/not-open.tsx';
import { Where } from '../views/where.tsx';
import { AnswerKey } from './answer-key.tsx';
import { loadTaught, type Taught } from './load.ts';
import { NoSuchLesson } from './no-such-lesson.tsx';
import { PrintButton } from './print-button.tsx';
import { TEACHER } from './words.ts';
import '../lessons.css';
import './teacher.css';

/** One lesson for whoever teaches it. */
export default function LessonNotesPage({ id }: { id: string }) {
  const loaded = useTaught(id);
  if (loaded === null) return <NoSuchLesson />;
  if (loaded === 'loading') return <Opening />;
  if (loaded === 'failed') return <Broken />;
  return <Notes {...loaded} />;
}

/** Null where there is no such lesson. */
function useTaught(id: string): Taught | 'loading' | 'failed' | null {
  const [taught, setTaught] = useState<Taught | 'loading' | 'failed' | null>('loading');
  useEffect(() => {
    let wanted = true;
    loadTaught(id).then(
      (found) => wanted && setTaught(found),
      () => wanted && setTaught('failed'),
    );
    return () => {
      wanted = false;
    };
  }, [id]);
  return taught;
}

function Notes({ lesson, notes }: Taught) {
  const say = useLocalText();
  const results = useStore(useCourse(), (state) => resultsOf(state, lesson.id));
  const number = LESSONS.findIndex(({ id }) => id === lesson.id) + 1;
  return (
    <Page title={say(lesson.title)} lede={say(lesson.summary)} className="teacher">
      <Where>
        <span> · </span>
        <a href="#/teacher">{say(TEACHER.title)}</a>
        <span>{` · ${say(TEACHER.lesson(number))}`}</span>
      </Where>
      <Part title={say(TEACHER.time)}>
        <p>
          <span>{say(TEACHER.minutes(notes.minutes))}</span>
          <span className="muted">{say(TEACHER.alone(lesson.minutes))}</span>
        </p>
      </Part>
      <Part title={say(TEACHER.ask)}>
        <p>{say(notes.ask)}</p>
      </Part>
      <Part title={say(TEACHER.spread)}>
        <p>{say(notes.spread)}</p>
      </Part>
      <Part title={say(TEACHER.misconception)}>
        <p>
          <strong>{say(lesson.myth)}</strong>
        </p>
        <p>{say(notes.misconception)}</p>
      </Part>
      <Part title={say(TEACHER.key)}>
        <AnswerKey lesson={lesson} results={results} />
      </Part>
      <div className="row">
        <LinkButton href={`#/lessons/${lesson.id}`}>{say(TEACHER.toLesson)}</LinkButton>
        <LinkButton href={`#/teacher/${lesson.id}/whole`}>{say(TEACHER.whole)}</LinkButton>
        <PrintButton />
      </div>
    </Page>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="stack">
      <h2>{title}</h2>
      {children}
    </section>
  );
}
