import { useState } from 'react';
import { useFormat, useLocale, useLocalText, useMarks } from '../../ui/state/locale.ts';
import { TokenBoxes } from '../../ui/tokens/token-boxes.tsx';
import { kindsIn, vocabularyOf } from '../../workloads/language/stories/index.ts';
import { type Head, headsAt, type Seen } from '../language/heads.ts';
import { closestIn, linksIn } from '../language/owners.ts';
import { Taken } from '../language/taken.tsx';
import { text } from '../text.ts';
import { Finder } from './finder.tsx';
import { SentenceField, useTokens } from './sentence-field.tsx';
import { useModel } from './with-model.tsx';

const WORDS = {
  card: text('Where each head looks', '每个头在看哪里'),
  choose: text('Choose a token', '选一个 token'),
  start: text('start', '开头'),
  heads: (token: string) => text(`From “${token}”, head by head`, `从“${token}”看出去，逐个头`),
  head: (layer: number, head: number) =>
    text(`layer ${layer + 1}, head ${head + 1}`, `第 ${layer + 1} 层，第 ${head + 1} 个头`),
  most: (list: string) => text(`most from ${list}`, `取得最多：${list}`),
  chosen: (name: string) => text(`What ${name} takes from each token`, `${name}从每个 token 取多少`),
  empty: text('Write something first.', '先写点什么。'),
};

const NAMED = 2;

/** For a chosen token of the visitor's sentence: how much each head of each layer takes from every token so far. */
export function Attention() {
  const say = useLocalText();
  const locale = useLocale();
  const { model, reading } = useModel();
  const tokens = useTokens();
  const [wanted, setWanted] = useState<number | null>(null);
  const [head, setHead] = useState<Head | null>(null);
  const vocabulary = vocabularyOf(locale);
  const looks = tokens && reading.looks(tokens);
  const closest = tokens && looks && closestIn(linksIn(locale, tokens), looks, model.shape.heads);
  // A sentence that has become shorter has its last token chosen.
  const chosen = tokens ? Math.min(wanted ?? closest?.at ?? Infinity, tokens.length - 1) : -1;
  return (
    <>
      <section className="card task" aria-label={say(WORDS.card)}>
        <SentenceField />
        {tokens && looks && tokens.length > 0 && (
          <>
            <p className="field__label">{say(WORDS.choose)}</p>
            <TokenBoxes
              label={say(WORDS.choose)}
              language={locale}
              vocabulary={vocabulary}
              tokens={tokens}
              kinds={kindsIn(locale, tokens)}
              chosen={chosen}
              onChoose={setWanted}
            />
            <Heads
              seen={headsAt(looks[chosen + 1], model.shape.heads)}
              tokens={tokens.subarray(0, chosen + 1)}
              head={head ?? closest}
              choose={setHead}
            />
          </>
        )}
        {tokens?.length === 0 && <p role="status">{say(WORDS.empty)}</p>}
      </section>
      <Finder
        show={(found, at) => {
          setHead(found);
          if (at !== null) setWanted(at);
        }}
      />
    </>
  );
}

interface HeadsProps {
  seen: readonly Seen[];
  /** As far as the chosen one. */
  tokens: Uint32Array;
  /** Null: the one that takes most from a single token. */
  head: Head | null;
  choose(head: Head): void;
}

function Heads({ seen, tokens, head, choose }: HeadsProps) {
  const say = useLocalText();
  const format = useFormat();
  const locale = useLocale();
  const { comma } = useMarks();
  const vocabulary = vocabularyOf(locale);
  const names = [say(WORDS.start), ...Array.from(tokens, (token) => vocabulary.tokens[token].text)];
  const nameOf = (one: Head) => say(WORDS.head(one.layer, one.head));
  const mostOf = ({ shares }: Seen) => Math.max(...shares);
  const sharpest = seen.reduce((best, one) => (mostOf(one) > mostOf(best) ? one : best));
  const chosen = seen.find((one) => one.layer === head?.layer && one.head === head.head) ?? sharpest;
  const told = ({ shares }: Seen) => {
    const most = Array.from(shares, (share, at) => ({ share, at })).sort((a, b) => b.share - a.share);
    const list = most.slice(0, NAMED).map(({ share, at }) => `${names[at]} ${format.percent(share)}`);
    return say(WORDS.most(list.join(comma)));
  };
  return (
    <>
      <p className="field__label">{say(WORDS.heads(names[names.length - 1]))}</p>
      <ul className="heads">
        {seen.map((one) => (
          <li key={nameOf(one)}>
            <button type="button" className="head" aria-pressed={one === chosen} onClick={() => choose(one)}>
              <span className="head__name">{nameOf(one)}</span>
              <span className="head__strip" aria-hidden="true">
                {Array.from(one.shares, (share, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a place is all that a share is known by
                  <span key={at} style={{ blockSize: `${Math.max(2, 100 * share)}%` }} />
                ))}
              </span>
              <span className="head__most small num">{told(one)}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className="field__label">{say(WORDS.chosen(nameOf(chosen)))}</p>
      <Taken label={say(WORDS.chosen(nameOf(chosen)))} language={locale} names={names} shares={chosen.shares} />
    </>
  );
}
