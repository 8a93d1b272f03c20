import { Page } from '../../ui/frame/page.tsx';
import { useLocalText } from '../../ui/state/locale.ts';
import { TERMS } from '../../ui/terms/terms.ts';
import { Where } from '../views/where.tsx';
import { GROUPS } from './groups.ts';
import { GLOSSARY } from './words.ts';
import './glossary.css';

/** Every term with the text of its card. */
export default function GlossaryPage() {
  const say = useLocalText();
  return (
    <Page title={say(GLOSSARY.title)} lede={say(GLOSSARY.lede)}>
      <Where />
      {GROUPS.map(({ id, title, terms }) => (
        <section key={id} className="stack" aria-labelledby={`terms-${id}`}>
          <h2 id={`terms-${id}`}>{say(title)}</h2>
          <dl className="glossary">
            {terms.map((term) => (
              <div key={term}>
                <dt>
                  <a href={`#/glossary/${term}`}>{say(TERMS[term].title)}</a>
                </dt>
                <dd>{say(TERMS[term].text)}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Page>
  );
}
