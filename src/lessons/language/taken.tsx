import type { Locale } from '../../i18n/index.ts';
import { useFormat, useLocale } from '../../ui/state/locale.ts';
import '../../ui/tokens/tokens.css';
import { probabilityIn } from './probability.ts';
import './taken.css';

interface TakenProps {
  label: string;
  /** Of the tokens; the page may be in another. */
  language: Locale;
  /** What stands before the text first, in the page's language, then its tokens. */
  names: readonly string[];
  /** Of each of them: they add up to 1. */
  shares: ArrayLike<number>;
}

/** What one head takes from each token so far, as bars below them. */
export function Taken({ label, language, names, shares }: TakenProps) {
  const format = useFormat();
  const page = useLocale();
  return (
    <ol className="tokens__row" lang={language} aria-label={label}>
      {names.map((name, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same word may stand in several places
        <li key={at} className="taken">
          <span className="tokens__box" lang={at === 0 ? page : undefined}>
            {name}
          </span>
          <span className="taken__bar" aria-hidden="true">
            <span style={{ blockSize: `${100 * shares[at]}%` }} />
          </span>
          <span className="taken__value num">{probabilityIn(shares[at], format.percent)}</span>
        </li>
      ))}
    </ol>
  );
}
