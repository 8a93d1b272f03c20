import type { Locale } from '../../i18n/index.ts';
import { useFormat, useLocalText } from '../../ui/state/locale.ts';
import { vocabularyOf } from '../../workloads/language/stories/index.ts';
import type { From, OwnerView } from '../language/owners.ts';
import { Taken } from '../language/taken.tsx';
import type { Trail } from '../lesson.ts';
import { text } from '../text.ts';
import { Chart, curvesOf } from '../training/charts.tsx';
import { Curves } from '../training/curves.tsx';
import { STEPS_AXIS } from '../training/words.ts';
import { fallOf, OWNER } from './trails.ts';
import { FALL, nameOf } from './words.ts';

const WORDS = {
  over: text('Whom a pronoun means: how well the best head finds it, over steps', '代词指谁：最会找的那个头，随步数'),
  axis: text('what it takes from the name that is meant', '从所指的名字取多少'),
  start: text('start', '开头'),
  from: (from: From, pronoun: string) =>
    from === 'pronoun'
      ? text(`from “${pronoun}”`, `从“${pronoun}”看出去`)
      : text(`from the token before “${pronoun}”`, `从“${pronoun}”前面那个 token 看出去`),
  view: (layer: number, head: number, where: ReturnType<typeof text>, share: string) =>
    text(
      `On a story that it never read: head ${head + 1} of layer ${layer + 1}, looking ${where.en}, takes ${share} from the name that is meant.`,
      `在一个没读过的故事上：第 ${layer + 1} 层第 ${head + 1} 个头${where['zh-CN']}，有 ${share} 取自代词所指的名字。`,
    ),
  shares: text('What it takes from each token', '它从每个 token 取多少'),
};

/** Of the head that links pronouns best at each look, what it takes from their owners' names; the fall stands in it. */
export function OwnerShare({ trail }: { trail: Trail }) {
  const say = useLocalText();
  const [curve] = curvesOf(
    [trail],
    (one) => say(nameOf(one)),
    ({ iteration }) => iteration,
    OWNER,
  );
  const fall = fallOf(trail);
  if (!curve?.points.length) return null;
  return (
    <Chart title={say(WORDS.over)}>
      <Curves
        curves={[{ ...curve, below: false }]}
        xLabel={say(STEPS_AXIS)}
        yLabel={say(WORDS.axis)}
        band={fall ? { ...fall, label: say(FALL) } : undefined}
        percent
        label={say(WORDS.over)}
      />
    </Chart>
  );
}

/** A head, and what it takes from each token of a story so far. */
export function Owner({ owner, language }: { owner: OwnerView; language: Locale }) {
  const say = useLocalText();
  const format = useFormat();
  const { tokens } = vocabularyOf(language);
  const words = Array.from(owner.tokens, (token) => tokens[token].text);
  const where = WORDS.from(owner.from, words[owner.pronoun]);
  return (
    <div className="stack">
      <p className="small">{say(WORDS.view(owner.layer, owner.head, where, format.percent(owner.here)))}</p>
      <Taken
        label={say(WORDS.shares)}
        language={language}
        names={[say(WORDS.start), ...words].slice(0, owner.shares.length)}
        shares={owner.shares}
      />
    </div>
  );
}
