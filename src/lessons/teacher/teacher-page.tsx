import { Page } from '../../ui/frame/page.tsx';
import { useLocalText } from '../../ui/state/locale.ts';
import { LESSONS } from '../registry.ts';
import { Where } from '../views/where.tsx';
import { PrintButton } from './print-button.tsx';
import { TEACHER } from './words.ts';
import '../lessons.css';
import './teacher.css';

/** All lessons for whoever teaches them. */
export default function TeacherPage() {
  const say = useLocalText();
  return (
    <Page title={say(TEACHER.title)} lede={say(TEACHER.lede)} className="teacher">
      <Where />
      <p className="muted">{say(TEACHER.spoiler)}</p>
      <section className="stack" aria-labelledby="lessons">
        <h2 id="lessons">{say(TEACHER.course)}</h2>
        <ol className="teacher__list">
          {LESSONS.map(({ id, title, myth }) => (
            <li key={id}>
              <a href={`#/teacher/${id}`}>{say(title)}</a>
              <span className="small muted">{say(TEACHER.ends(myth))}</span>
            </li>
          ))}
        </ol>
      </section>
      <p>
        <a href="#/class">{say(TEACHER.classes)}</a>
      </p>
      <p>
        <a href="#/teacher/offline">{say(TEACHER.offline)}</a>
      </p>
      <div className="row">
        <PrintButton />
      </div>
    </Page>
  );
}
