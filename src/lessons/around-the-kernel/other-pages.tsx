import { useMemo, useState } from 'react';
import { HOST_NOTES } from '../../engine/kernel/host-notes.ts';
import { Segments } from '../../ui/controls/segments.tsx';
import { useLocale, useLocalText } from '../../ui/state/locale.ts';
import { text } from '../text.ts';
import { Code } from './host-lines.tsx';
import { JOBS, type JobId } from './jobs.ts';
import { differing, linesIn, partsOf } from './pages.ts';
import './around.css';

const SAY = {
  label: text('What changes on the page with the kernel', '内核换了，网页上跟着换的'),
  legend: text('Page of', '哪个内核的网页'),
  first: text('This is the page that you have read.', '这就是你刚读过的那一页。'),
  /** @param changed in the reader's language */
  same: (changed: readonly string[], rest: number) =>
    text(
      `These parts differ from the page that you have read: ${changed.join(', ')}. The other ${rest} lines are the same, letter for letter. The last two are shown:`,
      `和你读过的那一页不同的有：${changed.join('、')}。其余 ${rest} 行一字不差。下面是后两处：`,
    ),
};

/** Beside the kernel itself: what of a page belongs to one kernel. The text counts them. */
const SHOWN = ['buffers', 'passes'] as const;

/** The data that a page begins with, kernel by kernel, and how much of the rest is the same. */
export function OtherPages() {
  const say = useLocalText();
  const locale = useLocale();
  const [id, setId] = useState<JobId>(JOBS[1].id);
  const parts = useMemo(() => partsOf(id, locale), [id, locale]);
  const changed = useMemo(() => differing(id, locale), [id, locale]);
  const rest = linesIn(parts.filter(({ part }) => !changed.includes(part)));
  const names = changed.map((part) => `“${say(HOST_NOTES[part].title)}”`);
  return (
    <section className="card stack" aria-label={say(SAY.label)}>
      <Segments
        legend={say(SAY.legend)}
        value={id}
        options={JOBS.map((job) => ({ value: job.id, label: say(job.label) }))}
        onChange={(next) => setId(JOBS.find((job) => job.id === next)?.id ?? id)}
      />
      <p role="status">{say(changed.length ? SAY.same(names, rest) : SAY.first)}</p>
      <ol className="around__parts">
        {SHOWN.map((shown) => (
          <li key={shown} className="around__part">
            <span className="around__name">{say(HOST_NOTES[shown].title)}</span>
            <Code lines={parts.find(({ part }) => part === shown)?.lines ?? []} />
          </li>
        ))}
      </ol>
    </section>
  );
}
