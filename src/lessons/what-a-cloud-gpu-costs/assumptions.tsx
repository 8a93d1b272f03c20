import { Segments } from '../../ui/controls/segments.tsx';
import { useLocalText } from '../../ui/state/locale.ts';
import { text } from '../text.ts';
import { withKind } from './book.ts';
import { BookField } from './book-field.tsx';
import { KINDS } from './data.ts';
import { useBook } from './use-book.ts';
import { KIND_WORDS } from './words.ts';

const WORDS = {
  title: text('What is assumed of rented machines', '对租来的机器作的假定'),
  kind: text('Numbers of', '用什么数'),
  arithmetic: text('Share of the peak of arithmetic, %', '能达到算力峰值的百分之几'),
  memory: text('Share of the peak of memory, %', '能达到内存峰值的百分之几'),
  start: text('Minutes until it works', '开机要几分钟'),
};

/** The knobs of the estimate; all of them are assumptions, and say so. */
export function Assumptions() {
  const say = useLocalText();
  const { edits, change } = useBook();
  return (
    <section className="card costs" aria-label={say(WORDS.title)}>
      <h2 className="task__title">{say(WORDS.title)}</h2>
      <Segments
        legend={say(WORDS.kind)}
        value={edits.kind}
        options={KINDS.toReversed().map((kind) => ({ value: kind, label: say(KIND_WORDS[kind]) }))}
        onChange={(value) => change(withKind(edits, KINDS.find((kind) => kind === value) ?? edits.kind))}
      />
      <div className="prices__form">
        <BookField name="arithmetic" label={say(WORDS.arithmetic)} />
        <BookField name="memory" label={say(WORDS.memory)} />
        <BookField name="startMinutes" label={say(WORDS.start)} />
      </div>
    </section>
  );
}
