/** The end of the course on one page: one's own, or what somebody has sent. */
import { useMemo } from 'react';
import { LinkButton } from '../../ui/controls/button.tsx';
import { Notice } from '../../ui/controls/notice.tsx';
import { Page } from '../../ui/frame/page.tsx';
import { useLocalText } from '../../ui/state/locale.ts';
import { CopySolutions } from '../views/copy-solutions.tsx';
import { Where } from '../views/where.tsx';
import { FoundFigure } from './found-figure.tsx';
import { readFound } from './link.ts';
import { useLessonsOf, useOwn } from './use-found.ts';
import { WaysOut } from './ways-out.tsx';
import { WORDS } from './words.ts';
import './found.css';

/** @param data what stands behind `#/found/`; empty for one's own */
export default function FoundPage({ data }: { data: string }) {
  return data ? <Theirs data={data} /> : <Own />;
}

function Own() {
  const say = useLocalText();
  const found = useOwn();
  const lessons = useLessonsOf(found?.guesses);
  return (
    <Page title={say(WORDS.title)} lede={say(WORDS.lede)}>
      <Where />
      {found && lessons ? (
        <>
          <WaysOut found={found} lessons={lessons}>
            <FoundFigure found={found} lessons={lessons} own />
          </WaysOut>
          <CopySolutions />
        </>
      ) : (
        <p role="status" className="muted">
          {say(WORDS.waiting)}
        </p>
      )}
    </Page>
  );
}

function Theirs({ data }: { data: string }) {
  const say = useLocalText();
  const opened = useMemo(() => readFound(data), [data]);
  const lessons = useLessonsOf(opened.ok ? opened.found.guesses : undefined);
  return (
    <Page title={say(WORDS.theirs)}>
      <Where />
      {opened.ok ? (
        <>
          <Notice kind="info" title={say(WORDS.sender)}>
            <p>{say(WORDS.senderText)}</p>
          </Notice>
          {lessons && <FoundFigure found={opened.found} lessons={lessons} own={false} />}
        </>
      ) : (
        <Notice kind="error" title={say(WORDS.damaged)}>
          <p>{say(opened.problem.text)}</p>
        </Notice>
      )}
      <div className="row">
        <LinkButton href="#/found">{say(WORDS.mine)}</LinkButton>
      </div>
    </Page>
  );
}
