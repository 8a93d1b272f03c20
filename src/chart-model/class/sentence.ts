/** The words for what may be said of a class, in the reader's language. */
import type { TFunction } from 'i18next';
import type { Format } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/index.ts';
import { MARKS } from '../../i18n/marks.ts';
import type { Question } from '../../results/class/model.ts';
import { factorText } from '../sentence.ts';
import type { Crossings, Wins } from './crossings.ts';
import type { ClassFinding, Headline } from './findings.ts';

export interface ClassWords {
  readonly t: TFunction<'wall'>;
  readonly locale: Locale;
  readonly format: Format;
  readonly kind: Question['kind'];
  /** The parameter that sizes are told in: `n`. */
  readonly axis: string;
}

/** An answer in the question's unit: `17×`, `0.18×`, `n = 512`, `3.2 ms`. */
export function answerText(value: number, { t, kind, format, axis }: ClassWords): string {
  if (kind === 'speed-up') return t('factor', { value: shortFactor(value, format) });
  return kind === 'time' ? format.ms(value) : sizeText(value, axis, format);
}

/** As every place of a chart is told: `n = 1,024`, and never with a new line in it. */
export const sizeText = (size: number, axis: string, format: Format): string =>
  `${axis}\u00a0=\u00a0${format.integer(size)}`;

const joined = (parts: readonly string[], { locale }: ClassWords) => parts.join(MARKS[locale].gap);

const shortFactor = (value: number, format: Format) =>
  factorText(value < 1 ? Number(value.toPrecision(2)) : value, format);

/** From one answer to another, with a factor's unit said once: `31–33×`, `3.1 ms – 3.3 ms`. */
export function answerRange(low: number, high: number, words: ClassWords): string {
  const { t, kind, format } = words;
  if (kind !== 'speed-up') return `${answerText(low, words)} – ${answerText(high, words)}`;
  return t('factor', { value: `${shortFactor(low, format)}–${shortFactor(high, format)}` });
}

/** What the picture of guesses and measurements shows. */
export function classSentence(finding: ClassFinding, words: ClassWords): string {
  const { t } = words;
  const value = (number: number) => answerText(number, words);
  const { spread, wins, guesses, left } = finding;
  const parts = [headlineText(finding.headline, words)];
  if (wins) parts.push(t('sentence.wins', { count: wins.count, gpu: wins.gpu }));
  if (spread) parts.push(t('sentence.spread', { least: value(spread.least), most: value(spread.most) }));
  if (guesses) parts.push(t('sentence.guessed', { count: guesses.count, median: value(guesses.median) }));
  return joined([...parts, ...leftText(left, words)], words);
}

function headlineText(headline: Headline, words: ClassWords): string {
  const { t, kind } = words;
  const value = (number: number) => answerText(number, words);
  switch (headline.kind) {
    case 'empty':
      return t('sentence.empty');
    case 'unmeasured':
      return t('sentence.unmeasured', { count: headline.count });
    case 'one':
      return t(`sentence.one.${kind}`, { value: value(headline.value) });
    case 'equal':
      return t(`sentence.equal.${kind}`, { count: headline.count, value: value(headline.value) });
    case 'usual': {
      const { count, median, lower, upper } = headline.quarters;
      const values = { count, median: value(median), lower: value(lower), upper: value(upper) };
      return t(`sentence.usual.${kind}`, values);
    }
  }
}

function leftText(left: ClassFinding['left'], { t }: ClassWords): string[] {
  return (['software', 'none', 'never', 'missing'] as const).flatMap((reason) =>
    left[reason] > 0 ? [t(`sentence.left.${reason}`, { count: left[reason] })] : [],
  );
}

/** Where the GPU overtakes, of all machines together. */
export function crossingSentence({ columns, count, median, missing }: Crossings, words: ClassWords): string {
  const { t, axis, format } = words;
  const parts: string[] = [];
  const never = columns.at(-1)?.machines.length ?? 0;
  if (count === 0) parts.push(t('crossing.empty'));
  else if (columns.length < 3) parts.push(t('crossing.oneSize'));
  else if (median === null) parts.push(t('crossing.mostNever', { count }));
  else parts.push(t('crossing.median', { count, size: sizeText(median, axis, format) }));
  if (never > 0 && columns.length > 2) parts.push(t('crossing.never', { count: never }));
  if (missing > 0) parts.push(t('crossing.missing', { count: missing }));
  return joined(parts, words);
}

/** Who wins on most machines at the smallest size and at the largest. */
export function winsSentence(wins: readonly Wins[], words: ClassWords): string {
  const { t, axis, format } = words;
  const known = wins.filter(({ cpu, level, gpu }) => cpu + level + gpu > 0);
  if (known.length === 0) return t('wins.empty');
  const ends = known.length === 1 ? known : [known[0], known[known.length - 1]];
  return joined(
    ends.map(({ size, gpu, cpu, level }) =>
      t('wins.at', { size: sizeText(size, axis, format), gpu, cpu, count: cpu + level + gpu }),
    ),
    words,
  );
}
