import type { LocalText } from './contract.ts';

/** Chinese characters and their full-width punctuation. */
const WIDE = String.raw`[\p{Script=Han}\u3000-\u303f\uff00-\uffef]`;
const BETWEEN_WIDE = new RegExp(`(?<=${WIDE}) +(?=${WIDE}|“)|(?<=”) +(?=${WIDE})`, 'gu');

/**
 * Chinese as it is set: a space between Chinese characters and Latin letters or digits, none between Chinese characters or
 * beside their punctuation. Sentences are put together from parts that do not know their neighbours.
 */
export const spaced = (zh: string): string =>
  zh
    .replace(/(?<=\p{Script=Han})(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%])(?=\p{Script=Han})/gu, ' ')
    .replace(BETWEEN_WIDE, '')
    .replace(/(?<=[，。；：！？、（]) +(?=\S)|(?<=\S) +(?=[，。；：！？、）])|(?<=\d) +(?=%)/gu, '');

/** One text in both languages; the Chinese is written, not translated word by word. */
export const text = (en: string, zh: string): LocalText => ({ en, 'zh-CN': spaced(zh) });

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Very small or very large, with one digit behind the point: `1.0 × 10⁻⁶`; no line ends within it. */
export function scientific(value: number): string {
  if (value === 0) return '0';
  const [mantissa, exponent] = value.toExponential(1).split('e');
  const power = exponent
    .replace('+', '')
    .replace('-', '⁻')
    .replace(/\d/g, (digit) => RAISED[Number(digit)]);
  return `${mantissa}\u00a0×\u00a010${power}`;
}

/** Three significant digits at most, for sentences that are made from measurements. */
export const figure = (value: number): string =>
  value >= 1000 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(value >= 100 ? 3 : 2)));
