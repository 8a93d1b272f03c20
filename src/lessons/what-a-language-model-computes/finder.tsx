import { useEffect, useRef, useState } from 'react';
import { Button, oneClick } from '../../ui/controls/button.tsx';
import { ScrollTable } from '../../ui/controls/scroll-table.tsx';
import { Sentence } from '../../ui/controls/sentence.tsx';
import { breathe } from '../../ui/state/breathe.ts';
import { useFormat, useLocale, useLocalText } from '../../ui/state/locale.ts';
import { storyOf } from '../../workloads/language/stories/index.ts';
import type { Head } from '../language/heads.ts';
import {
  ENOUGH,
  type From,
  type HeadShare,
  linksIn,
  look,
  NOTHING_SEEN,
  placeOf,
  ranked,
  type Search,
} from '../language/owners.ts';
import { text } from '../text.ts';
import { createReading } from './reading.ts';
import { useTokens } from './sentence-field.tsx';
import { useModel } from './with-model.tsx';

/** Of the stories that are held out, whose seeds are odd. */
const STORIES = 20;
const SHOWN = 4;

const WORDS = {
  title: text('Whose is “her”?', '“她”是谁？'),
  what: text(
    `Reads ${STORIES} stories that the model never learned from. Wherever a pronoun can mean one person only, it adds up how much each head takes from that person’s name: from the pronoun itself, and from the token before it, where the pronoun is still to be chosen.`,
    `读 ${STORIES} 个故事，都是模型没学过的。凡是代词只可能指一个人的地方，就累计每个头从那个人的名字取了多少：一次从代词本身看，一次从它前面那个 token 看，那时代词还没选出来。`,
  ),
  start: text('Search all heads', '搜索所有的头'),
  progress: text('Stories that have been read', '读过的故事'),
  found: (name: string, from: From, share: string, even: string) => {
    const where =
      from === 'before'
        ? text('from the token before the pronoun', '从代词前面那个 token')
        : text('from the pronoun', '从代词');
    return text(
      `There is one: ${name}. Looking ${where.en}, it takes ${share} from the owner’s name. If every token got the same it would be ${even}.`,
      `有这样一个头：${name}。${where['zh-CN']}看出去，它有 ${share} 取自那个人的名字；若对每个 token 一视同仁，只有 ${even}。`,
    );
  },
  none: (name: string, share: string, even: string) =>
    text(
      `No head gives the owner’s name more than half. The one that comes closest, ${name}, takes ${share} from it; if every token got the same it would be ${even}. No single head has to do it alone: an earlier layer may already have carried the name into the token before.`,
      `没有哪个头有一半以上取自那个人的名字。最接近的是${name}，有 ${share}；若对每个 token 一视同仁，只有 ${even}。这件事不必由一个头独自完成：前面的层可能已经把名字带到前一个 token 里了。`,
    ),
  nobody: text('No pronoun of these stories could mean one person only.', '这些故事里，没有只可能指一个人的代词。'),
  head: ({ layer, head }: Head) =>
    text(`head ${head + 1} of layer ${layer + 1}`, `第 ${layer + 1} 层第 ${head + 1} 个头`),
  table: (links: number) => text(`Mean over ${links} pronouns`, `${links} 个代词的平均`),
  columns: [text('head', '头'), text('looking from', '从哪里看'), text('from the owner’s name', '取自那个人的名字')],
  from: { pronoun: text('the pronoun', '代词'), before: text('the token before it', '它前面的 token') },
  show: text('Show it in my sentence', '在我的句子里看看'),
};

interface FinderProps {
  /** @param at place of a token to look from; null where the visitor's sentence has no pronoun that links */
  show(head: Head, at: number | null): void;
}

/** Searches all heads for the one that links a pronoun to its owner. */
export function Finder({ show }: FinderProps) {
  const say = useLocalText();
  const locale = useLocale();
  const { model } = useModel();
  const [search, setSearch] = useState<Search>(NOTHING_SEEN);
  const [read, setRead] = useState<number | null>(null);
  const gone = useRef(false);
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
    };
  }, []);
  const begin = async () => {
    const reading = createReading(model);
    let sum = NOTHING_SEEN;
    for (let story = 0; story < STORIES && !gone.current; story++) {
      setRead(story);
      await breathe();
      const tokens = storyOf(locale, 2 * story + 1).slice(0, -1);
      sum = look(sum, linksIn(locale, tokens), reading.looks(tokens), model.shape.heads);
    }
    setSearch(sum);
    setRead(STORIES);
  };
  return (
    <section className="card task" aria-label={say(WORDS.title)}>
      <h2 className="task__title">{say(WORDS.title)}</h2>
      <p>{say(WORDS.what)}</p>
      {read === null && (
        <div className="row">
          <Button look="primary" onClick={oneClick(() => void begin())}>
            {say(WORDS.start)}
          </Button>
        </div>
      )}
      {read !== null && read < STORIES && (
        <progress className="progress" aria-label={say(WORDS.progress)} value={read} max={STORIES} />
      )}
      {read === STORIES && <Found search={search} show={show} />}
    </section>
  );
}

function Found({ search, show }: FinderProps & { search: Search }) {
  const say = useLocalText();
  const format = useFormat();
  const locale = useLocale();
  const tokens = useTokens();
  const heads = ranked(search);
  const best: HeadShare | undefined = heads[0];
  if (!best) return <p role="status">{say(WORDS.nobody)}</p>;
  const [share, even] = [best.share, best.even].map(format.percent);
  const name = say(WORDS.head(best));
  const link = linksIn(locale, tokens ?? []).at(-1);
  const at = link ? placeOf(link, best.from) : null;
  return (
    <>
      <Sentence>
        {say(best.share >= ENOUGH ? WORDS.found(name, best.from, share, even) : WORDS.none(name, share, even))}
      </Sentence>
      <ScrollTable label={say(WORDS.table(search.links))}>
        <thead>
          <tr>
            {WORDS.columns.map((column, index) => (
              <th key={column.en} scope="col" className={index === 2 ? 'is-num' : undefined}>
                {say(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {heads.slice(0, SHOWN).map((one) => (
            <tr key={`${one.from} ${one.layer} ${one.head}`}>
              <th scope="row">{say(WORDS.head(one))}</th>
              <td>{say(WORDS.from[one.from])}</td>
              <td className="is-num">{format.percent(one.share)}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
      <div className="row">
        <Button onClick={() => show(best, at)}>{say(WORDS.show)}</Button>
      </div>
    </>
  );
}
