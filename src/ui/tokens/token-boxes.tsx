import { type ReactNode, useId } from 'react';
import type { Locale } from '../../i18n/index.ts';
import type { Fault, Token, TokenKind, Vocabulary } from '../../workloads/language/stories/index.ts';
import { useLocale, useLocalText } from '../state/locale.ts';
import { KINDS, WORDS } from './words.ts';
import './tokens.css';

interface TokenBoxesProps {
  /** What the tokens are, for who cannot see them. */
  label: string;
  /** Of the tokens; the page may be in another. */
  language: Locale;
  vocabulary: Vocabulary;
  tokens: ArrayLike<number>;
  /** By token, where they stand; without them, as the vocabulary has them. */
  kinds?: readonly TokenKind[];
  /** Of the judge: their tokens are marked, their reasons stand below. */
  faults?: readonly Fault[];
  /** Place of the token that the visitor chose; boxes can be pressed where somebody wants to know. */
  chosen?: number;
  onChoose?: (at: number) => void;
}

/** Tokens in their order, each in a box that shows its kind; a key to the kinds; what is wrong with them. */
export function TokenBoxes({
  label,
  language,
  vocabulary,
  tokens,
  kinds,
  faults = [],
  chosen,
  onChoose,
}: TokenBoxesProps) {
  const say = useLocalText();
  const id = useId();
  const boxes = Array.from(tokens, (number, at) => {
    const token: Token | undefined = vocabulary.tokens[number];
    return { at, token, kind: token && (kinds?.[at] ?? token.kind) };
  });
  const present = new Set(boxes.map(({ kind }) => kind));
  const faultAt = (at: number) => faults.findIndex((fault) => fault.at <= at && at < fault.at + fault.length);
  const brokenOff = faults.findIndex(({ length }) => length === 0);

  const box = (at: number, kind: TokenKind | 'unknown' | 'missing', content: ReactNode, fault: number) => {
    const look = {
      className: `tokens__box tokens__box--${kind}${fault >= 0 ? ' tokens__box--wrong' : ''}`,
      'aria-describedby': fault >= 0 ? `${id}-${fault}` : undefined,
    };
    if (!onChoose || kind === 'missing') return <span {...look}>{content}</span>;
    return (
      <button type="button" {...look} aria-pressed={chosen === at} onClick={() => onChoose(at)}>
        {content}
      </button>
    );
  };

  return (
    <div className="tokens">
      <ol className="tokens__row" lang={language} aria-label={label}>
        {boxes.map(({ at, token, kind }) => (
          <li key={at}>{box(at, kind ?? 'unknown', <Content token={token} />, faultAt(at))}</li>
        ))}
        {brokenOff >= 0 && <li>{box(boxes.length, 'missing', <Own>{say(WORDS.missing)}</Own>, brokenOff)}</li>}
      </ol>
      {faults.length > 0 && (
        <ul className="tokens__faults">
          {faults.map((fault, at) => (
            <li key={`${fault.kind}:${fault.at}`} id={`${id}-${at}`}>
              {say(fault.text)}
            </li>
          ))}
        </ul>
      )}
      <Key present={present} />
    </div>
  );
}

/** A character that cannot be seen is named, in the language of the page. */
function Content({ token }: { token: Token | undefined }) {
  const say = useLocalText();
  if (!token) return <Own>{say(WORDS.unknown)}</Own>;
  if (token.kind === 'end') return <Own>{say(WORDS.end)}</Own>;
  if (token.text === '\n') return <Sign sign="↵">{say(WORDS.line)}</Sign>;
  if (token.text.trim() === '') return <Sign sign="␣">{say(WORDS.space)}</Sign>;
  return token.text;
}

/** In the language of the page, among tokens of another. */
function Own({ children }: { children: string }) {
  return <span lang={useLocale()}>{children}</span>;
}

function Sign({ sign, children }: { sign: string; children: string }) {
  return (
    <>
      <span aria-hidden>{sign}</span>
      <span className="visually-hidden" lang={useLocale()}>
        {children}
      </span>
    </>
  );
}

/** Of the kinds that are there and look like something. */
function Key({ present }: { present: ReadonlySet<TokenKind | undefined> }) {
  const say = useLocalText();
  const kinds = (Object.keys(KINDS) as (keyof typeof KINDS)[]).filter((kind) => present.has(kind));
  if (kinds.length === 0) return null;
  return (
    <ul className="tokens__key" aria-label={say(WORDS.key)}>
      {kinds.map((kind) => (
        <li className={`tokens__box tokens__box--${kind}`} key={kind}>
          {say(KINDS[kind])}
        </li>
      ))}
    </ul>
  );
}
