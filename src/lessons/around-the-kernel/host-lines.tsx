import { useMemo, useState } from 'react';
import { HOST_NOTES, type HostPart } from '../../engine/kernel/host-notes.ts';
import type { HostLines } from '../../engine/kernel/host-page.ts';
import { useLocale, useLocalText } from '../../ui/state/locale.ts';
import { CodeLine } from '../kit/code-line.tsx';
import { MarkedNote } from '../kit/marked-note.tsx';
import { text } from '../text.ts';
import { isKernel, linesIn, partsOf } from './pages.ts';
import './around.css';

const SAY = {
  label: text('The page, part by part', '这个网页，一段一段看'),
  ask: text(
    'Point at a part, or tap its name: below stands what it is for.',
    '指一下某一段，或者点它的名字，下方会说明它是做什么的。',
  ),
  count: (kernel: number, around: number) =>
    text(
      `${kernel} lines are the kernel’s; ${around} stand around it.`,
      `内核有 ${kernel} 行，外面还有 ${around} 行。`,
    ),
};

/** The page that adds two arrays; whoever looks at a part reads what it is for. */
export function HostLinesFigure() {
  const say = useLocalText();
  const locale = useLocale();
  const [active, setActive] = useState<HostPart | null>(null);
  const parts = useMemo(() => partsOf('add', locale), [locale]);
  const kernel = linesIn(parts.filter(isKernel));
  return (
    <section className="card stack" aria-label={say(SAY.label)}>
      <p>{say(SAY.count(kernel, linesIn(parts) - kernel))}</p>
      <p className="small muted">{say(SAY.ask)}</p>
      <Parts parts={parts} active={active} show={setActive} />
      <MarkedNote close={() => setActive(null)}>
        {active && (
          <>
            <p>
              <strong>{say(HOST_NOTES[active].title)}</strong>
            </p>
            <p>{say(HOST_NOTES[active].about)}</p>
          </>
        )}
      </MarkedNote>
    </section>
  );
}

interface PartsProps {
  parts: readonly HostLines[];
  active: HostPart | null;
  show(part: HostPart): void;
}

/** Parts that are told when the pointer moves over them, when the keyboard stops at their name, and when they are tapped. */
function Parts({ parts, active, show }: PartsProps) {
  const say = useLocalText();
  return (
    <ol className="around__parts">
      {parts.map(({ part, lines }) => (
        <li
          key={part}
          className="around__part"
          data-told={active === part || undefined}
          data-kernel={part === 'kernel' || undefined}
          // Not on entering: what comes to lie under a resting pointer, once a note is closed, was not asked for.
          onPointerMove={() => show(part)}
        >
          <button
            type="button"
            className="around__name"
            aria-pressed={active === part}
            onFocus={() => show(part)}
            onClick={() => show(part)}
          >
            {say(HOST_NOTES[part].title)}
          </button>
          <Code lines={lines} />
        </li>
      ))}
    </ol>
  );
}

export function Code({ lines }: { lines: readonly string[] }) {
  return (
    <code className="around__code">
      {lines.map((line, at) => (
        <CodeLine key={`line-${at.toString()}`} line={line} />
      ))}
    </code>
  );
}
