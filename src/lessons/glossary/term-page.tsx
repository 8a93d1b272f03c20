import places from 'virtual:term-places';
import { LinkButton } from '../../ui/controls/button.tsx';
import { Page } from '../../ui/frame/page.tsx';
import { LEADS_BACK } from '../../ui/frame/places.ts';
import { useLocalText } from '../../ui/state/locale.ts';
import { MAKERS } from '../../ui/terms/term-text.ts';
import { TERMS, type TermId } from '../../ui/terms/terms.ts';
import { WithCode } from '../kit/with-code.tsx';
import { LESSONS } from '../registry.ts';
import { text } from '../text.ts';
import { Where } from '../views/where.tsx';
import { ENTRIES } from './entries.ts';
import { FIGURES } from './figures.tsx';
import { GLOSSARY } from './words.ts';
import '../lessons.css';
import './glossary.css';

const WORDS = {
  names: text('What it is called', '各家的叫法'),
  lessons: text('Lessons that need it', '用到它的课'),
  see: text('Read on', '接着看'),
  missing: text('There is no such term', '没有这个词条'),
  missingText: text(
    'The glossary has no page at this address. It may have been cut off when it was copied, or the term has another name here.',
    '术语表里没有这个地址。可能是复制时被截断了，也可能这里用的是别的叫法。',
  ),
  all: text('Go to all terms', '查看全部词条'),
};

/** As the table lists them. */
const CALLED = [['webgpu', 'WebGPU'], ...MAKERS] as const;

/** One term: its card's text, what there is to say beyond it, its names, and where the course needs it. */
export default function TermPage({ id }: { id: string }) {
  return Object.hasOwn(TERMS, id) ? <Known id={id as TermId} /> : <Missing />;
}

function Known({ id }: { id: TermId }) {
  const say = useLocalText();
  const term = TERMS[id];
  const { more, code, names, see } = ENTRIES[id];
  const Figure = FIGURES[id];
  const called: Partial<Record<(typeof CALLED)[number][0], string>> = { ...term.vendors, ...names };
  const met = placesOf(id);
  return (
    <Page title={say(term.title)} lede={say(term.text)} className="term-page">
      <Where>
        <span> · </span>
        <a href="#/glossary" {...LEADS_BACK}>
          {say(GLOSSARY.title)}
        </a>
      </Where>
      <p>
        <WithCode words={say(more)} />
      </p>
      {code && (
        <pre className="code-block" lang="en">
          <code>{code}</code>
        </pre>
      )}
      {Figure && <Figure />}
      {Object.keys(called).length > 0 && (
        <section className="stack" aria-labelledby="names">
          <h2 id="names">{say(WORDS.names)}</h2>
          <dl className="term-page__names">
            {CALLED.map(
              ([who, name]) =>
                called[who] && (
                  <div key={who}>
                    <dt className="muted">{name}</dt>
                    <dd lang="en">{called[who]}</dd>
                  </div>
                ),
            )}
          </dl>
        </section>
      )}
      {met.length > 0 && (
        <section className="stack" aria-labelledby="lessons">
          <h2 id="lessons">{say(WORDS.lessons)}</h2>
          <ul>
            {met.map(({ href, title }) => (
              <li key={href}>
                <a href={href}>{say(title)}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="stack" aria-labelledby="see">
        <h2 id="see">{say(WORDS.see)}</h2>
        <ul className="term-page__see">
          {see.map((other) => (
            <li key={other}>
              <a href={`#/glossary/${other}`}>{say(TERMS[other].title)}</a>
            </li>
          ))}
        </ul>
      </section>
    </Page>
  );
}

/** The steps that explain the term, in the order of the course; a lesson's first step has its address. */
const placesOf = (id: TermId) =>
  LESSONS.flatMap(({ id: lesson, title, steps }) => {
    const place = places[id]?.find((one) => one.lesson === lesson);
    if (!place) return [];
    const isFirst = place.step === steps[0].id;
    return [{ title, href: `#/lessons/${lesson}${isFirst ? '' : `/${place.step}`}` }];
  });

function Missing() {
  const say = useLocalText();
  return (
    <Page title={say(WORDS.missing)} lede={say(WORDS.missingText)}>
      <div className="row">
        <LinkButton look="primary" href="#/glossary" {...LEADS_BACK}>
          {say(WORDS.all)}
        </LinkButton>
      </div>
    </Page>
  );
}
